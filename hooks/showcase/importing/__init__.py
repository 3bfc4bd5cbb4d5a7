"""Rows that a form or an award platform collected become drafts of entries; whatever does not fit is told and kept."""
