"""The rules for a browser: one table of fields, lists, patterns and messages, which the form’s check reads."""
