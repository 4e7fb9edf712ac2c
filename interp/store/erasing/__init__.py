"""The statements that erase: they take a connection without the triggers of append-only tables."""
