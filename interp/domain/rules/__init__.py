"""The rules of a meeting: decide returns the events of a command, evolve the state after an event."""
