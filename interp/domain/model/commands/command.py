"""The base type of commands: a name on the wire and the roles that may send it."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Command:
    """A command. `name` begins with the name of the module that defines it; `may`: the roles that may send it."""

    name: ClassVar[str]
    may: ClassVar[frozenset[str]]
