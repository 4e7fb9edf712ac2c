"""Sentences about lists of speakers: why an entry stands where it stands."""
