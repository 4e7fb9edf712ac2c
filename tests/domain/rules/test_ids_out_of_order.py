"""The order of a programme is the one it was written in: ids say nothing of it, and each edit meets one thing."""

from dataclasses import replace

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.state import ItemStatus
from tests.builders import BRAZIL, ITEMS, MINUTE, SPEECHES, Sitting, plan
from tests.given import given

I1, I2, I3, I4 = ITEMS
OPEN = do.OpenMeeting()
TITLES = {"item.i1.title", "item.i2.title", "item.i3.title", "item.i4.title"}


def mixed(*commands: do.Command) -> Sitting:
    """Return a meeting whose items and speakers stand in another order than their ids."""
    items = (replace(I2, speeches=("s3", "s2")), I4, I1, I3)
    return Sitting().does(replace(plan(), items=items, speeches=SPEECHES[::-1]), *commands)


def order(here: Sitting) -> list[str]:
    return [each.id for each in here.state.items]


def statuses(here: Sitting) -> dict[str, ItemStatus]:
    return {each.id: each.status for each in here.state.items if each.status != ItemStatus.PLANNED}


def test_next_leads_through_the_programme_as_it_is_written() -> None:
    here = mixed()
    path: list[tuple[str | None, str | None]] = []
    while len(path) < 5:
        here.does(do.AdvanceFloor(here.state.floor.speech))
        path.append((here.state.floor.item, here.state.floor.speech))
    assert path == [("i2", "s3"), ("i2", "s2"), ("i4", "s4"), ("i1", "s1"), ("i3", None)]
    given(here).when(do.AdvanceFloor(None)).refused("end_of_programme")


def test_the_floor_given_out_of_order_opens_the_speechs_own_item_and_no_other() -> None:
    here = mixed(OPEN, do.GiveFloor("s1"))
    assert (here.state.floor.item, here.state.floor.speech) == ("i1", "s1")
    assert statuses(here) == {"i1": "open"}
    assert [key for key, each in here.statuses().items() if each == "on_floor"] == ["s1"]
    here.does(do.GiveFloor("s2"))
    assert statuses(here) == {"i1": "done", "i2": "open"}
    here.does(do.UndoSwitch("s2"))
    assert statuses(here) == {"i1": "open"}
    assert here.statuses() == {"s1": "on_floor", "s2": "planned", "s3": "planned", "s4": "planned"}


def test_an_item_left_with_speakers_still_to_come_is_not_over() -> None:
    assert statuses(mixed(OPEN, do.GiveFloor("s2"), do.GiveFloor("s1"))) == {"i1": "open"}
    assert statuses(mixed(OPEN, do.GiveFloor("s3"), do.GiveFloor("s2"), do.GiveFloor("s1"))) == {
        "i1": "open",
        "i2": "done",
    }


def test_the_item_removed_is_the_one_named() -> None:
    here = mixed(do.RemoveItem("i1"))
    assert (order(here), sorted(here.state.speeches)) == (["i2", "i4", "i3"], ["s2", "s3", "s4"])
    assert TITLES - here.state.texts.keys() == {"item.i1.title"}
    here.does(do.RemoveItem("i2"))
    assert (order(here), sorted(here.state.speeches)) == (["i4", "i3"], ["s4"])


def test_the_item_amended_is_the_one_named() -> None:
    here = mixed(do.AmendItem("i1", title="Welcome"))
    assert [each.title for each in here.state.items] == ["Panel", "Film", "Welcome", "Discussion"]
    changed = {key for key in TITLES if here.state.texts[key].original_revision != 1}
    assert changed == {"item.i1.title"}


def test_the_item_closed_is_the_one_named() -> None:
    assert statuses(mixed(do.CloseItem("i4"))) == {"i4": "done"}
    assert statuses(mixed(do.CloseItem("i2"))) == {"i2": "done"}


def test_the_item_moved_is_the_one_named() -> None:
    assert order(mixed(do.MoveItem("i1", "i2"))) == ["i2", "i1", "i4", "i3"]
    given(mixed()).when(do.MoveItem("i4", "i2")).nothing()


def test_a_speech_is_moved_within_its_own_item() -> None:
    here = mixed(do.MoveSpeech("s2", None))
    assert [each.speeches for each in here.state.items] == [("s2", "s3"), ("s4",), ("s1",), ()]
    given(mixed()).when(do.MoveSpeech("s2", "s3")).nothing()


def test_a_speech_is_added_to_the_item_named_and_after_the_speech_named() -> None:
    here = mixed(do.AddSpeech("i2", BRAZIL, after="s3"), do.AddSpeech("i1", BRAZIL))
    assert [each.speeches for each in here.state.items] == [("s3", "c2", "s2"), ("s4",), ("s1", "c3"), ()]


def test_a_limit_of_the_item_counts_for_its_speakers_only() -> None:
    given(mixed(OPEN)).when(do.GiveFloor("s2")).ends_with(ev.FloorGiven("i2", "s2", "fr", 8 * MINUTE, "expected"))
    given(mixed(OPEN)).when(do.GiveFloor("s4")).ends_with(ev.FloorGiven("i4", "s4", None, 3 * MINUTE))


def test_the_budget_of_a_block_is_the_time_of_an_item_that_has_it_alone() -> None:
    given(mixed(OPEN)).when(do.OpenItem("i1")).then(ev.ItemOpened("i1", 10 * MINUTE))
    given(mixed(OPEN)).when(do.OpenItem("i2")).then(ev.ItemOpened("i2", None))
    given(mixed(OPEN)).when(do.OpenItem("i3")).then(ev.ItemOpened("i3", 30 * MINUTE))
    given(mixed(OPEN)).when(do.OpenItem("i4")).then(ev.ItemOpened("i4", None))


def test_what_stands_third_already_is_not_moved_and_what_stands_fourth_is() -> None:
    given(mixed()).when(do.MoveItem("i1", "i4")).nothing()
    given(mixed()).when(do.MoveItem("i3", "i4")).then(ev.ItemMoved("i3", "i4"))
    three = mixed(do.AddSpeech("i2", BRAZIL), do.AddSpeech("i2", BRAZIL))
    given(three).when(do.MoveSpeech("c2", "s2")).nothing()
    given(three).when(do.MoveSpeech("c3", "c2")).nothing()
    given(three).when(do.MoveSpeech("c3", "s2")).then(ev.SpeechMoved("c3", "s2"))
