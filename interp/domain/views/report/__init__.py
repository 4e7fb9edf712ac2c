"""The report of a meeting: what was planned at its opening, and what became of it."""
