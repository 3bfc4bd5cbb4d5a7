"""What is wrong with an entry or an award: one generator a rule, one module a family of rules."""
