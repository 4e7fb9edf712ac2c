"""The rules of meetings and text as pure functions: no clock, no new ids, no input or output."""
