"""The sentences of a document as a booth has them in hand: what is spoken, in order, with what may be read of it."""

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from interp.domain.captions.text_to_cues import cue_texts
from interp.domain.model.findings import Finding
from interp.domain.rules.hand.reading_pace import FastPace
from interp.domain.text.segments import Segment
from interp.domain.views.hand.text_in_hand import HandLength
from interp.ports import Document, Documents, Revision
from interp.service.caption_scripts import DraftScripts
from interp.service.hand.hand_texts import HandTexts, meeting_names
from tests.builders import sitting
from tests.fakes_drafting import MemoryDrafts
from tests.filed_statement import SENTENCES, file_statement

LONG = "We ask all States, industry, civil society, families and schools to act together, " * 4 + "and to act now."


@pytest.fixture
def drafts() -> Documents:
    return MemoryDrafts()


def in_hand(drafts: Documents) -> HandTexts:
    return HandTexts(drafts, DraftScripts(drafts, cue_texts).units)


def filed(drafts: Documents, segments: Sequence[Segment], *revisions: Revision) -> str:
    drafts.add(Document("d1", "m1", "Statement", "s.txt", "statement", "en", delivery="check"), segments, (), revisions)
    return "d1"


def test_each_sentence_stands_beside_what_there_is_of_it_drafts_too(drafts: Documents) -> None:
    text = in_hand(drafts).text(file_statement(drafts, "m1", "s1", visibility="desk"), "s1", "zh")
    assert [each.number for each in text.lines] == [1, 2, 3, 4, 5, 6]
    assert [each.original.text for each in text.lines] == list(SENTENCES["en"])
    assert [each.text and (each.text.text, each.text.standing) for each in text.lines] == [
        (each, "draft") for each in SENTENCES["zh"]
    ]
    assert [each.kind for each in text.lines] == ["heading", *["line"] * 5]


def test_in_its_own_language_it_has_the_original_alone(drafts: Documents) -> None:
    text = in_hand(drafts).text(file_statement(drafts, "m1"), "s1", "en")
    assert all(each.text is None for each in text.lines)


def test_the_steps_are_those_of_the_captions_and_what_is_not_spoken_is_no_line(drafts: Documents) -> None:
    parts = [Segment("s0", 0, 0, LONG), Segment("s1", 1, 1, "***"), Segment("s2", 2, 2, "See above.", "footnote")]
    document = filed(drafts, [*parts, Segment("s3", 3, 3, "I thank you.")])
    scripts = DraftScripts(drafts, cue_texts)
    lines = in_hand(drafts).text(document, "s1", "fr").lines
    assert [(each.number, each.segment) for each in lines] == [(1, "s0"), (2, "s3")]
    assert sum(each.steps for each in lines) == len(scripts.units(document)) and lines[0].steps > 1


def test_a_translation_that_is_wrong_or_of_an_older_sentence_is_not_read(drafts: Documents) -> None:
    found = (Finding("number", "error", "figure_missing", "15"),)
    wrong = Revision("s0", "fr", 1, "Faux.", "draft", "mt", findings=found)
    document = filed(drafts, [Segment("s0", 0, 0, "Fifteen children.")], wrong)
    assert in_hand(drafts).text(document, "s1", "fr").lines[0].text is None


def test_it_says_how_long_it_is_and_from_when_that_is_fast(drafts: Documents) -> None:
    paces = (FastPace("en", "*", 120, "a study"),)
    document = filed(drafts, [Segment("s0", 0, 0, "Title here", "heading"), Segment("s1", 1, 1, "I thank you all.")])
    text = HandTexts(drafts, DraftScripts(drafts, cue_texts).units, paces=paces).text(document, "s1", "fr")
    assert text.length == HandLength(4, "words", 120, "a study")
    unknown = in_hand(drafts).text(document, "s1", "fr").length
    assert unknown == HandLength(4, "words", None, None)


def test_a_body_s_own_pace_counts_and_from_when_it_is_too_fast(drafts: Documents) -> None:
    paces = (FastPace("en", "Human Rights Council", 110, "a note", 140), FastPace("en", "*", 120, "a study"))
    document = filed(drafts, [Segment("s0", 0, 0, "I thank you all.")])
    units = DraftScripts(drafts, cue_texts).units
    for body, length in (
        ("Human Rights Council", HandLength(4, "words", 110, "a note", 140)),
        ("", HandLength(4, "words", 120, "a study")),
    ):  # fmt: skip
        made = HandTexts(drafts, units, paces=paces, body=lambda meeting, body=body: body)  # type: ignore[misc]
        assert made.text(document, "s1", "fr").length == length


def test_lengths_of_several_speeches_are_told_together_without_what_is_gone(drafts: Documents) -> None:
    document = filed(drafts, [Segment("s0", 0, 0, "Title here", "heading"), Segment("s1", 1, 1, "I thank you all.")])
    body = json.loads(in_hand(drafts).text_lengths([("s1", document), ("s2", "gone")]))
    assert [(each["speech"], each["length"]["count"]) for each in body["speeches"]] == [("s1", 4)]


def test_each_line_has_its_figures_and_the_names_of_the_meeting(drafts: Documents) -> None:
    state = sitting().state
    names = meeting_names(state)
    assert names and all(set(each) <= {"ar", "zh", "en", "fr", "ru", "es"} for each in names)
    french = Revision("s0", "fr", 1, "15 en 2014.", "draft", "mt")
    document = filed(drafts, [Segment("s0", 0, 0, "Norway paid 15 in 2014.")], french)
    made = HandTexts(drafts, DraftScripts(drafts, cue_texts).units, lambda _: ({"en": "Norway", "fr": "Norvège"},))
    text = made.text(document, "s1", "fr")
    assert [(each.kind, each.original, each.text) for each in text.lines[0].figures] == [
        ("name", "Norway", None), ("number", "15", "15"), ("number", "2014", "2014"),
    ]  # fmt: skip


def test_it_is_json_and_says_what_it_is(drafts: Documents) -> None:
    document = filed(drafts, [Segment("s0", 0, 0, "I thank you.")])
    body = json.loads(in_hand(drafts).hand_text(document, "s1", "fr"))
    assert (body["speech"], body["language"], body["original"], body["delivery"]) == ("s1", "fr", "en", "check")
    assert json.loads(in_hand(drafts).hand_text("nothing", "s1", "fr"))["document"] is None


def test_a_new_version_says_what_stood_there_before_and_how_much_is_left_out(drafts: Documents) -> None:
    said = ("We support it.", "It costs 12.", "Thanks.")
    filed(drafts, [Segment(f"s{at}", at, at, text) for at, text in enumerate(said)])
    before = in_hand(drafts).text("d1", "s1", "fr")
    assert (before.version, before.left_out, {each.before for each in before.lines}) == (1, 0, {None})
    said = ("We support it.", "It costs 15.", "Quite new words.")
    later = [Segment(each, at, at, text) for at, (each, text) in enumerate(zip(("s0", "s3", "s4"), said, strict=True))]
    held = drafts.document("d1")
    assert held
    drafts.add(replace(held, created_at=90_000), later, (), ())
    text = in_hand(drafts).text("d1", "s1", "fr")
    assert (text.version, text.filed_at, text.left_out) == (2, 90_000, 1)
    assert [each.before for each in text.lines] == [None, "It costs 12.", ""]
