"""The parties of a speech: on whose behalf it is, and the forms of a name in the six languages."""
