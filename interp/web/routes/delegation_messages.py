"""Types of the answers about delegations that a few letters may mean."""

from interp.domain.delegations.search import NameMatch
from interp.domain.model.list_rules import SpeakerCategory
from interp.domain.model.parties import Membership, PartyKind
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class DelegationRow:
    """A delegation that matches: its code, kind of party, short and formal names.

    `membership`: what it is in the meeting's body, by the year's table; null where not known, and without a meeting.
    `match`: "exact" (its name typed whole, no other's), "only" (no other name begins so) or "guess".
    """

    code: str
    kind: str
    category: str
    name: str
    formal: str
    membership: Membership | None
    match: NameMatch


@dataclass(frozen=True, slots=True)
class KnownRow:
    """Somebody without a code who was typed by name on a list of another meeting; `language` is that of the name."""

    kind: PartyKind
    name: str
    language: str
    category: SpeakerCategory
    match: NameMatch


@dataclass(frozen=True, slots=True)
class DelegationList:
    """The delegations found, best first, in one language.

    `known` are those who were typed by name on lists of other meetings. `party` and `behalf` are the parts of what was
    typed: who speaks, and on whose behalf (null: not said), for which `on_behalf_of` is the delegation that fits best.
    """

    language: str
    delegations: tuple[DelegationRow, ...]
    party: str
    behalf: str | None
    on_behalf_of: DelegationRow | None
    known: tuple[KnownRow, ...] = ()
