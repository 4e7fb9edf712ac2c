"""Turns at the microphone: how long one lasts, and the gap between speakers at which the next may begin."""
