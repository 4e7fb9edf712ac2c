"""The sentence of a reason: the rows of reasons.json, which the page's script makes the same sentences of."""

import json
import re
from pathlib import Path
from typing import Any, get_args

from interp.domain.model.list_rules import LEVELS, BandName
from interp.domain.model.speaker_lists import Place, PlaceReason, Reason
from interp.languages import INTERFACE_LANGUAGES
from interp.web.wording.list_words import REASONS
from interp.web.wording.lists.reason_sentences import ReasonSentences
from interp.web.wording.phrases import said
from tests.row_by_row import gathered

FILE = json.loads(Path(__file__).with_name("reasons.json").read_text(encoding="utf-8"))
ROWS: list[dict[str, Any]] = FILE["rows"]
ISOLATES = re.compile("[\u2068\u2069]")


def hour(at: int) -> str:
    return f"{at // 60:02}:{at % 60:02}"


def reason(row: dict[str, Any]) -> Reason:
    given = dict(row["reason"])
    if place := given.pop("place", None):
        given["place"] = Place(**place)
    return Reason(**given | {"before_levels": tuple(given.get("before_levels", ()))})


def test_each_reason_is_a_sentence_as_a_person_would_say_it() -> None:
    with gathered() as row:
        for each in ROWS:
            for language in each.keys() & set(INTERFACE_LANGUAGES):
                with row(language, each["en"]):
                    names = each.get("after", ""), each.get("other", "")
                    told = ReasonSentences(language, hour).of(reason(each), *names)
                    assert ISOLATES.sub("", told) == each[language]


def test_the_script_is_tried_with_the_words_of_the_page() -> None:
    assert FILE["words"] == {key: said(word, "en") for key, word in REASONS.items()}


def test_times_and_names_of_others_are_isolated_and_the_words_are_not() -> None:
    told = ReasonSentences("en", hour).of(reason(ROWS[-2]), "Norway")
    assert told == "placed at the speaker’s request, after \u2068Norway\u2069 (\u2068leaves at noon\u2069)"
    assert ReasonSentences("en", hour).of(reason(ROWS[6])) == "inscribed \u206810:00\u2069"


def test_every_band_level_and_reason_of_a_place_has_its_words_in_six_languages() -> None:
    with gathered() as row:
        for language in INTERFACE_LANGUAGES:
            say = ReasonSentences(language, hour).of
            for band in get_args(BandName):
                with row(language, band):
                    assert say(Reason(band, "inscribed", 0, before=band))
            for level in LEVELS:
                with row(language, level):
                    assert say(Reason("dignitaries", "level", 0, level=level, before_levels=(level,)))
            for why in get_args(PlaceReason):
                with row(language, why):
                    assert say(Reason("members", "inscribed", 0, place=Place(None, why)))
