"""Protocol of the key that links and sessions are signed with."""

from typing import Protocol


class SigningKey(Protocol):
    """The signing key of a service, the same for all its processes."""

    def held(self) -> bytes:
        """Return the key, made at the first call of all. Raises BadRequest short_key for a truncated one, Unavailable.
        """
