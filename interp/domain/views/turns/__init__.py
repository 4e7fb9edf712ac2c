"""What a booth alone is told of its turn at the microphone, and what comes for it."""
