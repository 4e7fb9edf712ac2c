"""The papers the product ships with, so that a first run has a real meeting."""
