"""Words, dates and numbers in six languages, from the catalogues as they are shipped."""

import gettext as stdlib_gettext
import re
from pathlib import Path

import polib
import pytest
from flask import Flask

from interp.languages import BY_CODE, INTERFACE_LANGUAGES
from interp.web.wording import i18n
from interp.web.wording.page_words import ALL, PAGES, table, word
from interp.web.wording.phrases import Word, phrase, said
from tests.row_by_row import row_by_row

LOCALES = Path(__file__).resolve().parents[3] / "locales"
MONDAY = 1_457_337_600_000  # 7 March 2016, 08:00 UTC
ZURICH = "Europe/Zurich"
DAYS = {
    "ar": "الاثنين، 7 آذار/مارس 2016",
    "zh": "2016年3月7日星期一",
    "en": "Monday, 7 March 2016",
    "fr": "lundi 7 mars 2016",
    "ru": "понедельник, 7 марта 2016 года",
    "es": "lunes 7 de marzo de 2016",
}
PLACEHOLDER = re.compile(r"\{\w+\}")


def catalogue(code: str) -> polib.POFile:
    return polib.pofile(str(LOCALES / code / "LC_MESSAGES" / "messages.po"))


@pytest.mark.parametrize("code", INTERFACE_LANGUAGES)
def test_every_message_is_translated_and_none_is_fuzzy(code: str) -> None:
    po = catalogue(code)
    for open_ones in (po.untranslated_entries(), po.fuzzy_entries()):
        said = [each.msgid for each in open_ones]
        assert said == [], f"translate it in locales/{code}/LC_MESSAGES/messages.po, then: make locales"


@pytest.mark.parametrize("code", INTERFACE_LANGUAGES)
def test_every_word_of_the_pages_is_in_the_catalogue(code: str) -> None:
    known = {(entry.msgctxt, entry.msgid) for entry in catalogue(code)}
    assert {(each.context, each.message) for each in ALL.values()} <= known


@pytest.mark.parametrize("code", INTERFACE_LANGUAGES)
def test_the_plural_header_is_the_one_of_the_table(code: str) -> None:
    assert catalogue(code).metadata["Plural-Forms"] == BY_CODE[code].plurals


@pytest.mark.parametrize("code", INTERFACE_LANGUAGES)
def test_translations_keep_the_placeholders(code: str) -> None:
    for entry in catalogue(code):
        if not entry.msgid_plural:
            assert set(PLACEHOLDER.findall(entry.msgid)) == set(PLACEHOLDER.findall(entry.msgstr)), entry.msgid


@pytest.mark.parametrize("code", INTERFACE_LANGUAGES)
def test_no_translation_carries_direction_marks_but_before_a_file_ending_or_a_date(code: str) -> None:
    marks = re.compile("[\u200f\u202a-\u202e\u2066-\u2069]|\u200e(?!\\.[a-z]{2,4}\\b|\\d{4}-)")
    assert not [entry.msgid for entry in catalogue(code) if marks.search(entry.msgstr)]


def test_file_endings_and_dates_in_arabic_keep_their_order() -> None:
    """Beside Arabic letters a full stop goes to the other side, and 2016-03-07 is shown as 07-03-2016."""
    loose = re.compile("(?<!\u200e)(?:\\.(?:csv|docx|html|md|odt|pdf|rtf|srt|tmx|tsv|txt|vtt|xlf)\\b|\\b\\d{4}-\\d\\d)")
    assert not [entry.msgid for entry in catalogue("ar") if loose.search(entry.msgstr)]


@pytest.mark.parametrize("code", INTERFACE_LANGUAGES)
def test_each_sample_number_picks_its_own_plural_form(code: str) -> None:
    rule = stdlib_gettext.c2py(BY_CODE[code].plurals.partition("plural=")[2].rstrip(";"))
    assert [rule(n) for n in i18n.plural_samples(code)] == list(range(len(i18n.plural_samples(code))))


def test_arabic_counts_with_six_forms() -> None:
    assert len(set(i18n.plural_forms("ar", "{n} reader", "{n} readers"))) == 6


@pytest.mark.parametrize("code", INTERFACE_LANGUAGES)
def test_a_day_is_written_as_united_nations_documents_write_it(code: str) -> None:
    assert i18n.day(MONDAY, ZURICH, code) == DAYS[code]


@pytest.mark.parametrize(("code", "day"), [("en", "Monday 7 March 2016"), ("ar", "الاثنين 7 آذار/مارس 2016")])
def test_inside_a_sentence_no_comma_follows_the_weekday(code: str, day: str) -> None:
    assert i18n.day(MONDAY, ZURICH, code, inline=True) == day


@row_by_row("number", range(1, 13))
def test_every_arabic_month_has_both_names(number: int) -> None:
    assert i18n.month(number, "ar").count("/") == 1


def test_a_month_with_a_space_in_its_name_stays_one_month() -> None:
    assert i18n.month(10, "ar") == "تشرين الأول/أكتوبر"


def test_a_time_is_that_of_the_meetings_wall() -> None:
    assert i18n.clock_time(MONDAY, ZURICH) == "09:00"


def test_an_unknown_zone_falls_back_to_utc() -> None:
    assert i18n.clock_time(MONDAY, "Nowhere/Atall") == "08:00"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ar", "3 دقائق"), ("zh", "3分钟"), ("en", "3 minutes"),
        ("fr", "3 minutes"), ("ru", "3 минуты"), ("es", "3 minutos"),
    ],
)  # fmt: skip
def test_durations_are_in_words_with_western_digits(code: str, text: str) -> None:
    assert re.sub(r"\s", " ", i18n.duration(180_000, code)) == text


def test_seconds_are_said_below_a_minute() -> None:
    assert i18n.duration(30_000, "en") == "30 seconds"


@row_by_row(
    ("number", "code", "gender", "text"),
    [
        (31, "en", "m", "31st"), (12, "en", "m", "12th"), (103, "en", "m", "103rd"),
        (1, "fr", "m", "1er"), (1, "fr", "f", "1re"), (31, "fr", "f", "31e"),
        (31, "es", "m", "31er"), (13, "es", "m", "13er"), (11, "es", "m", "11º"), (12, "es", "m", "12º"),
        (17, "es", "f", "17ª"), (31, "ru", "f", "31-я"), (17, "ru", "n", "17-е"),
        (31, "zh", "m", "第三十一"), (10, "zh", "m", "第十"), (105, "zh", "m", "第一百零五"),
        (110, "zh", "m", "第一百一十"),
        (31, "ar", "f", "الحادية والثلاثون"), (8, "ar", "f", "الثامنة"), (12, "ar", "f", "الثانية عشرة"),
        (20, "ar", "f", "العشرون"), (103, "ar", "f", "103"),
    ],
)  # fmt: skip
def test_ordinals(number: int, code: str, gender: str, text: str) -> None:
    assert i18n.ordinal(number, code, gender) == text


@pytest.mark.parametrize("code", INTERFACE_LANGUAGES)
def test_a_page_gets_its_words_in_its_language(code: str) -> None:
    for page in PAGES:
        words = table(code, page)
        assert words["next"] == said(word("next"), code)
        assert not [key for key, text in words.items() if not text]


def test_a_value_in_a_sentence_is_isolated_and_escaped() -> None:
    html = phrase(Word("a {name} b"), "en", {"name": "<x>"})
    assert html == "a <bdi>&lt;x&gt;</bdi> b"


def test_a_missing_message_is_said_in_english() -> None:
    assert i18n.gettext("ar", "no such message") == "no such message"


@pytest.mark.parametrize(
    ("path", "header", "cookie", "language"),
    [
        ("/?lang=ru", "fr", "es", "ru"),
        ("/?lang=xx", "fr", "es", "es"),
        ("/", "fr-CH, en;q=0.5", None, "fr"),
        ("/", "de", None, "en"),
        ("/", "zh-CN", None, "zh"),
        ("/api/meetings?language=ru", "fr", None, "fr"),
        ("/api/meetings?language=ru", "", None, "ru"),
        ("/api/meetings?language=xx", "", None, "en"),
        ("/?language=ru", "", None, "en"),
    ],
)
def test_the_readers_language(path: str, header: str, cookie: str | None, language: str) -> None:
    cookies = {"Cookie": f"lang={cookie}"} if cookie else {}
    with Flask("x").test_request_context(path, headers={"Accept-Language": header, **cookies}):
        assert i18n.request_language() == language


def test_the_sources_are_read_where_nothing_was_compiled() -> None:
    assert i18n.gettext("fr", "Next") == "Suivant"
