"""Types and protocol of the formats of lists of speakers: the rules that a list may copy, as a site has them."""

from collections.abc import Mapping
from typing import Literal, Protocol

from interp.domain.model.list_rules import ListRules
from interp.value_types import dataclass

FormatOrigin = Literal["shipped", "site"]


@dataclass(frozen=True, slots=True)
class OfferedFormat:
    """A format: its name, where it is from, its titles by language, its rules, and the fields that nobody has verified.

    `faults`: how many its file has; the rules of one with any are not to be used.
    """

    name: str
    origin: FormatOrigin
    title: Mapping[str, str]
    rules: ListRules
    unverified: tuple[str, ...] = ()
    faults: int = 0


class ListFormats(Protocol):
    """The formats of a site."""

    def all(self) -> tuple[OfferedFormat, ...]:
        """Return the formats by name: those shipped, and the site's own, which replace those of their name.

        Raises Unavailable.
        """
        ...
