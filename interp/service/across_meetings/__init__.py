"""Services that follow several meetings at once: the next one in a room, lists carried from one into another."""
