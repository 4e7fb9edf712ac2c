"""Reads a format, a TOML text, to the rules of a list of speakers, their sources, and the faults by line."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from interp.domain.model.list_rules import (
    LEVELS,
    Absence,
    Band,
    BandName,
    BlockBudget,
    CategoryLimit,
    Everyone,
    ListRules,
    Reduction,
    SpeakerCategory,
    Within,
)
from interp.domain.rules.decide.item import KINDS
from interp.languages import INTERFACE_LANGUAGES
from interp.reading.list_formats.format_checks import faults_between
from interp.reading.list_formats.format_values import (
    WrongValue,
    count,
    ended,
    length_ms,
    levels,
    limit_ms,
    meant,
    one_of,
    several_of,
    text,
    yes,
)
from interp.reading.list_formats.list_format import FormatFault, FormatSource, FormatValue, ListFormat
from interp.reading.list_formats.toml_lines import Key, key_lines, line_of

LONGEST = 100_000
CATEGORIES = (*get_args(SpeakerCategory), *get_args(Everyone))
# key -> the field of ListRules and what reads a value
SINGLE: Mapping[str, tuple[str, Callable[[Any], Any]]] = {
    "rounds": ("rounds", count),
    "opens_before": ("opens_before_ms", length_ms),
    "online_closes_before": ("online_closes_before_ms", length_ms),
    "closes_after": ("closes_after_ms", length_ms),
    "leave_when_late": ("leave_when_late", several_of(CATEGORIES)),
    "once": ("once", yes),
    "item_clock": ("item_clock", yes),
    "confirmation": ("confirmation", several_of(CATEGORIES)),
    "absence": ("absence", one_of(get_args(Absence))),
    "divide": ("divide", yes),
    "dignitary": ("dignitary", one_of(LEVELS)),
    "levels": ("levels", levels),
}
TABLES = ("title", "limits", "limits_second_turn", "budgets", "sources")
ARRAYS = ("bands", "reductions", "scale")
WHERE = re.compile(r"\(at line (\d+), column \d+\)$")


def read_format(name: str, written: str) -> ListFormat:
    """Return the format of a TOML text. Where it has faults, its rules are those that could be read."""
    return _FormatReader(name, written).read()


@dataclass
class _FormatReader:
    """One reading of a text: what was found so far."""

    name: str
    written: str
    faults: list[FormatFault] = field(default_factory=list)
    values: list[FormatValue] = field(default_factory=list)
    sources: dict[str, FormatSource] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    lines: Mapping[Key, int] = field(default_factory=dict)

    def read(self) -> ListFormat:
        if len(self.written) > LONGEST:
            return ListFormat.unread(self.name, FormatFault(1, f"A format has no more than {LONGEST} characters."))
        try:
            found = tomllib.loads(self.written)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            where = WHERE.search(str(error))
            said = WHERE.sub("", str(error)).strip()
            line = int(where[1]) if where else max(1, len(self.written.splitlines()))
            return ListFormat.unread(self.name, FormatFault(line, f"This is not TOML: {said[0].lower()}{said[1:]}."))
        self.lines = key_lines(self.written)
        known = (*SINGLE, *TABLES, *ARRAYS)
        for key in found:
            if key not in known:
                self.fault((key,), f"There is no field {key}{meant(key, known)}")
        self.sources = dict(self._sources(self.table(found, "sources")))
        title = {key: self.title(key, value) for key, value in self.table(found, "title").items()}
        if not title:
            self.fault(("title",), 'A format has a title, as [title] and en = "…" below it')
        rules = ListRules(self.name, **dict(self._fields(found)))
        for place, sentence in faults_between(rules):
            self.fault(place, sentence)
        for unused in self.sources.keys() - self.used:
            self.fault(("sources", unused), f"No value names the source {unused}")
        values = tuple(sorted(self.values, key=lambda each: each.line))
        faults = tuple(sorted(self.faults, key=lambda each: each.line))
        return ListFormat(self.name, {code: each for code, each in title.items() if each}, rules, values, faults)

    def _sources(self, table: Mapping[str, Any]) -> Iterator[tuple[str, FormatSource]]:
        for key, value in table.items():
            inside = value if isinstance(value, dict) else {}
            if not {"year", "title"} <= inside.keys() <= {"year", "title", "address"}:
                said = f"The source {key} has year and title, and address where there is one, and nothing else"
                self.fault(("sources", key), said)
                self.used.add(key)
                continue
            yield key, FormatSource(*(str(inside.get(name, "")) for name in ("year", "title", "address")))

    def _fields(self, found: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        """Yield the fields of the rules that a valid value was found for."""
        for key, (name, reads) in SINGLE.items():
            if key in found and (value := self.value((key,), found[key], reads)) is not None:
                yield name, value
        limits = (*self.limits(found, "limits", None), *self.limits(found, "limits_second_turn", 2))
        budgets = self.table(found, "budgets").items()
        yield "limits", limits
        yield "budgets", tuple(
            BlockBudget(kind, value)
            for kind, each in budgets
            if self.known(("budgets", kind), kind, KINDS)
            and (value := self.value(("budgets", kind), each, limit_ms)) is not None
        )
        yield "reductions", tuple(self.reductions(found, "reductions"))
        yield "scale", tuple(self.reductions(found, "scale"))
        if bands := tuple(self.bands(found)):
            yield "bands", bands

    def limits(self, found: Mapping[str, Any], key: str, turn: int | None) -> Iterator[CategoryLimit]:
        for category, each in self.table(found, key).items():
            yield from self.limit((key, category), category, each, turn)

    def limit(self, key: Key, category: Any, value: Any, turn: int | None = None) -> Iterator[CategoryLimit]:
        if not self.known(key, category, CATEGORIES):
            return
        if (limit := self.value(key, value, limit_ms)) is not None:
            yield CategoryLimit(category, limit, turn)

    def reductions(self, found: Mapping[str, Any], name: str) -> Iterator[Reduction]:
        for number, table in enumerate(self.array(found, name)):
            key: Key = (name, number)
            source = table.get("source")
            above = self.value((*key, "above"), _with(table.get("above"), source), count)
            limits = [
                limit
                for category, value in table.items()
                if category not in ("above", "source")
                for limit in self.limit((*key, category), category, _with(value, source))
            ]
            if above is not None:
                yield Reduction(above, tuple(limits))

    def bands(self, found: Mapping[str, Any]) -> Iterator[Band]:
        for number, table in enumerate(self.array(found, "bands")):
            key: Key = ("bands", number)
            for inner in table:
                self.known((*key, inner), inner, ("name", "within", "most", "source"))
            source = table.get("source")
            name = self.value((*key, "name"), _with(table.get("name"), source), one_of(get_args(BandName)))
            more = {
                inner: self.value((*key, inner), _with(table[inner], source), reads)
                for inner, reads in (("within", one_of(get_args(Within))), ("most", count))
                if inner in table
            }
            if name and None not in more.values():
                yield Band(name, **more)

    def value(self, key: Key, written: Any, reads: Callable[[Any], Any]) -> Any:
        """Return a value, None where it is not valid; it is noted with its source, or its fault is."""
        source = None
        if isinstance(written, dict):
            if not written.keys() <= {"value", "source"} or "value" not in written:
                self.fault(key, f"{_dotted(key)} is a value, or value and source in braces")
                return None
            written, source = written["value"], written.get("source")
        try:
            made = reads(written)
            text(source) if source is not None else None
        except WrongValue as error:
            self.fault(key, f"{_dotted(key)} {error}")
            return None
        if source is not None:
            self.used.add(source)
            if source not in self.sources:
                self.fault(key, f"{_dotted(key)} names the source {source}, of which there is no [sources.{source}]")
        self.values.append(FormatValue(_dotted(key), written, line_of(self.lines, key), self.sources.get(source or "")))
        return made

    def title(self, code: str, written: Any) -> str:
        self.known(("title", code), code, INTERFACE_LANGUAGES)
        try:
            return text(written)
        except WrongValue as error:
            self.fault(("title", code), f"title.{code} {error}")
            return ""

    def known(self, key: Key, name: Any, names: tuple[str, ...]) -> bool:
        if name not in names:
            self.fault(key, f"{_dotted(key)}: there is no {name} here, only {', '.join(names)}{meant(name, names)}")
        return name in names

    def table(self, found: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        value = found.get(key, {})
        if not isinstance(value, dict):
            self.fault((key,), f"{key} is a table, as [{key}] on a line of its own")
            return {}
        return value

    def array(self, found: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
        value = found.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            self.fault((key,), f"{key} are tables, each as [[{key}]] on a line of its own")
            return []
        return value

    def fault(self, key: Key, sentence: str) -> None:
        self.faults.append(FormatFault(line_of(self.lines, key), ended(sentence)))


def _with(value: Any, source: Any) -> Any:
    """Return a value with the source of its table, unless it has its own."""
    return value if source is None or isinstance(value, dict) else {"value": value, "source": source}


def _dotted(key: Key) -> str:
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in key)
