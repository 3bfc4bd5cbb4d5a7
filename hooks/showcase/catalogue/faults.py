"""Faults of our own, told as such: one in an entry stops no other entry."""

import os

from showcase.model.finding import Finding, Location
from showcase.util.text import short

DEBUG = "SHOWCASE_DEBUG"  # when it is set, a fault of ours ends in a traceback


def as_finding(path: str, error: Exception) -> Finding:
    """What is said of a file at which the checker itself failed; raises the fault instead when somebody looks for it."""
    if DEBUG in os.environ:
        raise error
    return Finding("unexpected-failure", Location(path), "The checker failed while it was judging this, and does not know why.",
                   "The fault is the checker’s and not yours; everything else was judged.",
                   f"Please report it with this file and these words: {type(error).__name__}: {short(str(error), 200)}. Setting {DEBUG}=1 shows more.")
