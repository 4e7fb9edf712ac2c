"""Official names of parties: takes a party with a code, returns it named, and the events that record its names."""

from collections.abc import Mapping

from interp.domain.delegations.registry import KIND_OF, Delegation, Name
from interp.domain.model import events as ev
from interp.domain.model.commands import Supplied
from interp.domain.model.parties import Details, Party
from interp.domain.model.state import Meeting
from interp.domain.rules.parties.supplied_texts import supplied
from interp.value_types import dataclass, replace

ORIGIN = "official"


@dataclass(frozen=True, slots=True)
class Official:
    """The names of one party, by language, recorded with the event that adds the party."""

    party: str
    language: str
    names: Mapping[str, Name]


def wants_name(party: Party) -> bool:
    """Return whether a party has a code and no name."""
    return bool(party.code) and not party.name


def named(party: Party, delegation: Delegation, official: Official) -> Party:
    """Return the party with its official name. Its id is its code, so that all its speeches share one name."""
    name = official.names[official.language].short
    return replace(
        party, id=official.party, name=name, language=official.language, kind=KIND_OF[delegation.category],
        code=delegation.code, category=delegation.category,
    )  # fmt: skip


def record(state: Meeting, official: Official) -> tuple[ev.Event, ...]:
    """Return the events for the parts of an official name that are not recorded yet; `state` must contain the party."""
    text = f"party.{official.party}.name"
    forms = tuple((language, name.after) for language, name in official.names.items())
    known = state.details.get(official.party, Details())
    called = () if known.called == forms else (ev.PartyCalled(official.party, forms),)
    names = (
        Supplied(text, language, name.short, "auto", ORIGIN)
        for language, name in official.names.items()
        if language != official.language
    )
    return (*called, *supplied(state, names))
