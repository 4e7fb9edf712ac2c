"""The parts shared by all views: texts, parties, persons, speeches, items and clocks, in the form they are sent."""

from typing import Any, Literal, NamedTuple

from interp.domain.model.interpretation import ExtensionStanding
from interp.domain.model.parties import Membership, Party, Person, Speech, TextStatus
from interp.domain.model.spoken_languages import language_name
from interp.domain.model.state import About, DocumentNumbers, Item, Meeting
from interp.domain.model.texts import T, plain, shown
from interp.domain.model.time.speaking_clock import Clock
from interp.domain.model.time.time_limit import TimeLimit
from interp.domain.rules.floor_language import (
    Certainty,
    Interpretation,
    SpokenLanguage,
    interpretation,
    language_of_speech,
)
from interp.domain.rules.time_limits import interpretation_until, limit_of
from interp.domain.views.parts.view_part_cache import lasting, renewed, shared
from interp.languages import direction
from interp.value_types import dataclass

Direction = Literal["ltr", "rtl"]


class Recipient(NamedTuple):
    """The reader: the language of the texts, and whether unapproved texts may be sent (marked).

    `brief`: later speeches have no topic and no functions, so that a public view stays within 4 KB.
    """

    language: str
    drafts: bool = False
    brief: bool = False


@dataclass(frozen=True, slots=True)
class PartyView:
    """A party as a reader sees it. `membership`: what it is in the body, by the year's table; null where not known."""

    kind: str
    code: str | None
    name: T
    category: str | None
    seat: str | None
    membership: Membership | None = None


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person as a reader sees them; `honorific` is a code the page's catalogue words."""

    name: T
    honorific: str | None
    functions: tuple[T, ...]
    affiliation: T | None


@dataclass(frozen=True, slots=True)
class SpeechView:
    """A turn at the floor. `language` is the best-known code, null when unknown; `language_standing` says how well.

    `language_name` is its name in the reader's language. `interpretation` is null for one of the six, and if unknown.
    `limit_ms` is the limit of its clock, or what it would be if the speech were called now. `joint`: it is a joint
    statement, of the party, those of `on_behalf_of` and so many more; null: it is none.
    """

    id: str
    role: str
    party: PartyView
    person: PersonView | None
    on_behalf_of: tuple[PartyView, ...]
    language: str | None
    topic: T | None
    statement: str | None
    text: TextStatus
    limit_ms: int | None
    language_standing: Certainty
    language_name: str | None
    interpretation: Interpretation | None
    joint: int | None


@dataclass(frozen=True, slots=True)
class SpeechFacts:
    """What is the same of a speech for every reader."""

    spoken: SpokenLanguage
    interpretation: Interpretation | None
    limit_ms: int | None
    joint: int | None


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item and its position (from 1) among all items; `starts_at` is its stated hour, null without one."""

    id: str
    kind: str
    number: str | None
    title: T
    position: int
    of: int
    starts_at: int | None


@dataclass(frozen=True, slots=True)
class MeetingView:
    """What the meeting is. Times are milliseconds since 1970; `venue` is as printed, `venue_text` as the reader has it.

    `rehearsal`: nothing in it was said in a meeting, and delegations may have been invented. `demonstration`: its
    statements and the speakers inscribed were made up for a demonstration.
    `interpretation_until` is the end in force. `status_since` is null while the meeting is planned; `status_reason` is
    why it is suspended or closed, null where none was given; `status_until` when it is to be resumed, if that was said.
    `archived`: it is closed and nobody changes it until it is unarchived.
    """

    id: str
    title: T
    theme: T | None
    venue: str
    venue_text: T | None
    starts_at: int
    ends_at: int
    timezone: str
    status: str
    chair: PartyView | None
    interpretation_until: int | None
    webcast: str | None
    rehearsal: bool
    demonstration: bool
    status_reason: str | None
    status_since: int | None
    status_until: int | None
    archived: bool


@dataclass(frozen=True, slots=True)
class InterpretationEndView:
    """The end of interpretation in force, what was asked of it last, and until when."""

    until: int
    standing: ExtensionStanding
    asked_until: int | None


@dataclass(frozen=True, slots=True)
class NextMeetingView:
    """The meeting that begins next in the same room."""

    id: str
    title: T
    starts_at: int


@dataclass(frozen=True, slots=True)
class WorkingMeetingView(MeetingView):
    """What those who work in the meeting see of it too; pages of the public do not show it, so it is not sent there.

    `says_unreached`: pages of the public say who may not be reached, as they find it; `/programme` tells them.
    """

    interpretation: InterpretationEndView
    next_meeting: NextMeetingView | None
    says_unreached: bool


@dataclass(frozen=True, slots=True)
class ClocksView:
    """The three clocks; pages count time themselves, so no message is sent because time passed."""

    speech: Clock | None
    item: Clock | None
    meeting: Clock | None


def about(state: Meeting) -> About:
    """Return what the meeting is; views are made of planned meetings only."""
    assert state.about is not None
    return state.about


def numbers(state: Meeting, reader: Recipient) -> DocumentNumbers:
    """Return the numbers of the documents as the reader sees them."""
    return state.numbers if reader.drafts else state.public_numbers


def text(state: Meeting, text_id: str, fallback: str, reader: Recipient) -> T:
    """Return the programme text for the reader, or `fallback` as an original where there is no entry."""
    entry = state.texts.get(text_id)
    return shown(entry, reader.language, drafts=reader.drafts) if entry else plain(fallback, about(state).language)


@lasting
def party_view(
    state: Meeting, party: Party, person: str | None, reader: Recipient, membership: Membership | None = None
) -> PartyView:
    """Return the party; a known person's party has the person's name."""
    key = f"person.{person}.name" if party.kind == "person" and person else f"party.{party.id}.name"
    name = text(state, key, party.name, reader)
    details = state.details.get(party.id)
    seat = details.seat if details else party.seat
    return PartyView(party.kind, party.code, name, party.category, seat, membership)


@lasting
def person_view(state: Meeting, person: Person, reader: Recipient, names_only: bool = False) -> PersonView:
    """Return the person, functions left out for `names_only`; functions are never split."""
    prefix = f"person.{person.id}"
    functions = tuple(
        text(state, f"{prefix}.function.{number}", function, reader)
        for number, function in enumerate(() if names_only else person.functions)
    )
    home = text(state, f"{prefix}.affiliation", person.affiliation, reader) if person.affiliation else None
    return PersonView(text(state, f"{prefix}.name", person.name, reader), person.honorific, functions, home)


def speech_view(
    state: Meeting, speech: Speech, reader: Recipient, limit: TimeLimit | None = None, *, names_only: bool = False
) -> SpeechView:
    """Return the speech as the reader sees it. `limit` is its own, computed if not given.

    `names_only`: without topic and functions.
    """
    is_held = limit is None and state.speeches.get(speech.id) is speech
    facts = _facts_of_held(state, speech.id) if is_held else _facts(state, speech, limit)
    key = speech.id, reader, names_only
    return renewed(state, key, _speech, speech, facts, reader, names_only)


def _speech(state: Meeting, speech: Speech, facts: SpeechFacts, reader: Recipient, names_only: bool) -> SpeechView:
    """Return the speech as the reader sees it, with what is the same for every reader."""
    person = state.people.get(speech.person or "")
    topic = None if names_only else speech.topic
    closed = speech.text_closed and not reader.drafts
    return SpeechView(
        id=speech.id,
        role=speech.role,
        party=party_view(state, speech.party, speech.person, reader, speech.membership),
        person=person_view(state, person, reader, names_only) if person else None,
        on_behalf_of=tuple(party_view(state, party, None, reader) for party in speech.on_behalf_of),
        language=facts.spoken.code,
        topic=text(state, f"speech.{speech.id}.topic", topic, reader) if topic else None,
        statement=None if closed else speech.statement,
        text="none" if closed and speech.text != "follows_later" else speech.text,
        limit_ms=facts.limit_ms,
        language_standing=facts.spoken.standing,
        language_name=language_name(facts.spoken.code, reader.language),
        interpretation=_open_part(facts.interpretation) if closed else facts.interpretation,
        joint=facts.joint,
    )


def _open_part(interpretation: Interpretation | None) -> Interpretation | None:
    """Return who interprets, without saying that there is a text."""
    by_text = interpretation is not None and interpretation.by == "text"
    return Interpretation(None, None) if by_text else interpretation


@shared
def _facts_of_held(state: Meeting, speech_id: str) -> SpeechFacts:
    return _facts(state, state.speeches[speech_id], None)


def _facts(state: Meeting, speech: Speech, limit: TimeLimit | None) -> SpeechFacts:
    clock = state.floor.speech_clock if state.floor.speech == speech.id else None
    limit_ms = clock.limit_ms if clock else (limit or limit_of(state, speech)).limit_ms
    joint = others_jointly(state, speech)
    return SpeechFacts(language_of_speech(state, speech), interpretation(state, speech), limit_ms, joint)


def others_jointly(state: Meeting, speech: Speech) -> int | None:
    """Return how many more than those named make a joint statement, None where it is none."""
    entry = state.entries.get(speech.id)
    if entry is None or entry.capacity.kind != "joint":
        return None
    return entry.capacity.others + max(0, len(entry.capacity.parties) - len(speech.on_behalf_of))


def item_view(state: Meeting, item: Item, reader: Recipient) -> ItemView:
    """Return the item with its position in the programme."""
    positions = _positions(state)
    title = text(state, f"item.{item.id}.title", item.title, reader)
    return ItemView(
        item.id, item.kind, item.number, title, positions[item.id], len(positions), item.starts_at
    )  # fmt: skip


@shared
def _positions(state: Meeting) -> dict[str, int]:
    return {item.id: position for position, item in enumerate(state.items, start=1)}


def meeting_view(state: Meeting, reader: Recipient) -> MeetingView:
    """Return what the meeting is, for the reader; those who see drafts get the WorkingMeetingView."""
    if reader.drafts:
        return working_meeting_view(state, reader)
    return MeetingView(**_meeting(state, reader))


def working_meeting_view(state: Meeting, reader: Recipient) -> WorkingMeetingView:
    """Return what the meeting is, for those who work in it."""
    return WorkingMeetingView(**_meeting(state, reader), **_working(state, reader))


def _working(state: Meeting, reader: Recipient) -> dict[str, Any]:
    asked, coming = state.interpretation, state.next_meeting
    title = coming and shown(coming.title, reader.language, drafts=False)
    return {
        "interpretation": InterpretationEndView(interpretation_until(state), asked.standing, asked.asked_until),
        "next_meeting": NextMeetingView(coming.id, title, coming.starts_at) if coming and title else None,
        "says_unreached": about(state).says_unreached,
    }


def _meeting(state: Meeting, reader: Recipient) -> dict[str, Any]:
    return _printed(state, reader) | {
        "status": state.status.value,
        "interpretation_until": interpretation_until(state),
        "status_reason": state.status_reason,
        "status_since": state.status_since,
        "status_until": state.status_until,
        "archived": state.archived,
    }


@lasting
def _printed(state: Meeting, reader: Recipient) -> dict[str, Any]:
    said = about(state)
    return dict(
        id=said.id,
        title=text(state, "meeting.title", said.title, reader),
        theme=text(state, "meeting.theme", said.theme, reader) if said.theme else None,
        venue=said.venue,
        venue_text=text(state, "meeting.venue", said.venue, reader) if said.venue else None,
        starts_at=said.starts_at,
        ends_at=said.ends_at,
        timezone=said.timezone,
        chair=party_view(state, said.chair, said.chair_person, reader) if said.chair else None,
        webcast=said.webcast,
        rehearsal=said.rehearsal,
        demonstration=said.demonstration,
    )


@shared
def pronunciations(state: Meeting) -> dict[str, str]:
    """Return noted pronunciations of parties by speech, for staff, chair and booths only."""
    notes = {party: each.pronunciation for party, each in state.details.items() if each.pronunciation}
    if not notes:
        return {}
    return {each.id: notes[each.party.id] for each in state.speeches.values() if each.party.id in notes}


@shared
def clocks_view(state: Meeting) -> ClocksView:
    """Return the three clocks."""
    return ClocksView(state.floor.speech_clock, state.floor.item_clock, state.clock)


@shared
def current_item(state: Meeting) -> Item | None:
    """Return the open item, or None."""
    return next((item for item in state.items if item.id == state.floor.item), None)


def floor_speech(state: Meeting, reader: Recipient) -> SpeechView | None:
    """Return the speech on the floor, or None."""
    speech = state.speeches.get(state.floor.speech or "")
    return speech_view(state, speech, reader) if speech else None


def way(language: str) -> Direction:
    """Return the writing direction of a language: "rtl" or "ltr"."""
    return "rtl" if direction(language) == "rtl" else "ltr"
