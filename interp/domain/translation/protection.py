"""Replaces what a translation machine must not change with placeholders before translation, and restores it after."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from interp.domain.checks.finding_messages import finding
from interp.domain.model.findings import Finding
from interp.domain.text.untranslatable_spans import SYMBOL, URL
from interp.value_types import dataclass

SHAPE = "Qz"  # letters that every vocabulary has tokens for; machines corrupt brackets, braces and underscores
RESOLUTION = r"(?<![\w/.])\d{1,4}/\d{1,4}(?:[A-Z])?(?![\w/])"
ISO_DATE = r"(?<![\d-])\d{4}-\d\d-\d\d(?![\d-])"
CLOCK = r"(?<![\d.:])\d{1,2}:\d\d(?![\d:])"
FIGURE = (
    r"(?<![\w.,])\d{1,3}(?:[,.\u00a0\u202f]\d{3})+(?:[.,]\d+)?(?!\w)"
    r"|(?<![\w.,])\d+[.,]\d+(?![\w.,]*\d)|(?<!\w)\d{5,}(?!\w)"
)
ALWAYS = "|".join((f"(?i:{URL.pattern})", SYMBOL.pattern, ISO_DATE, CLOCK, RESOLUTION, FIGURE))
BACK = re.compile(r"(?<![A-Za-z])[QqＱ]\s?[ZzＺ]\s?-?\s?(\d+)(?!\d)")


@dataclass(frozen=True, slots=True)
class Protected:
    """A text with placeholders, and the piece each replaces, in the order of the text."""

    text: str
    spans: tuple[tuple[str, str], ...]

    @property
    def nothing_left(self) -> bool:
        """Return whether there is nothing to translate: only placeholders, figures and punctuation."""
        return not any(char.isalpha() for char in _without(self.text, self.spans))


def _without(text: str, spans: tuple[tuple[str, str], ...]) -> str:
    for placeholder, _ in spans:
        text = text.replace(placeholder, " ", 1)
    return text


def protect(text: str, kept: Sequence[str] = ()) -> Protected:
    """Return `text` with symbols, addresses, resolution numbers, long figures and `kept` pieces replaced by Qz1, Qz2.

    Of two that overlap the earlier wins, at the same place the longest of `kept`. A plain year, day or small number
    stays: machines copy it, and the words around it agree with it.
    """
    spans: list[tuple[str, str]] = []
    number = 1 + max((int(found[1]) for found in BACK.finditer(text)), default=0)

    def aside(found: re.Match[str]) -> str:
        original = found[0].rstrip(".,;:!?") or found[0]
        spans.append((f"{SHAPE}{number + len(spans)}", original))
        return spans[-1][0] + found[0][len(original) :]

    here = [each for each in kept if each in text]  # cached: compiling a pattern of thousands of terms takes seconds
    return Protected(_pattern(here).sub(aside, text), tuple(spans))


def _pattern(kept: Sequence[str]) -> re.Pattern[str]:
    own = sorted({each for each in kept if each.strip()}, key=len, reverse=True)
    words = [_bounded(each) for each in own]
    return re.compile("|".join([*words, ALWAYS]))


def _bounded(piece: str) -> str:
    """Return the pattern of a piece as a whole word; a Chinese one needs no space around it."""
    before = r"(?<![^\W_一-鿿])" if piece[0].isalnum() else ""
    after = r"(?![^\W_一-鿿])" if piece[-1].isalnum() else ""
    return before + re.escape(piece) + after


def restore(
    translated: str, protected: Protected, forms: Mapping[str, str] | None = None
) -> tuple[str, tuple[Finding, ...]]:
    """Return a translation with its placeholders filled, and which were lost, doubled or left over.

    `forms` gives the target-language form of a kept piece (a name in its own script); without one the piece is restored
    as it was. Spaces or lower case a machine put into a placeholder do not matter.
    """
    by_number = {int(placeholder.removeprefix(SHAPE)): original for placeholder, original in protected.spans}
    seen: Counter[int] = Counter()
    left: list[str] = []

    def back(found: re.Match[str]) -> str:
        number = int(found[1])
        seen[number] += 1
        if number not in by_number:
            left.append(found[0])
            return found[0]
        return (forms or {}).get(by_number[number], by_number[number])

    text = BACK.sub(back, translated)
    lost = (original for number, original in by_number.items() if not seen[number])
    doubled = (original for number, original in by_number.items() if seen[number] > 1)
    return text, (
        *(finding("placeholder_missing", each) for each in lost),
        *(finding("placeholder_doubled", each) for each in doubled),
        *(finding("placeholder_left", each) for each in left),
    )
