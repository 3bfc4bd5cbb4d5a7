"""What each code means, and what is said when its rule is broken."""
