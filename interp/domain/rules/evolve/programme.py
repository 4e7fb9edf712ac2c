"""What an edit of the programme makes of a meeting, and the programme texts it brings with it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from interp.domain.model import clock as clocks
from interp.domain.model import events as ev
from interp.domain.model.parties import Details, Party, Person, Speech, SpeechStatus
from interp.domain.model.state import Item, ItemStatus, Meeting
from interp.domain.model.texts import ProgrammeText
from interp.domain.rules.evolve.caption import reanchored
from interp.domain.rules.order import home_of, placed

ProgrammeEvent = (
    ev.MeetingPlanned
    | ev.ItemAdded | ev.ItemAmended | ev.ItemMoved | ev.ItemRemoved | ev.ItemClosed
    | ev.SpeechAdded | ev.SpeechAmended | ev.SpeechMoved | ev.SpeechSkipped | ev.StatementAttached
    | ev.PartyCalled | ev.PartyDescribed
)  # fmt: skip
PROGRAMME_EVENTS = (
    ev.MeetingPlanned, ev.ItemAdded, ev.ItemAmended, ev.ItemMoved, ev.ItemRemoved, ev.ItemClosed,
    ev.SpeechAdded, ev.SpeechAmended, ev.SpeechMoved, ev.SpeechSkipped, ev.StatementAttached,
    ev.PartyCalled, ev.PartyDescribed,
)  # fmt: skip


def evolve_programme(state: Meeting, event: ProgrammeEvent, logged: ev.Logged) -> Meeting:
    """Return the state after an edit; the programme's and the list's numbers become the event's."""
    return replace(_apply(state, event, logged.at), programme_seq=logged.seq, list_seq=logged.seq)


def _apply(state: Meeting, event: ProgrammeEvent, at: int) -> Meeting:
    match event:
        case ev.MeetingPlanned():
            return replace(_plan(event), captions=state.captions)
        case ev.ItemAdded():
            items = _item_placed(state.items, event.item, event.after)
            return with_texts(replace(state, items=items), [_item_text(event.item, language_of(state))])
        case ev.ItemMoved():
            moved = next(item for item in state.items if item.id == event.item)
            return replace(state, items=_item_placed(state.items, moved, event.after))
        case ev.ItemRemoved():
            return _without(state, event.item)
        case ev.ItemAmended():
            return _amend_item(state, event)
        case ev.ItemClosed():
            state = _each_item(state, event.item, status=ItemStatus.DONE)
            held = clocks.pause(state.floor.item_clock, at)
            return _on_floor(state, item=event.item, item_clock=held)
        case ev.SpeechAdded():
            state = _place_speech(state, event.item, event.speech.id, event.after)
            state = replace(state, speeches=state.speeches | {event.speech.id: event.speech})
            return _with_new_texts(state, speech_texts(event.speech, language_of(state)))
        case ev.SpeechMoved():
            return _place_speech(state, home_of(state, event.speech).id, event.speech, event.after)
        case ev.SpeechAmended():
            return _amend_speech(state, event, at)
        case ev.SpeechSkipped():
            return _disarmed(_speech(state, event.speech, status=SpeechStatus.SKIPPED), event.speech)
        case ev.StatementAttached():
            return _speech(state, event.speech, statement=event.document, text=event.text)
        case ev.PartyCalled():
            return _details(state, event.party, called=event.forms)
        case ev.PartyDescribed():
            return _details(state, event.party, pronunciation=event.pronunciation, seat=event.seat)
        case _:
            assert_never(event)


def _plan(event: ev.MeetingPlanned) -> Meeting:
    about = event.about
    state = Meeting(
        about=about, blocks=event.blocks, items=event.items,
        people={person.id: person for person in event.people},
        speeches={speech.id: speech for speech in event.speeches},
    )  # fmt: skip
    texts = [ProgrammeText("meeting.title", about.language, about.title)]
    if about.theme:
        texts.append(ProgrammeText("meeting.theme", about.language, about.theme))
    if about.chair and about.chair.kind != "person":
        texts.append(_party_text(about.chair))
    for person in event.people:
        texts.extend(person_texts(person))
    texts.extend(_item_text(item, about.language) for item in event.items)
    for speech in event.speeches:
        texts.extend(speech_texts(speech, about.language))
    return with_texts(state, texts)


def language_of(state: Meeting) -> str:
    """Return the language in which the programme is written."""
    return state.about.language if state.about else "en"


def _item_text(item: Item, language: str) -> ProgrammeText:
    return ProgrammeText(f"item.{item.id}.title", item.language or language, item.title)


def _party_text(party: Party) -> ProgrammeText:
    return ProgrammeText(f"party.{party.id}.name", party.language, party.name)


def person_texts(person: Person) -> Iterable[ProgrammeText]:
    """Yield the texts a person brings: name, functions, affiliation."""
    yield ProgrammeText(f"person.{person.id}.name", person.language, person.name)
    for number, function in enumerate(person.functions):
        yield ProgrammeText(f"person.{person.id}.function.{number}", person.language, function)
    if person.affiliation:
        yield ProgrammeText(f"person.{person.id}.affiliation", person.language, person.affiliation)


def speech_texts(speech: Speech, language: str) -> Iterable[ProgrammeText]:
    """Yield the texts a speech brings: its parties' names and its topic."""
    if speech.party.kind != "person" or speech.person is None:
        yield _party_text(speech.party)
    for party in speech.on_behalf_of:
        yield _party_text(party)
    if speech.topic:
        yield ProgrammeText(f"speech.{speech.id}.topic", language, speech.topic)


def with_texts(state: Meeting, texts: Iterable[ProgrammeText]) -> Meeting:
    """Return the state with these texts, over any of the same id."""
    return replace(state, texts=state.texts | {text.id: text for text in texts})


def _with_new_texts(state: Meeting, texts: Iterable[ProgrammeText]) -> Meeting:
    """A party that speaks again keeps its name's translations: the text is the same one."""
    return with_texts(state, (text for text in texts if not _same(state.texts.get(text.id), text)))


def _same(known: ProgrammeText | None, text: ProgrammeText) -> bool:
    return known is not None and (known.language, known.value) == (text.language, text.value)


def _details(state: Meeting, party: str, **changes: object) -> Meeting:
    # A seat that came with the programme stays until staff enter another.
    seat = next((each.party.seat for each in state.speeches.values() if each.party.id == party), None)
    known = replace(state.details.get(party, Details(seat=seat)), **changes)  # type: ignore[arg-type]
    return replace(state, details=state.details | {party: known})


def _item_placed(items: tuple[Item, ...], item: Item, after: str | None) -> tuple[Item, ...]:
    known = {each.id: each for each in items} | {item.id: item}
    return tuple(known[each] for each in placed(tuple(each.id for each in items), item.id, after))


def _each_item(state: Meeting, item_id: str, **changes: object) -> Meeting:
    items = tuple(
        replace(item, **changes) if item.id == item_id else item  # type: ignore[arg-type]
        for item in state.items
    )
    return replace(state, items=items)


def _amend_item(state: Meeting, event: ev.ItemAmended) -> Meeting:
    """A new title is a new original: translations of the old one no longer stand."""
    before = next(item for item in state.items if item.id == event.item)
    state = _each_item(
        state, event.item, title=event.title, number=event.number,
        limit_ms=event.limit_ms, speech_limit_ms=event.speech_limit_ms,
    )  # fmt: skip
    clock = state.floor.item_clock
    if clock and before.limit_ms != event.limit_ms:
        state = _on_floor(state, item=event.item, item_clock=replace(clock, limit_ms=event.limit_ms))
    if before.title == event.title:
        return state
    old = state.texts[f"item.{event.item}.title"]
    revision = old.original_revision + 1
    return with_texts(
        state, [ProgrammeText(old.id, event.language or old.language, event.title, original_revision=revision)]
    )


def _amend_speech(state: Meeting, event: ev.SpeechAmended, at: int) -> Meeting:
    """What is amended on the floor shows at once: the running limit and the language spoken."""
    before = state.speeches[event.speech]
    state = _speech(state, event.speech, language=event.language, limit_ms=event.limit_ms, text=event.text)
    clock = state.floor.speech_clock
    if clock and before.limit_ms != event.limit_ms:
        limit_ms = event.limit_ms or home_of(state, event.speech).speech_limit_ms
        state = _on_floor(state, speech=event.speech, speech_clock=replace(clock, limit_ms=limit_ms))
    if before.language != event.language and event.language:
        state = _on_floor(state, speech=event.speech, language=event.language)
    return reanchored(state, event.speech, at) if before.text != event.text else state


def _on_floor(state: Meeting, *, item: str = "", speech: str = "", **changes: object) -> Meeting:
    """Return the floor changed, if this item or speech is on it."""
    if (item or speech) not in (state.floor.item, state.floor.speech):
        return state
    return replace(state, floor=replace(state.floor, **changes))  # type: ignore[arg-type]


def _without(state: Meeting, item_id: str) -> Meeting:
    gone = next(item for item in state.items if item.id == item_id)
    speeches = {key: speech for key, speech in state.speeches.items() if key not in gone.speeches}
    items = tuple(item for item in state.items if item.id != item_id)
    own = {f"item.{item_id}.title"} | {
        text.id for key in gone.speeches for text in speech_texts(state.speeches[key], language_of(state))
    }
    shared = {text.id for speech in speeches.values() for text in speech_texts(speech, language_of(state))}
    texts = {key: text for key, text in state.texts.items() if key not in own - shared}
    state = replace(state, items=items, speeches=speeches, texts=texts)
    return _disarmed(state, state.floor.armed) if state.floor.armed in gone.speeches else state


def _disarmed(state: Meeting, speech: str | None) -> Meeting:
    return replace(state, floor=replace(state.floor, armed=None)) if state.floor.armed == speech else state


def _speech(state: Meeting, speech_id: str, **changes: object) -> Meeting:
    changed = replace(state.speeches[speech_id], **changes)  # type: ignore[arg-type]
    return replace(state, speeches=state.speeches | {speech_id: changed})


def _place_speech(state: Meeting, item_id: str, speech_id: str, after: str | None) -> Meeting:
    items = tuple(
        replace(item, speeches=placed(item.speeches, speech_id, after)) if item.id == item_id else item
        for item in state.items
    )
    return replace(state, items=items)
