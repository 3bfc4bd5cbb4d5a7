"""Makes the documents of entries, keeps them by content, and hands the site those that belong to the entries as they are now."""
