"""The text that an interpreter has in hand: the statement of a speech, sentence by sentence, in two languages."""
