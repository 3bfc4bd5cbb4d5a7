"""What each document of an entry shows, as plain data: nothing here writes, and no template decides."""
