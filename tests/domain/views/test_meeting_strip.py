"""The strip of a meeting: one bar for each block, as planned and as held."""

from interp.domain.model import commands as do
from interp.domain.views.chair import chair_view
from interp.domain.views.console import console_view
from tests.builders import BRAZIL, MINUTE, Sitting, sitting
from tests.domain.views.open_meeting import NEXT, OPEN


def bars(here: Sitting) -> list[tuple[str, str, int | None]]:
    return [(each.item, each.status, each.planned_ms) for each in chair_view(here.state, "en").strip]


def test_a_block_is_one_bar_and_an_item_in_none_is_its_own() -> None:
    assert bars(sitting()) == [
        ("i1", "planned", 10 * MINUTE), ("i2", "planned", 45 * MINUTE), ("i4", "planned", 3 * MINUTE),
    ]  # fmt: skip


def test_a_bar_without_a_budget_is_as_long_as_is_stated_of_its_items() -> None:
    assert bars(sitting(do.AmendItem("i4", limit_ms=4 * MINUTE)))[-1][2] == 4 * MINUTE
    here = sitting(do.AddItem("floor_round", "Replies"))
    assert bars(here)[-1][2] is None
    (round_,) = here.state.items[-1:]
    here.does(do.AddSpeech(round_.id, BRAZIL))
    assert bars(here)[-1][2] is None, "an inscription changes nothing"


def test_a_bar_is_open_while_one_of_its_items_is_and_done_when_all_are() -> None:
    here = sitting(OPEN, NEXT)
    assert [each[1] for each in bars(here)] == ["open", "planned", "planned"]
    here.does(do.AdvanceFloor("s1"))
    assert [each[1] for each in bars(here)] == ["done", "open", "planned"]
    first, second, _ = chair_view(here.state, "en").strip
    assert first.ended_at == second.started_at and first.started_at and first.ended_at
    assert second.title.text == "Panel" and second.ended_at is None
    assert first.held_ms == first.ended_at - first.started_at


def test_the_console_has_the_same_strip() -> None:
    here = sitting(OPEN, NEXT)
    assert console_view(here.state, "fr").strip == chair_view(here.state, "fr").strip


def test_no_view_differs_because_time_passes() -> None:
    here = sitting(OPEN, NEXT)
    before = chair_view(here.state, "en").strip
    assert chair_view(here.does().state, "en").strip == before
