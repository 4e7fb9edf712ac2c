"""Every text of the interface, in six languages."""
