"""What people in a meeting tell each other and no log keeps."""
