"""Official names of States, groups and organizations in six languages, and search in them."""
