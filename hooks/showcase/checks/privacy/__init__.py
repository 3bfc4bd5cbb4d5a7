"""Personal data in a text: found, and made unreadable."""
