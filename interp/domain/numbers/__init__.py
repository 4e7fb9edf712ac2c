"""Pure functions that read numbers, days and hours in a text, in figures and in words, in six languages."""
