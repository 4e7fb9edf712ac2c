"""The key that links and sessions are signed with: made once, in a file or in the database; refused when too short."""

import secrets
from pathlib import Path

from interp import owner_only
from interp.errors import BadRequest
from interp.store.meetings_database import MeetingsDatabase

KEY = "key"
KEY_BYTES = 32


class KeyFile:
    """The key in a file of a data folder, readable by its owner only; see ports.signing_key."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def held(self) -> bytes:
        """Return the key, created at first use.

        Raises BadRequest short_key for a truncated file: with a short key sessions could be forged.
        """
        path = owner_only.folder(self._folder) / KEY
        with owner_only.alone(self._folder):
            if not path.exists():
                owner_only.write(path, secrets.token_bytes(KEY_BYTES))
            held = path.read_bytes()
        return _long_enough(held, str(path))


def key_fault(folder: Path) -> BadRequest | None:
    """Return what is wrong with the key of a data folder, None where it is good or not made yet. Raises OSError."""
    path = folder / KEY
    if not path.exists():
        return None
    held, others = path.stat().st_size, path.stat().st_mode & owner_only.OTHERS
    if held < KEY_BYTES:
        return BadRequest("short_key", file=str(path), bytes=held, least=KEY_BYTES)
    return BadRequest("open_key", file=str(path)) if others else None


class SqlKey:
    """The key beside the accounts that it signs for, where several machines share one database."""

    def __init__(self, database: MeetingsDatabase) -> None:
        self._database = database

    def held(self) -> bytes:
        """Return the key, created at first use. Raises BadRequest short_key, Unavailable."""
        kept = self._database.settled(KEY, secrets.token_hex(KEY_BYTES))
        try:
            return _long_enough(bytes.fromhex(kept), "database")
        except ValueError:
            return _long_enough(b"", "database")


def _long_enough(held: bytes, file: str) -> bytes:
    if len(held) < KEY_BYTES:
        raise BadRequest("short_key", file=file, bytes=len(held), least=KEY_BYTES)
    return held
