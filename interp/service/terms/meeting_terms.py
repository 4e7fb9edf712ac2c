"""Lists what an interpreter looks up in a meeting: its people, functions and parties, terms, other delegations."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from interp.domain.checks.required_terms import Term
from interp.domain.delegations.registry import Delegations, Name
from interp.domain.delegations.typed_on_behalf import without_article
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.state import Meeting
from interp.domain.model.texts import T
from interp.domain.views.view_parts import Recipient, party_view, person_view
from interp.service.official_names import day_of
from interp.value_types import dataclass

TermKind = Literal["person", "function", "party", "required", "kept", "reference", "delegation"]
COLUMNS = ("kind", *MEETING_LANGUAGES, "pronounced")
OR = "|"


@dataclass(frozen=True, slots=True)
class LookedUp:
    """A term or name by language, its forms with the preferred one first; `pronounced`: as noted for who speaks."""

    kind: TermKind
    forms: Mapping[str, tuple[str, ...]]
    pronounced: str = ""


def programme_names(state: Meeting) -> tuple[LookedUp, ...]:
    """Return the people of a meeting's programme, their functions, and the parties that speak."""
    return (*_people(state), *_parties(state))


def known_terms(terms: Iterable[Term]) -> Iterator[LookedUp]:
    """Yield the operator's required and kept terms; a forbidden one is not looked up."""
    return (LookedUp(each.kind, each.forms) for each in terms if each.kind != "forbidden")


def reference_terms(forms: Iterable[Mapping[str, tuple[str, ...]]]) -> Iterator[LookedUp]:
    """Yield the operator's reference terms, which are looked up and checked in no text."""
    return (LookedUp("reference", each) for each in forms)


def table(rows: Iterable[LookedUp]) -> Iterator[str]:
    """Yield rows as tab-separated lines under their columns; several forms are separated by a bar."""
    yield "\t".join(COLUMNS) + "\n"
    yield from (f"{_line(each)}\n" for each in rows)


def _line(row: LookedUp) -> str:
    cells = (OR.join(map(_cell, row.forms.get(code, ()))) for code in MEETING_LANGUAGES)
    return "\t".join((row.kind, *cells, _cell(row.pronounced)))


def _cell(text: str) -> str:
    return " ".join(text.replace(OR, "/").split())


def _people(state: Meeting) -> Iterator[LookedUp]:
    """Yield the people of the programme with the pronunciation of who they speak as, and their functions."""
    speaks_as = {each.person: each.party.id for each in state.speeches.values() if each.person}
    functions: dict[str, LookedUp] = {}
    for person in state.people.values():
        seen = {code: person_view(state, person, Recipient(code, drafts=True)) for code in MEETING_LANGUAGES}
        noted = state.details.get(speaks_as.get(person.id, ""))
        names = {code: each.name for code, each in seen.items()}
        yield LookedUp("person", _written(names), (noted.pronunciation or "") if noted else "")
        for place, printed in enumerate(person.functions):
            said = {code: each.functions[place] for code, each in seen.items()}
            functions.setdefault(printed, LookedUp("function", _written(said)))
    yield from functions.values()


def _parties(state: Meeting) -> Iterator[LookedUp]:
    """Yield the delegations, groups and organizations that speak, each once."""
    found = {each.party.id: each.party for each in state.speeches.values()}
    for party in (each for each in found.values() if each.kind not in ("person", "recording")):
        noted = state.details.get(party.id)
        names = {code: party_view(state, party, None, Recipient(code, drafts=True)).name for code in MEETING_LANGUAGES}
        yield LookedUp("party", _written(names), (noted.pronunciation or "") if noted else "")


def _written(texts: Mapping[str, T]) -> dict[str, tuple[str, ...]]:
    """Return the texts that are in the language asked for: a name has its form only where it is known there."""
    return {code: (each.text,) for code, each in texts.items() if each.language == code}


def other_delegations(state: Meeting, delegations: Delegations) -> Iterator[LookedUp]:
    """Yield the delegations that do not speak, by their names on the meeting's day."""
    if state.about is None:
        return
    speak = {each.party.code for each in state.speeches.values()}
    for each in delegations:
        if each.code not in speak:
            names = each.on(day_of(state.about))
            yield LookedUp("delegation", {code: _both(name) for code, name in names.items()})


def _both(name: Name) -> tuple[str, ...]:
    """Return the short name and the formal one, unless that has only an article more."""
    return (name.short,) if without_article(name.formal) == without_article(name.short) else (name.short, name.formal)
