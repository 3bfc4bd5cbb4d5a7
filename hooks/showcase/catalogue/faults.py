"""Faults of our own, told as such: one in an entry stops no other entry."""

import os

from showcase.model.finding import Finding, Location

DEBUG = "SHOWCASE_DEBUG"  # when it is set, a fault of ours ends in a traceback


def as_finding(path: str, error: Exception, wording: str = "") -> Finding:
    """What is said of a file at which the showcase itself failed; raises the fault instead when somebody looks for it."""
    if DEBUG in os.environ:
        raise error
    return Finding("unexpected-failure", Location(path), {"kind": type(error).__name__, "error": str(error), "debug": DEBUG}, wording)
