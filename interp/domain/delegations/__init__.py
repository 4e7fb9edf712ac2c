"""States, groups and organizations by their official names, and search by letters."""
