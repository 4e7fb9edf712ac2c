"""Repairs a memory match that differs in numbers, symbols, the final mark or the first letter, where it is unambiguous.
"""

import re
from collections import Counter
from collections.abc import Mapping

from interp.domain.text.symbols import Kind, Span, form, shape, spans

EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
WESTERN_DIGITS = frozenset("0123456789")
ORDINAL = re.compile(r"[^\W\d_]|\.?[ºª°]|[-.][^\W\d_]")
YEARS = range(1000, 3000)
# the final marks that only say how a sentence stands in its list, in each script; "?" and "!" change what it says
PLAIN = {".": ".", ";": ";", ":": ":", ",": ",", "。": ".", "；": ";", "：": ":", "，": ",", "؛": ";", "،": ","}
END = re.compile(rf"(?<![.…!?？！\s])[ \u00a0\u202f]*([{''.join(PLAIN)}])\s*$")
NBSP = "\u00a0"
MARKS = {
    "zh": {".": "。", ";": "；", ":": "：", ",": "，"},
    "ar": {";": "؛", ",": "،"},
    "fr": {";": f"{NBSP};", ":": f"{NBSP}:"},
}
# words that have a capital wherever they stand in a United Nations text
CAPITALS = frozenset(
    "États État Nations Organisation Assemblée Conseil Secrétaire Estados Estado Naciones Asamblea Consejo Secretario "
    "Secretaria States State United Member General Security Secretary Council Организация Организации Совет".split()
)


def variants(text: str, language: str) -> tuple[str, ...]:
    """Return a text with every other final mark, and with its first letter in the other case; itself first."""
    body, mark = _parted(text)
    ours = MARKS.get(language, {})
    ends = ["", *(ours.get(each, each) for each in ".;:,")] if mark or not _says_more(body) else [""]
    found = (head + end for head in (body, _turned(body)) for end in ends)
    return tuple(dict.fromkeys((text, *found)))


def adapted(source: str, target: str, text: str, source_language: str, language: str) -> str | None:
    """Return `target` as the translation of `text`, which differs from `source` in values, final mark or first letter.

    None where it differs in more, or where a replacement is not unambiguous.
    """
    if shape(source) == shape(text):
        return repaired(source, target, text, language)
    (body, mark), (wanted, end) = _parted(source), _parted(text)
    if not body or not wanted:
        return None
    turns = body[0] != wanted[0] and _turned(body)[0] == wanted[0]
    like = (_turned(body) if turns else body) + MARKS.get(source_language, {}).get(end, end)
    if shape(like) != shape(wanted + MARKS.get(source_language, {}).get(end, end)):
        return None
    made = _ended(target, mark, end, language)
    if made is None:
        return None
    return repaired(like, _begun(made, upper=wanted[0].isupper()) if turns else made, text, language)


def _parted(text: str) -> tuple[str, str]:
    """Return a text without its plain final mark, and that mark as it is in English; "" for none."""
    bare = text.strip()
    found = END.search(bare)
    return (bare[: found.start()], PLAIN[found[1]]) if found else (bare, "")


def _says_more(body: str) -> bool:
    return not body or not (body[-1].isalnum() or body[-1] in ")]»”\"'%")


def _turned(text: str) -> str:
    return text[:1].swapcase() + text[1:] if len(text[:1].swapcase()) == 1 else text


def _ended(target: str, mark: str, end: str, language: str) -> str | None:
    """Return a translation with the final mark `end`; None unless it ends in `mark`, as its original does."""
    if mark == end:
        return target
    body, there = _parted(target)
    if there != mark or (not mark and _says_more(body)):
        return None
    return body + MARKS.get(language, {}).get(end, end)


def _begun(target: str, *, upper: bool) -> str:
    """Return a translation with its first letter in a case; what has a capital anywhere keeps it."""
    if upper:
        return target[:1].upper() + target[1:] if len(target[:1].upper()) == 1 else target
    first = re.match(r"\w+", target)
    if first is None or not first[0][1:].islower() or first[0] in CAPITALS:
        return target[:1].lower() + target[1:] if re.match(r"[^\W\d_]\W", target) else target
    again = re.search(rf"(?<!\A)(?<![.!?] )\b{re.escape(first[0])}\b", target)
    return target if again else target[0].lower() + target[1:]


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
