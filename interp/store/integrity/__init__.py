"""What tells whether a database still holds what was recorded: checksums of the log, and a look at its file."""
