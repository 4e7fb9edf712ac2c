"""The report of a meeting, or of the meetings of a day in a room: its words, its page and its files."""
