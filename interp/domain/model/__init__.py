"""The types of a meeting: its state, parties, commands and events, without rules."""
