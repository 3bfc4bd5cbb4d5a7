"""Text becomes typed values: front matter with the place of each, Markdown as an outline, tables as series; what is wrong is a finding."""
