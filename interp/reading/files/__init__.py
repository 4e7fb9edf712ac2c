"""Readers of file formats; each returns the lines or blocks of a file."""
