"""The order of a list of speakers: the sort key of an entry, the order of all, places by hand, draws, and reasons."""

import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from hashlib import sha256

from interp.domain.model.list_rules import LEVELS, Band, BandName, Level, ListRules
from interp.domain.model.speaker_lists import Draw, Entry, Hand, OrderKey, OrderRow, Reason
from interp.value_types import replace

CALLED_IN_VAIN = 1_000  # a rank after every other
NO_BAND = Band()


def _concerned(entry: Entry) -> bool:
    return entry.concerned and entry.category in ("member", "observer")


def _counted(entry: Entry) -> Level | None:
    return entry.level if entry.level_confirmed else None


def _is_dignitary(entry: Entry, rules: ListRules) -> bool:
    level = _counted(entry)
    return level is not None and LEVELS.index(level) <= LEVELS.index(rules.dignitary)


# whether a band takes an entry under the rules
TAKES: Mapping[BandName, Callable[[Entry, ListRules], bool]] = {
    "concerned": lambda entry, rules: _concerned(entry) and entry.turn == 1,
    "concerned_nhri": lambda entry, rules: entry.concerned and entry.category == "nhri",
    "concerned_again": lambda entry, rules: _concerned(entry) and entry.turn > 1,
    "dignitaries": _is_dignitary,
    "groups": lambda entry, rules: entry.capacity.kind == "group" or entry.category == "group",
    "joint": lambda entry, rules: entry.capacity.kind == "joint",
    "members": lambda entry, rules: entry.category == "member",
    "observers": lambda entry, rules: entry.category == "observer",
    "states": lambda entry, rules: entry.category in ("member", "observer"),
    "un_igo": lambda entry, rules: entry.category == "un_igo",
    "nhri": lambda entry, rules: entry.category == "nhri",
    "ngo": lambda entry, rules: entry.category == "ngo",
    "everyone": lambda entry, rules: True,
}


def key_of(entry: Entry, rules: ListRules, name: str = "") -> OrderKey:
    """Return the sort key of an entry under rules; `name` is that of its party, for the alphabetical order.

    Only what counts within its band differs from the default. Who was not drawn stands after all who were, and who
    was called in vain after everybody else of the band.
    """
    position, band = _band_of(entry, rules)
    if entry.absent_at is not None:
        return OrderKey(position, CALLED_IN_VAIN, entry.absent_at)
    match band.within:
        case "lot":
            return OrderKey(position, 1, entry.at) if entry.lot is None else OrderKey(position, lot=entry.lot)
        case "alphabetical":
            return OrderKey(position, name=letters(name))
        case "level":
            return OrderKey(position, _rank(_counted(entry), rules), entry.at, entry.lot or 0)
        case "inscribed":
            return OrderKey(position, 0, entry.at, entry.lot or 0)


def letters(name: str) -> str:
    """Return a name as it is sorted: without accents and marks, capitals as small letters."""
    bare = unicodedata.normalize("NFKD", name)
    return "".join(each for each in bare if not unicodedata.combining(each)).casefold()


def order(entries: Sequence[OrderRow], hands: Sequence[Hand] = ()) -> tuple[str, ...]:
    """Return the ids of all entries in order; `entries` stand in their present order, new ones anywhere.

    Who waits is sorted by key, equal keys by id. Who has none keeps the position: behind the nearest entry before it
    that is not fresh and has no place by hand, first where there is none. Then each of `hands` is put after its
    anchor, in the order of making.
    """
    by_hand = {hand.id for hand in hands}
    free = [each for each in entries if each.id not in by_hand]
    behind: dict[str | None, list[str]] = {}
    before: str | None = None
    for each in free:
        if each.key is None:
            behind.setdefault(before, []).append(each.id)
        elif not each.fresh:
            before = each.id
    waiting = sorted((each.key, each.id) for each in free if each.key is not None)
    made = [*behind.get(None, ()), *(one for _, id_ in waiting for one in (id_, *behind.get(id_, ())))]
    known = {each.id for each in entries}
    for hand in hands:
        if hand.id in known:
            made.insert(made.index(hand.after) + 1 if hand.after in made else 0, hand.id)
    return tuple(made)


def placed_by_hand(
    hands: Sequence[Hand], present: Sequence[str], entry: str, after: str | None
) -> tuple[Hand, ...]:
    """Return the places by hand with an entry of the present order put after another one, or first.

    Who stood after the entry by hand stays where it is: it is anchored to what stands before it.
    """
    return (*released(hands, present, entry), Hand(entry, after))


def released(hands: Sequence[Hand], present: Sequence[str], entry: str) -> tuple[Hand, ...]:
    """Return the places by hand without that of an entry, and with none anchored to it.

    One that was gets the nearest entry before itself, in the present order, that was not placed later than it.
    """
    where = {each: number for number, each in enumerate(present)}
    made = {hand.id: number for number, hand in enumerate(hands)}
    return tuple(
        hand if hand.after != entry else Hand(hand.id, _anchor(present[: where.get(hand.id, 0)], made, hand.id, entry))
        for hand in hands
        if hand.id != entry
    )


def drawn(ids: Collection[str], seed: str) -> Draw:
    """Return a draw: the ids by the SHA-256 of seed, newline and id, smallest first; anybody can repeat it."""
    return Draw(seed, tuple(sorted(ids, key=lambda each: sha256(f"{seed}\n{each}".encode()).digest())))


def with_lots(entries: Mapping[str, Entry], draw: Draw) -> dict[str, Entry]:
    """Return the entries that were drawn, each with its lot, from 1 on."""
    return {each: replace(entries[each], lot=lot) for lot, each in enumerate(draw.result, 1) if each in entries}


def reason_of(entry: Entry, rules: ListRules) -> Reason:
    """Return why an entry stands where it stands under the rules of its list."""
    position, band = _band_of(entry, rules)
    inside = position < len(rules.bands)
    following = rules.bands[position + 1].name if position + 1 < len(rules.bands) else None
    level, by_level = _counted(entry), inside and band.within == "level"
    return Reason(
        band.name if inside else None, band.within, entry.at,
        level=level if by_level or band.name == "dignitaries" else None,
        unconfirmed=None if entry.level_confirmed else entry.level,
        lot=entry.lot if band.within == "lot" else None,
        absent_at=entry.absent_at,
        before=following,
        before_levels=_levels_after(level, band, rules) if by_level and entry.absent_at is None else (),
        place=entry.place,
    )  # fmt: skip


def _anchor(before: Sequence[str], made: Mapping[str, int], entry: str, gone: str) -> str | None:
    own = made[entry]
    return next((each for each in reversed(before) if each != gone and made.get(each, -1) < own), None)


def band_of(entry: Entry, rules: ListRules) -> Band:
    """Return the band of an entry; one in which all are in the order of inscription where none takes it."""
    return _band_of(entry, rules)[1]


def _band_of(entry: Entry, rules: ListRules) -> tuple[int, Band]:
    """Return the band of an entry with its index; the index after the last where no band takes it.

    It is the first that takes the entry, but for the second turn of the State concerned: wherever that band stands.
    """
    again, first = entry.concerned and entry.turn > 1, None
    for number, band in enumerate(rules.bands):
        if TAKES[band.name](entry, rules):
            if not again or band.name == "concerned_again":
                return number, band
            first = first or (number, band)
    return first or (len(rules.bands), NO_BAND)


def _rank(level: Level | None, rules: ListRules) -> int:
    """Return the index of a level among those that count, the one after the last where it does not count."""
    return next((number for number, same in enumerate(rules.levels) if level in same), len(rules.levels))


def _levels_after(level: Level | None, band: Band, rules: ListRules) -> tuple[Level, ...]:
    """Return the levels of the next rank in a band; a dignitary is before no lower level than the lowest of them."""
    following: Iterable[tuple[Level, ...]] = rules.levels[_rank(level, rules) + 1 :]
    lowest = LEVELS.index(rules.dignitary)
    kept = (
        tuple(one for one in same if band.name != "dignitaries" or LEVELS.index(one) <= lowest) for same in following
    )
    return next((same for same in kept if same), ())
