"""Cues: nothing lost, no line too long, no name, number, symbol or address cut, ends where a reader pauses."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from interp.domain.captions.line_breaks import held
from interp.domain.captions.text_to_cues import COLUMNS, LINES, LONGEST_MS, caption_findings, cue_texts, reading_ms
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.text.graphemes import clusters, width
from tests.row_by_row import row_by_row

WORDS = (
    "the Council of and children, rights. “to” (ICTs) A/HRC/31/34 7 March 2016 45 minutes https://webtv.un.org/x_y "
    "l’enfant d’une\u00a0: « vraies\u202f» n° 12 Совет по правам ребенка, 7 марта 2016 года резолюции 7/29 que el niño "
    "الأطفال، في والتحديات 7 آذار/مارس 2016 儿童权利，人权理事会第28/19号决议。 "
    "信通技术 “真实” e\u0301 👩‍👧 🇫🇷 - – Mr. Ernie Allen"
).split(" ")
texts = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=12)), max_size=40).map(" ".join)
languages = st.sampled_from(MEETING_LANGUAGES)
KEPT = ["rights. “to”", "Council of", "儿童权利", "por", "ребенка, 7", "niño"]
kept_names = st.lists(st.sampled_from(KEPT), max_size=3)


def bare(text: str) -> str:
    """Return a text without any white space."""
    return "".join(text.split())


@settings(deadline=None)
@given(texts, languages, kept_names)
def test_the_cues_joined_are_the_text(text: str, language: str, kept: list[str]) -> None:
    assert bare("".join(cue_texts(text, language, kept))) == bare(text)


@settings(deadline=None)
@given(texts, languages)
def test_a_space_inside_a_line_is_one_that_was_written(text: str, language: str) -> None:
    lines = [line for cue in cue_texts(text, language) for line in cue.split("\n")]
    written = " ".join(re.split(r"\s+", text))
    assert [line for line in lines if " ".join(re.split(r"\s+", line)) not in written] == []
    assert [line for line in lines if not line or line != line.strip(" ")] == []


@settings(deadline=None)
@given(texts, languages, kept_names)
def test_a_cue_has_two_lines_and_no_line_is_too_long(text: str, language: str, kept: list[str]) -> None:
    for cue in cue_texts(text, language, kept):
        assert cue.count("\n") < LINES
        for line in cue.split("\n"):
            # a longer line is one unbreakable part: cut on its own, it stays whole
            assert width(line, language) <= COLUMNS[language] or cue_texts(line, language, kept) == (line,)


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join), languages, kept_names)
@example("rights. “to” rights. “to” " * 6, "en", ["rights. “to”"])
def test_nothing_kept_is_cut(text: str, language: str, kept: list[str]) -> None:
    whole = "\n\n".join(cue_texts(text, language, kept))
    for name in kept:
        assert bare_count(whole, name) == text.count(name)


def bare_count(whole: str, name: str) -> int:
    """Return how often a name stands in the lines of cues as it is written."""
    return sum(line.count(name) for line in whole.split("\n"))


@row_by_row("language", MEETING_LANGUAGES)
@row_by_row(
    "whole",
    [
        "A/HRC/RES/28/19", "https://webtv.un.org/en/asset", "secretariat@example.org", "45 minutes", "7 March 2016",
        "7 de marzo de 2016", "7 марта 2016 года", "7 آذار/مارس 2016", "le 1er janvier", "resolution 7/29", "1 200",
        "Ms. Maud de Boer-Buquicchio", "H.E. Mr. Ramón Alberto Morales Quijano", "J. K. Rowling", "статьи 19",
        "12,5 millones de niños", "9 a.m.", "第28/19号", "2016年3月7日", "第三十一届",
    ],
)  # fmt: skip
def test_names_numbers_symbols_and_addresses_are_never_cut(whole: str, language: str) -> None:
    for before in range(1, 45):
        text = "x" * before + " " + whole + " " + "y" * 30
        cues = cue_texts(text, language)
        assert whole.removeprefix("le ") in "\n\n".join(cues), (before, cues)


@pytest.mark.parametrize("language", MEETING_LANGUAGES)
def test_what_is_held_is_found_without_being_told(language: str) -> None:
    assert held("on 7 March 2016 in Geneva") == ((3, 15),)
    assert held("no") == ()


SAMPLES = {
    "en": [
        "It will contribute to the realization\nof the rights of the child",
        "to participation, education,\nand protection from abuse.",
    ],
    "zh": ["儿童权利与信通技术：\n国际框架和挑战。"],
    "ru": ["Совет по правам человека\nпостановил провести обсуждение", "по вопросу о правах ребенка."],
}


@pytest.mark.parametrize("language", SAMPLES)
def test_a_line_ends_where_a_reader_pauses(language: str) -> None:
    cues = SAMPLES[language]
    text = ("" if language == "zh" else " ").join(line for cue in cues for line in cue.split("\n"))
    assert list(cue_texts(text, language)) == cues


@pytest.mark.parametrize("language", MEETING_LANGUAGES)
def test_nothing_said_makes_no_cue(language: str) -> None:
    assert cue_texts(" \n\t", language) == ()


def test_a_word_longer_than_a_line_stands_alone() -> None:
    long = "x" * 60
    assert cue_texts(f"a {long} b", "en") == (f"a\n{long}", "b")


@pytest.mark.parametrize(
    ("text", "language", "columns"),
    [("儿童", "zh", 4), ("儿童", "en", 4), ("e\u0301", "fr", 1), ("👩‍👧", "en", 2), ("🇫🇷", "en", 1), ("“”", "zh", 4),
     ("“”", "en", 2), ("مؤسِّسة", "ar", 5), ("한국", "en", 4), ("", "en", 0), ("\u2068a\u2069", "en", 1)],
)  # fmt: skip
def test_a_character_is_what_a_reader_sees(text: str, language: str, columns: int) -> None:
    assert width(text, language) == columns


@settings(deadline=None)
@given(st.text())
def test_characters_joined_are_the_text(text: str) -> None:
    assert "".join(clusters(text)) == text


@pytest.mark.parametrize(("language", "speed"), [("ar", 17), ("zh", 9), ("en", 20), ("fr", 17), ("ru", 17), ("es", 17)])
def test_the_time_to_read_follows_the_languages_speed(language: str, speed: int) -> None:
    letter = "字" if language == "zh" else "x"
    assert reading_ms(letter * speed * 3, language) == 3000
    assert reading_ms(letter, language) == 833


@settings(deadline=None)
@given(texts, languages)
def test_a_cue_of_ours_can_be_read_in_time_unless_something_was_too_long(text: str, language: str) -> None:
    for cue in cue_texts(text, language):
        found = {finding.code for finding in caption_findings(cue, language)}
        assert "caption_lines" not in found
        assert "caption_time" not in found or "caption_width" in found


@pytest.mark.parametrize(
    ("cue", "language", "codes"),
    [
        ("Good morning.", "en", []),
        ("x\nx\nx", "en", ["caption_lines"]),
        ("x" * 43, "en", ["caption_width"]),
        ("x" * 40, "ru", ["caption_width"]),
        ("儿" * 17, "zh", ["caption_width"]),
        ("儿" * 16, "zh", []),
        ("x" * 42 + "\n" + "x" * 42 + "\n" + "x" * 42, "fr", ["caption_lines", "caption_time"]),
        ("adopted on 7 March\n2016", "en", ["caption_split"]),
        ("the rights of the\nchild", "en", ["caption_break"]),
        ("los derechos de\nlos niños", "es", ["caption_break"]),
    ],
)
def test_a_reviser_is_told_what_makes_a_cue_hard_to_read(cue: str, language: str, codes: list[str]) -> None:
    found = caption_findings(cue, language)
    assert [finding.code for finding in found] == codes
    assert {finding.check for finding in found} <= {"caption"}
    assert all(finding.severity != "error" and finding.message for finding in found)


def test_the_figure_told_for_chinese_is_in_full_width_characters() -> None:
    assert caption_findings("儿" * 17, "zh")[0].values == ("17", "16")


def test_the_longest_time_is_that_of_the_table() -> None:
    assert max(reading_ms("x" * LINES * COLUMNS[code], code) for code in MEETING_LANGUAGES) <= LONGEST_MS
