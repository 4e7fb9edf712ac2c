"""Proposals read from papers: their types, corrections by people, planning, and changes from a newer version."""
