"""What may be shown: every step from a project’s root to a catalogue, and the questions that are asked of it."""
