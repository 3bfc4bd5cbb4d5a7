"""How an entry is cited: what there is to say of it, and a maker for each format."""
