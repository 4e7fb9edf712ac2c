"""Asks py3langid which of some 140 languages a text is in; its model is loaded at the first question."""

from functools import cache
from typing import Any

LONGEST = 20_000  # characters, as in our own identification
# Written in the same characters and, in formal texts, hardly told apart
VARIANTS = {"wuu": "zh", "yue": "zh", "arz": "ar"}


def opinion(text: str) -> tuple[str, float]:
    """Return the code of the most probable language and its probability, of all languages the library knows."""
    language, probability = _identifier().classify(text[:LONGEST])
    return VARIANTS.get(language, str(language)), float(probability)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
