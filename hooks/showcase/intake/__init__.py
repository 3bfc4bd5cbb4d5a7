"""Bytes become text: the award’s file, the entries’ folders and their pictures, opened safely and within limits."""
