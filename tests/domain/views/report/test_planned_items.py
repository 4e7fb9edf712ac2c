"""An item is compared with the programme of the opening: its own time, that of its block, or that of its speeches."""

from dataclasses import replace

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.state import Meeting
from interp.domain.views.report.at_opening import at_opening
from interp.domain.views.report.planned_items import (
    ReportedBlock,
    ReportedItem,
    planned_ms,
    reported_blocks,
    reported_items,
)
from interp.domain.views.view_parts import Recipient
from tests.builders import BRAZIL, MINUTE, SECOND, START, Sitting, sitting

READER = Recipient("en", drafts=True)


def at_start(here: Sitting) -> Meeting | None:
    clock = here.state.clock
    return at_opening(here.log, clock.started_at or 0) if clock else None


def items(here: Sitting) -> dict[str, ReportedItem]:
    return {each.item.id: each for each in reported_items(here.state, at_start(here), READER)}


def blocks(here: Sitting) -> dict[str, ReportedBlock]:
    opened = at_start(here)
    return {each.id: each for each in reported_blocks(here.state, opened, reported_items(here.state, opened, READER))}


def test_the_time_that_a_programme_gives_an_item() -> None:
    state = sitting().state
    by_id = {each.id: each for each in state.items}
    assert [planned_ms(state, by_id[each]) for each in ("i1", "i2", "i3", "i4")] == [
        10 * MINUTE,  # alone in its block
        16 * MINUTE,  # two speeches of eight minutes
        30 * MINUTE,  # its own
        3 * MINUTE,
    ]
    untimed = replace(by_id["i2"], speech_limit_ms=None, block=None)
    assert planned_ms(replace(state, items=(untimed,)), untimed) is None


def test_an_item_is_measured_against_the_plan_of_the_opening() -> None:
    here = sitting(do.AdvanceFloor(None)).later(12 * MINUTE).does(do.OpenItem("i3"), do.GiveFloor(party=BRAZIL))
    here.does(do.AmendItem("i1", limit_ms=20 * MINUTE), do.AmendItem("i3", starts_at=START)).later(MINUTE)
    opening, panel, talk = (items(here)[each] for each in ("i1", "i2", "i3"))
    assert (opening.planned_ms, opening.held_ms, opening.over_ms) == (
        10 * MINUTE, 12 * MINUTE + SECOND, 2 * MINUTE + SECOND
    )  # fmt: skip
    assert (opening.started_at, opening.ended_at) == (START + 2 * SECOND, START + 12 * MINUTE + 3 * SECOND)
    assert (panel.held_ms, panel.over_ms, panel.started_at) == (None, None, None)
    assert (talk.planned_at, talk.held_ms, talk.over_ms) == (None, None, None)


def test_an_item_that_is_open_at_the_closing_ends_with_it() -> None:
    here = sitting(do.OpenItem("i3")).later(MINUTE).does(do.CloseMeeting())
    talk = items(here)["i3"]
    assert (talk.ended_at, talk.held_ms, talk.over_ms) == (here.now, MINUTE + SECOND, -29 * MINUTE + SECOND)
    assert items(here)["i4"].held_ms is None


def test_what_was_added_or_removed_since_the_opening_is_told() -> None:
    here = sitting(do.OpenMeeting(), do.RemoveItem("i4"))
    here.happened(ev.ItemAdded(replace(here.state.items[2], id="i5", block=None), "i1"))
    found = items(here)
    assert [(each.item.id, each.standing) for each in found.values()] == [
        ("i1", "planned"), ("i5", "added"), ("i2", "planned"), ("i3", "planned"), ("i4", "removed")
    ]  # fmt: skip
    assert (found["i5"].planned_ms, found["i4"].planned_ms) == (None, 3 * MINUTE)
    assert found["i4"].item.title.text == "Film"


def test_a_block_has_the_time_of_its_items_once_all_are_over() -> None:
    here = sitting(do.OpenItem("i2"), do.GiveFloor("s2")).later(5 * MINUTE).does(do.GiveFloor("s3"))
    here.later(5 * MINUTE).does(do.OpenItem("i3")).later(MINUTE)
    assert (blocks(here)["b2"].held_ms, blocks(here)["b2"].planned_ms) == (None, 45 * MINUTE)
    here.does(do.CloseMeeting())
    closed, both = blocks(here)["b2"], (items(here)["i2"].held_ms or 0) + (items(here)["i3"].held_ms or 0)
    assert (closed.held_ms, closed.over_ms) == (both, both - 45 * MINUTE)
    assert blocks(here)["b1"] == ReportedBlock(
        id="b1", kind="opening", planned_ms=10 * MINUTE, held_ms=None, over_ms=None
    )  # fmt: skip


def test_a_meeting_that_was_not_opened_has_its_plan_alone() -> None:
    assert {each.standing for each in items(sitting()).values()} == {"planned"}
    assert {each.held_ms for each in items(sitting()).values()} == {None}
