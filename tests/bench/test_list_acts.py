"""The benchmark of acts on a list works, and each act is of few events."""

from benchmarks import list_acts


def test_each_act_is_measured_and_an_order_is_one_event() -> None:
    found = list(list_acts.measured(20, 1))
    assert {each.name for each in found} == set(list_acts.acts(list_acts.filled(20)))
    assert all(len(each.row) == len(list_acts.HEADINGS) for each in found)
    assert {each.name: each.events for each in found if "all in one event" in each.name} == {
        "drawn: all in one event": 1, "other rules: all in one event": 2,
    }  # fmt: skip


def test_a_switch_is_measured_beside_who_waits() -> None:
    assert len(list_acts.switched(3, True, 2)) == 4
