"""Knows no award: the day, all cores, names that become addresses, slips of the fingers, English words, letters that cannot be seen."""
