"""Rules that hold for every message of a catalogue: words that are not used, and how a language is printed."""

import re
from pathlib import Path

import polib
import pytest
from flask import Flask, render_template_string

from interp.languages import INTERFACE_LANGUAGES
from interp.web.pages.template_functions import TEMPLATE_GLOBALS
from interp.web.static_files import FOLDER
from interp.web.wording.page_words import ALL, table
from interp.web.wording.phrases import TITLES, phrase, plain
from tests.sources import ROOT

LOCALES = Path(__file__).resolve().parents[3] / "locales"
NO_BREAK = "\u00a0"
# of the English texts, which are the message ids: each has a plainer word, which other messages use
REPLACED = re.compile(r"\b(take back|taken back|by hand|parted|kept yet|things? to look at|look(ed)? at)\b", re.I)


def catalogue(code: str) -> polib.POFile:
    return polib.pofile(str(LOCALES / code / "LC_MESSAGES" / "messages.po"))


def english_ids() -> list[str]:
    """Return every message id, and its plural."""
    return [text for entry in catalogue("en") for text in (entry.msgid, entry.msgid_plural) if text]


def texts(code: str) -> list[tuple[str, str]]:
    """Return every translation with its message id: one text, or each plural form."""
    return [
        (entry.msgid, text)
        for entry in catalogue(code)
        for text in (entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr])
    ]


def test_every_catalogue_is_read() -> None:
    assert {code: len(texts(code)) > 1000 for code in INTERFACE_LANGUAGES} == dict.fromkeys(INTERFACE_LANGUAGES, True)


def test_english_texts_use_the_one_verb_of_each_act() -> None:
    assert [each for each in english_ids() if REPLACED.search(each)] == []
    assert REPLACED.search("5 things to look at") and REPLACED.search("Set by hand…")


# --- rules of one language; docs/translators.md has the reasons

NOT_IN_CHINESE = re.compile("同传箱|语言|场会议|译稿|[。，；：？！] | [。，；：？！]")
BEFORE_PUNCTUATION = re.compile("[ \u202f][:;?!»%]|« |«\u202f")
# Arabic words that end in a bare alif; every other such word lacks its tanwin
WITH_BARE_ALIF = re.compile(
    "(?:.*(?:ها|هما|نا|تا)|[وفلبك]?(?:لا|ما|هذا|ألا|إلا|إذا|ماذا|لماذا|هكذا|هنا|كما|مما|عما|فيما|ربما|عندما|حالما|بلا|لهذا|بهذا|لما|بما)"
    "|خلا|عدا|ذوا|رمزا)"
)
ARABIC_WORD = re.compile("[\u0621-\u0652]+")


def test_chinese_texts_use_the_terms_of_the_organization() -> None:
    assert [(each, text) for each, text in texts("zh") if NOT_IN_CHINESE.search(text)] == []
    assert NOT_IN_CHINESE.search("各同传箱") and NOT_IN_CHINESE.search("完成。 再试")


def test_arabic_adverbs_and_objects_have_their_tanwin() -> None:
    found = [(each, word) for each, text in texts("ar") for word in lacking_tanwin(text)]
    assert found == [], "a tanwin is written behind the last alif, as in أولاً"
    assert lacking_tanwin("اضغط مطولا") == ["مطولا"] and lacking_tanwin("هذا ما قيل أولاً") == []


def lacking_tanwin(text: str) -> list[str]:
    """Return the words of an Arabic text that end in an alif without its tanwin, or have it before their end."""
    words = ARABIC_WORD.findall(text)
    bare = [word for word in words if word.endswith("ا") and not WITH_BARE_ALIF.fullmatch(word)]
    return bare + [word for word in words if "ً" in word.rstrip("ا")[:-1]]


def test_in_arabic_one_and_two_are_words_without_their_number() -> None:
    forms = [entry.msgstr_plural for entry in catalogue("ar") if entry.msgid_plural]
    assert len(forms) > 20
    assert [each[form] for each in forms for form in (1, 2) if "{n}" in each[form]] == []


def test_in_french_no_mark_begins_a_line() -> None:
    assert [(each, text) for each, text in texts("fr") if BEFORE_PUNCTUATION.search(text)] == []
    assert BEFORE_PUNCTUATION.search("Ouvrir ?") and not BEFORE_PUNCTUATION.search(f"Ouvrir{NO_BREAK}?")


@pytest.mark.parametrize("code", ["fr", "ru", "es"])
def test_a_unit_stays_with_its_number(code: str) -> None:
    loose = re.compile(r"(?:\{n\}|\d) (?:s|ms|MB|GB|Mo|Go|с|мс|МБ|ГБ)\b")
    assert [(each, text) for each, text in texts(code) if loose.search(text)] == []


def test_in_russian_the_letter_yo_stands_in_one_word_only() -> None:
    words = {word.lower() for _, text in texts("ru") for word in re.findall(r"\w*[ёЁ]\w*", text)}
    assert words == {"всё"}
    assert not [text for _, text in texts("ru") if "все равно" in text]


# --- numbers and units

# a number with decimals, or a unit after a value, that is put together without the words of the page's language
UNIT_IN_SCRIPT = re.compile(r"\.toFixed\(|\}\s?(?:ms|s|kB|MB|GB)`|[\"'] (?:ms|s|kB|MB|GB)[\"']")
OF_STYLES = {"shrink_to_fit.js", "strip.js"}  # numbers of a style
QUANTITIES = {"quantities.js"}


def test_scripts_write_numbers_and_units_in_the_pages_language() -> None:
    read = {path.name: path.read_text(encoding="utf-8") for path in (FOLDER / "js").rglob("*.js")}
    assert {name for name, source in read.items() if UNIT_IN_SCRIPT.search(source)} == OF_STYLES | QUANTITIES
    assert UNIT_IN_SCRIPT.search("`${late} ms`") and UNIT_IN_SCRIPT.search("(n / 1e9).toFixed(1)")


@pytest.mark.parametrize(
    ("code", "unit", "shown"),
    [
        ("ar", "82,6", "{n} غيغابايت"), ("zh", "82.6", "{n}GB"), ("en", "82.6", "{n} GB"),
        ("fr", "82,6", "{n}\u00a0Go"), ("ru", "82,6", "{n}\u00a0ГБ"), ("es", "82,6", "{n}\u00a0GB"),
    ],
)  # fmt: skip
def test_a_quantity_is_written_as_the_language_writes_it(code: str, unit: str, shown: str) -> None:
    app = Flask(__name__)
    with app.app_context():
        assert render_template_string("{{ decimal(82.64) }}", **TEMPLATE_GLOBALS, language=code) == unit
    assert table(code, "technician")["unit.gb"] == shown


MORNING = {"starts": 1_457_337_600_000, "ends": 1_457_348_400_000, "timezone": "UTC"}  # 08:00 to 11:00


@pytest.mark.parametrize(
    ("code", "shown"),
    [("en", "08:00–11:00"), ("ar", "من 08:00 إلى 11:00"), ("zh", "08:00至11:00"), ("ru", "08:00–11:00")],
)
def test_a_range_of_hours_is_in_the_words_and_order_of_the_page(code: str, shown: str) -> None:
    app = Flask(__name__)
    with app.app_context():
        given = TEMPLATE_GLOBALS | MORNING | {"language": code}
        drawn = render_template_string("{{ hours(starts, ends, timezone) }}", **given)
    assert re.sub("<[^>]+>", "", drawn) == shown
    assert '<bdi dir="ltr">08:00</bdi>' in drawn, "a time alone runs left to right"


# --- persons' titles, sentences in one line, and keys


@pytest.mark.parametrize("code", INTERFACE_LANGUAGES)
def test_no_line_ends_inside_a_title_or_between_it_and_the_name(code: str) -> None:
    patterns = {key: each for key, each in ALL.items() if each.context in TITLES}
    assert len(patterns) > 20
    for key, each in patterns.items():
        drawn = re.sub("<[^>]+>", "", phrase(each, code, {"name": "N"}))
        assert not re.search("[ -]|[\u4e00-\u9fffN][\u4e00-\u9fff]", drawn), drawn
        assert drawn == str(table(code, "captions")[key]).replace("{name}", "N")
        in_files = plain(each, code, {"name": "N"})
        assert not re.search("[\u2011\u2060]", in_files)


@pytest.mark.parametrize(("code", "between"), [("zh", ""), ("en", " "), ("ar", " ")])
def test_a_chinese_full_stop_has_no_space_after_it(code: str, between: str) -> None:
    app = Flask(__name__)
    with app.app_context():
        drawn = render_template_string("。{{ gap() }}{{ w('since', time='1') }}", **TEMPLATE_GLOBALS, language=code)
    assert drawn == f"。{between}{phrase(ALL['since'], code, {'time': '1'})}"


def test_a_key_stands_in_one_piece_with_what_it_does() -> None:
    """A key cap runs left to right also on an Arabic page, so its own margin would be on the side of its words."""
    templates = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "interp/web/templates").glob("*.html")}
    helps = [found for text in templates.values() for found in re.findall(r'<p class="[^"]*help[^"]*">(.*?)</p>', text)]
    assert len([each for each in helps if "cap(" in each]) == 4
    assert [each for each in helps if "cap(" in re.sub(r"<span>.*?</span>", "", each)] == []


def test_who_speaks_and_who_interprets_cannot_be_misread() -> None:
    assert [text for _, text in texts("fr") if text.startswith("A la parole")] == []  # reads as "À" without its accent
    assert [text for _, text in texts("ru") if re.search(r"лавн\w+ переводчик|Нечего слушать", text)] == []
