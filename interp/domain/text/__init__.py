"""Pure functions on written text: segments, sentences, symbols, figures, matches and document versions."""
