"""How an award's site looks where it is not to look like this one: what `extra.look` in mkdocs.yml says, checked, and the style sheet made of it."""
