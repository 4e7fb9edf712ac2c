"""The statement of an append names what the tables have."""

from interp.store.tables.append_statement import APPEND, APPEND_WITH_CARD, EACH
from interp.store.tables.meetings_tables import event


def test_every_column_of_an_event_is_written() -> None:
    given = {"stream", "at", "actor", "device", "command_id"} | {name for name, _ in EACH}
    assert given == set(event.c.keys())


def test_it_has_a_value_for_each_name_that_an_append_gives() -> None:
    of_card = {"code", "body", "sum"}
    plain, with_card = (set(each.compile().params) for each in (APPEND, APPEND_WITH_CARD))
    assert with_card - plain == of_card
    assert {f"each_{name}" for name, _ in EACH} | {"each_before"} <= plain
