"""Addresses of rooms, which lead to the meeting that is on there."""
