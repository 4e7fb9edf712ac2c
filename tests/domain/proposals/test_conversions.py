"""An item becomes a person, a person an item, and a line of the paper either; the speakers follow the paper."""

from dataclasses import replace

import pytest

from interp.domain.proposals.conversions import (
    LineReading,
    item_of_line,
    item_of_person,
    nearest_meeting,
    person_of_item,
    person_of_line,
    plain_reading,
)
from interp.domain.proposals.corrections import path_of, with_value
from interp.domain.proposals.proposal import PersonProposal, Proposal, ProposalWarning
from interp.errors import BadRequest
from tests.domain.proposals.small_paper import PAPER
from tests.domain.proposals.ten_faults import PAPER as LINES
from tests.domain.proposals.ten_faults import RIGHT


def number(words: str) -> int:
    return next(place for place, text in enumerate(LINES, start=1) if words in text)


def speakers(proposal: Proposal, meeting: int, item: int) -> list[str]:
    held = proposal.meetings[meeting]
    return [held.people[who].name for who in held.items[item].people]


def test_a_person_in_place_of_an_item_speaks_on_the_item_before_with_its_speakers() -> None:
    made, path = person_of_item(PAPER, path_of("meetings.0.items.1"), plain_reading("Di, Judge"))
    assert path == ("meetings", 0, "people", 3)
    assert (made.meetings[0].people[3].functions, made.meetings[0].people[3].roles) == (("Judge",), ("panellist",))
    assert speakers(made, 0, 0) == ["Ana", "Bo", "Cy", "Di"]
    assert [each.title for each in made.meetings[0].items] == ["Panel", "Rest"]


def test_the_first_item_has_none_before_it_and_a_round_of_statements_no_speakers_of_the_paper() -> None:
    made, _ = person_of_item(PAPER, path_of("meetings.0.items.0"), plain_reading("Di"))
    assert [speakers(made, 0, item) for item in (0, 1)] == [["Cy"], []]
    round_ = with_value(PAPER, path_of("meetings.0.items.0.kind"), "floor_round")
    assert speakers(person_of_item(round_, path_of("meetings.0.items.1"), plain_reading("Di"))[0], 0, 0) == [
        "Ana",
        "Bo",
        "Cy",
    ]


def test_an_item_of_a_person_has_their_words_and_no_speaker() -> None:
    full = PersonProposal(("panellist",), "Ms.", "Bo", ("Judge",), "Chad", "Lakes")
    made, path = item_of_person(with_value(PAPER, path_of("meetings.0.people.1"), full), path_of("meetings.0.people.1"))
    assert path == ("meetings", 0, "items", 3)
    assert made.meetings[0].items[3].title == "Ms. Bo (Chad), Judge: Lakes"
    assert [each.name for each in made.meetings[0].people] == ["Ana", "Cy"]
    assert speakers(made, 0, 0) == ["Ana", "Cy"]


def test_a_person_of_a_line_speaks_where_the_person_above_does() -> None:
    lines = replace(RIGHT, paper=(*LINES[:8], "Di Reis, Judge", *LINES[9:]))
    made, path = person_of_line(lines, 9, 0, plain_reading("Di Reis, Judge"))
    assert speakers(made, 0, 1) == ["Aino Virtanen", "Di Reis", "Peter Okello"]
    assert made.meetings[0].people[int(path[3])].lines["name"] == (9,)


def test_a_person_below_an_item_speaks_on_it_and_one_with_a_label_on_none() -> None:
    bare = with_value(RIGHT, path_of("meetings.2.items.0.people"), ())
    bare = with_value(bare, path_of("meetings.2.people"), ())
    assert speakers(person_of_line(bare, number("Mei Tanaka"), 2, plain_reading("Mei Tanaka"))[0], 2, 0) == [
        "Mei Tanaka"
    ]
    labelled = LineReading(PersonProposal(("moderator",), None, "Mei Tanaka"), "Moderator: Mei Tanaka")
    made, _ = person_of_line(bare, number("Mei Tanaka"), 2, labelled)
    assert (speakers(made, 2, 0), made.meetings[2].people[0].roles) == ([], ("moderator",))


def test_an_item_of_a_line_has_its_hour_on_the_day_of_the_meeting() -> None:
    read = LineReading(PersonProposal((), None, "x"), "Lunch", "11:30")
    made, path = item_of_line(RIGHT, number("Session 2"), 0, read)
    assert path == ("meetings", 0, "items", 3)
    assert made.meetings[0].items[3].starts_at == "2019-05-14T11:30:00+01:00"


def test_a_line_that_is_used_is_neither_a_finding_nor_a_heading() -> None:
    found = (("unplaced", 11), ("weekday", 11), ("unplaced", 1))
    warnings = tuple(ProposalWarning(code, "x", line) for code, line in found)
    told = replace(RIGHT, lines={"headings": (1, 11)}, warnings=warnings)
    made, _ = item_of_line(told, 11, 0, plain_reading("Session 2"))
    assert [(each.code, each.line) for each in made.warnings] == [("weekday", 11), ("unplaced", 1)]
    assert made.lines["headings"] == (1,)


@pytest.mark.parametrize(("line", "to"), [(0, 0), (99, 0), (5, 3), (5, -1)])
def test_a_line_or_a_meeting_that_is_not_there_is_refused(line: int, to: int) -> None:
    for made in (person_of_line, item_of_line):
        with pytest.raises(BadRequest):
            made(RIGHT, line, to, plain_reading("x"))


def test_a_line_belongs_to_the_meeting_that_begins_above_it() -> None:
    assert [nearest_meeting(RIGHT, line) for line in (1, 2, 9, 11, 17, 18, 26)] == [0, 0, 0, 1, 1, 2, 2]


def test_a_plain_reading_is_a_name_and_what_follows_its_comma() -> None:
    read = plain_reading("Ana Ruiz, Judge, Lima")
    assert (read.person.name, read.person.functions, read.title) == (
        "Ana Ruiz",
        ("Judge, Lima",),
        "Ana Ruiz, Judge, Lima",
    )
