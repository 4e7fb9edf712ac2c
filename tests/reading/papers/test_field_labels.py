"""Labels: what they announce, on their own, with a value, in a row."""

import pytest

from interp.reading.papers.field_labels import (
    MEANINGS,
    WORDS,
    labels_in,
    meaning_of,
    misspelt_label,
    unknown_label,
)
from interp.reading.papers.paper_to_proposal import propose


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Chair:", "chair"), ("CHAIRPERSON", "chair"), ("Panelists:", "panellists"),
        ("Panellist(s):", "panellists"),
        ("Presentation 2:", "panellists"), ("Opening statements :", "opening_statement"),
        ("Background documents:", "background_documents"), ("Date and venue:", "date_and_venue"),
    ],
)
def test_a_label_is_known_in_its_variants(text: str, key: str) -> None:
    meaning = meaning_of(text)
    assert meaning and meaning.key == key


def test_a_label_and_its_value_may_share_a_line() -> None:
    label = labels_in("Chair: H.E. Mr. X: the second", 4)[0]
    assert (label.meaning.key, label.value, label.line) == ("chair", "H.E. Mr. X: the second", 4)


def test_a_tab_parts_a_label_from_its_value() -> None:
    assert labels_in("Moderator\tMs. Ana Ruiz", 1)[0].value == "Ms. Ana Ruiz"


def test_labels_with_a_slash_between_them_are_two() -> None:
    assert [label.meaning.key for label in labels_in("Opening statement: / Video:", 1)] == [
        "opening_statement", "video",
    ]


def test_two_roles_joined_by_and_are_one_persons() -> None:
    meaning = meaning_of("Chairperson and Moderator:")
    assert meaning and meaning.roles == ("chair", "moderator")


@pytest.mark.parametrize("text", ["The chair opened it.", "through:", "Mr. John Carr, Moderator: IWF", ""])
def test_running_text_holds_no_label(text: str) -> None:
    assert labels_in(text, 1) == ()


def test_an_unknown_label_is_recognised_but_a_lead_in_is_not() -> None:
    label = unknown_label("Rapporteur:", 1)
    assert label and label.meaning.kind == "unknown"
    assert unknown_label("The panel aims to:", 1) is None


def test_every_word_in_every_table_has_a_meaning() -> None:
    assert {key for table in WORDS.values() for key in table} <= MEANINGS.keys()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Moderater", "moderator"), ("Opening Statment:", "opening_statement"), ("Formatt:", "format"),
        ("Pannelists:", "panellists"), ("Interpretaton:", "interpretation"),
    ],
)  # fmt: skip
def test_a_misspelt_label_is_read_as_the_one_it_nearly_is(text: str, key: str) -> None:
    label = misspelt_label(text, 3)
    assert label and label.meaning.key == key
    assert meaning_of(label.meant) == label.meaning


@pytest.mark.parametrize("text", ["Moderator", "Chairs", "Rapporteur:", "Side events:", "Mr. Tame, President", "Tine:"])
def test_what_is_known_or_short_or_far_is_no_misspelling(text: str) -> None:
    assert misspelt_label(text, 3) is None


def test_a_misspelt_label_is_named_in_a_warning_and_its_value_read() -> None:
    paper = "A panel\n\nChair:\nMr. A Bell, President\n\nModerater:\nMs. C Dale, Judge"
    proposal = propose(paper.encode(), "a.txt")
    people = [(person.roles, person.name) for person in proposal.meetings[0].people]
    assert people == [(("chair",), "A Bell"), (("moderator",), "C Dale")]
    assert [w.values for w in proposal.warnings if w.code == "misspelt_label"] == [
        {"label": "Moderater", "meant": "moderator"}
    ]


@pytest.mark.parametrize("text", ["II. Objectives", "1. Objectives", "B. Objectives:"])
def test_a_numbered_heading_is_a_label(text: str) -> None:
    paper = f"A panel\n\nChair: Mr. A Bell, President\n\n{text}\nTo learn."
    (section,) = propose(paper.encode(), "a.txt").sections
    assert (section.key, section.paragraphs) == ("objectives", ("To learn.",))


def test_a_room_is_not_the_label_room() -> None:
    assert (meaning_of("Room XX"), meaning_of("Room 2")) == (None, None)
