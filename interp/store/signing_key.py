"""The key that links and sessions are signed with: made once in the data folder, refused when it is too short."""

import secrets
from pathlib import Path

from interp import owner_only
from interp.errors import BadRequest

KEY = "key"
KEY_BYTES = 32


def signing_key(folder: Path) -> bytes:
    """Return the signing key of a data folder, created at first use and readable by its owner only.

    Raises BadRequest short_key for a truncated file: with a short key sessions could be forged.
    """
    path = owner_only.folder(folder) / KEY
    with owner_only.alone(folder):
        if not path.exists():
            owner_only.write(path, secrets.token_bytes(KEY_BYTES))
        held = path.read_bytes()
    if len(held) < KEY_BYTES:
        raise BadRequest("short_key", file=str(path), bytes=len(held), least=KEY_BYTES)
    return held
