"""What a reader of an .rtf does not see comes in by neither road: as lines of a paper or as blocks of a document."""

import pytest

from interp.errors import BadRequest
from interp.reading.files.file_blocks import blocks
from interp.reading.files.file_lines import extract


def read(body: str, head: str = "") -> list[str]:
    """Return what both roads read, once they agree."""
    data = (r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 A;}{\f1\fcharset204 B;}}" + head + body + "}").encode("ascii")
    texts = [f"{block.number or ''} {block.text}".strip() for block in blocks(data, "a.rtf")]
    lines = [" ".join(line.text.split()) for line in extract(data, "a.rtf").lines if line.text.strip()]
    assert texts == [line for line in lines if line != "*****"]
    return texts


@pytest.mark.parametrize("word", ["v", "v1", "strike", "striked1", "deleted", "webhidden", "mvf"])
def test_a_word_hides_until_its_group_ends_or_it_is_turned_off(word: str) -> None:
    off = word.rstrip("1") + "0"
    assert read(rf"a {{\{word} secret }}b\par") == ["a b"]
    assert read(rf"a \{word} secret \{off} b\par") == ["a b"]
    assert read(rf"a \{word} secret {{\{off} shown }}more secret \plain b\par") == ["a shown b"]
    assert read(rf"{{\{word} secret \'e9\u1078?\emdash {{\b and more}} }}{{\{off} b}}\par") == ["b"]


def test_words_put_in_and_moved_here_stay() -> None:
    assert read(r"a {\revised\revauth1 put in }{\mvt moved }{\v0 shown}\par") == ["a put in moved shown"]


def test_letters_waiting_to_be_decoded_stay_on_their_side() -> None:
    assert read(r"\f1 \'cf\v\'f0\v0\'e8\par") == ["Пи"]


STYLES = (
    r"{\stylesheet{\s0 Normal;}{\s1{\*\keycode \shift a;}\v Secret;}{\s2\sbasedon1 Below;}{\s3\sbasedon2\v0 Shown;}"
    r"{\*\cs15\additive\strike Struck;}{\*\cs16\sbasedon15 Below;}{\s8\sbasedon9 A;}{\s9\sbasedon8\v B;}}"
)


@pytest.mark.parametrize(("style", "seen"), [
    ("s0", True), ("s1", False), ("s2", False), ("s3", True), ("s7", True), ("s8", False), ("cs15", False),
    ("cs16", False), ("cs7", True),
])  # fmt: skip
def test_a_style_hides_what_is_set_in_it(style: str, seen: bool) -> None:
    said = read(rf"one\par\pard\plain\{style} here\par\pard\plain two\par", STYLES)
    assert said == (["one", "here", "two"] if seen else ["one", "two"])


def test_a_word_turns_off_what_a_style_hides_and_plain_keeps_the_style_of_the_paragraph() -> None:
    assert read(r"\pard\plain\s1\v0 shown\par", STYLES) == ["shown"]
    assert read(r"\pard\s1\plain secret\par\pard shown\par", STYLES) == ["shown"]
    assert read(r"\cs15 secret\plain shown\par", STYLES) == ["shown"]


def test_the_table_of_styles_says_nothing_itself() -> None:
    assert read(r"{\s1 shown}\par{\*\cs15 no}", r"{\stylesheet{\s1 Heading;}{\*\cs15 Strong;}}") == ["shown"]


def test_a_deleted_mark_joins_two_paragraphs_and_a_struck_one_does_not() -> None:
    assert read(r"one {\deleted\par}two\par") == ["one two"]
    assert read(r"one{\strike gone\par}two\par") == ["one", "two"]
    assert read(r"one\par{\v secret\par secret\par}two\par") == ["one", "two"]
    assert extract(rb"{\rtf1 one\par{\v secret\par}two\par}", "a.rtf").lines[1].text == "two"


def test_cells_stay_apart_whatever_is_in_them() -> None:
    assert read(r"{\deleted a\cell}{\strike b\cell}c\cell d\cell\row") == ["c", "d"]


def test_an_automatic_number_stands_before_words_only() -> None:
    def item(number: int, text: str) -> str:
        return rf"\pard{{\listtext\plain {number}.\tab}}{text}"

    body = (
        item(1, r"one\par") + item(2, r"{\v secret\par}") + item(2, r"{\deleted old\par}") + item(2, r"two\par")
        + item(3, r"{\strike struck}\par") + item(4, r"four {\deleted\par}")
        + item(5, r"goes on\par{\pntext\'b7\tab}end\par")
    )  # fmt: skip
    assert read(body) == ["1. one", "2. two", "4. four goes on", "· end"]


def test_notes_and_boxes_within_what_is_hidden_are_hidden() -> None:
    note = r"{\footnote\pard\plain note}"
    assert read(rf"a{{\v x{note}}}b{{\deleted{note}}}c{{\strike{note}}}d{note}\par") == ["abcd", "note"]
    assert read(r"a{\v{\shp{\shptxt\pard\plain secret\par}}}{\strike{\shp{\shptxt\pard\plain shown\par}}}b\par") == [
        "ashown", "b",
    ]  # fmt: skip
    assert read(r"{\header h{\footnote secret}}a\par") == ["a"]
    assert read(r"a{\footnote shown {\v secret }note}\par") == ["a", "shown note"]


def test_entries_of_an_index_and_codes_of_fields_are_out() -> None:
    field = r"{\field{\*\fldinst{ IF {x}}}{\fldrslt shown}}"
    assert read(rf"a{{\xe {{entry}}}}{{\tc entry}}{field}{{\*\mvfmf secret}}{{\*\annotation no}}\par") == ["ashown"]


def test_a_document_of_which_nothing_is_seen_is_empty() -> None:
    for reader in (blocks, extract):
        with pytest.raises(BadRequest) as caught:
            reader(rb"{\rtf1\v secret\par}", "a.rtf")
        assert caught.value.reason == "empty_file"
