"""The programme texts of items, persons, parties and speeches, and the state after they are added or reworded."""

from collections.abc import Iterable

from interp.domain.model.parties import Party, Person, Speech
from interp.domain.model.state import About, Item, Meeting
from interp.domain.model.texts import ProgrammeText
from interp.value_types import replace


def language_of(state: Meeting) -> str:
    """Return the language in which the programme is written."""
    return state.about.language if state.about else "en"


def meeting_texts(about: About) -> Iterable[ProgrammeText]:
    """Yield the texts of the meeting itself: title, theme, and the venue where it is one."""
    texts = {"title": about.title, "theme": about.theme, "venue": about.venue_is_text and about.venue}
    yield from (ProgrammeText(f"meeting.{name}", about.language, value) for name, value in texts.items() if value)


def item_text(item: Item, language: str) -> ProgrammeText:
    """Return the title of an item as a programme text."""
    return ProgrammeText(f"item.{item.id}.title", item.language or language, item.title)


def party_text(party: Party) -> ProgrammeText:
    """Return the name of a party as a programme text."""
    return ProgrammeText(f"party.{party.id}.name", party.language, party.name)


def person_texts(person: Person) -> Iterable[ProgrammeText]:
    """Yield the texts of a person: name, functions, affiliation."""
    yield ProgrammeText(f"person.{person.id}.name", person.language, person.name)
    for number, function in enumerate(person.functions):
        yield ProgrammeText(f"person.{person.id}.function.{number}", person.language, function)
    if person.affiliation:
        yield ProgrammeText(f"person.{person.id}.affiliation", person.language, person.affiliation)


def speech_texts(speech: Speech, language: str) -> Iterable[ProgrammeText]:
    """Yield the texts of a speech: the names of its parties and its topic."""
    if speech.party.kind != "person" or speech.person is None:
        yield party_text(speech.party)
    for party in speech.on_behalf_of:
        yield party_text(party)
    if speech.topic:
        yield ProgrammeText(f"speech.{speech.id}.topic", language, speech.topic)


def with_texts(state: Meeting, texts: Iterable[ProgrammeText]) -> Meeting:
    """Return the state with these texts; each replaces one of the same id."""
    return replace(state, texts=state.texts | {text.id: text for text in texts})


def with_new_texts(state: Meeting, texts: Iterable[ProgrammeText]) -> Meeting:
    """Return the state with the texts that are new or reworded; an equal text keeps its translations."""
    return with_texts(state, (text for text in texts if not _same(state.texts.get(text.id), text)))


def _same(known: ProgrammeText | None, text: ProgrammeText) -> bool:
    return known is not None and (known.language, known.value) == (text.language, text.value)


def reworded(state: Meeting, texts: Iterable[ProgrammeText], own: set[str]) -> Meeting:
    """Return the state with these texts; a new wording is a new original without translations.

    A text of `own` that is not among `texts` is removed.
    """
    new = {text.id: text for text in texts}
    kept = {key: text for key, text in state.texts.items() if key not in own - set(new)}
    for key, text in new.items():
        before = kept.get(key)
        if before is None:
            kept[key] = text
        elif before.value != text.value:
            kept[key] = replace(text, original_revision=before.original_revision + 1)
    return replace(state, texts=kept)
