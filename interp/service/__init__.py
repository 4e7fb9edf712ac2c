"""The use cases: check the actor, read, decide, record, notify. Depends on ports, not on stores."""
