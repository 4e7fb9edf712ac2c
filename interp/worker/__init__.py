"""The drafting process: a supervisor, the child it watches, and what the child works with."""
