"""A checksum is always the same number, and depends on every column and on all that came before it."""

from typing import Any

import pytest

from interp.store.integrity.checksums import NotAsRecorded, StreamEnd, agrees, checksum, followed

FIRST = (1, 1_700_000_000_000, "Amina", "desk", "c1", 1, "floor.given", 1, '{"item":"i1","speech":"Выступление"}')
SECOND = (2, 1_700_000_000_001, "Amina", "desk", "c2", 1, "room.blanked", 1, "{}")
ONE = checksum(0, "meeting:m1", FIRST)
TWO = checksum(ONE, "meeting:m1", SECOND)


def rows(*found: tuple[Any, ...], head: int = 2) -> list[tuple[Any, ...]]:
    """Return rows with their checksums as the database returns them."""
    return [(*row, seal, head, TWO) for row, seal in zip(found, (ONE, TWO), strict=False)]


def fault(*found: tuple[Any, ...]) -> tuple[int, str]:
    """Return what is wrong with rows."""
    with pytest.raises(NotAsRecorded) as told:
        followed("meeting:m1", StreamEnd(), found)
    return told.value.n, told.value.found


def test_the_checksums_of_released_folders_stay_good() -> None:
    assert (ONE, TWO) == (-6950269845670827867, 5527879348079376038)


def test_a_whole_stream_agrees_with_its_head() -> None:
    end = followed("meeting:m1", StreamEnd(), rows(FIRST, SECOND))
    assert end == StreamEnd(2, TWO, stored=True)
    agrees(end, 2, TWO)


@pytest.mark.parametrize("column", range(1, 9))
def test_a_change_in_any_column_is_found_at_its_event(column: int) -> None:
    changed = [*SECOND]
    changed[column] = f"{changed[column]} "
    assert fault(*rows(FIRST, tuple(changed))) == (2, "checksum")


def test_a_change_of_what_came_before_is_found() -> None:
    assert checksum(ONE + 1, "meeting:m1", SECOND) != TWO
    assert checksum(ONE, "meeting:m2", SECOND) != TWO


def test_a_number_that_is_missing_and_a_checksum_that_is_gone_are_found() -> None:
    assert fault(*rows(SECOND)) == (1, "missing")
    one, two = rows(FIRST, SECOND)
    assert fault(one, (*two[:9], None, *two[10:])) == (2, "unsealed")


@pytest.mark.parametrize(
    ("head", "seal", "told"),
    [(3, TWO, (3, "missing")), (1, ONE, (2, "head")), (None, None, (2, "head")), (2, ONE, (2, "head")),
     (2, None, (2, "unsealed")), ("2", TWO, (2, "head"))],
)  # fmt: skip
def test_a_head_that_says_something_else_is_found(head: Any, seal: Any, told: tuple[int, str]) -> None:
    with pytest.raises(NotAsRecorded) as found:
        agrees(StreamEnd(2, TWO, stored=True), head, seal)
    assert (found.value.n, found.value.found) == told


def test_events_of_earlier_releases_have_none_and_are_sealed_by_their_head() -> None:
    old = [(*row, None, 2, None) for row in (FIRST, SECOND)]
    end = followed("meeting:m1", StreamEnd(), old)
    assert end == StreamEnd(2, TWO, stored=False)
    agrees(end, 2, None)
    agrees(end, 2, TWO)
    with pytest.raises(NotAsRecorded):
        agrees(end, 2, ONE)
