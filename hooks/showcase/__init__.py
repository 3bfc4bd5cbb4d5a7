"""Criteria and entries become a checked, published showcase; this package knows nothing of MkDocs but in its adapter."""
