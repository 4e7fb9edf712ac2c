"""How units of the translation memory that are like a text are found and ranked."""
