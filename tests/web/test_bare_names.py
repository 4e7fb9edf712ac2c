"""No sentence a chair reads out is made of a bare name: it takes the composed form, or the name after a colon."""

import re
from typing import Any

import pytest

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.web.drawing.chair_pieces import CHAIR as CHAIR_PIECES
from interp.web.wording.page_words import CHAIR, word
from interp.web.wording.phrases import said
from tests.row_by_row import row_by_row
from tests.sources import ROOT

PAGE = (ROOT / "interp/web/templates/chair.html").read_text(encoding="utf-8")
SCRIPT = (ROOT / "interp/web/static/js/chair/chair.js").read_text(encoding="utf-8")
AFTER_COLON = re.compile("[:：]\\s*{name}")
# what needs an article or a case after it: a bare name in that place would be wrong in most languages
REPRESENTS = re.compile(
    r"(representatives? of|représentante?s? (du|de|des|d’)?|representa(nte|ción) (del?)?|представител\w+|ممثلة?)"
    r"\s*{(?!called})|{(?!called})\w+}\s*代表"
)


@row_by_row("language", MEETING_LANGUAGES)
@row_by_row("key", ["chair.give_party", "chair.continue_party", "now_speaks"])
def test_a_party_without_a_form_stands_after_a_colon(key: str, language: str) -> None:
    assert AFTER_COLON.search(str(said(word(key), language)))


@pytest.mark.parametrize("language", MEETING_LANGUAGES)
def test_only_the_composed_form_follows_representative_of(language: str) -> None:
    wrong = [key for key in CHAIR if REPRESENTS.search(str(said(word(key), language)))]
    assert wrong == []


@pytest.mark.parametrize("sentence", ["the representative of {name}", "représentant de {name}", "представитель {party}",
                                      "ممثل {name}", "{name}代表", "representación de {name}"])  # fmt: skip
def test_such_a_sentence_would_be_found(sentence: str) -> None:
    assert REPRESENTS.search(sentence)


def test_every_word_with_a_form_is_filled_from_the_view_alone() -> None:
    filled = re.findall(r"called=(\S+?)\)[ ,})]", PAGE) + re.findall(r"called: (text\(\w+, words\))", SCRIPT)
    assert set(filled) == {"t(called", "t(view.holder", "text(called, words)"}


@pytest.mark.parametrize("piece", ["holds", "call", "go_on"])
def test_the_sentences_for_persons_are_never_given_a_party(piece: str) -> None:
    drawn: Any = CHAIR_PIECES[piece]
    cases = (drawn[2] if isinstance(drawn, list) else drawn)["cases"]
    assert cases["party"]["word"] in ("now_speaks", "chair.give_party", "chair.continue_party")
    assert cases["called"]["word"].endswith("_called")


@pytest.mark.parametrize("source", [PAGE, SCRIPT], ids=["page", "script"])
def test_who_is_no_person_and_has_no_form_is_told_as_a_party(source: str) -> None:
    line = next(each for each in source.splitlines() if '"recording"' in each)
    assert re.findall(r'"(\w+)"', line) == ["recording", "recording", "called", "person", "party"]


@pytest.mark.parametrize("source", [PAGE, SCRIPT], ids=["page", "script"])
def test_no_sentence_is_put_together_from_a_partys_name(source: str) -> None:
    assert "party.name" not in source
