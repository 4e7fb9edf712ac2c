"""Repairs a memory match whose source differs only in numbers and symbols, where each replacement is unambiguous."""

import re
from collections import Counter
from collections.abc import Mapping

from interp.domain.text.symbols import Kind, Span, form, spans

EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
WESTERN_DIGITS = frozenset("0123456789")
ORDINAL = re.compile(r"[^\W\d_]|\.?[ºª°]|[-.][^\W\d_]")
YEARS = range(1000, 3000)


def repaired(source: str, target: str, text: str, language: str) -> str | None:
    """Return `target` with the numbers and symbols of `text` in place of `source`'s; None unless each is unambiguous.

    `source` and `text` have the same shape. A value is unambiguous if it occurs equally often in source and target, is
    written the same way in both, becomes one other value only, and does not change the form of the word after it in
    `language`.
    """
    old, new = spans(source), spans(text)
    change = _change(old, new)
    if change is None:
        return None
    there = spans(target)
    wanted = Counter((each.kind, each.value) for each in old)
    found = Counter((each.kind, each.value) for each in there)
    if any(found[which] != wanted[which] for which in change):
        return None
    made, place = [], 0
    for each in there:
        if (other := change.get((each.kind, each.value))) is not None:
            put = _put(each, *other, target[each.end :], language)
            if put is None:
                return None
            made += [target[place : each.start], put]
            place = each.end
    return "".join([*made, target[place:]])


def _change(old: tuple[Span, ...], new: tuple[Span, ...]) -> Mapping[tuple[Kind, str], tuple[Span, Span]] | None:
    """Return the changed values, old to new; None when a value would become two."""
    if [each.kind for each in old] != [each.kind for each in new]:
        return None
    change: dict[tuple[Kind, str], tuple[Span, Span]] = {}
    for before, after in zip(old, new, strict=True):
        known = change.setdefault((before.kind, before.value), (before, after))
        if known[1].value != after.value:
            return None
    return {which: pair for which, pair in change.items() if pair[0].value != pair[1].value}


def _put(there: Span, before: Span, after: Span, rest: str, language: str) -> str | None:
    """Return the replacement in the target's number format, or None when it is ambiguous."""
    if there.kind != "number":
        return after.text if "".join(there.text.split()) == there.value else None
    if [bool(sign) for sign in form(before.text)] != [bool(sign) for sign in form(after.text)]:
        return None
    if [bool(sign) for sign in form(there.text)] != [bool(sign) for sign in form(before.text)]:
        return None
    if _leading_zero(before) or _leading_zero(after) or not _word_stays(there, after, rest, language):
        return None
    return _written(after.value, there.text)


def _leading_zero(number: Span) -> bool:
    return len(number.value) > 1 and number.value.startswith("0") and not number.value.startswith("0.")


def _written(value: str, like: str) -> str:
    """Return a value formatted like `like`: its separators and its digits."""
    grouping, decimal = form(like)
    whole, _, part = value.partition(".")
    if grouping:
        first = len(whole) % 3
        threes = [whole[place : place + 3] for place in range(first, len(whole), 3)]
        whole = grouping.join([whole[:first], *threes] if first else threes)
    made = f"{whole}{decimal}{part}" if part else whole
    return made if WESTERN_DIGITS & set(like) else made.translate(EASTERN)


def _word_stays(before: Span, after: Span, rest: str, language: str) -> bool:
    """Return whether the word after a number keeps its form; no for ordinals and other plural forms."""
    if language == "zh":
        return True
    if ORDINAL.match(rest):
        return False
    word = rest.lstrip(" \u00a0\u202f")
    if not word[:1].isalpha() or "." in before.value + after.value:
        return True
    old, new = int(before.value), int(after.value)
    return (old in YEARS and new in YEARS) or plural(language, old) == plural(language, new)


def plural(language: str, count: int) -> str:
    """Return the CLDR plural category of a whole number."""
    if language == "zh":
        return "other"
    if language == "fr":
        return "one" if count in (0, 1) else "other"
    if language == "ru":
        return _russian(count % 10, count % 100)
    if language == "ar":
        return _arabic(count, count % 100)
    return "one" if count == 1 else "other"


def _russian(unit: int, ten: int) -> str:
    if unit == 1 and ten != 11:
        return "one"
    return "few" if 2 <= unit <= 4 and not 12 <= ten <= 14 else "many"


def _arabic(count: int, ten: int) -> str:
    if count <= 2:
        return ("zero", "one", "two")[count]
    return "few" if 3 <= ten <= 10 else "many" if ten >= 11 else "other"
