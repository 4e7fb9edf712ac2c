"""The author's translations of the note and the statements: whole, well written, no figure or symbol lost."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from importlib.resources import files

import pytest

from interp.domain.checks import check
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.text.segmentation import segments
from interp.domain.text.segments import TextBlock
from interp.domain.text.text_key import key
from interp.seed.bundled_data import authored, phrases
from interp.service.authored_units import authored_units
from tests.sample_sizes import size

Row = Mapping[str, str]
ROWS = authored()
NOTE = [row for row in ROWS if "id" not in row]
STATEMENTS = [row for row in ROWS if "id" in row]
SEED = files("interp").joinpath("seed")
FILES = sorted(each.name[len("statement-") : -len(".txt")] for each in SEED.iterdir() if each.name[:10] == "statement-")

SYMBOL = re.compile(r"[A-Z]+(?:/[A-Z0-9]+(?:\.\d+)?)+|https?://\S+?(?=[)）在上\s]|$)")
NUMBER = re.compile(r"\d+(?:[\u00a0\u202f.,/]\d+)*")
BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
SCRIPT = {"ar": re.compile("[\u0621-\u064a]"), "zh": re.compile("[\u4e00-\u9fff]"), "ru": re.compile("[а-яА-Я]")}
NAME = re.compile(r"(?:Mr|Ms)\. ((?:[A-Z]\w+|de) [^,]+),")
KEPT = ("WePROTECT", "VG", "Verdens Gang AS", "Asociación Crecer en Red", "Google Inc.", "Internet Watch Foundation")
SINIFIED = {("Google Inc.", "zh"): "谷歌公司"}  # the company's own Chinese name
MONTHS = {
    "January": ("كانون الثاني/يناير", "1月", "janvier", "январ", "enero"),
    "March": ("آذار/مارس", "3月", "mars", "март", "marzo"),
    "November": ("تشرين الثاني/نوفمبر", "11月", "novembre", "ноябр", "noviembre"),
}
LANGUAGES = ("ar", "zh", "fr", "ru", "es")

# A number that a language writes otherwise, with why; everywhere else the digits stand as in the English.
LOCALISED: dict[tuple[str, str], dict[str, str]] = {
    # the afternoon is counted to 24 hours where documents do so
    ("3 - 6 p.m.", code): {"3": "15", "6": "18"} for code in ("ar", "fr", "ru")
} | {
    # United Nations documents in Spanish print hours with a point and minutes
    ("9 a.m. - 12 p.m.", "es"): {"9": "9.00", "12": "12.00"},
    ("3 - 6 p.m.", "es"): {"3": "15.00", "6": "18.00"},
    # sessions are numbered in words
    ("31th session", "ar"): {"31": "الحادية والثلاثون"},
    ("31st session", "ar"): {"31": "الحادية والثلاثين"},
    ("31th session", "zh"): {"31": "三十一"},
    ("31st session", "zh"): {"31": "三十一"},
    # Arabic says one and two by the form of the noun
    ("1 hour", "ar"): {"1": "ساعة واحدة"},
    ("2-minute", "ar"): {"2": "دقيقتين"},
}  # fmt: skip


def cells() -> Iterator[tuple[Row, str, str]]:
    """Yield each (row, language, text)."""
    for row in ROWS:
        for code in MEETING_LANGUAGES:
            yield row, code, row[code]


def plain(number: str) -> str:
    """Return the digits of a number without its separators of thousands; "16.2" and "28/19" keep theirs."""
    return re.sub(r"[\u00a0\u202f.,](?=\d{3}(?!\d))", "", number)


def numbers(text: str) -> Counter[str]:
    return Counter(plain(found) for found in NUMBER.findall(text))


def expected(row: Row, code: str) -> tuple[Counter[str], list[str]]:
    """Return the numbers and the words that stand in a language for the numbers of the English."""
    wanted = numbers(row["en"])
    words: list[str] = []
    for (mark, language), instead in LOCALISED.items():
        if mark in row["en"] and language == code:
            for number, form in instead.items():
                wanted -= Counter([number])
                digits = NUMBER.fullmatch(form)
                wanted, words = (wanted + Counter([form]), words) if digits else (wanted, [*words, form])
    if code == "zh":
        # months are numbers in Chinese
        wanted += Counter(forms[1].removesuffix("月") for month, forms in MONTHS.items() if month in row["en"])
    return wanted, words


def split(text: str, language: str) -> Iterator[str]:
    """Yield the segments of a text whose lines are its blocks, without bullets and the sign of a footnote."""
    blocks = [
        TextBlock("paragraph", line.strip().lstrip("\ufffd").strip()) for line in text.splitlines() if line.strip()
    ]
    for segment in segments(blocks, language):
        if re.search(r"\w", segment.text):
            yield re.sub(" +", " ", segment.text)


def test_every_row_is_there_in_exactly_the_six_languages() -> None:
    assert {tuple(sorted(set(row) - {"id", "language"})) for row in ROWS} == {tuple(sorted(MEETING_LANGUAGES))}
    assert [row for row, _, text in cells() if not text.strip()] == []


def test_every_sentence_of_the_note_is_translated() -> None:
    note = SEED.joinpath("hrc31-concept-note.txt").read_text(encoding="utf-8")
    known = {key(row["en"]) for row in ROWS}
    sentences = list(split(note, "en"))
    assert len(sentences) > 80
    assert [sentence for sentence in sentences if key(sentence) not in known] == []


def test_the_sentence_broken_by_the_footnotes_sign_is_there_whole_too() -> None:
    whole = "protection from abuse, violence and exploitation in the digital world through:"
    assert [row for row in NOTE if row["en"].endswith(whole)]


@pytest.mark.parametrize("name", FILES)
def test_every_sentence_of_a_statement_is_translated_and_nothing_else_is(name: str) -> None:
    statement, _, language = name.partition(".")
    text = SEED.joinpath(f"statement-{name}.txt").read_text(encoding="utf-8")
    rows = [row for row in STATEMENTS if row["id"].partition(".")[0] == statement]
    assert {row["language"] for row in rows} == {language}
    assert [row[language] for row in rows] == list(split(text, language))


def test_no_sentence_is_listed_twice() -> None:
    assert [text for text, n in Counter(row["en"] for row in NOTE).items() if n > 1] == []
    assert [text for text, n in Counter(row["id"] for row in STATEMENTS).items() if n > 1] == []


def test_a_programme_text_has_the_same_translation_in_both_tables() -> None:
    shared = [(row, known) for row in ROWS if (known := phrases().get(row["en"]))]
    assert len(shared) > 10
    assert [row["en"] for row, known in shared if any(row[code] != known[code] for code in LANGUAGES)] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_number_stands_in_every_language(code: str) -> None:
    wrong = []
    for row in ROWS:
        wanted, words = expected(row, code)
        if numbers(row[code]) != wanted or any(word not in row[code] for word in words):
            wrong.append((row[code], wanted))
    assert wrong == []


def test_no_number_is_listed_that_never_occurs() -> None:
    assert [mark for mark, _ in LOCALISED if not any(mark in row["en"] for row in ROWS)] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_symbol_and_address_stands_in_every_language(code: str) -> None:
    found = [(Counter(SYMBOL.findall(row["en"])), row[code]) for row in ROWS]
    assert sum(map(len, (symbols for symbols, _ in found))) == 5
    assert [text for symbols, text in found if any(text.count(each) != n for each, n in symbols.items())] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_persons_and_own_names_stand_as_written(code: str) -> None:
    names = [(name, row) for row in NOTE for name in NAME.findall(row["en"])]
    assert len(names) == 14
    kept = [(name, row) for row in NOTE for name in KEPT if name in row["en"]]
    assert [name for name, row in [*names, *kept] if SINIFIED.get((name, code), name) not in row[code]] == []


@pytest.mark.parametrize("month", MONTHS)
def test_months_are_named_as_documents_of_each_language_name_them(month: str) -> None:
    dated = [row for row in ROWS if month in row["en"]]
    assert dated
    for code, form in zip(LANGUAGES, MONTHS[month], strict=True):
        assert [row[code] for row in dated if form not in row[code]] == []


@pytest.mark.parametrize("code", sorted(SCRIPT))
def test_each_language_is_written_in_its_own_script(code: str) -> None:
    assert [row[code] for row in ROWS if not SCRIPT[code].search(row[code])] == []


def test_no_text_reads_the_same_in_english_and_another_language() -> None:
    assert [text for row, code, text in cells() if code != "en" and text == row["en"]] == []


def test_no_text_carries_direction_controls_or_stray_spaces() -> None:
    assert [text for _, _, text in cells() if BIDI.search(text) or "  " in text or text != text.strip()] == []


def test_every_text_is_normalised_and_has_no_straight_quotes() -> None:
    assert [text for _, _, text in cells() if not unicodedata.is_normalized("NFC", text)] == []
    assert [text for _, _, text in cells() if re.search("[\"']", text)] == []


def test_quotation_marks_and_brackets_are_those_of_the_language_and_paired() -> None:
    pairs = {"ar": "«»", "fr": "«»", "ru": "«»", "zh": "“”", "en": "“”", "es": "“”"}
    others = {code: set("«»“”„") - set(pair) for code, pair in pairs.items()}
    assert [text for _, code, text in cells() if others[code] & set(text)] == []
    for opening, closing in [*map(tuple, pairs.values()), ("(", ")"), ("（", "）"), ("《", "》")]:
        assert [text for _, _, text in cells() if text.count(opening) != text.count(closing)] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_sentence_ends_as_the_english_does(code: str) -> None:
    ends = {".": ".。؟？", ":": ":：", ";": ";؛；", ",": ",،，:"}
    wrong = []
    for row in ROWS:
        last = row["en"].rstrip("”")[-1]
        mark = row[code].rstrip("”»\u00a0")[-1]
        if row["en"].endswith(("Inc.", "world")):
            continue
        if mark not in ends.get(last, mark) or (last not in ends and mark in ".。:：;؛；,،，"):
            wrong.append(row[code])
    assert wrong == []


def test_arabic_uses_its_own_punctuation_and_western_digits() -> None:
    eastern = re.compile("[\u0660-\u0669\u06f0-\u06f9]")
    assert [row["ar"] for row in ROWS if eastern.search(row["ar"]) or re.search(r"[,;?](?!\d)", row["ar"])] == []


def test_chinese_uses_full_width_punctuation_and_no_spaces() -> None:
    half = re.compile(
        "[,;:?()] ?[\u4e00-\u9fff]|[\u4e00-\u9fff] ?[,;:?()]|[\u4e00-\u9fff，。] [\u4e00-\u9fff]|[.,;:?]$"
    )
    assert [row["zh"] for row in ROWS if half.search(row["zh"])] == []


def test_french_sets_a_no_break_space_before_double_punctuation_and_inside_guillemets() -> None:
    loose = re.compile("[^\u00a0](?!://)[:;!?»](?!//)|«[^\u00a0]|\u00a0[.,)]|\u202f")
    assert [row["fr"] for row in ROWS if loose.search(row["fr"])] == []


def test_elsewhere_punctuation_follows_its_word() -> None:
    assert [text for _, code, text in cells() if code != "fr" and re.search(r"\s[,.;:!?،؛؟]", text)] == []


def test_groups_of_thousands_are_never_torn() -> None:
    assert [text for _, _, text in cells() if re.search(r"(?<![\d/])\d{1,3} \d{3}(?!\d)", text)] == []


def test_every_pair_of_languages_gets_every_sentence() -> None:
    units = authored_units(ROWS, 7)
    assert {(unit.standing, unit.origin, unit.at, unit.document) for unit in units} == {("reviewed", "author", 7, None)}
    for source in MEETING_LANGUAGES:
        for target in set(MEETING_LANGUAGES) - {source}:
            pair = [unit for unit in units if (unit.source_language, unit.target_language) == (source, target)]
            assert {unit.source for unit in pair} == {row[source] for row in ROWS}
            assert {unit.target for unit in pair} <= {row[target] for row in ROWS}


def test_where_two_rows_say_the_same_the_first_counts() -> None:
    row = dict.fromkeys(MEETING_LANGUAGES, "one")
    units = authored_units([row | {"en": "a", "fr": "b"}, row | {"en": "a", "fr": "c"}], 0)
    assert [unit.target for unit in units if (unit.source_language, unit.target_language) == ("en", "fr")] == ["b"]


@pytest.mark.parametrize("target", MEETING_LANGUAGES)
def test_the_products_own_checks_find_nothing_to_warn_of(target: str) -> None:
    beside = size(("en",) if target != "en" else MEETING_LANGUAGES, torture=MEETING_LANGUAGES)
    pairs = [(row[code], row[target], code) for row in ROWS for code in beside if code != target]
    findings = [found for source, text, code in pairs for found in check(source, text, code, target)]
    assert [found for found in findings if found.severity != "info"] == []
