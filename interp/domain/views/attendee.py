"""Makes the public view: who speaks, on which item, for how long, who is next; approved texts only, within 4 KB."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from interp.domain.model.state import Meeting
from interp.domain.model.texts import T
from interp.domain.rules.forecast.measured_times import MeasuredTimes
from interp.domain.rules.forecast.measured_turns import measured_times
from interp.domain.rules.lists.seen import unpublished_items
from interp.domain.rules.programme_order import empty_item_next
from interp.domain.views import view_parts
from interp.domain.views.announcements import AnnouncementView, announced
from interp.domain.views.caption_following import FollowingView, following_view
from interp.domain.views.interruption import InterruptionView, interruption_view
from interp.domain.views.next_speeches import armed_speech, last_speech, next_speeches, remaining
from interp.domain.views.parts.view_part_cache import in_pieces, part, public_state, renewed, shared
from interp.domain.views.view_parts import ClocksView, Direction, ItemView, MeetingView, Recipient, SpeechView
from interp.value_types import dataclass, replace

LARGEST_VIEW = 4_096  # bytes of a public view as JSON
# Upper bounds of what a public view has as JSON beside its texts: names of fields, ids and numbers.
VIEW_BYTES, CLOCK_BYTES, SPEECH_BYTES, PARTY_BYTES, ITEM_BYTES, TEXT_BYTES = 827, 120, 275, 105, 76, 81
ANNOUNCEMENT_BYTES = 140
MEASURED_BYTES, RATIOS_BYTES = 105, 52
SIZED = (
    "meeting", "item", "speech", "interruption", "clocks", "next", "next_item", "armed", "last", "announcements",
    "measured",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptionView:
    """The public view of docs/protocol.md; other audiences add fields to it.

    `outputs_blank`: staff asked for every public output to be empty.
    `next_item` is what comes next where that is an item with nobody inscribed. `last` is who spoke last on the open
    item where a list of speakers serves it, `remaining` how many wait on that list; null for who does not see it.
    `announcements` are those for this audience, also at their end: the page's own clock decides.
    """

    meeting: MeetingView
    item: ItemView | None
    speech: SpeechView | None
    interruption: InterruptionView | None
    following: FollowingView | None
    clocks: ClocksView
    next: tuple[SpeechView, ...]
    next_item: ItemView | None
    armed: SpeechView | None
    last: SpeechView | None
    remaining: int | None
    announcements: tuple[AnnouncementView, ...]
    outputs_blank: bool
    rehearsal: bool
    programme_seq: int
    edits_seq: int
    list_seq: int
    language: str
    direction: Direction


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedView(CaptionView):
    """A view from which a page computes when those who wait begin.

    `measured` is what the turns so far have shown, null in an interruption: nobody knows then when the floor goes on.
    """

    measured: MeasuredTimes | None


def common(state: Meeting, reader: Recipient, audience: str) -> dict[str, Any]:
    """Return the fields every audience has, for the reader; a brief one gets as many later speeches as fit.

    `audience` is its name, by which it is known which announcements are for it.
    """
    seen, said = _seen(state, reader), announced(state, audience, reader)
    return dict(_brief(seen, reader, said) if reader.brief else _common(seen, reader, said))


def timed(state: Meeting, reader: Recipient, audience: str) -> dict[str, Any]:
    """Return the fields of a TimedView."""
    seen = _seen(state, reader)
    measured = None if seen.floor.interruptions else _measured_times(seen)
    parts = _common(seen, reader, announced(state, audience, reader)) | {"measured": measured}
    return fitted(seen, parts) if reader.brief else parts


@shared
def _measured_times(state: Meeting) -> MeasuredTimes:
    return measured_times(state, in_pieces(state))


def _seen(state: Meeting, reader: Recipient) -> Meeting:
    return state if reader.drafts else public_state(state)


@shared
def _brief(state: Meeting, reader: Recipient, said: tuple[AnnouncementView, ...]) -> dict[str, Any]:
    return fitted(state, _common(state, reader, said))


@shared
def _common(state: Meeting, reader: Recipient, said: tuple[AnnouncementView, ...]) -> dict[str, Any]:
    item, numbers = view_parts.current_item(state), view_parts.numbers(state, reader)
    coming = part(state, empty_item_next)
    if not reader.drafts and coming and coming.id in unpublished_items(state):
        coming = None  # whether anybody is inscribed there is not said
    return {
        "meeting": view_parts.meeting_view(state, reader),
        "item": view_parts.item_view(state, item, reader) if item else None,
        "speech": view_parts.floor_speech(state, reader),
        "interruption": interruption_view(state, reader),
        "following": following_view(state),
        "clocks": view_parts.clocks_view(state),
        "next": next_speeches(state, reader),
        "next_item": view_parts.item_view(state, coming, reader) if coming else None,
        "armed": armed_speech(state, reader),
        "last": last_speech(state, reader),
        "remaining": remaining(state, reader.drafts),
        "announcements": said,
        "outputs_blank": state.blank_outputs,
        "rehearsal": view_parts.about(state).rehearsal,
        "programme_seq": numbers.programme_seq,
        "edits_seq": numbers.edits_seq,
        "list_seq": numbers.list_seq,
        "language": reader.language,
        "direction": view_parts.way(reader.language),
    }


def caption_view(state: Meeting, language: str) -> TimedView:
    """Return the public view; a text with no approved version is sent as the original, marked."""
    return TimedView(**timed(state, Recipient(language, brief=True), "captions"))


def fitted(state: Meeting, parts: dict[str, Any]) -> dict[str, Any]:
    """Return the parts of a public view of a state that fit LARGEST_VIEW.

    Else without who spoke last and the venue's translation, then with one later speech, then with an armed one only as
    such, then without the meeting's theme, then with no later speech, then with the speaker's name alone, then with the
    newest announcement alone.
    """
    sizes = part_sizes(state, parts)
    for fewer in _fewer(parts):
        if fewer:
            sizes |= part_sizes(state, parts | fewer, fewer)
        if VIEW_BYTES + sum(sizes.values()) <= LARGEST_VIEW:
            break
    return parts | fewer


def _fewer(parts: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    yield {}
    untranslated = {"last": None, "meeting": replace(parts["meeting"], venue_text=None)}
    yield untranslated
    one = untranslated | {"next": parts["next"][:1]}
    yield one
    yield one | {"armed": None}
    plain = {"meeting": replace(parts["meeting"], venue_text=None, theme=None)}
    yield one | {"armed": None} | plain
    alone = plain | {"last": None, "armed": None, "next": ()}
    yield alone
    named = alone | {"speech": parts["speech"] and _named(parts["speech"])}
    yield named
    yield named | {"announcements": parts["announcements"][-1:]}


def _named(speech: SpeechView) -> SpeechView:
    """Return a speech without its topic and its speaker's functions and affiliation."""
    return replace(speech, topic=None, person=speech.person and replace(speech.person, functions=(), affiliation=None))


def part_sizes(state: Meeting, parts: Mapping[str, Any], asked: Iterable[str] = SIZED) -> dict[str, int]:
    """Return upper bounds of the bytes of parts of a public view as JSON; what it has beside them is VIEW_BYTES.

    Each speech is measured once while it is as it was.
    """
    return {name: _size(state, parts["language"], name, parts.get(name)) for name in asked}


def _size(state: Meeting, language: str, name: str, said: Any) -> int:
    if said is None:
        return 0
    if name == "next":
        return sum(_kept_speech(state, language, each) for each in said)
    if name in ("speech", "armed", "last"):
        return _kept_speech(state, language, said)
    if name == "interruption":
        held = (each for each in (said.interrupted, said.after_ruling) if each)
        return sum(_kept_speech(state, language, each) for each in held)
    return OF_PART[name](said)


def _kept_speech(state: Meeting, language: str, speech: SpeechView) -> int:
    return renewed(state, ("bytes", language, speech.id), _speech, speech)


def _meeting(said: MeetingView) -> int:
    texts = (said.title, said.theme, said.venue_text, said.chair.name if said.chair else None)
    return _texts(*texts) + sum(map(_escaped, (said.venue, said.webcast or "", said.timezone)))


def _clocks(said: ClocksView) -> int:
    return CLOCK_BYTES * sum(each is not None for each in (said.speech, said.item, said.meeting))


def _announcements(said: Iterable[AnnouncementView]) -> int:
    return sum(map(_announcement, said))


def _announcement(said: AnnouncementView) -> int:
    return ANNOUNCEMENT_BYTES + _texts(said.text) + sum(map(_escaped, (said.id, said.phrase or "", said.place or "")))


def _measured(measured: MeasuredTimes) -> int:
    return MEASURED_BYTES + sum(RATIOS_BYTES + len(name) for name in measured.by_category)


def _item(item: ItemView) -> int:
    said = (item.id, item.kind, item.number or "null", str(item.starts_at))
    return ITEM_BYTES + _texts(item.title) + sum(map(_escaped, said))


def _speech(_: Meeting, speech: SpeechView) -> int:
    """Return an upper bound of a speech's bytes."""
    parties = (speech.party, *speech.on_behalf_of)
    return SPEECH_BYTES + PARTY_BYTES * len(parties) + _texts(*(each.name for each in parties), *_of_person(speech))


def _of_person(speech: SpeechView) -> Iterator[T | None]:
    yield speech.topic
    if speech.person:
        yield from (speech.person.name, speech.person.affiliation, *speech.person.functions)


def _texts(*texts: T | None) -> int:
    return sum(TEXT_BYTES + _escaped(each.text) + len(each.origin) for each in texts if each)


@lru_cache(maxsize=2048)  # the same names and titles stand in view after view
def _escaped(text: str) -> int:
    return len(text.encode()) + text.count('"') + text.count("\\") + text.count("\n") + text.count("\t")


OF_PART: Mapping[str, Callable[[Any], int]] = {
    "meeting": _meeting, "clocks": _clocks, "item": _item, "next_item": _item, "announcements": _announcements,
    "measured": _measured,
}  # fmt: skip
