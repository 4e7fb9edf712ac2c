"""Stores that keep small files in the data folder: the clock, signs of drafting processes, layouts."""
