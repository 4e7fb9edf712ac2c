"""Makes the view of a later state from that of an earlier one, whole only if something that it is made of is different.

A state shares with the next one every part that an event did not change, so the parts are compared as objects.
"""

from collections.abc import Callable
from dataclasses import fields
from functools import cache
from operator import attrgetter, is_
from typing import Any

from interp.domain.model.floor_record import FloorRecord
from interp.domain.model.state import Floor, Meeting
from interp.domain.views.announcements import WITHDRAWS_ALL, heard
from interp.domain.views.attendee import CaptionView
from interp.domain.views.audiences import AUDIENCES, IN_NONE, IN_SOME, Audience, view
from interp.domain.views.caption_following import following_view, place_view
from interp.value_types import replace

NUMBERS = ("programme_seq", "edits_seq", "list_seq", "texts_seq", "remaining", "measured")
# By what views say of them: they change with every cue, and for others; the record with each act.
COMPARED = {"floor", "captions", "announcements", "record"}
# No view says which cue is the newest.
OF_FLOOR = tuple(each.name for each in fields(Floor) if each.name != "cue")
Values = Callable[[Any], tuple[Any, ...]]
_of_floor: Values = attrgetter(*OF_FLOOR)


def later_view(before: Meeting, after: Meeting, audience: Audience, seen: CaptionView) -> CaptionView:
    """Return the view of `after`, given that of `before`: the same object where nothing in it can be different.

    Where the speaker's place in the text alone is new, the rest of the view is not made again.
    """
    reads = AUDIENCES[audience.name].reads
    public = not hasattr(seen, "place")  # who sees where the speaker is also sees how a closed text is followed
    if reads is None or not _same(before, after, reads, public) or not _hears_the_same(before, after, audience):
        return view(after, audience)
    if public:
        return seen
    changed: Any = seen
    place = place_view(after)
    return seen if place == changed.place else replace(changed, place=place)


def _same(before: Meeting, after: Meeting, reads: frozenset[str], public: bool) -> bool:
    """Return whether no part that a view reads differs; one that differs may still say the same."""
    return (
        all(map(is_, _values(reads)(before), _values(reads)(after)))
        and _same_floor(before.floor, after.floor)
        and ("record" not in reads or _same_times(before.record, after.record))
        and (before.captions is after.captions or following_view(before, public) == following_view(after, public))
    )


@cache
def parts(reads: frozenset[str]) -> tuple[str, ...]:
    """Return the parts of a state that are to be the same objects, for a view that reads these of IN_SOME."""
    known = {each.name for each in fields(Meeting)} - COMPARED - IN_NONE
    return tuple(sorted(known - (IN_SOME - reads)))


@cache
def _values(reads: frozenset[str]) -> Values:
    return attrgetter(*parts(reads))


def _hears_the_same(before: Meeting, after: Meeting, audience: Audience) -> bool:
    same = before.announcements is after.announcements
    some = audience.name not in WITHDRAWS_ALL
    return same or (some and heard(before, audience.name) == heard(after, audience.name))


def _same_times(before: FloorRecord, after: FloorRecord) -> bool:
    """Return whether what views tell of the record is the same: an act is told where it changes something else too."""
    return all(getattr(before, name) is getattr(after, name) for name in ("turns", "stays", "interruptions"))


def _same_floor(before: Floor, after: Floor) -> bool:
    return before is after or _of_floor(before) == _of_floor(after)


def same_but_numbers(before: CaptionView, after: CaptionView) -> bool:
    """Return whether two views of an audience are equal, or differ in the numbers of documents alone.

    How many wait on the list is such a number: it changes with the list, at each inscription. So is what was measured:
    without the floor it changes where somebody was absent.
    """
    kind: Any = type(after)
    return _others(kind)(before) == _others(kind)(after)


@cache
def _others(kind: Any) -> Values:
    return attrgetter(*(each.name for each in fields(kind) if each.name not in NUMBERS))
