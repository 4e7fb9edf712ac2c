"""Types of the answers about the formats of lists of speakers."""

from dataclasses import dataclass

from interp.domain.model.list_rules import ListRules
from interp.ports import FormatOrigin


@dataclass(frozen=True, slots=True)
class FormatRow:
    """A format of lists of speakers; `rules` null: its file has faults. `unverified`: the fields without a source."""

    name: str
    origin: FormatOrigin
    title: str
    rules: ListRules | None
    unverified: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormatList:
    """The formats of lists of speakers by name, titled in one language, in another where it has none in that."""

    language: str
    formats: tuple[FormatRow, ...]
