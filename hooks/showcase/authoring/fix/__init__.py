"""Remedies that can only have been meant in one way."""
