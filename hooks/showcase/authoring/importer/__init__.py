"""Rows of a table become drafts of entries."""
