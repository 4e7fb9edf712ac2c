"""The benchmark of the relay plan runs for every floor language; how fast is for people to read."""

from benchmarks import relay


def test_every_floor_language_is_measured() -> None:
    rows = list(relay.measured(3))
    assert tuple(each.floor for each in rows) == relay.FLOORS
    assert all(len(each.cold_us) == 3 and len(each.row) == len(relay.HEADINGS) for each in rows)
