"""One entry as it will look, while it is written."""
