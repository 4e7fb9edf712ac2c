"""The scope of a link or an actor: the one delegation, the one seat in a booth, or the one person it stands for."""

from interp.value_types import dataclass

DELEGATION = "delegation"
DESK = "desk"  # one interpreter's seat in a booth
KINDS = (DELEGATION, DESK, "person")
LANGUAGE = "language"
LIMITS = (LANGUAGE, *KINDS)


@dataclass(frozen=True, slots=True)
class Scope:
    """One delegation, desk or person. Written `delegation:cuba`; the id may contain colons, the kind may not."""

    kind: str
    id: str

    def __str__(self) -> str:
        """Return the scope as it is stored and typed."""
        return f"{self.kind}:{self.id}"


def scope_from(text: str) -> Scope:
    """Return the scope that `text` names. Nothing is checked: an unknown kind is one that nothing is declared for."""
    kind, _, id_ = text.partition(":")
    return Scope(kind, id_)
