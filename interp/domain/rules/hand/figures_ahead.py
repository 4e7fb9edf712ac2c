"""Finds what of a sentence an interpreter needs word for word, in two languages: numbers, days, symbols, names."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from interp.domain.delegations.mentions import KnownParties, Mention
from interp.domain.text.untranslatable_spans import bare, plain_digits, symbols
from interp.value_types import dataclass

if TYPE_CHECKING:
    from interp.domain.numbers.figures import Figure

FigureKind = Literal["number", "date", "symbol", "state", "name"]


@dataclass(frozen=True, slots=True)
class FigureAhead:
    """A figure or name as the original has it, and as the other text has it; None where it is not found there."""

    kind: FigureKind
    original: str
    text: str | None


@dataclass(frozen=True, slots=True)
class SaidSentence:
    """A sentence in a language."""

    text: str
    language: str


def figures_ahead(
    original: SaidSentence, other: SaidSentence | None, names: Sequence[Mapping[str, str]], parties: KnownParties | None
) -> tuple[FigureAhead, ...]:
    """Return the figures and names of a sentence in its order, each once.

    `names` are those of people and parties of the meeting by language; `parties` those of the tables.
    """
    found = [*_symbols(original, other), *_dated(original, other), *_numbers(original, other)]
    found += [*_states(original, other, parties), *_names(original, other, names)]
    first: dict[str, tuple[int, FigureAhead]] = {}
    for at, each in sorted(found, key=lambda pair: (pair[0], -len(pair[1].original))):
        if not any(begun <= at < begun + len(text) for text, (begun, _) in first.items()):
            first.setdefault(each.original, (at, each))
    return tuple(each for _, each in first.values())


def _symbols(original: SaidSentence, other: SaidSentence | None) -> Iterator[tuple[int, FigureAhead]]:
    there = symbols(other.text) if other else []
    for each in symbols(original.text):
        yield _at(original, each), FigureAhead("symbol", each, each if each in there else None)


def _dated(original: SaidSentence, other: SaidSentence | None) -> Iterator[tuple[int, FigureAhead]]:
    from interp.domain.numbers.dates import dates  # not needed to start

    there = {each.key: each.printed for each in dates(bare(other.text), other.language)[0]} if other else {}
    for each in dates(bare(original.text), original.language)[0]:
        yield _at(original, each.printed), FigureAhead("date", each.printed, there.get(each.key))


def _numbers(original: SaidSentence, other: SaidSentence | None) -> Iterator[tuple[int, FigureAhead]]:
    there = list(_figures(other)) if other else []
    for printed, figure in _figures(original):
        same = next((each for each in there if each[1].values & figure.values), None)
        if same:
            there.remove(same)
        yield _at(original, printed), FigureAhead("number", printed, same[0] if same else None)


def _figures(said: SaidSentence) -> "Iterator[tuple[str, Figure]]":
    """Yield the figures of a sentence, a share with its per cent."""
    from interp.domain.numbers.dates import dates
    from interp.domain.numbers.figure_contexts import PERCENT
    from interp.domain.numbers.figures import figures

    rest = dates(bare(said.text), said.language)[1]
    for each in figures(rest, said.language):
        after = rest[each.at + len(each.printed) :]
        share = PERCENT.match(after[:32]) if each.percent else None
        yield each.printed + (share[0] if share else ""), each


def _states(
    original: SaidSentence, other: SaidSentence | None, parties: KnownParties | None
) -> Iterator[tuple[int, FigureAhead]]:  # fmt: skip
    if parties is None:
        return
    there = {code: each.written for each in _firm(parties, other) for code in each.codes} if other else {}
    for each in _firm(parties, original):
        code = next(iter(each.codes))
        known = there.get(code) or (parties.name(code, other.language) if other else None)
        yield _at(original, each.written), FigureAhead("state", each.written, known)


def _firm(parties: KnownParties, said: SaidSentence) -> Iterator[Mention]:
    """Yield the mentions that can mean one party only."""
    return (each for each in parties.forms.find(said.text, said.language) if each.firm and len(each.codes) == 1)


def _names(
    original: SaidSentence, other: SaidSentence | None, names: Sequence[Mapping[str, str]]
) -> Iterator[tuple[int, FigureAhead]]:  # fmt: skip
    for each in names:
        name = each.get(original.language, "")
        if name and name in original.text:
            there = each.get(other.language) if other else None
            yield _at(original, name), FigureAhead("name", name, there if there and there in other.text else None)  # type: ignore[union-attr]


def _at(said: SaidSentence, printed: str) -> int:
    """Return where a sentence has what was found in it; at its end what cannot be found again."""
    place = plain_digits(said.text).find(printed)
    return place if place >= 0 else len(said.text)
