"""What a paper proposes, how people correct it, and what a newer version of it changes."""
