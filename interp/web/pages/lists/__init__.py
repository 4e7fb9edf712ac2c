"""Pages of lists of speakers beside the console: the list for printing."""
