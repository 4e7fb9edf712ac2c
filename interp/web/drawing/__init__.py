"""What the server draws and a page's script draws again: one table of pieces, read by both."""
