"""The base type of commands: a name on the wire, the roles that may send it, and what must be the sender's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Command:
    """A command. `name` begins with the name of the module that defines it; `may`: the roles that may send it.

    `bound`: for a limit of the sender (`language`, or a kind of scope) the field that must have the sender's own value.
    A sender with a scope may send only commands that name its kind here.
    """

    name: ClassVar[str]
    may: ClassVar[frozenset[str]]
    bound: ClassVar[Mapping[str, str]] = {}
