"""Frozen data for templates: one module for each kind of page, and for what several kinds share."""
