"""Passwords of users: which are accepted, stored as argon2id hashes; unknown names take as long to compare."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from interp.errors import Refused

SHORTEST_PASSWORD = 8
LONGEST_PASSWORD = 200
AROUND = "0123456789 !?.,-_*#+"  # what people add to a word to make it a password
# Memory and passes are the library's, the second choice of RFC 9106: 64 MB, three. Its four threads take a tenth
# more processor time, and the event loop has to share each processor of a small machine with them.
HASHER = PasswordHasher(parallelism=1)
OURS = "interp"
# zxcvbn has the most common passwords. Its import builds tables of all its lists, which would hold the event loop for
# 50 ms; reading the file takes two, and searching the text of 30,000 passwords a quarter of one.
BEGINS = '"passwords": "'


@cache
def _nobody() -> str:
    """Return the hash verified for unknown names, so that the answer takes as long as for known ones."""
    return HASHER.hash("nobody")


@cache
def listed() -> str:
    """Return the passwords in small letters with a comma before and after each. Raises RuntimeError without the list.
    """
    found = find_spec("zxcvbn")
    folders = found.submodule_search_locations if found else None
    text = (Path(folders[0]) / "frequency_lists.py").read_text("utf-8") if folders else ""
    _, begins, rest = text.partition(BEGINS)
    passwords, ends, _ = rest.partition('"')
    if not (begins and ends):
        raise RuntimeError("zxcvbn has no list of passwords")
    return f",{passwords},"


def is_common(password: str) -> bool:
    """Return whether a password is one of the most common, in small or capital letters."""
    return "," not in password and f",{password.lower()}," in listed()


def weakness(password: str, name: str) -> str:
    """Return why a password is refused as a new one of the user `name`, empty for a good one: `short`, `long`, `name`
    (nothing but the user's name or that of the service, with digits or signs around it) or `common`.

    It may have any characters. Who has such a password already may sign in.
    """
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        return "short" if len(password) < SHORTEST_PASSWORD else "long"
    if password.lower() == name.lower() or password.lower().strip(AROUND) in (name.lower().strip(AROUND) or OURS, OURS):
        return "name"
    return "common" if is_common(password) else ""


class Hasher(Protocol):
    """Hashes passwords, as argon2's hasher does."""

    def hash(self, password: str) -> str:
        """Return the hash to store for a password."""
        ...

    def verify(self, kept: str, password: str) -> bool:
        """Return True. Raises VerificationError for a wrong password."""
        ...

    def check_needs_rehash(self, kept: str) -> bool:
        """Return whether a hash was made with other parameters than this one's."""
        ...


class Passwords:
    """Makes and compares hashes, 64 MB and a sixth of a second of one processor each."""

    def __init__(self, hasher: Hasher | None = None) -> None:
        self._hasher = hasher or HASHER
        self._unknown = hasher.hash("nobody") if hasher else ""

    def hashed(self, password: str, name: str) -> str:
        """Return the hash of a user's new password. Raises Refused `weak_password`, with what is wrong as `because`."""
        if because := weakness(password, name):
            raise Refused("weak_password", because=because, shortest=SHORTEST_PASSWORD)
        return self._hasher.hash(password)

    def matches(self, kept: str | None, password: str) -> bool:
        """Return whether a password is that of a hash; with None, of an unknown user, False after as long a time."""
        # Made with the first attempt, of a known name as of an unknown one: a start does not wait for it.
        unknown = self._unknown or _nobody()
        try:
            same = self._hasher.verify(kept or unknown, password[:LONGEST_PASSWORD])
            return same and len(password) <= LONGEST_PASSWORD
        except (VerificationError, InvalidHashError, UnicodeError):
            return False

    def compared(self, kept: str | None, password: str) -> tuple[bool, str | None]:
        """Return what `matches` does, and the hash to store where the password matches one of an earlier release.

        Comparing an earlier hash takes another time than comparing one for an unknown name.
        """
        same = self.matches(kept, password)
        is_earlier = same and kept is not None and self._hasher.check_needs_rehash(kept)
        return same, self._hasher.hash(password) if is_earlier else None
