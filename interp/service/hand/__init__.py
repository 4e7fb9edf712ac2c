"""Makes the texts that booths have in hand of what is filed for them."""
