"""The HTML pages, complete as served."""
