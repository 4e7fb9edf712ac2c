"""Cuts sentences into captions: line breaks, steps shared by languages, edits on air and pace."""
