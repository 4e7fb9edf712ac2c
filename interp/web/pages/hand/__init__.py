"""The addresses of the texts that booths have in hand."""
