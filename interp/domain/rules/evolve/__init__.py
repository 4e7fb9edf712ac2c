"""What an event makes of the state. Never refuses."""
