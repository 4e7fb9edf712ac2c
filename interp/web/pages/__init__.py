"""The pages people open, complete as they leave the server."""
