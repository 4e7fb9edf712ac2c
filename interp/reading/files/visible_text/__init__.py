"""What readers of files tell apart from the text: hidden, struck and repeated text, and marks; and a record of it."""
