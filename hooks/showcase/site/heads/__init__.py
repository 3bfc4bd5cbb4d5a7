"""What a page says of itself to programs, in its head: where it stands, what it is about, how it is cited, and what else there is of it."""
