"""The nouns, frozen: an award, its entries with their evidence, what is reported of them, pictures, and lists to choose from."""
