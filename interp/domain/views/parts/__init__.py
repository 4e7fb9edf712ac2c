"""Parts of several views that are made of the state alone."""
