"""What surrounds a machine translation: protection, repair, terms and typography."""
