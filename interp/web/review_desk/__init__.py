"""The messages between the review desk and its pages, as they go over the wire."""
