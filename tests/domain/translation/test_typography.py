"""Marks are set as each language prints them, and setting them twice changes nothing."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.translation.typography import tidy


@pytest.mark.parametrize(
    ("language", "text", "printed"),
    [
        ("fr", "Qui ? Lui: \"l'homme\" ; 15 % !", "Qui_? Lui_: «_l’homme_»_; 15_%_!".replace("_", "\u00a0")),
        ("fr", "à 10:30, voir http://a.org/?x;y: oui", "à 10:30, voir http://a.org/?x;y: oui"),
        ("zh", "大会, 决议: 第 3 条(人权)?", "大会，决议：第 3 条（人权）？"),
        ("zh", "理事会 通过了决议.", "理事会通过了决议。"),
        ("zh", "见A/HRC/31/34, 1,500人", "见A/HRC/31/34, 1,500人"),
        ("ar", "حقوق الإنسان, والسلام; لماذا?", "حقوق الإنسان، والسلام؛ لماذا؟"),
        ("es", "Gracias. Por qué? Bienvenidos!", "Gracias. ¿Por qué? ¡Bienvenidos!"),
        ("es", "¿Por qué?", "¿Por qué?"),
        ("ru", 'Доклад "Дети" - итог', "Доклад «Дети» – итог"),
        ("en", 'A "word": yes?', 'A "word": yes?'),
    ],
)
def test_marks_are_set_as_the_language_prints_them(language: str, text: str, printed: str) -> None:
    assert tidy(text, language) == printed


@pytest.mark.parametrize("language", MEETING_LANGUAGES)
@example(text="b» À!")
@example(text="À! À!")
@given(text=st.text(alphabet=' "«».,;:?!()%abÀé人权حق1 \u00a0-', max_size=40))
def test_set_twice_they_are_the_same(language: str, text: str) -> None:
    once = tidy(text, language)
    assert tidy(once, language) == once
