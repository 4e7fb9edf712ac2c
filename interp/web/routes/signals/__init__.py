"""The addresses and messages of what people tell each other and no log keeps."""
