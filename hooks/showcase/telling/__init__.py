"""How findings are told: to people on a terminal, and to programs in the forms that they read."""
