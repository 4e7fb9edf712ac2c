"""Parties by their right names: the official name and form of one that has a code, and its details."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from interp.domain.delegations.registry import KIND_OF, Delegation, Name
from interp.domain.model import events as ev
from interp.domain.model.commands import AddSpeech, DescribeParty, GiveFloor, Supplied, SupplyTexts
from interp.domain.model.parties import Details, Party
from interp.domain.model.state import Meeting
from interp.domain.rules.decide.text import supply_texts
from interp.domain.rules.order import speech_of
from interp.errors import BadRequest, NotFound

LONGEST_NOTE, LONGEST_SEAT = 200, 20
ORIGIN = "official"


@dataclass(frozen=True, slots=True)
class Official:
    """The names of one party, by language, to be recorded with the event that brings it in."""

    party: str
    language: str
    names: Mapping[str, Name]


def wants_name(command: object) -> Party | None:
    """Return the party that came with a code and no name, else None."""
    party = command.party if isinstance(command, AddSpeech | GiveFloor) else None
    return party if party and party.code and not party.name else None


def named(party: Party, delegation: Delegation, official: Official) -> Party:
    """Return the party under its official name; its id is its code, so that it has one name however often it speaks."""
    name = official.names[official.language].short
    return replace(
        party, id=official.party, name=name, language=official.language, kind=KIND_OF[delegation.category],
        code=delegation.code, category=delegation.category,
    )  # fmt: skip


def record(state: Meeting, official: Official) -> tuple[ev.Event, ...]:
    """Return what the log does not say yet of an official name; `state` knows the party already."""
    text = f"party.{official.party}.name"
    forms = tuple((language, name.after) for language, name in official.names.items())
    known = state.details.get(official.party, Details())
    called = () if known.called == forms else (ev.PartyCalled(official.party, forms),)
    supplied = tuple(
        Supplied(text, language, name.short, "auto", ORIGIN)
        for language, name in official.names.items()
        if language != official.language
    )
    return (*called, *supply_texts(state, SupplyTexts(supplied)))


def describe(state: Meeting, command: DescribeParty) -> tuple[ev.Event, ...]:
    """Return the details as they now are, or nothing when they hold. Raises NotFound, BadRequest("too_long")."""
    party = speech_of(state, command.speech).party
    if not party.id:
        raise NotFound("party", speech=command.speech)
    for field, value, longest in (
        ("pronunciation", command.pronunciation, LONGEST_NOTE), ("seat", command.seat, LONGEST_SEAT),
    ):  # fmt: skip
        if value is not None and len(value) > longest:
            raise BadRequest("too_long", field=field, longest=longest)
    known = state.details.get(party.id, Details(seat=party.seat))
    event = ev.PartyDescribed(
        party.id,
        known.pronunciation if command.pronunciation is None else command.pronunciation or None,
        known.seat if command.seat is None else command.seat or None,
    )
    return () if event == ev.PartyDescribed(party.id, known.pronunciation, known.seat) else (event,)
