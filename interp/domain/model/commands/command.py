"""What every command has: a name on the wire and the roles that may ask for it."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Command:
    """What somebody asks for. `name` begins with the name of the module that defines it; `may`: who may ask."""

    name: ClassVar[str]
    may: ClassVar[frozenset[str]]
