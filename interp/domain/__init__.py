"""The law of the meeting and of text. Pure: no clock, no ids made here, no input or output."""
