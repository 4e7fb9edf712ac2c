"""A document says which of the six languages it is in, or that a person must say."""

from pathlib import Path

import pytest

from interp.domain.text.language_identification import identified_language
from tests.sources import ROOT

SEED = ROOT / "tests" / "drafting" / "papers" / "seed"


@pytest.mark.parametrize("path", sorted(SEED.glob("*.txt")), ids=lambda path: path.stem)
def test_the_seed_is_known_in_five_languages(path: Path) -> None:
    assert identified_language(path.read_text(encoding="utf-8")) == path.stem


def test_the_seed_is_known_in_english() -> None:
    note = ROOT / "interp" / "seed" / "hrc31-concept-note.txt"
    assert identified_language(note.read_text(encoding="utf-8")) == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The rights of the child are human rights, and they belong to every child.", "en"),
        ("Les droits de l’enfant sont des droits de l’homme et ils appartiennent à tous.", "fr"),
        ("Los derechos del niño son derechos humanos y pertenecen a todos los niños.", "es"),
        ("儿童权利就是人权。A/HRC/31/34", "zh"),
    ],
)
def test_one_sentence_is_enough(text: str, language: str) -> None:
    assert identified_language(text) == language


@pytest.mark.parametrize(
    "text", ["", "2016", "OK.", "A/HRC/31/34", "Die Würde des Menschen ist unantastbar.", "The rights права человека"]
)
def test_what_is_not_clear_is_left_to_a_person(text: str) -> None:
    assert identified_language(text) is None
