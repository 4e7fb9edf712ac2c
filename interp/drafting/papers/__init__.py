"""From the lines of a paper to the proposal of a programme."""
