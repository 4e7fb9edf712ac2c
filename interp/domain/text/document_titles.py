"""Tells a document's title from the name of its file, by which a document without a title is called."""

import re

from interp.domain.text.cleaning import clean

LONGEST_TITLE = 300
ENDING = re.compile(r"(?<=.)\.[^.]*$")  # the last, as ".txt" of "note.en.txt"; a name that is only an ending is kept


def title_of_file(name: str) -> str:
    """Return the name of a file without folders and ending, as the title of a document that has no other.

    Raises BadRequest for characters that cannot be displayed.
    """
    return clean(ENDING.sub("", re.split(r"[\\/]", name)[-1])[: LONGEST_TITLE * 2])[:LONGEST_TITLE]


def is_untitled(title: str, name: str) -> bool:
    """Return whether a document's title is only the name of its file."""
    return title == title_of_file(name)
