"""Pages of a booth beside its main one: the texts that are filed for the booths."""
