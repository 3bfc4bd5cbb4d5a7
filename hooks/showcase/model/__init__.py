"""The words of the field as frozen types: the award and its rules, entries and what they hold."""
