"""The types of a meeting: its state, its parties, commands and events. Types only, no rules."""
