"""Which events a command leads to, or why it is refused."""
