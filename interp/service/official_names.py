"""Adds official names of delegations to commands and events, so that the state depends on the log alone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from interp.domain.delegations.registry import Delegations
from interp.domain.model.commands import AddSpeech, Command, GiveFloor
from interp.domain.model.events import Event, Logged
from interp.domain.model.modalities import COUNCIL
from interp.domain.model.state import About, Meeting
from interp.domain.rules.decide.party_names import Official, named, record, wants_name
from interp.domain.rules.evolve import replay
from interp.domain.rules.time_limits import members_limit_ms
from interp.ports import Author


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


def with_time(command: Command, state: Meeting, delegations: Delegations) -> Command:
    """Return the command with the members' longer limit, for a member of the body in a round on the meeting's day.

    Other commands are returned unchanged; an explicit limit is kept.
    """
    if not isinstance(command, AddSpeech | GiveFloor) or command.limit_ms is not None or state.about is None:
        return command
    home = command.item if isinstance(command, AddSpeech) else state.floor.item
    longer, code = members_limit_ms(state, home), command.party.code if command.party else None
    if not (longer and code and state.about.body in COUNCIL):
        return command
    return replace(command, limit_ms=longer) if code in delegations.council(day_of(state.about)) else command


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
