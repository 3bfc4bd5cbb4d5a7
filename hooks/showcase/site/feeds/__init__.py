"""Feeds of entries and of adoptions, in two forms: Atom and JSON Feed."""
