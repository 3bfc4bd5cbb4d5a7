"""Remedies that are safe: what a writer must have meant is put right, at its place, and everything else stays as it is."""
