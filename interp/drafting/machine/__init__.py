"""The translation engine: models, decoder and fixture packages."""
