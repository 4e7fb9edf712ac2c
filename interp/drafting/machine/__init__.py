"""The translation machine: models, decoder and fixture packages."""
