"""The text in which a delegation's pointer shows the line that is read."""
