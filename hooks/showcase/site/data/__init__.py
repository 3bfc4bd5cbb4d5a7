"""The collection as others’ programs read it: one typed model for the API in Python and for every file, and an exporter a format."""
