"""Talks to people: the commands, what they ask, and every way in which findings are printed."""
