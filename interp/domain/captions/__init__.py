"""From a sentence to its captions: line breaks, steps, fitting, edits and pace."""
