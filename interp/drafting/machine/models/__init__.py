"""Manages translation packages in the data folder: list, fetch, unpack, verify, remove; only on command."""
