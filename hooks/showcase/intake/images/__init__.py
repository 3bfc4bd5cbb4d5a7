"""Pictures: opened under limits, looked at, made anew, and kept."""
