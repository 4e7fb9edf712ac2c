"""Compares two views of an audience apart from the numbers of the documents that pages fetch."""

from dataclasses import fields
from functools import cache
from typing import Any

from interp.domain.views.attendee import CaptionView

NUMBERS = ("programme_seq", "edits_seq", "list_seq", "texts_seq")


def same_but_numbers(before: CaptionView, after: CaptionView) -> bool:
    """Return whether two views of an audience are equal, or differ in the numbers of documents alone."""
    kind: Any = type(after)
    return all(getattr(before, name) == getattr(after, name) for name in _others(kind))


@cache
def _others(kind: Any) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind) if each.name not in NUMBERS)
