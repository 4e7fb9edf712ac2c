"""What is taken out of a text in hand: its figures and names, and its pace."""
