"""Puts the rows of a long list of speakers under headings, as the script of the console does."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

LONG = 20  # who waits: of a shorter list every row is shown, without headings
ON_FLOOR = ("on_floor", "interrupted")

Row = Mapping[str, Any]


@dataclass(slots=True)
class ListGroup:
    """A heading by its band: how many wait under it, whether it is folded, and the rows, of a folded one without those
    that wait. The first has none where rows stand before every heading.
    """

    band: str | None
    rows: Sequence[Row]
    waiting: int = 0
    is_folded: bool = False


def list_groups(speeches: Sequence[Row], armed: str | None, following: str | None) -> Iterator[ListGroup]:
    """Yield the rows of an item in groups, those before the first heading at first. All groups are folded but that of
    who comes next. Rows of a short list, and of one with a single group, are all in the first.
    """
    begun = list(_begun(speeches, armed)) if sum(map(_waits, speeches)) > LONG else []
    if len(begun) < 2:
        begun = []
    while begun and begun[0][1] and _waits(speeches[begun[0][1] - 1]):
        begun[0] = begun[0][0], begun[0][1] - 1  # who has no band is in the group after
    ends = [place for _, place in begun] + [len(speeches)]
    yield ListGroup(None, speeches[: ends[0]])
    for (band, place), end in zip(begun, ends[1:], strict=True):
        rows = speeches[place:end]
        is_folded = all(each["speech"]["id"] != following for each in rows)
        shown = [each for each in rows if each["status"] in ON_FLOOR] if is_folded else rows
        yield ListGroup(band, shown, sum(map(_waits, rows)), is_folded)


def _begun(speeches: Sequence[Row], armed: str | None) -> Iterator[tuple[str, int]]:
    """Yield the band of each group, and the place at which it begins."""
    before = None
    for place, row in enumerate(speeches):
        band = _band_of(row, armed)
        if band is not None and band != before:
            before = band
            yield band, place


def _band_of(row: Row, armed: str | None) -> str | None:
    """Return the band by which a row stands where it stands, None where it was placed by hand, is armed or is over."""
    desk = (row.get("entry") or {}).get("desk")
    if not desk or not _waits(row) or desk["reason"]["place"] or row["speech"]["id"] == armed:
        return None
    return desk["reason"]["band"] or "everyone"


def _waits(row: Row) -> bool:
    return bool(row["status"] == "planned")
