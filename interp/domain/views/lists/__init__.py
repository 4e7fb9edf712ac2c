"""Views of lists of speakers that are made for one delegation."""
