"""Reads digits with separators as a language writes them: groups of three, decimals; and as others would read them."""

import re

from interp.value_types import dataclass

SPACES = "\u00a0\u202f\u2009 "
# what parts groups of three besides spaces and apostrophes, and what stands before decimals
GROUPS = {"en": ",", "fr": "", "es": ".", "ru": "", "ar": ",٬", "zh": ","}
POINTS = {"en": ".", "fr": ",", "es": ",", "ru": ",", "ar": ".,٫", "zh": "."}
EVERYWHERE = SPACES + "'’"
LIST = {"en": ",", "fr": ".", "es": ".", "ru": ".", "ar": "", "zh": ","}  # parts two numbers that are no decimal


@dataclass(frozen=True, slots=True)
class DigitReading:
    """What digits say: `own` by the language's separators, `foreign` by another's. Either may be empty."""

    own: tuple[float, ...]
    foreign: tuple[float, ...] = ()


def plain(whole: str, point: str, language: str) -> DigitReading:
    """Return the reading of digits without groups; `point` is the separator and the decimals, or ""."""
    value = float(f"{whole}.{point[1:]}" if point else whole)
    if not point or point[0] in POINTS[language]:
        return DigitReading((value,))
    return DigitReading((), (value,))


def grouped(printed: str, decimals: str, language: str) -> DigitReading:
    """Return the reading of groups of three; `decimals` is a separator and the decimals, or ""."""
    first, *groups = re.findall(r"\d+", printed)
    sign = re.sub(r"\d", "", printed)[0]
    whole = first + "".join(groups)
    value = float(f"{whole}.{decimals[1:]}" if decimals else whole)
    if sign in EVERYWHERE or len(groups) > 1 or decimals:
        own = sign in EVERYWHERE + GROUPS[language] and (not decimals or decimals[0] in POINTS[language])
        return DigitReading((value,)) if own else DigitReading((), (value,))
    return _of_one_group(first, groups[0], sign, language)


def _of_one_group(first: str, group: str, sign: str, language: str) -> DigitReading:
    """Return the reading of "15,000": a group or three decimals. Nobody writes 15 as 15.000, or 125 as 0,125."""
    decimal, whole = float(f"{first}.{group}"), float(first + group)
    if first == "0":
        return DigitReading((decimal,)) if sign in POINTS[language] else DigitReading((), (decimal,))
    decimals = () if group == "000" else (decimal,)
    if sign in GROUPS[language]:
        # Arabic has one separator for both
        return DigitReading((whole, *decimals) if sign in POINTS[language] and group[-1] != "0" else (whole,))
    if sign in POINTS[language]:
        return DigitReading(decimals, (whole,))
    return DigitReading((), (whole, *decimals))
