"""Protocols and types of what the review desk keeps: acts, working copies, notes, requests, layouts."""
