"""The benchmark of the order of a list runs for every size; how fast is for people to read."""

from benchmarks import list_order


def test_every_size_is_measured() -> None:
    rows = list(list_order.measured(2))
    assert tuple(each.size for each in rows) == list_order.SIZES
    assert all(len(each.order_ms) == 2 and len(each.row) == len(list_order.HEADINGS) for each in rows)
