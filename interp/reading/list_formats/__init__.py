"""Reads the formats of lists of speakers: TOML files to rules, with the line of each fault."""
