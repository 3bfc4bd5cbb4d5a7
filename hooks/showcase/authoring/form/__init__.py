"""The form in which an entry or an adoption record is written in a browser: its steps and fields, from the award and the declaration of the model."""
