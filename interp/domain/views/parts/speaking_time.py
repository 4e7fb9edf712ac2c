"""Makes the view of the speaking time of those who wait: what is proposed, what was announced, what the rules offer."""

from collections.abc import Iterator

from interp.domain.model.announced_limits import AnnouncedLimits
from interp.domain.model.list_rules import CategoryLimit
from interp.domain.model.speaker_lists import ListOfSpeakers
from interp.domain.model.state import Meeting
from interp.domain.rules.lists.inscription_window import closing_at, opened_at
from interp.domain.rules.lists.list_limits import of_scale
from interp.domain.rules.lists.rounds import list_on
from interp.domain.rules.programme_order import ROUND, item_of, upcoming
from interp.domain.rules.time_limits import inscribed_on
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedLimitsView:
    """Limits proposed for all who wait on a list, null: in the rounds that no list serves; by whom and when.

    `by_chair`: by the Chair's own act. `at` is milliseconds since 1970.
    """

    list: str | None
    limits: tuple[CategoryLimit, ...]
    by_chair: bool
    by: str
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncedLimitsView:
    """Limits in force for all who wait, from the speech `speech` on, announced at `at` (milliseconds since 1970)."""

    limits: tuple[CategoryLimit, ...]
    speech: str | None
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakingTimeView:
    """The speaking time of those who wait on the open or next list, null: in the rounds that no list serves.

    A round in which nobody waits is passed over while somebody waits in a later one, unless it is open and a limit was
    announced in it.

    `closes_at` is when inscription closes or closed, in milliseconds since 1970, null where that is not known.
    `announced` is what was announced last for them, `scale` what the rules of the list offer for so many inscribed,
    null where they offer nothing, or that was announced.
    """

    list: str | None
    closes_at: int | None
    proposed: ProposedLimitsView | None
    announced: AnnouncedLimitsView | None
    scale: tuple[CategoryLimit, ...] | None


def speaking_time_view(state: Meeting) -> SpeakingTimeView | None:
    """Return the view; None where no round is open or to come."""
    item = _round_told(state)
    if item is None and state.limit_proposal is None:
        return None
    speakers = list_on(state, item) if item else None
    announced = state.announced.get(speakers.id if speakers else "", ())[-1:]
    return SpeakingTimeView(
        list=speakers.id if speakers else None,
        closes_at=closing_at(speakers, opened_at(state, speakers)) if speakers else None,
        proposed=_proposed(state),
        announced=_announced(announced[0]) if announced else None,
        scale=_offered(state, speakers) if speakers and speakers.rules.scale else None,
    )


def _offered(state: Meeting, speakers: ListOfSpeakers) -> tuple[CategoryLimit, ...] | None:
    found = of_scale(speakers.rules.scale, inscribed_on(state, speakers))
    known = any(each.limits == found for each in state.announced.get(speakers.id, ()))
    return None if known else found


def _round_told(state: Meeting) -> str | None:
    """Return the open or next round in which somebody waits; where nobody does in any, the first; None without one."""
    first = None
    for item, speech in _ahead(state):
        speakers = list_on(state, item)
        if speakers is None and item_of(state, item).kind != ROUND:
            continue
        if speech or (item == state.floor.item and state.announced.get(speakers.id if speakers else "")):
            return item
        first = first or item
    return first


def _ahead(state: Meeting) -> Iterator[tuple[str, str | None]]:
    """Yield the open item and those of which Next calls speeches or which it opens, in order, with whom it calls."""
    if state.floor.item and any(each.id == state.floor.item for each in state.items):
        yield state.floor.item, None
    yield from ((each.item, each.speech) for each in upcoming(state))


def _proposed(state: Meeting) -> ProposedLimitsView | None:
    found = state.limit_proposal
    if found is None:
        return None
    return ProposedLimitsView(list=found.list, limits=found.limits, by_chair=found.by_chair, by=found.by, at=found.at)


def _announced(found: AnnouncedLimits) -> AnnouncedLimitsView:
    return AnnouncedLimitsView(limits=found.limits, speech=found.speech, at=found.at)
