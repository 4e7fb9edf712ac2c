"""The speaking time that the rules of a list give an entry, and the longest that announced limits leave a speech."""

from collections.abc import Iterable, Mapping
from dataclasses import field

from interp.domain.model.list_rules import CategoryLimit, Everyone, ListRules, Reduction, SpeakerCategory
from interp.domain.model.parties import Speech
from interp.domain.model.speaker_lists import Entry
from interp.value_types import dataclass, replace

STEP_MS = 5_000  # a divided time is a whole number of these
CATEGORIES: tuple[SpeakerCategory, ...] = ("concerned", "member", "observer", "un_igo", "nhri", "ngo", "group")


def categories_of(entry: Entry) -> tuple[SpeakerCategory | Everyone, ...]:
    """Return the categories whose limit may be an entry's, the most particular first."""
    state = entry.category in ("member", "observer")
    concerned: tuple[SpeakerCategory, ...] = ("concerned",) if entry.concerned and state else ()
    group: tuple[SpeakerCategory, ...] = ("group",) if entry.capacity.kind == "group" else ()
    return (*concerned, *group, entry.category, "everyone")


@dataclass(frozen=True, slots=True)
class ListLimits:
    """The limits of a list at a moment, in milliseconds: by category and turn; the share of each where it divides."""

    by_category: Mapping[tuple[SpeakerCategory | Everyone, int | None], int] = field(default_factory=dict)
    share_ms: int | None = None


def list_limits(rules: ListRules, inscribed: int = 0, block_ms: int | None = None) -> ListLimits:
    """Return the limits of a list with so many inscribed; `block_ms` is the time of its items."""
    share = block_ms // inscribed // STEP_MS * STEP_MS if rules.divide and inscribed and block_ms else None
    return replace(_by_category(_limits(rules, inscribed)), share_ms=share)


def limit_of_entry(entry: Entry, limits: ListLimits) -> int | None:
    """Return the limit of an entry's turn in its most particular category, else that of every turn; a share at most."""
    share, limit = limits.share_ms, _most_particular(limits, categories_of(entry), entry.turn)
    if share is None:
        return limit
    return min(share, limit) if limit else share


def longest_of(speech: Speech, entry: Entry | None, limits: tuple[CategoryLimit, ...]) -> int | None:
    """Return the limit that some limits give a speech, also one that was not inscribed; None where they give none."""
    if entry:
        return limit_of_entry(entry, _by_category(limits))
    kind: tuple[SpeakerCategory, ...] = ("group",) if speech.party.kind == "group" else ()
    member: tuple[SpeakerCategory, ...] = (speech.membership,) if speech.membership else ()
    return _most_particular(_by_category(limits), (*kind, *member, "everyone"), 1)


def _most_particular(
    limits: ListLimits, categories: tuple[SpeakerCategory | Everyone, ...], turn: int
) -> int | None:
    known = limits.by_category
    found = (known.get((each, of)) for each in categories for of in (turn, None))
    return next((each for each in found if each is not None), None) if known else None


def _by_category(limits: Iterable[CategoryLimit]) -> ListLimits:
    return ListLimits({(each.category, each.turn): each.limit_ms for each in limits})


def entry_limit_ms(entry: Entry, rules: ListRules, inscribed: int = 0, block_ms: int | None = None) -> int | None:
    """Return the speaking time of an entry in milliseconds, None where the rules give none.

    `inscribed` is how many are inscribed, when inscription closes or now. Where the rules divide, it is an even share
    of `block_ms` in whole five seconds, no more than the limit of the category.
    """
    return limit_of_entry(entry, list_limits(rules, inscribed, block_ms))


def _limits(rules: ListRules, inscribed: int) -> tuple[CategoryLimit, ...]:
    return of_scale(rules.reductions, inscribed) or rules.limits


def of_scale(scale: tuple[Reduction, ...], inscribed: int) -> tuple[CategoryLimit, ...] | None:
    """Return the limits of a scale for so many inscribed, None below its first step."""
    reached = [each for each in scale if inscribed > each.above]
    return max(reached, key=lambda each: each.above).limits if reached else None

