"""Authorise, read, decide, record, announce: in that order and nothing else. Knows ports, never stores."""
