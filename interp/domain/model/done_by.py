"""The type that says who did something, on which screen, and when."""

from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class DoneBy:
    """Who did something, on which screen, and when (milliseconds since 1970, UTC)."""

    actor: str = ""
    device: str = ""
    at: int = 0
