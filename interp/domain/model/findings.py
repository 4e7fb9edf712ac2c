"""The type of a finding: a fault that a check found in a translation, and its severity."""

from typing import Literal

from interp.value_types import dataclass

Check = Literal[
    "number", "symbol", "url", "name", "placeholder", "untranslated", "language", "repetition", "dropped", "stray",
    "term", "state", "organization", "person", "caption",
]  # fmt: skip
Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. The catalogues have the wording for `code` (`finding.<code>`), with `values` inserted.

    `message` is the English wording, for the command line and for programs.
    """

    check: Check
    severity: Severity
    code: str
    message: str
    values: tuple[str, ...] = ()
