"""A newer version of a paper reaches every part of a meeting that a person split, merged or moved entries out of."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from interp.domain.proposals.conversions import plain_reading
from interp.domain.proposals.corrections import Path, path_of, value_at, with_value
from interp.domain.proposals.newer_paper import numbered, succeeding
from interp.domain.proposals.proposal import ItemProposal, MeetingProposal, PersonProposal, Proposal
from interp.domain.proposals.regrouping import regrouped
from interp.domain.proposals.restructuring import merged_with_next, moved_to, split
from interp.domain.proposals.structure_acts import acts_of, done
from tests.domain.proposals.small_paper import MEETING, PAPER, titled
from tests.domain.proposals.ten_faults import RIGHT, at, shape
from tests.sample_sizes import size

READ = numbered(RIGHT)
SPLIT = split(READ, path_of("meetings.0.items.2"))[0]
MERGED = merged_with_next(READ, ("meetings", 1))[0]


def later(kept: Proposal, new: Proposal) -> Proposal:
    return succeeding(READ, kept, new, "v2")


def ids(proposal: Proposal) -> list[list[str]]:
    return [[*sorted(one.id for one in each.people), *(one.id for one in each.items)] for each in proposal.meetings]


def titles(meeting: MeetingProposal) -> list[str]:
    return [each.title for each in meeting.items]


def codes(proposal: Proposal) -> list[tuple[str, object]]:
    return [(each.code, each.values.get("text", each.values.get("value"))) for each in proposal.warnings]


def places(proposal: Proposal) -> list[Path]:
    """Return the path of every meeting, person and item."""
    return [
        path for here, meeting in enumerate(proposal.meetings)
        for path in (("meetings", here), *(("meetings", here, name, place) for name in ("people", "items")
                                           for place in range(len(getattr(meeting, name)))))
    ]  # fmt: skip


def without_empty(proposal: Proposal) -> Proposal:
    """Return the proposal without meetings that have nobody and nothing: no paper has an entry of them."""
    return replace(proposal, meetings=tuple(each for each in proposal.meetings if each.people or each.items))


def test_a_paper_that_nobody_divided_is_left_alone() -> None:
    assert regrouped(READ, titled(READ, "meetings.0.title", "Other"), RIGHT).meetings == ()


@settings(max_examples=size(40, torture=3_000), deadline=None)
@given(st.data())
def test_after_any_acts_the_same_paper_again_changes_nothing(data: st.DataObject) -> None:
    kept = READ
    for _ in range(data.draw(st.integers(1, 4))):
        acts = [act for path in places(kept) for act in acts_of(kept, path) if act.what in ("to", "split", "merge")]
        kept = done(kept, data.draw(st.sampled_from(acts)), plain_reading)[0] if acts else kept
    made = later(kept, RIGHT)
    kept, same = without_empty(kept), without_empty(made)
    assert (shape(same), ids(same), made.warnings) == (shape(kept), ids(kept), ())


def test_the_second_part_of_a_split_gets_what_is_new_and_the_hours_of_its_end() -> None:
    new = with_value(RIGHT, path_of("meetings.0.items.2.title"), "Discussion: of the Reports")
    new = with_value(new, path_of("meetings.0.ends_at"), at("12:30"))
    made = later(SPLIT, new)
    assert len(made.meetings) == 4
    one, other = made.meetings[:2]
    assert titles(one) == ["Opening of the session", "Measuring what flows"] and one.ends_at == at("11:00")
    assert titles(other) == ["Discussion: of the Reports"] and other.ends_at == at("12:30")
    assert (ids(made), made.warnings) == (ids(SPLIT), ())


def test_a_new_entry_goes_to_the_part_it_stands_in_and_between_two_parts_it_is_told() -> None:
    first = RIGHT.meetings[0]
    fresh = ItemProposal("other", "Lunch talk", lines={"title": (9,)})
    between = [("between_parts", "Lunch talk")]
    for place, part, told in ((1, 0, []), (2, 0, between), (3, 1, [])):
        items = (*first.items[:place], fresh, *first.items[place:])
        made = later(SPLIT, replace(RIGHT, meetings=(replace(first, items=items), *RIGHT.meetings[1:])))
        assert "Lunch talk" in titles(made.meetings[part])
        assert sum(titles(each).count("Lunch talk") for each in made.meetings) == 1
        assert codes(made) == told
    other = replace(first, items=(*first.items[:2], fresh))  # in place of the second part's only item
    assert codes(later(SPLIT, replace(RIGHT, meetings=(other, *RIGHT.meetings[1:])))) == between
    someone = replace(first, people=(*first.people, PersonProposal(("panellist",), "Ms.", "New")))
    assert codes(later(SPLIT, replace(RIGHT, meetings=(someone, *RIGHT.meetings[1:])))) == [("between_parts", "New")]


def test_of_two_merged_meetings_the_second_is_not_proposed_again_and_its_changes_come_in() -> None:
    new = with_value(RIGHT, path_of("meetings.2.items.0.title"), "Ladders (and locks)")
    new = with_value(new, path_of("meetings.2.items.0.starts_at"), at("14:10"))
    new = with_value(new, path_of("meetings.2.ends_at"), at("16:30"))
    made = later(MERGED, with_value(new, path_of("meetings.2.people.1.functions"), ("Minister",)))
    assert len(made.meetings) == 2
    both = made.meetings[1]
    assert (both.starts_at, both.ends_at) == (at("14:00"), at("16:30"))
    assert titles(both)[3:] == ["Fish and their roads", "Ladders (and locks)", "Adoption of the recommendations"]
    assert [each.functions for each in both.people if each.name == "Mei Tanaka"] == [("Minister",)]
    assert (ids(made), made.warnings) == (ids(MERGED), ())


def test_what_no_part_can_take_is_told() -> None:
    made = later(MERGED, with_value(RIGHT, path_of("meetings.2.room"), "Room C"))
    assert codes(made) == [("no_part", "Room C")]
    apart = with_value(SPLIT, path_of("meetings.0.title"), "Water")
    made = later(apart, with_value(RIGHT, path_of("meetings.0.title"), "Sharing water"))
    assert (made.meetings[0].title, codes(made)) == ("Water", [("no_part", "Sharing water")])


def test_an_item_moved_by_hand_stays_where_it_is_and_a_printed_removal_reaches_it() -> None:
    kept = moved_to(READ, path_of("meetings.0.items.1"), 1)[0]
    new = with_value(RIGHT, path_of("meetings.0.people.2.name"), "Aino Virtanen-Niemi")
    made = later(kept, new)
    assert "Aino Virtanen-Niemi" in [each.name for each in made.meetings[1].people]
    assert titles(made.meetings[1])[0] == "Measuring what flows" and ids(made) == ids(kept)
    first = RIGHT.meetings[0]
    without = replace(first, items=(first.items[0], first.items[2]))
    made = later(kept, replace(RIGHT, meetings=(without, *RIGHT.meetings[1:])))
    assert titles(made.meetings[1]) == titles(READ.meetings[1])


def test_what_was_removed_by_hand_from_a_part_stays_removed() -> None:
    kept = with_value(SPLIT, path_of("meetings.0.items"), SPLIT.meetings[0].items[:1])
    made = later(kept, RIGHT)
    assert (shape(made), ids(made)) == (shape(kept), ids(kept))


def test_a_paper_stored_without_lines_is_divided_by_its_words() -> None:
    read = numbered(replace(PAPER, meetings=(MEETING, replace(MEETING, title="Two", items=()))))
    kept = split(read, path_of("meetings.0.items.1"))[0]
    new = with_value(read, path_of("meetings.0.items.1.number"), "7")
    made = succeeding(read, kept, new, "v2")
    assert [[each.number for each in meeting.items] for meeting in made.meetings] == [[None], ["7", None], []]


def test_the_next_version_after_that_finds_the_parts_again() -> None:
    shifted = RIGHT
    for path in (path for path in places(RIGHT) if path[2:3] == ("items",)):
        line = value_at(RIGHT, path).lines["title"][0] + 4
        shifted = with_value(shifted, (*path, "lines"), {"title": (line,)})
    second = later(SPLIT, shifted)
    read = succeeding(READ, READ, shifted, "v2")
    new = with_value(shifted, path_of("meetings.0.items.2.number"), "3")
    made = succeeding(read, second, new, "v3")
    assert [each.number for each in made.meetings[1].items] == ["3"] and ids(made) == ids(SPLIT)
