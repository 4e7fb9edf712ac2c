"""Writes documents that leave the desk as files: in the original's layout, and as a table for revision."""
