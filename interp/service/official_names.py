"""Adds official names, membership and official languages of delegations to commands and events: the log says them.

The official languages of States are those of Unicode CLDR, by Babel.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import cache

from babel.core import get_global
from babel.languages import get_official_languages

from interp.domain.delegations.registry import Delegations
from interp.domain.model.commands import (
    AddSpeech,
    AmendSpeech,
    Command,
    CorrectSpeech,
    GiveFloor,
    InscribeEntry,
    InterruptFloor,
    PlanMeeting,
)
from interp.domain.model.events import Event, Logged
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.modalities import is_council
from interp.domain.model.parties import Membership, Party
from interp.domain.model.state import About, Meeting
from interp.domain.rules.evolve import replay
from interp.domain.rules.parties.on_behalf import MOST_ON_BEHALF
from interp.domain.rules.parties.party_name_forms import Official, named, record, wants_name
from interp.ports import Author
from interp.service.time_zones import known_zone
from interp.value_types import replace

NAMING = (AddSpeech, AmendSpeech, CorrectSpeech, GiveFloor, InscribeEntry, InterruptFloor)
STATES = ("member_state", "observer_state")
# CLDR still counts Arabic, whose status in Israel has been a special one, not official, since July 2018.
OUTDATED = frozenset({("ISR", "ar")})


def day_of(about: About) -> date:
    """Return the local day on which a meeting begins, which decides which names are valid."""
    return datetime.fromtimestamp(about.starts_at / 1000, known_zone(about.timezone) or UTC).date()


def by_code(
    command: Command, about: About | None, delegations: Delegations
) -> tuple[Command, tuple[Official, ...]]:
    """Return the command with the official names of parties given by code alone, and those names.

    The originals are in the meeting's language and of the meeting's day. Other commands are returned unchanged. Raises
    NotFound for an unknown code.
    """
    if isinstance(command, PlanMeeting):
        return _with_memberships(command, delegations), ()
    if about is None or not isinstance(command, NAMING):
        return command, ()
    found: list[Official] = []

    def name(party: Party) -> Party:
        if not wants_name(party):
            return party
        delegation = delegations.one(party.code or "")
        found.append(Official(delegation.code, about.language, delegation.on(day_of(about))))
        return named(party, delegation, found[-1])

    if not isinstance(command, AmendSpeech) and command.party is not None:
        command = replace(command, party=name(command.party))
    if isinstance(command, InscribeEntry):
        parties = tuple(map(name, command.capacity.parties))
        spoken = {each.id for each in (command.party, *parties[:MOST_ON_BEHALF])}
        command = replace(command, capacity=replace(command.capacity, parties=parties))
        return command, tuple(each for each in found if each.party in spoken)
    if command.on_behalf_of:
        command = replace(command, on_behalf_of=tuple(map(name, command.on_behalf_of)))
    return command, tuple(found)


def _with_memberships(plan: PlanMeeting, delegations: Delegations) -> PlanMeeting:
    """Return a plan in which each speech says what its party is in the body on the meeting's day."""
    speeches = tuple(
        replace(each, membership=each.membership or membership_in(plan.about, each.party, delegations))
        for each in plan.speeches
    )
    return replace(plan, speeches=speeches)


def membership_of(command: Command, about: About | None, delegations: Delegations) -> Membership | None:
    """Return what the command's party is in the body on the meeting's day; None where the tables do not say."""
    return membership_in(about, getattr(command, "party", None), delegations)


def membership_in(about: About | None, party: Party | None, delegations: Delegations) -> Membership | None:
    """Return what a party is in the body on the meeting's day; None where the tables do not say, and for a group."""
    if about is None or not is_council(about.body) or party is None or party.code not in delegations.by_code:
        return None
    if delegations.by_code[party.code or ""].category == "group":
        return None
    members = delegations.council(day_of(about))
    return None if not members else "member" if party.code in members else "observer"


def official_language_of(command: Command, delegations: Delegations) -> str | None:
    """Return the official language of the State of the command's party, where exactly one of the six is official."""
    party = getattr(command, "party", None)
    known = delegations.by_code.get(party.code or "") if party else None
    return official_language(known.code) if known and known.category in STATES else None


def with_names(
    state: Meeting, events: Sequence[Event], official: Sequence[Official], author: Author
) -> tuple[Event, ...]:
    """Return the events followed by those that record the official names, for one append."""
    rows = [
        Logged(state.seq + part, author.at, event, author.actor, author.device, author.command_id, part)
        for part, event in enumerate(events, start=1)
    ]
    after = replay(rows, state) if official else state
    return (*events, *(event for each in official for event in record(after, each)))


def territory_of(state: str) -> str | None:
    """Return CLDR's code of a State, ISO 3166-1 alpha-2, from its alpha-3; None for another code."""
    found: list[str] = get_global("territory_aliases").get(state, [])
    return found[0] if len(found) == 1 else None


@cache
def official_language(state: str) -> str | None:
    """Return the one of the six that is official in a State (ISO 3166-1 alpha-3); None for none or several.

    A State whose law names no official language has the one it uses as such: Mexico, Spanish.
    """
    if (territory := territory_of(state)) is None:
        return None
    official = get_official_languages(territory) or get_official_languages(territory, de_facto=True)
    found = {code for code in official if code in MEETING_LANGUAGES and (state, code) not in OUTDATED}
    return found.pop() if len(found) == 1 else None
