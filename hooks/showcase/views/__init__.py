"""Frozen data, one type for each template: all that a page may see, with its addresses and words ready to show."""
