"""The structure of written text: segments, sentences, symbols, figures, matches and versions."""
