"""Claims in words held against the figures: what a sentence says of a measure, and whether the measure bears it out."""
