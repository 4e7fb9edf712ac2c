"""Passwords of users: which are accepted, stored as argon2id hashes; unknown names take as long to compare."""

from functools import cache
from typing import Protocol

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from interp.errors import Refused

SHORTEST_PASSWORD = 8
LONGEST_PASSWORD = 200


@cache
def _nobody() -> str:
    """Return the hash verified for unknown names, so that the answer takes as long as for known ones."""
    return PasswordHasher().hash("nobody")


class Hasher(Protocol):
    """Hashes passwords, as argon2's hasher does."""

    def hash(self, password: str) -> str:
        """Return the hash to store for a password."""
        ...

    def verify(self, kept: str, password: str) -> bool:
        """Return True. Raises VerificationError for a wrong password."""
        ...


class Passwords:
    """Makes and compares hashes, a quarter of a second of a processor each."""

    def __init__(self, hasher: Hasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._unknown = hasher.hash("nobody") if hasher else ""

    def hashed(self, password: str, name: str) -> str:
        """Return the hash of a user's password of 8 to 200 characters. Raises Refused `weak_password`."""
        if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD or password.lower() == name.lower():
            raise Refused("weak_password", shortest=SHORTEST_PASSWORD)
        return self._hasher.hash(password)

    def matches(self, kept: str | None, password: str) -> bool:
        """Return whether a password is that of a hash; with None, of an unknown user, False after as long a time."""
        # Made with the first attempt, of a known name as of an unknown one: a start does not wait for it.
        unknown = self._unknown or _nobody()
        try:
            return self._hasher.verify(kept or unknown, password[:LONGEST_PASSWORD])
        except (VerificationError, InvalidHashError, UnicodeError):
            return False
