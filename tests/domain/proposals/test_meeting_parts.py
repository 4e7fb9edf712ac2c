"""The parts of a meeting: the line and the hour of an entry, one person of two, speakers in their places."""

from dataclasses import replace

import pytest

from interp.domain.proposals.meeting_parts import begins_at, first_line, part_of, with_item, with_person, with_speakers
from interp.domain.proposals.proposal import BlockProposal, ItemProposal, PersonProposal
from tests.domain.proposals.small_paper import MEETING
from tests.domain.proposals.ten_faults import at

TIMED = replace(MEETING, starts_at=at("10:00"))


@pytest.mark.parametrize(
    ("lines", "first"),
    [({"": (7,), "roles": (3,), "name": (8, 9)}, 8), ({"": (7,), "roles": (3,)}, 7), ({"topic": (4,)}, 4), ({}, 0)],
)
def test_the_line_of_an_entry_is_that_of_its_name(lines: dict[str, tuple[int, ...]], first: int) -> None:
    assert first_line(PersonProposal((), None, "Ana", lines=lines)) == first


def test_a_namesake_gets_the_roles_and_what_is_missing() -> None:
    meeting, place = with_person(MEETING, PersonProposal(("moderator",), "Dr.", "BO", ("Judge",), "Chad"))
    assert place == 1
    both = meeting.people[1]
    assert (both.roles, both.honorific, both.name, both.functions) == (
        ("panellist", "moderator"),
        "Ms.",
        "Bo",
        ("Judge",),
    )
    assert len(with_person(meeting, PersonProposal((), None, ""))[0].people) == 4


def test_speakers_come_once_and_behind_whom_they_follow() -> None:
    assert with_speakers(MEETING, 1, (0, 2, 1)).items[1].people == (2, 0, 1)
    assert with_speakers(MEETING, 0, (5,), after=0).items[0].people == (0, 5, 1, 2)


def test_a_budget_stands_between_those_of_the_items_around_it() -> None:
    first = replace(
        MEETING,
        items=tuple(replace(each, block=n, lines={"title": (n + 1,)}) for n, each in enumerate(MEETING.items[:2])),
    )
    made, place = with_item(first, ItemProposal("other", "New", lines={"title": (2,)}), BlockProposal("c", 30))
    assert place == 2
    assert [made.blocks[each.block].budget_s for each in made.items if each.block is not None] == [60, 90, 30]
    between = replace(first, items=(first.items[0], replace(first.items[1], lines={"title": (9,)})))
    made, place = with_item(between, ItemProposal("other", "New", lines={"title": (2,)}), BlockProposal("c", 30))
    assert (place, [block.budget_s for block in made.blocks]) == (1, [60, 30, 90])
    assert [each.block for each in made.items] == [0, 1, 2]


def test_a_part_keeps_who_speaks_and_its_budgets() -> None:
    part = part_of(MEETING, range(1, 3), {2}, {0})
    assert ([each.name for each in part.people], [each.people for each in part.items]) == (["Cy"], [(0,), ()])
    assert [each.block for each in part.items] == [0, None]


def test_an_item_begins_at_its_own_hour_else_where_the_budgets_before_it_end() -> None:
    assert [begins_at(TIMED, place) for place in (0, 1, 2)] == ["2019-05-14T10:01:00+01:00", at("10:00"), None]
    own = replace(TIMED, items=(replace(TIMED.items[0], starts_at=at("10:30")), *TIMED.items[1:]))
    assert begins_at(own, 0) == at("10:30")
    assert begins_at(replace(TIMED, blocks=(BlockProposal("a", 0), TIMED.blocks[1])), 0) is None
    assert begins_at(MEETING, 0) is None
