"""Whatever a text holds, it has its draft and fails no other."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from interp.drafting.machine.argos_engine import ArgosEngine
from tests.sample_sizes import size

# lone surrogates, controls and unassigned characters among them
ANY = st.text(st.characters(exclude_categories=()), max_size=60)
KNOWN = "the rights of the child"


@pytest.fixture(scope="module")
def engine(fixture_models: Path) -> ArgosEngine:
    return ArgosEngine(fixture_models)


@example(texts=["\ud800 children", "a\udc80b"], target="fr")
@settings(max_examples=size(20, torture=600), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts=st.lists(ANY, max_size=4), target=st.sampled_from(["fr", "zh"]))
def test_any_text_is_drafted_and_its_neighbours_too(engine: ArgosEngine, texts: list[str], target: str) -> None:
    drafts = engine.translate([*texts, KNOWN], "en", target, beam=1)
    assert len(drafts) == len(texts) + 1
    alone = engine.translate([KNOWN], "en", target, beam=1)[0]
    # the likelihood's last digits depend on what else is in the batch
    assert (drafts[-1].text, drafts[-1].others) == (alone.text, alone.others)
    assert drafts[-1].score == pytest.approx(alone.score, abs=1e-4)
    for draft in drafts:
        draft.text.encode()  # it can be stored and sent


@settings(max_examples=size(15, torture=400), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=st.lists(st.text("bkqwxyz0123456789/", min_size=1, max_size=12), min_size=1, max_size=120))
def test_no_word_is_lost_however_long_the_sentence(engine: ArgosEngine, words: list[str]) -> None:
    text = " ".join(words)
    assert engine.translate([text], "en", "ru", beam=1)[0].text.split() == text.split()
