"""An entry’s Markdown, read once: its outline with places, and its blocks as HTML with holes."""
