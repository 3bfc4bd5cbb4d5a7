"""The commands of `showcase`, one module each: `add` declares it to the parser, `run` does it and gives the exit status."""
