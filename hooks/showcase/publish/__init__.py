"""Makes the site: which pages there are, rendered, with their pictures, audited, and put in the place of the one before."""
