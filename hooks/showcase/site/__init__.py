"""Decides what is on a page, and writes nothing: views, URLs, charts, covers, and what the browser needs to find entries."""
