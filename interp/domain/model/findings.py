"""What a check found wrong with a translation, and how bad it is."""

from dataclasses import dataclass
from typing import Literal

Check = Literal[
    "number", "symbol", "url", "name", "placeholder", "untranslated", "language", "repetition", "dropped", "stray",
    "term", "caption",
]  # fmt: skip
Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `code` is worded by each catalogue (`finding.<code>`), with `values` in its places.

    `message` is the same in English, for the command line and for machines.
    """

    check: Check
    severity: Severity
    code: str
    message: str
    values: tuple[str, ...] = ()
