"""Files in, drafts out: a paper becomes lines, lines become a programme a person confirms."""
