"""Erasing meetings, and what is kept for how long after a meeting was closed."""
