"""Types of a format of lists of speakers as it was read: rules, values with their sources, and faults by line."""

from collections.abc import Mapping
from typing import Any

from interp.domain.model.list_rules import ListRules
from interp.value_types import dataclass, replace


@dataclass(frozen=True, slots=True)
class FormatSource:
    """Where values come from: a paper with its year, and its address where it has one."""

    year: str
    title: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class FormatValue:
    """A value as written, by its key with dots; `source` null: nobody has verified it."""

    key: str
    value: Any
    line: int
    source: FormatSource | None = None


@dataclass(frozen=True, slots=True)
class FormatFault:
    """A fault: its line from 1, and a sentence."""

    line: int
    sentence: str


@dataclass(frozen=True, slots=True)
class ListFormat:
    """A format: its name, its titles by language, the rules, which a list copies, and every value with its source."""

    name: str
    title: Mapping[str, str]
    rules: ListRules
    values: tuple[FormatValue, ...]
    faults: tuple[FormatFault, ...] = ()

    @classmethod
    def unread(cls, name: str, fault: FormatFault) -> "ListFormat":
        """Return a format of which nothing could be read."""
        return cls(name, {}, ListRules(name), (), (fault,))

    def also(self, fault: FormatFault) -> "ListFormat":
        """Return the format with one more fault, before the others."""
        return replace(self, faults=(fault, *self.faults))
