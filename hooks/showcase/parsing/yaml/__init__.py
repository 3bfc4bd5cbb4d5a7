"""YAML read as it was written, each value with its place; what cannot be read is explained at its cause, and repaired."""
