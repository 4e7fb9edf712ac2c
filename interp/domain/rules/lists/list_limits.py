"""The speaking time that the rules of a list give an entry."""

from collections.abc import Iterable

from interp.domain.model.list_rules import CategoryLimit, Everyone, ListRules, SpeakerCategory
from interp.domain.model.speaker_lists import Entry

STEP_MS = 5_000  # a divided time is a whole number of these
CATEGORIES: tuple[SpeakerCategory, ...] = ("concerned", "member", "observer", "un_igo", "nhri", "ngo", "group")


def categories_of(entry: Entry) -> tuple[SpeakerCategory | Everyone, ...]:
    """Return the categories whose limit may be an entry's, the most particular first."""
    state = entry.category in ("member", "observer")
    concerned: tuple[SpeakerCategory, ...] = ("concerned",) if entry.concerned and state else ()
    group: tuple[SpeakerCategory, ...] = ("group",) if entry.capacity.kind == "group" else ()
    return (*concerned, *group, entry.category, "everyone")


def entry_limit_ms(entry: Entry, rules: ListRules, inscribed: int = 0, block_ms: int | None = None) -> int | None:
    """Return the speaking time of an entry in milliseconds, None where the rules give none.

    `inscribed` is how many are inscribed, when inscription closes or now. Where the rules divide, it is an even share
    of `block_ms` in whole five seconds, no more than the limit of the category.
    """
    limit = _limit_of(entry, _limits(rules, inscribed))
    if not (rules.divide and inscribed and block_ms):
        return limit
    share = block_ms // inscribed // STEP_MS * STEP_MS
    return min(share, limit) if limit else share


def _limits(rules: ListRules, inscribed: int) -> tuple[CategoryLimit, ...]:
    reached = [each for each in rules.reductions if inscribed > each.above]
    return max(reached, key=lambda each: each.above).limits if reached else rules.limits


def _limit_of(entry: Entry, limits: Iterable[CategoryLimit]) -> int | None:
    """Return the limit of the entry's turn in its most particular category, else that of every turn."""
    known = {(each.category, each.turn): each.limit_ms for each in limits}
    found = (known.get((each, turn)) for each in categories_of(entry) for turn in (entry.turn, None))
    return next((each for each in found if each is not None), None)
