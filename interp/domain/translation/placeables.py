"""Lists what a translator copies from a sentence: symbols, addresses, names, dates and numbers, and the terms in it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from interp.domain.checks.name import Name, occurs
from interp.domain.checks.required_terms import Term
from interp.domain.delegations.mentions import KnownParties
from interp.domain.text.untranslatable_spans import PLACEHOLDER, SYMBOL, URL
from interp.value_types import dataclass

Kind = Literal["address", "symbol", "placeholder", "name", "date", "number"]
NUMBER = re.compile(
    r"(?<![A-Za-z\d])(?<!\d[.,])\d+(?:[.,\u00a0\u202f ]\d{3}(?!\d))*(?:[.,:٫]\d+)?(?:[\u00a0\u202f ]?[%٪])?(?!\d)"
)
SIGNED: tuple[tuple[Kind, re.Pattern[str]], ...] = (("address", URL), ("symbol", SYMBOL), ("placeholder", PLACEHOLDER))
ENDS = ".,;:!?…"
MOST = 9  # one key each


@dataclass(frozen=True, slots=True)
class Placeable:
    """A piece of the original as printed there, and what is inserted for it."""

    kind: Kind
    text: str
    insert: str


@dataclass(frozen=True, slots=True)
class KnownTerm:
    """A term of the original and its preferred form in the language of the translation."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    kind: Kind
    insert: str | None = None


def placeables(text: str, source: str, target: str, names: Sequence[Name] = ()) -> tuple[Placeable, ...]:
    """Return the pieces in the order of the text, each once and at most nine; a name in its form of `target`."""
    spans: list[_Span] = []
    for each in _spans(text, source, target, names):
        if all(each.end <= other.start or other.end <= each.start for other in spans):
            spans.append(each)
    made = (
        Placeable(each.kind, written := text[each.start : each.end], each.insert or written)
        for each in sorted(spans, key=lambda span: span.start)
    )
    return tuple(dict.fromkeys(made))[:MOST]


def terms_in(
    text: str, source: str, target: str, terms: Iterable[Term] = (), parties: KnownParties | None = None
) -> tuple[KnownTerm, ...]:
    """Return the operator's terms and the States and organizations that a text names, each once and at most nine."""
    found = [
        KnownTerm(form, each.forms[target][0])
        for each in terms
        if each.kind != "forbidden" and each.forms.get(target)
        for form in each.forms.get(source, ())
        if occurs(form, text, source)
    ]
    return tuple(dict.fromkeys((*found, *_parties(text, source, target, parties))))[:MOST]


def _spans(text: str, source: str, target: str, names: Sequence[Name]) -> Iterator[_Span]:
    """Yield the pieces, those that others may be part of first."""
    from interp.domain.numbers.dates import DATES, NUMERIC  # not needed to start

    for kind, pattern in SIGNED:
        for found in pattern.finditer(text):
            yield _Span(found.start(), found.start() + len(found[0].rstrip(ENDS)), kind)
    for name in sorted(names, key=lambda each: -len(each.get(source, ""))):
        written = name.get(source, "")
        for found in re.finditer(rf"(?<!\w){re.escape(written)}(?!\w)", text) if written else ():
            yield _Span(found.start(), found.end(), "name", name.get(target) or written)
    for pattern in (DATES[source], NUMERIC):
        for found in pattern.finditer(text):
            yield _Span(found.start(), found.end(), "date")
    for found in NUMBER.finditer(text):
        yield _Span(found.start(), found.end(), "number")


def _parties(text: str, source: str, target: str, parties: KnownParties | None) -> Iterator[KnownTerm]:
    for each in parties.forms.find(text, source) if parties else ():
        if each.firm and each.kind in ("name", "abbr", "usual") and len(each.codes) == 1:
            (code,) = each.codes
            if code in parties.names or parties.forms.forms(code, target):  # type: ignore[union-attr]
                yield KnownTerm(each.written, parties.name(code, target))  # type: ignore[union-attr]
