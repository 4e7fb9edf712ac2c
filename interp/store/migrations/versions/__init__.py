"""The migrations of the meetings database, in order."""
