"""The benchmark of a switch without sockets runs, and counts what a switch asks of the databases."""

from benchmarks import switch_cost


def test_a_switch_is_measured_in_its_three_parts() -> None:
    cost = switch_cost.measured(1, 4)
    assert min(cost.command_ms, cost.views_ms, cost.reactors_ms) > 0
    assert cost.statements == 2  # the append, and the head of its stream
