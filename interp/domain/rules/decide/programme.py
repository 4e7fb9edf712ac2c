"""Editing the programme: items and speeches are added, amended, moved, removed, closed and passed over."""

from dataclasses import replace

from interp.domain.model import events as ev
from interp.domain.model.commands import (
    AddItem,
    AddSpeech,
    AmendItem,
    AmendSpeech,
    AttachStatement,
    CloseItem,
    MoveItem,
    MoveSpeech,
    PlanMeeting,
    RemoveItem,
    SkipSpeech,
)
from interp.domain.model.parties import Party, Speech, SpeechStatus, TextStatus
from interp.domain.model.state import Item, ItemStatus, Meeting
from interp.domain.rules.order import home_of, item_of, speech_of
from interp.errors import BadRequest, NotFound, Refused

KINDS = (
    "opening_statement", "introduction", "keynote", "introductory_remarks", "video_message", "presentation",
    "floor_round", "replies", "concluding_remarks", "other",
)  # fmt: skip

LONGEST_LIMIT_MS = 86_400_000
LONGEST_ID = 64


def known(party: Party, new_id: str) -> Party:
    """Return the party with an id of its own, so that its name can be translated."""
    return party if party.id else replace(party, id=new_id)


def is_sound(plan: PlanMeeting) -> bool:
    """Return whether ids are unique, each speech stands in one item, and nothing named is missing."""
    items, people = [item.id for item in plan.items], [person.id for person in plan.people]
    speeches, blocks = [speech.id for speech in plan.speeches], [block.id for block in plan.blocks]
    placed = [speech for item in plan.items for speech in item.speeches]
    unique = all(len(ids) == len(set(ids)) for ids in (items + speeches, people, blocks))
    named = {speech.person for speech in plan.speeches} | {plan.about.chair_person}
    fresh = all(item.status == ItemStatus.PLANNED for item in plan.items) and all(
        speech.status == SpeechStatus.PLANNED for speech in plan.speeches
    )
    return (
        unique and fresh and sorted(placed) == sorted(speeches)
        and named <= {None, *people} and {item.block for item in plan.items} <= {None, *blocks}
    )  # fmt: skip


def limit(ms: int | None) -> int | None:
    """Return a time limit, None for 0 or none. Refused below 0 and above a day."""
    if ms is not None and not 0 <= ms <= LONGEST_LIMIT_MS:
        raise Refused("out_of_range", longest_ms=LONGEST_LIMIT_MS)
    return ms or None


def add_item(state: Meeting, command: AddItem, new_id: str) -> tuple[ev.Event, ...]:
    """Return the item added after another, or at the end. Raises Refused for an unknown kind or an empty title."""
    if command.kind not in KINDS:
        raise Refused("unknown_kind", kind=command.kind)
    if not command.title:
        raise Refused("empty_text")
    if command.after is not None:
        item_of(state, command.after)
    if command.block is not None and command.block not in {block.id for block in state.blocks}:
        raise NotFound("block", block=command.block)
    item = Item(
        id=new_id, kind=command.kind, title=command.title, number=command.number, block=command.block,
        limit_ms=limit(command.limit_ms), speech_limit_ms=limit(command.speech_limit_ms), language=command.language,
    )  # fmt: skip
    after = command.after or (state.items[-1].id if state.items else None)
    return (ev.ItemAdded(item, after),)


def amend_item(state: Meeting, command: AmendItem) -> tuple[ev.Event, ...]:
    """Return the item as amended, or nothing when all of it holds already."""
    item = item_of(state, command.item)
    event = ev.ItemAmended(
        item.id,
        command.title or item.title,
        item.number if command.number is None else command.number or None,
        item.limit_ms if command.limit_ms is None else limit(command.limit_ms),
        item.speech_limit_ms if command.speech_limit_ms is None else limit(command.speech_limit_ms),
        command.language if command.title not in (None, "", item.title) else None,
    )
    now = ev.ItemAmended(item.id, item.title, item.number, item.limit_ms, item.speech_limit_ms)
    return () if event == now else (event,)


def move_item(state: Meeting, command: MoveItem) -> tuple[ev.Event, ...]:
    """Return the item moved, or nothing when it stands there already."""
    order = tuple(item.id for item in state.items)
    item_of(state, command.item)
    if command.after == command.item:
        return ()
    if command.after is not None:
        item_of(state, command.after)
    place = order.index(command.item)
    before = order[place - 1] if place else None
    return () if before == command.after else (ev.ItemMoved(command.item, command.after),)


def remove_item(state: Meeting, command: RemoveItem) -> tuple[ev.Event, ...]:
    """Return the item removed. Refused when it is open or somebody has spoken in it: the record stands."""
    item = item_of(state, command.item)
    spoken = [s for s in item.speeches if state.speeches[s].status in (SpeechStatus.ON_FLOOR, SpeechStatus.DONE)]
    if spoken or item.id == state.floor.item:
        raise Refused("item_in_use", item=item.id)
    return (ev.ItemRemoved(item.id),)


def close_item(state: Meeting, command: CloseItem) -> tuple[ev.Event, ...]:
    """Return the item closed. Refused while somebody speaks in it."""
    item = item_of(state, command.item)
    if item.status == ItemStatus.DONE:
        return ()
    if item.id == state.floor.item and state.floor.speech:
        raise Refused("somebody_speaks", item=item.id)
    return (ev.ItemClosed(item.id),)


def add_speech(state: Meeting, command: AddSpeech, new_id: str) -> tuple[ev.Event, ...]:
    """Return the speech planned after another one of the item, or at the end."""
    item = item_of(state, command.item)
    if not command.party.name:
        raise Refused("empty_text")
    if command.after is not None and command.after not in item.speeches:
        raise NotFound("speech", speech=command.after)
    if command.person is not None and command.person not in state.people:
        raise NotFound("person", person=command.person)
    speech = Speech(
        id=new_id, role=command.role, party=known(command.party, new_id), language=command.language,
        topic=command.topic or None, limit_ms=limit(command.limit_ms), person=command.person,
    )  # fmt: skip
    after = command.after or (item.speeches[-1] if item.speeches else None)
    return (ev.SpeechAdded(item.id, speech, after),)


def amend_speech(state: Meeting, command: AmendSpeech) -> tuple[ev.Event, ...]:
    """Return the speech as amended, or nothing when all of it holds already."""
    speech = speech_of(state, command.speech)
    event = ev.SpeechAmended(
        speech.id,
        speech.language if command.language is None else command.language,
        speech.limit_ms if command.limit_ms is None else limit(command.limit_ms),
        speech.text if command.text is None else command.text,
    )
    now = ev.SpeechAmended(speech.id, speech.language, speech.limit_ms, speech.text)
    topic = speech.topic if command.topic is None else command.topic or None
    amended: tuple[ev.Event, ...] = () if event == now else (event,)
    return amended if topic == speech.topic else (*amended, ev.SpeechTopicAmended(speech.id, topic))


def attach_statement(state: Meeting, command: AttachStatement) -> tuple[ev.Event, ...]:
    """Return the speech with its document, or nothing when it has it already.

    A speech whose text was not there is from then on its text; one that leaves its text keeps saying so.
    """
    speech = speech_of(state, command.speech)
    if speech.statement == command.document:
        return ()
    if command.document is None:
        return (ev.StatementAttached(speech.id),)
    text: TextStatus = "off_text" if speech.text == "off_text" else "on_text"
    return (ev.StatementAttached(speech.id, document_id(command.document), text),)


def document_id(document: str) -> str:
    """Return a document's id. Raises BadRequest for one no document can have."""
    if not 0 < len(document) <= LONGEST_ID:
        raise BadRequest("invalid", detail="document")
    return document


def move_speech(state: Meeting, command: MoveSpeech) -> tuple[ev.Event, ...]:
    """Return the speech moved within its item, or nothing when it stands there already."""
    item = home_of(state, command.speech)
    if command.after == command.speech:
        return ()
    if command.after is not None and command.after not in item.speeches:
        raise NotFound("speech", speech=command.after)
    place = item.speeches.index(command.speech)
    before = item.speeches[place - 1] if place else None
    return () if before == command.after else (ev.SpeechMoved(command.speech, command.after),)


def skip_speech(state: Meeting, command: SkipSpeech) -> tuple[ev.Event, ...]:
    """Return the speech passed over. Refused for one that is on the floor or over."""
    speech = speech_of(state, command.speech)
    if speech.status == SpeechStatus.SKIPPED:
        return ()
    if speech.status != SpeechStatus.PLANNED:
        raise Refused("not_planned", speech=speech.id)
    return (ev.SpeechSkipped(speech.id),)
