"""What may happen in a meeting and what follows from it: decide, evolve, policy and order."""
