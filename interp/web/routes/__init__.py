"""The HTTP API and the Socket.IO events."""
