"""Builds the service and runs it."""
