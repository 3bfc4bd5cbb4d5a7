"""The catalogue as text for machines: one module a format."""
