"""The figures of typing at the desk, without a browser."""

from benchmarks.desk_typing import Waits


def test_waits_are_told_by_their_middle_their_rare_ones_and_the_longest() -> None:
    waits = Waits.of([float(ms) for ms in range(1, 101)])
    assert (waits.median, waits.longest) == (50.5, 100.0)
    assert 95 <= waits.p95 <= 97
    assert str(waits).startswith("median 50.5 ms, 95 % within 9")
