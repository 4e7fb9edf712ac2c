"""Reads and writes translation units and terms in the formats of other tools."""
