"""Parses the lines of a paper into the proposal of a programme."""
