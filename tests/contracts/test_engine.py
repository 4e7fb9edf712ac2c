"""What every engine promises: one draft for each text, in order, marked; a missing pair is named, not guessed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from interp.drafting.machine.argos_engine import ArgosEngine
from interp.errors import NoTranslator
from interp.ports.translation import Engine
from tests.fakes import WordEngine

PAIRS = (("en", "fr"), ("en", "ar"))
MADE: dict[str, Callable[[Path], Engine]] = {"argos": ArgosEngine, "word": lambda _: WordEngine(*PAIRS)}
TEXTS = ["the rights of the child", "protection", "", "28/19", "protection", "one\ntwo"]


@pytest.fixture(params=MADE)
def engine(request: pytest.FixtureRequest, fixture_models: Path) -> Engine:
    return MADE[request.param](fixture_models)


def test_each_text_has_its_draft_in_its_place(engine: Engine) -> None:
    drafts = engine.translate(TEXTS, "en", "fr")
    alone = [engine.translate([text], "en", "fr")[0].text for text in TEXTS]
    assert [each.text for each in drafts] == alone


def test_no_texts_have_no_drafts(engine: Engine) -> None:
    assert engine.translate([], "en", "fr") == ()


def test_each_draft_is_marked_with_where_it_comes_from(engine: Engine) -> None:
    origin = engine.origin("en", "ar")
    assert origin is not None
    assert origin.startswith("mt:en-ar@")
    assert {each.origin for each in engine.translate(TEXTS, "en", "ar")} == {origin}


def test_a_score_is_a_log_probability(engine: Engine) -> None:
    scores = [each.score for each in engine.translate(TEXTS, "en", "fr")]
    assert all(score is not None and score <= 0 for score in scores)


def test_further_wordings_come_only_when_asked_for_and_differ(engine: Engine) -> None:
    (only,) = engine.translate(["the rights of the child"], "en", "fr")
    (first,) = engine.translate(["the rights of the child"], "en", "fr", hypotheses=3)
    assert only.others == ()
    assert len(first.others) <= 2
    assert len({first.text, *first.others}) == 1 + len(first.others)
    assert first.text == only.text


@pytest.mark.parametrize("pair", [("en", "de"), ("xx", "fr"), ("fr", "fr")])
def test_a_pair_that_no_model_leads_to_has_no_origin_and_is_refused(engine: Engine, pair: tuple[str, str]) -> None:
    assert engine.origin(*pair) is None
    with pytest.raises(NoTranslator) as refused:
        engine.translate(["protection"], *pair)
    assert (refused.value.args_["source"], refused.value.args_["target"]) == pair
    assert refused.value.args_["missing"]
