"""Series of months as charts: their limits and signals, where each point stands, and the drawing."""
