"""Texts become values as they were written, each with its place; what YAML cannot read is explained and mended in memory."""
