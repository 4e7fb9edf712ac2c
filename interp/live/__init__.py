"""From the log to the rooms: follows the log and shows each audience its view; never calls service."""
