"""The migrations of the drafting database, in order."""
