"""What the browser needs to find entries: which words stand where, what each entry is, and how it is shown."""
