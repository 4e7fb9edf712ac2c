"""Compares two views of an audience apart from the numbers of the documents that pages fetch."""

from dataclasses import replace

from interp.domain.views.attendee import CaptionView

NUMBERS = ("programme_seq", "edits_seq", "list_seq", "texts_seq")


def same_but_numbers(before: CaptionView, after: CaptionView) -> bool:
    """Return whether two views of an audience are equal, or differ in the numbers of documents alone."""
    held = {name: getattr(before, name) for name in NUMBERS if hasattr(before, name)}
    return replace(after, **held) == before
