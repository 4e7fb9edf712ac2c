"""Delegation types and lookups by code, language and date, built from tables that the caller reads."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date
from typing import Literal

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.parties import PartyKind
from interp.errors import NotFound
from interp.value_types import dataclass

Category = Literal["member_state", "observer_state", "group", "un_entity", "igo", "other_entity"]
Region = Literal["AF", "AP", "EE", "LA", "WE"]  # Africa, Asia-Pacific, Eastern Europe, Latin America, Western Europe
STATES: tuple[Category, ...] = ("member_state", "observer_state")
KIND_OF: dict[Category, PartyKind] = {
    "member_state": "delegation", "observer_state": "delegation",
    "group": "group", "un_entity": "organization", "igo": "organization", "other_entity": "organization",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """The names of a delegation in one language.

    `short` is on the nameplate; `after` is what follows "the representative of", article and case included; `formal`
    includes its article; sorting by `key` gives the language's alphabetical order.
    """

    short: str
    after: str
    formal: str
    key: str


@dataclass(frozen=True, slots=True)
class Period:
    """The names valid from a day on, by language."""

    since: date
    names: Mapping[str, Name]


@dataclass(frozen=True, slots=True)
class Delegation:
    """A State, group or organization; a State's code is ISO 3166-1 alpha-3. `periods` are in order, earliest first."""

    code: str
    category: Category
    region: Region | None
    periods: tuple[Period, ...]

    def on(self, day: date) -> Mapping[str, Name]:
        """Return the names valid on a day, by language."""
        return next((p.names for p in reversed(self.periods) if p.since <= day), self.periods[0].names)


@dataclass(frozen=True, slots=True)
class CouncilTerm:
    """A term of membership of the Human Rights Council, first and last day included."""

    code: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Delegations:
    """Every known delegation and term of membership."""

    by_code: Mapping[str, Delegation] = field(default_factory=dict)
    terms: tuple[CouncilTerm, ...] = ()

    def one(self, code: str) -> Delegation:
        """Return a delegation. Raises NotFound."""
        if code not in self.by_code:
            raise NotFound("delegation", delegation=code[:80])
        return self.by_code[code]

    def name(self, code: str, language: str, on: date) -> Name:
        """Return a delegation's name in a language on a day. Raises NotFound."""
        return self.one(code).on(on)[language]

    def council(self, on: date) -> frozenset[str]:
        """Return the codes of the Human Rights Council's members on a day; empty for a year not in the table."""
        return frozenset(term.code for term in self.terms if term.first <= on <= term.last)

    def names(self, on: date) -> Mapping[str, Mapping[str, Name]]:
        """Return the names of every delegation on a day, by code and language."""
        return {code: each.on(on) for code, each in self.by_code.items()}

    def states(self, on: date) -> tuple[Mapping[str, Name], ...]:
        """Return the names of States on a day, by language."""
        return tuple(each.on(on) for each in self if each.category in STATES)

    def __iter__(self) -> Iterator[Delegation]:
        """Yield every delegation in the order of the table."""
        return iter(self.by_code.values())


def read(tables: Mapping[str, str]) -> Delegations:
    """Return the delegations of the tables `delegations`, `council` and one for each language, tab-separated.

    Raises KeyError or ValueError for a missing column or language, or an invalid date.
    """
    periods: dict[str, dict[date, dict[str, Name]]] = {}
    for language in MEETING_LANGUAGES:
        for row in _rows(tables[language]):
            since = date.fromisoformat(row["since"]) if row["since"] else date.min
            name = Name(row["short"], row["after"], row["formal"], row["key"])
            periods.setdefault(row["code"], {}).setdefault(since, {})[language] = name
    return Delegations(
        {row["code"]: _delegation(row, periods[row["code"]]) for row in _rows(tables["delegations"])},
        tuple(
            CouncilTerm(row["code"], date.fromisoformat(row["first"]), date.fromisoformat(row["last"]))
            for row in _rows(tables["council"])
        ),
    )


def _rows(table: str) -> Iterable[dict[str, str]]:
    head, *lines = table.splitlines()
    columns = head.split("\t")
    return (dict(zip(columns, line.split("\t"), strict=True)) for line in lines)


def _delegation(row: dict[str, str], periods: dict[date, dict[str, Name]]) -> Delegation:
    known = tuple(Period(since, names) for since, names in sorted(periods.items()))
    return Delegation(row["code"], row["category"], row["region"] or None, known)  # type: ignore[arg-type]
