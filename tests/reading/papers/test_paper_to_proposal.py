"""Other papers and layouts; every line is placed or named in a warning."""

import re
from dataclasses import asdict, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interp.domain.proposals.proposal import MeetingProposal, Proposal
from interp.errors import InterpError
from interp.reading.files.line_cleaning import PrintedLine
from interp.reading.papers.field_labels import BY_WORDS, labels_in
from interp.reading.papers.line_accounting import LineAccounting
from interp.reading.papers.paper_to_proposal import propose, read
from tests.growth import TOO_STEEP, growth
from tests.sample_sizes import size

PAPERS = Path(__file__).parent
SEED = files("interp.seed").joinpath("hrc31-concept-note.txt").read_text(encoding="utf-8")


@cache
def paper(name: str) -> Proposal:
    return propose((PAPERS / f"{name}.txt").read_bytes(), f"{name}.txt")


def roles(meeting: MeetingProposal) -> list[tuple[str, str]]:
    return [(role, person.name) for person in meeting.people for role in person.roles]


def codes(proposal: Proposal) -> list[str]:
    return [warning.code for warning in proposal.warnings]


def test_labels_with_their_values_on_one_line_make_one_meeting() -> None:
    (meeting,) = paper("one-line-labels").meetings
    assert (meeting.starts_at, meeting.ends_at) == ("2019-09-16T10:00:00+02:00", "2019-09-16T13:00:00+02:00")
    assert meeting.title == "Panel discussion on clean water and the rights of indigenous peoples"
    assert meeting.room == "Room XIX"
    assert roles(meeting)[:4] == [
        ("chair", "Amina Bel Haj"), ("opening_speaker", "Ilse van der Meer"),
        ("keynote_speaker", "João Sá Carneiro"), ("moderator", "Nkem O. Adeyemi"),
    ]


def test_values_broken_over_lines_are_whole_again() -> None:
    people = {person.name: person for person in paper("one-line-labels").meetings[0].people}
    assert people["Amina Bel Haj"].functions == ("Vice-President of the Human Rights Council",)
    assert people["Amina Bel Haj"].country == "Tunisia"
    assert people["João Sá Carneiro"].by_video
    assert people["Hēmi Tūhoe"].functions == (
        "Elder and Chairperson of the Whanganui Trust", "Founder of River Voices",
    )
    assert people["Siti Nurhaliza Rahman"].topic == "Rivers without borders"


def test_other_minutes_give_other_blocks() -> None:
    (meeting,) = paper("one-line-labels").meetings
    assert [block.budget_s // 60 for block in meeting.blocks] == [10, 24, 90, 30, 10]
    assert [(item.kind, item.block, item.speech_limit_s) for item in meeting.items] == [
        ("opening_statement", 0, None), ("keynote", 0, None), ("introduction", 0, None),
        ("presentation", 1, 360), ("floor_round", 2, 90), ("replies", 3, None),
        ("concluding_remarks", 4, None),
    ]
    assert codes(paper("one-line-labels")) == []


def test_a_session_in_words_and_a_document_without_symbol_are_read() -> None:
    proposal = paper("one-line-labels")
    assert (proposal.session.number, proposal.session.body) == (42, "Human Rights Council")
    assert [document.symbol for document in proposal.documents] == ["A/HRC/42/77", "39/8", None, "17/119"]
    assert proposal.languages == ("en", "fr", "es")


def test_numbered_panels_carry_their_hours_and_titles_on_the_heading() -> None:
    first, second = paper("two-panels").meetings
    assert (first.heading, first.title, first.theme) == ("Panel 1", "Streets for playing", "Room to move")
    assert (second.starts_at, second.ends_at) == ("2027-05-03T13:00:00-04:00", "2027-05-03T15:30:00-04:00")
    assert (first.room, first.place) == (second.room, second.place) == ("Conference Room 4", "New York")


def test_one_person_may_chair_and_moderate() -> None:
    assert paper("two-panels").meetings[0].people[0].roles == ("chair", "moderator")


def test_panellists_may_stand_under_numbered_presentations() -> None:
    first, _ = paper("two-panels").meetings
    assert [(person.name, person.topic) for person in first.people if "panellist" in person.roles] == [
        ("Piotr Żółkiewski", "Closing streets to cars, one Sunday at a time"),
        ("Oyelaran Bello", "Ten years of play streets"),
    ]


def test_an_empty_label_takes_nobody_elses_value() -> None:
    proposal = paper("two-panels")
    assert roles(proposal.meetings[1])[0] == ("moderator", "Bao Nguyễn")
    assert [(warning.code, warning.line) for warning in proposal.warnings] == [("empty_label", 25)]


def test_what_finds_no_place_is_a_warning_with_its_line() -> None:
    warnings = {(warning.code, warning.line) for warning in paper("hard-to-place").warnings}
    assert {("unplaced", 2), ("unplaced", 5), ("unplaced", 11), ("unplaced", 12)} <= warnings
    assert {("unknown_label", 14), ("unclear_time", 18)} <= warnings


def test_a_paper_without_hours_gets_none_invented() -> None:
    (meeting,) = paper("hard-to-place").meetings
    assert (meeting.starts_at, meeting.ends_at, meeting.blocks) == (None, None, ())
    assert {"no_time", "no_budgets"} <= set(codes(paper("hard-to-place")))


def test_budgets_longer_than_the_meeting_are_reported() -> None:
    longer = SEED.replace("(45 minutes)", "(50 minutes)")
    assert codes(propose(longer.encode(), "note.txt")).count("over_budget") == 2


def test_hours_of_a_panel_that_the_day_does_not_give_are_reported() -> None:
    other = SEED.replace("(3 - 6 p.m.)", "(4 - 6 p.m.)")
    assert "times_differ" in codes(propose(other.encode(), "note.txt"))


def test_a_longer_paper_is_no_more_work_than_it_is_long() -> None:
    assert growth(lambda text: propose(text.encode(), "note.txt"), SEED * size(8, torture=12)) < TOO_STEEP


def test_labels_in_a_column_without_colons_are_told_from_their_values() -> None:
    text = (
        "A panel on parks\n\nDate and time Thursday, 17 September 2026, 15:00–17:00\nVenue Room XX, Geneva\n"
        "Chair Mr. A Bell, President of the Council\nModerator Ms. C Dale, Judge\nFormat Replies: 20 minutes."
    )
    (meeting,) = propose(text.encode(), "a.txt").meetings
    assert roles(meeting) == [("chair", "A Bell"), ("moderator", "C Dale")]
    assert (meeting.starts_at, meeting.room) == ("2026-09-17T15:00:00+02:00", "Room XX")
    assert [block.budget_s for block in meeting.blocks] == [1200]


def test_a_line_that_goes_on_in_lower_case_is_no_label() -> None:
    text = "A panel\n\nChair: Mr. A Bell, Judge\n\nFormat:\nReplies take 20 minutes. Speaking\ntime: 2 minutes.\n"
    proposal = propose(text.encode(), "a.txt")
    assert [section.key for section in proposal.sections] == ["format"]


def test_rows_that_follow_each_other_are_one_sitting_of_three_hours_at_most() -> None:
    text = (
        "A forum\n\nTuesday, 3 March 2026\n\n10:00–10:30 Opening remarks by the hosts\n10:30–13:00 Parks for all\n"
        "13:00–15:00 Lunch break\n15:00–18:00 Closing debate\n18:00–19:00 Evening talk\n"
    )
    spans = [((m.starts_at or "")[11:16], (m.ends_at or "")[11:16]) for m in propose(text.encode(), "a.txt").meetings]
    assert spans == [("10:00", "13:00"), ("15:00", "18:00"), ("18:00", "19:00")]


def test_one_programme_for_several_hours_is_repeated_and_said_to_be() -> None:
    text = "A debate\n\nDate: 3 March 2026, 10 a.m. – 1 p.m. and 3 – 6 p.m., Geneva\n\nChair: Mr. A Bell, Judge\n"
    proposal = propose(text.encode(), "a.txt")
    assert [(m.starts_at or "")[11:16] for m in proposal.meetings] == ["10:00", "15:00"]
    assert [roles(m) for m in proposal.meetings] == [[("chair", "A Bell")]] * 2
    assert "sittings" in codes(proposal)


def test_a_printed_page_in_chinese_goes_on_at_any_letter() -> None:
    said = (
        "专题讨论会",
        "日期和地点：2026年3月12日，下午4时至6时，万国宫第二十会议厅，日",
        "内瓦",
        "主席：陈旭东先生，人权理事会副主席",
        "形式：小组成员作专题介绍（30分钟），随后进行互动讨论（60分",
        "钟），小组成员答复（15分钟）和总结发言（10分钟）。",
    )
    lines = tuple(PrintedLine(number, text) for number, text in enumerate(said, start=1))
    (meeting,) = read(lines, LineAccounting(lines), printed=True).meetings
    assert [block.budget_s // 60 for block in meeting.blocks] == [30, 60, 15, 10]
    assert (meeting.place, roles(meeting)) == ("日内瓦", [("chair", "陈旭东")])


FRAGMENTS = st.sampled_from([line for line in SEED.splitlines() if line.strip()] + [
    "", "", "Chair: H.E. Mr. A B (Peru), President of X", "Panel 1:", "Theme: “x”", "Speakers:", "- Dr. Q, R",
    "12 noon to 1 p.m.", "Video: Ms. A B (2 min)", "Rapporteur:", "*****", "17th meeting", "MORNING",
    "Keynote:",
])
WORDS_READ = re.compile(
    r"session|meeting|concept|note|regular|special|as|of|the|and|at|version|updated|programme|work|agenda|order|day"
    r"|panel|discussion|resolutions?|decisions?|video|message|by|via|through|recorded|noon|midnight|midday|until|to"
    r"|minutes?|min|hours?|on|in|from|[ap]\.?m|revised|draft|final|january|february|march|april|may|june|july|august"
    r"|september|october|november|december|st|nd|rd|th|twenty|thirty",
    re.IGNORECASE,
)


def texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for part in value.values() for text in texts(part)]
    if isinstance(value, list | tuple):
        return [text for part in value for text in texts(part)]
    return [value] if isinstance(value, str) else []


def is_known_label(text: str) -> bool:
    return " ".join(text.casefold().rstrip(" :").split()) in BY_WORDS or bool(labels_in(text, 1))


def lost(text: str, proposal: Proposal) -> list[tuple[int, str]]:
    """Return the words of `text` that are in no text of the proposal and on no line of a warning."""
    kept = set(re.findall(r"[^\W\d_]+", " ".join(texts(asdict(replace(proposal, paper=())))).casefold()))
    named = {warning.line for warning in proposal.warnings} | {*proposal.lines.get("headings", ())}
    return [
        (number, word)
        for number, line in enumerate(text.split("\n"), start=1)
        if number not in named and not is_known_label(line.strip().lstrip("-•· "))
        for word in re.findall(r"[^\W\d_]{3,}", line.casefold())
        if word not in kept and not WORDS_READ.fullmatch(word)
    ]


@settings(max_examples=size(40, torture=1_500), deadline=None)
@given(st.lists(FRAGMENTS, max_size=25))
def test_no_line_of_a_shuffled_paper_is_lost(lines: list[str]) -> None:
    text = "A title\n" + "\n".join(lines)
    assert lost(text, propose(text.encode(), "note.txt")) == []


@settings(max_examples=size(40, torture=1_500), deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.docx", "a.pdf"]))
def test_any_bytes_give_a_proposal_or_a_typed_refusal(data: bytes, name: str) -> None:
    try:
        propose(data, name)
    except InterpError as refusal:
        assert refusal.reason


@settings(max_examples=size(40, torture=1_500), deadline=None)
@given(st.text(min_size=1, max_size=300))
def test_any_text_gives_a_proposal_or_a_typed_refusal(text: str) -> None:
    try:
        propose(text.encode("utf-8", "replace"), "a.txt")
    except InterpError as refusal:
        assert refusal.reason == "empty_file" or "\x00" in text


def test_hundreds_of_people_are_read_with_work_as_long_as_their_list() -> None:
    people = [f"• Mr. Person Number, Director of Thing {number}\n" for number in range(size(400, torture=1_000))]

    def read(lines: list[str]) -> Proposal:
        return propose(f"A day\n\nPanellists:\n{''.join(lines)}".encode(), "a.txt")

    assert len(read(people).meetings[0].people) == len(people)
    assert growth(read, people) < TOO_STEEP


CUBIC = 40
HOSTILE = ("((((" * 1_200, "a " * 2_400, "Mr. " * 1_200, "1 hour " * 700, ", and " * 800, "9 - " * 1_200)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:6])
def test_a_hostile_line_is_no_more_work_than_it_is_long(text: str) -> None:
    text = text[: len(text) // size(2, torture=1)]

    def read(text: str) -> None:
        propose(f"Panellists:\n{text}\nFormat: {text}\nDate: {text}\n{text}".encode(), "a.txt")

    assert growth(read, text, CUBIC) < CUBIC  # and a line has at most 10,000 letters


def test_what_stood_below_a_heading_that_became_no_meeting_is_named() -> None:
    paper = "A title\n\tMorning panel\n\t7 March 2016, 9 a.m. - 12 p.m., Palais des Nations, Room XX, Geneva"
    told = {warning.line: warning.code for warning in propose(paper.encode(), "note.txt").warnings}
    assert (told[2], told[3]) == ("empty_heading", "unplaced")
