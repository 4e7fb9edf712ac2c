"""Makes what the record says of the entries of lists of speakers: since when, by which channel, moved why, outcome."""

from collections.abc import Collection
from typing import Literal

from interp.domain.model.parties import SpeechStatus
from interp.domain.model.speaker_lists import EntryAct, EntryActName, PlaceReason
from interp.domain.model.state import Meeting
from interp.domain.model.texts import T
from interp.domain.rules.lists.listed_speakers import speeches_of
from interp.domain.views.list_entries import EntryView, entry_view, other_title
from interp.domain.views.view_parts import Recipient, SpeechView, speech_view
from interp.value_types import dataclass, replace

EntryOutcome = Literal[
    "planned", "on_floor", "interrupted", "done", "skipped", "absent", "taken_back", "withdrawn", "not_reached",
    "carried_over",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedAct:
    """What was done to an entry, in milliseconds since 1970 and by whom.

    `reason`, `words`, `after` (null: first) and `other` (whom it exchanged places with), with the names of those
    speakers now, are those of a place by hand. A name is null where the speech was removed. `leave`: the chair gave
    leave to inscribe late. `meeting` is the title of the one it was carried over into, or received from.
    """

    name: EntryActName
    at: int
    by: str
    reason: PlaceReason | None
    words: str
    after: str | None
    after_name: T | None
    other: str | None
    other_name: T | None
    leave: bool
    meeting: T | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedEntry:
    """An entry of a list of speakers: `entry.desk` says when, by which channel and by whom it was inscribed.

    `confirmed_at` is null where it is not confirmed. `acts` are in order. `spoken`: it had or has the floor; `outcome`
    is the status of its speech, or that it was withdrawn, not reached or carried over. No booth is named.
    """

    speech: SpeechView
    entry: EntryView
    confirmed_at: int | None
    acts: tuple[RecordedAct, ...]
    outcome: EntryOutcome
    spoken: bool


def recorded_entries(state: Meeting, spoken: Collection[str], reader: Recipient) -> tuple[RecordedEntry, ...]:
    """Return the entries of all lists, each in its order, who waits after those who were called, also in a later round.

    `spoken` has the speeches that had the floor.
    """
    return tuple(
        _recorded(state, speech, entry, speech in spoken, reader)
        for each in state.lists.values()
        for speech in sorted(speeches_of(state, each), key=lambda it: state.speeches[it].status == SpeechStatus.PLANNED)
        if (entry := entry_view(state, speech, reader)) is not None
    )


def _recorded(state: Meeting, speech: str, entry: EntryView, spoken: bool, reader: Recipient) -> RecordedEntry:
    confirmed = [each.at for each in state.entry_acts.get(speech, ()) if each.name == "confirmed"]
    is_confirmed = state.entries[speech].standing == "confirmed"
    return RecordedEntry(
        speech=replace(speech_view(state, state.speeches[speech], reader), interpretation=None),
        entry=replace(entry, desk=replace(entry.desk, interpreter=None) if entry.desk else None),
        confirmed_at=confirmed[-1] if confirmed and is_confirmed else None,
        acts=tuple(_act(state, each, reader) for each in state.entry_acts.get(speech, ())),
        outcome=_outcome(state, speech, entry),
        spoken=spoken,
    )


def _outcome(state: Meeting, speech: str, entry: EntryView) -> EntryOutcome:
    if speech in state.away:
        return "carried_over"
    if state.entries[speech].standing == "withdrawn" and state.speeches[speech].status == SpeechStatus.SKIPPED:
        return "withdrawn"
    return "not_reached" if entry.not_reached else state.speeches[speech].status.value


def _act(state: Meeting, act: EntryAct, reader: Recipient) -> RecordedAct:
    def name_of(speech: str | None) -> T | None:
        known = state.speeches.get(speech or "")
        view = speech_view(state, known, reader) if known else None
        return (view.person or view.party).name if view else None

    return RecordedAct(
        name=act.name, at=act.at, by=act.by, reason=act.reason, words=act.words, after=act.after,
        after_name=name_of(act.after), other=act.other, other_name=name_of(act.other), leave=act.leave,
        meeting=other_title(state, act.meeting, reader) if act.meeting else None,
    )  # fmt: skip
