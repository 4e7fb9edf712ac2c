"""Identifies the language of papers: our own evidence first, a library of many languages as the second opinion."""
