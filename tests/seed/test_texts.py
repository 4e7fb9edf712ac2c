"""The author's translations of the seed meeting: complete, in the right script, and nothing lost on the way."""

import json
import re
import unicodedata
from collections.abc import Iterator
from importlib.resources import files

import pytest

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from tests.row_by_row import row_by_row

Text = dict[str, str]
TEXTS: list[Text] = json.loads(files("interp").joinpath("seed/texts.json").read_text(encoding="utf-8"))
OTHERS = [code for code in MEETING_LANGUAGES if code != "en"]

ACRONYM = re.compile(r"[A-Z]{3,}")
SYMBOL = re.compile(r"[A-Z]+(?:/[A-Z0-9.]+)+")
NUMBER = re.compile(r"\d+(?:[/.,:]\d+)*")
BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
SCRIPT = {"ar": re.compile("[\u0621-\u064a]"), "zh": re.compile("[\u4e00-\u9fff]"), "ru": re.compile("[а-яА-Я]")}
EASTERN_DIGIT = re.compile("[\u0660-\u0669\u06f0-\u06f9]")
KEPT = ("WePROTECT", "VG", "Verdens Gang AS", "Asociación Crecer en Red", "Google Inc.", "Internet Watch Foundation")

# Where the organization has its own official short form in a language, that form stands for the English one.
# Arabic and Chinese write some of them out, because United Nations documents have no acronym there.
OFFICIAL_FORM: dict[str, dict[str, str]] = {
    # the technology: each language abbreviates its own term; Chinese shortens it, Arabic never does
    "ICT": {"ar": "تكنولوجيا المعلومات والاتصالات", "zh": "信通技术", "fr": "TIC", "ru": "ИКТ", "es": "TIC"},
    # the Union's initials follow each of its names; in Arabic it keeps the English initials itself
    "ITU": {"zh": "国际电联", "fr": "UIT", "ru": "МСЭ", "es": "UIT"},
    # the Fund's name is pronounced as a word, so it is written in each script
    "UNICEF": {"ar": "اليونيسف", "zh": "儿基会", "ru": "ЮНИСЕФ"},
    # likewise a word, not initials
    "INTERPOL": {"ar": "الإنتربول", "zh": "国际刑警组织", "ru": "Интерпол"},
    # the Office's initials follow each of its names; Arabic writes the name out
    "OHCHR": {
        "ar": "مفوضية الأمم المتحدة السامية لحقوق الإنسان", "zh": "人权高专办",
        "fr": "HCDH", "ru": "УВКПЧ", "es": "ACNUDH",
    },
}

NOTE = files("interp").joinpath("seed/hrc31-concept-note.txt").read_text(encoding="utf-8")
PERSON = re.compile(r"(?:Mr|Ms)\. [^,\n]+, (.+)")
PANELLIST = re.compile(r"· (?:Mr|Ms)\. .+\n(.+)")
TWO_FUNCTIONS = " and Founder, former"


def translations() -> Iterator[tuple[str, str, str]]:
    """Yield each (English, language, translation)."""
    for text in TEXTS:
        for code in OTHERS:
            yield text["en"], code, text[code]


def expected(mark: str, language: str) -> str:
    """Return what stands for an English acronym, symbol or number in `language`: itself, but for the table."""
    return OFFICIAL_FORM.get(mark, {}).get(language, mark)


@row_by_row("text", TEXTS, ids=lambda text: text["en"][:40])
def test_every_text_is_there_in_exactly_the_six_languages(text: Text) -> None:
    assert sorted(text) == sorted(MEETING_LANGUAGES)
    assert all(value.strip() for value in text.values())


def test_every_function_printed_in_the_concept_note_is_translated() -> None:
    printed = [line.strip().replace(TWO_FUNCTIONS, "\nFounder, former") for line in PERSON.findall(NOTE)]
    functions = [function for line in printed for function in line.split("\n")]
    assert len(functions) == 15
    assert [function for function in functions if function not in {text["en"] for text in TEXTS}] == []


def test_every_topic_printed_in_the_concept_note_is_translated() -> None:
    topics = [line.strip() for line in PANELLIST.findall(NOTE)]
    assert len(topics) == 9
    assert [topic for topic in topics if topic not in {text["en"] for text in TEXTS}] == []


def test_no_english_text_is_listed_twice() -> None:
    english = [text["en"] for text in TEXTS]
    assert len(english) == len(set(english))


def test_spaces_are_collapsed_as_the_importer_leaves_them() -> None:
    for text in TEXTS:
        assert [value for value in text.values() if value != value.strip() or "  " in value] == []
        assert text["en"] == " ".join(text["en"].split())


@pytest.mark.parametrize("pattern", [ACRONYM, SYMBOL, NUMBER], ids=["acronyms", "symbols", "numbers"])
def test_acronyms_symbols_and_numbers_survive_in_every_language(pattern: re.Pattern[str]) -> None:
    lost = [
        (mark, code, value)
        for english, code, value in translations()
        for mark in pattern.findall(english)
        if expected(mark, code) not in value
    ]
    assert lost == []


def test_no_official_form_is_listed_for_an_acronym_that_never_occurs() -> None:
    used = {mark for text in TEXTS for mark in ACRONYM.findall(text["en"])}
    assert set(OFFICIAL_FORM) <= used


def test_own_names_of_initiatives_companies_and_associations_are_kept() -> None:
    changed = [(name, code) for en, code, value in translations() for name in KEPT if name in en and name not in value]
    assert changed == [("Google Inc.", "zh")]  # 谷歌, the company's own Chinese name


@pytest.mark.parametrize("code", sorted(SCRIPT))
def test_each_language_is_written_in_its_own_script(code: str) -> None:
    assert [text[code] for text in TEXTS if not SCRIPT[code].search(text[code])] == []


def test_only_a_proper_name_reads_the_same_in_english_and_another_language() -> None:
    same = {(en, code) for en, code, value in translations() if en == value}
    assert same == {("Palais des Nations", "fr")}


def test_no_text_carries_direction_controls() -> None:
    assert [value for text in TEXTS for value in text.values() if BIDI.search(value)] == []


def test_every_text_is_normalised() -> None:
    assert all(unicodedata.is_normalized("NFC", value) for text in TEXTS for value in text.values())


def test_arabic_uses_western_digits_and_its_own_comma() -> None:
    assert [text["ar"] for text in TEXTS if EASTERN_DIGIT.search(text["ar"]) or ", " in text["ar"]] == []


def test_chinese_uses_full_width_punctuation() -> None:
    half_width = re.compile("[,;:()] ?[\u4e00-\u9fff]|[\u4e00-\u9fff] ?[,;:(]")
    assert [text["zh"] for text in TEXTS if half_width.search(text["zh"])] == []


def test_french_sets_a_narrow_no_break_space_before_double_punctuation_and_inside_guillemets() -> None:
    loose = re.compile("[^\u00a0][:;!?»]|«[^\u00a0]")
    assert [text["fr"] for text in TEXTS if loose.search(text["fr"])] == []


def test_straight_quotes_and_apostrophes_are_nowhere() -> None:
    assert [value for text in TEXTS for value in text.values() if re.search("[\"']", value)] == []
