"""The search index: what the browser needs to find entries, as small files that it asks for as it needs them."""
