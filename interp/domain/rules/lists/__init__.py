"""The rules of lists of speakers: order, places by hand, limits, and when inscription is open."""
