"""`python -m showcase` is the command `showcase`."""

import sys

from .cli import main

sys.exit(main())
