"""What a newer paper changes in a planned meeting, and where staff or the record stand against it."""

from dataclasses import replace

import pytest

from interp.domain.model import commands as do
from interp.domain.model.parties import Person
from interp.domain.model.state import Item
from interp.domain.proposals.programme_changes import Change, changes
from tests.builders import BLOCKS, HOUR, ITEMS, MINUTE, PEOPLE, START, Sitting, plan, sitting

OLD = plan()


def found(new: do.PlanMeeting, here: Sitting | None = None) -> dict[str, Change]:
    """Return the changes by their key."""
    return {each.key: each for each in changes(OLD, new, (here or sitting()).state, "v2")}


def standings(new: do.PlanMeeting, here: Sitting | None = None) -> dict[str, str]:
    return {key: each.standing for key, each in found(new, here).items()}


def done(new: do.PlanMeeting, here: Sitting) -> Sitting:
    """Carry out every step of every change."""
    return here.does(*(command for each in found(new, here).values() for _, command in each.steps))


def test_the_same_plan_changes_nothing() -> None:
    assert found(plan()) == {}


def test_a_title_is_plain_where_nobody_touched_it_and_a_conflict_where_staff_did() -> None:
    new = plan(title="Rights of every child")
    assert standings(new) == {"meeting.title": "plain"}
    assert standings(new, sitting(do.AmendMeeting(title="By hand"))) == {"meeting.title": "conflict"}


def test_what_the_meeting_says_already_is_no_change() -> None:
    new = plan(venue="Room XXI")
    assert found(new, done(new, sitting())) == {}


def test_both_hours_move_in_one_step() -> None:
    only = found(plan(starts_at=START + 9 * HOUR, ends_at=START + 12 * HOUR))["meeting.hours"]
    assert [step for _, step in only.steps] == [do.AmendMeeting(starts_at=START + 9 * HOUR, ends_at=START + 12 * HOUR)]


def test_a_theme_the_paper_says_no_more_is_taken_off() -> None:
    state = done(plan(theme=None), sitting()).state
    assert state.about and not state.about.theme


def test_whoever_has_spoken_is_renamed_by_a_person_only() -> None:
    new = replace(OLD, people=(replace(PEOPLE[0], name="Ms. Amel Won"), *PEOPLE[1:]))
    assert standings(new) == {"p1.name": "plain"}
    assert standings(new, sitting(do.OpenMeeting(), do.AdvanceFloor(None))) == {"p1.name": "conflict"}


def test_a_person_and_an_item_the_paper_adds_are_added_once() -> None:
    new = replace(OLD, people=(*PEOPLE, Person("p9", "Mr. Fo Nine", "mr")), items=(*ITEMS, Item("i9", "other", "Late")))
    assert standings(new) == {"p9.added": "plain", "i9.added": "plain"}
    steps = [name for each in found(new).values() for name, _ in each.steps]
    assert steps[:2] == ["p9", "i9"]


def test_an_item_that_has_the_floor_is_held() -> None:
    new = replace(OLD, items=ITEMS[1:])
    assert standings(new)["i1.removed"] == "plain"
    here = found(new, sitting(do.OpenMeeting(), do.AdvanceFloor(None)))["i1.removed"]
    assert (here.standing, here.steps) == ("held", ())


def test_a_new_order_is_plain_before_the_meeting_and_a_persons_choice_in_it() -> None:
    new = replace(OLD, items=(*ITEMS[:2], ITEMS[3], ITEMS[2]))
    only = found(new)
    assert {key: (each.what, each.standing) for key, each in only.items() if each.what == "order"}
    assert {each.standing for each in found(new, sitting(do.OpenMeeting())).values()} == {"conflict"}
    assert [item.id for item in done(new, sitting()).state.items] == ["i1", "i2", "i4", "i3"]


def test_a_block_that_items_stand_in_is_not_taken_away() -> None:
    shorter = (replace(BLOCKS[0], budget_ms=MINUTE), BLOCKS[1])
    assert standings(replace(OLD, blocks=shorter)) == {"meeting.blocks": "plain"}
    assert standings(replace(OLD, blocks=BLOCKS[:1]))["meeting.blocks"] == "held"


@pytest.mark.parametrize("closed", [True, False])
def test_a_meeting_that_is_over_is_not_changed(closed: bool) -> None:
    here = sitting(do.OpenMeeting(), *([do.CloseMeeting()] if closed else []))
    assert bool(found(plan(title="Another"), here)) is not closed


def test_a_limit_that_0_2_computed_for_a_round_is_no_change_by_hand() -> None:
    def of(limit: int | None) -> do.PlanMeeting:
        return replace(OLD, items=(*ITEMS[:2], replace(ITEMS[2], speech_limit_ms=limit), ITEMS[3]))

    (change,) = changes(of(None), of(MINUTE), sitting().state, "v2")
    assert (change.key, change.standing, change.now) == ("i3.speech_limit_ms", "plain", None)


def hours(begins: int = START, **of: int | None) -> do.PlanMeeting:
    """Return the plan of a meeting that begins at a time, with the stated hours of items by their ids."""
    items = tuple(replace(item, starts_at=of.get(item.id)) for item in ITEMS)
    return replace(plan(starts_at=begins, ends_at=begins + 3 * HOUR), items=items)


def test_a_newer_papers_hour_of_an_item_is_a_change_like_any_other_field() -> None:
    old, new = hours(i2=START + HOUR), hours(i2=START + 2 * HOUR)
    here = Sitting().does(old)
    (change,) = changes(old, new, here.state, "v2")
    assert (change.key, change.standing, change.before, change.after) == (
        "i2.starts_at", "plain", START + HOUR, START + 2 * HOUR,
    )  # fmt: skip
    assert here.does(*(step for _, step in change.steps)).state.items[1].starts_at == START + 2 * HOUR
    (gone,) = changes(old, hours(), Sitting().does(old).state, "v2")
    assert Sitting().does(old, *(step for _, step in gone.steps)).state.items[1].starts_at is None
    by_hand = Sitting().does(old, do.AmendItem("i2", starts_at=START + MINUTE))
    assert [each.standing for each in changes(old, new, by_hand.state, "v2")] == ["conflict"]
    begun = Sitting().does(old, do.OpenItem("i2"))
    assert [(each.standing, each.steps) for each in changes(old, new, begun.state, "v2")] == [("held", ())]


def test_hours_that_move_to_another_day_with_the_meeting_are_one_change() -> None:
    day = 24 * HOUR
    old, new = hours(i2=START + HOUR, i3=START + 2 * HOUR), hours(START + day, i2=START + day + HOUR, i3=START + day)
    made = changes(old, new, Sitting().does(old).state, "v2")
    assert [each.key for each in made] == ["meeting.hours", "i3.starts_at"]
    moved = Sitting().does(old, *(step for each in made for _, step in each.steps)).state
    assert [item.starts_at for item in moved.items[1:3]] == [START + day + HOUR, START + day]


def test_an_added_item_has_its_hour() -> None:
    new = replace(OLD, items=(*ITEMS, Item("i9", "other", "Late", starts_at=START + HOUR)))
    assert done(new, sitting()).state.items[-1].starts_at == START + HOUR
