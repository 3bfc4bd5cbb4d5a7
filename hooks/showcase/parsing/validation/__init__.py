"""Values become typed fields of the model, or findings at their places."""
