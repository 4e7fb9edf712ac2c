"""The review desk: its routes, the messages between it and its pages, and the words of its rows and files."""
