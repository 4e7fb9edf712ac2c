"""What tells whether a database still holds what was recorded: checksums of log and rows, a look at its file."""
