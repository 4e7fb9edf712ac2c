"""What each audience sees: one file per audience, one type per audience, so nothing leaks by a forgotten filter."""
