"""Helps those who write: schemas for editors, a form, files to begin with, remedies that are safe, and tables brought in."""
