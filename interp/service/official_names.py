"""Adds official names and membership of delegations to commands and events, so that the log alone gives the state."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from interp.domain.delegations.registry import Delegations
from interp.domain.model.commands import AddSpeech, Command, GiveFloor
from interp.domain.model.events import Event, Logged
from interp.domain.model.modalities import COUNCIL
from interp.domain.model.parties import Membership
from interp.domain.model.state import About, Meeting
from interp.domain.rules.decide.party_names import Official, named, record, wants_name
from interp.domain.rules.evolve import replay
from interp.ports import Author
from interp.service.official_languages import official_language

STATES = ("member_state", "observer_state")


def day_of(about: About) -> date:
    """Return the local day on which a meeting begins, which decides which names are valid."""
    try:
        zone = ZoneInfo(about.timezone)
    except (ZoneInfoNotFoundError, ValueError):
        zone = UTC  # type: ignore[assignment]
    return datetime.fromtimestamp(about.starts_at / 1000, zone).date()


def by_code(
    command: Command, about: About | None, delegations: Delegations
) -> tuple[Command, Official | None]:
    """Return the command with the official name of a party given by code alone, and that name.

    The original is in the meeting's language and of the meeting's day. Other commands are returned unchanged. Raises
    NotFound for an unknown code.
    """
    party = wants_name(command)
    if party is None or about is None:
        return command, None
    delegation = delegations.one(party.code or "")
    official = Official(delegation.code, about.language, delegation.on(day_of(about)))
    assert isinstance(command, AddSpeech | GiveFloor)
    return replace(command, party=named(party, delegation, official)), official


def membership_of(command: Command, about: About | None, delegations: Delegations) -> Membership | None:
    """Return what the command's party is in the body on the meeting's day; None where the tables do not say."""
    party = command.party if isinstance(command, AddSpeech | GiveFloor) else None
    if about is None or about.body not in COUNCIL or party is None or party.code not in delegations.by_code:
        return None
    members = delegations.council(day_of(about))
    return None if not members else "member" if party.code in members else "observer"


def official_language_of(command: Command, delegations: Delegations) -> str | None:
    """Return the official language of the State of the command's party, where exactly one of the six is official."""
    party = command.party if isinstance(command, AddSpeech | GiveFloor) else None
    known = delegations.by_code.get(party.code or "") if party else None
    return official_language(known.code) if known and known.category in STATES else None


def with_names(
    state: Meeting, events: Sequence[Event], official: Official | None, author: Author
) -> tuple[Event, ...]:
    """Return the events followed by those that record the official name, for one append."""
    if official is None:
        return tuple(events)
    rows = [
        Logged(state.seq + part, author.at, event, author.actor, author.device, author.command_id, part)
        for part, event in enumerate(events, start=1)
    ]
    return (*events, *record(replay(rows, state), official))
