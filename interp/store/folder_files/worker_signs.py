"""Stores worker signs as small files in the data folder, which are there also when the database is not.

They are not flushed to the disk: after a power failure there is no supervisor either.
"""

import json
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

import structlog

from interp import owner_only
from interp.ports import WorkerSign

PREFIX = "worker-"
FORGOTTEN_MS = 3_600_000
log = structlog.get_logger(__name__)


class FileWorkerSigns:
    """Signs in a data folder; see ports.worker_signs.WorkerSigns."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._told = False

    def leave(self, sign: WorkerSign) -> None:
        """Write a sign, whole or not at all; the first of several failures in a row is logged."""
        try:
            owner_only.write(self._file(sign.owner), json.dumps(asdict(sign)).encode(), durable=False)
            self._told = False
        except OSError as error:
            if not self._told:
                log.warning("worker_sign_not_written", error=error.strerror)
            self._told = True

    def remove(self, owner: str) -> None:
        """Remove a sign, if there is one."""
        with suppress(OSError):
            self._file(owner).unlink(missing_ok=True)

    def remove_old(self, now_ms: int) -> None:
        """Remove the signs of supervisors that were killed and have not written for an hour."""
        for each in self.signs():
            if now_ms - each.at > FORGOTTEN_MS:
                self.remove(each.owner)

    def signs(self) -> tuple[WorkerSign, ...]:
        """Return every sign that can be read, in order of their files."""
        found = []
        for path in sorted(self._folder.glob(f"{PREFIX}*.json")):
            with suppress(OSError, ValueError, TypeError):  # just removed, or not a sign of this release
                found.append(WorkerSign(**json.loads(path.read_bytes())))
        return tuple(found)

    def _file(self, owner: str) -> Path:
        return self._folder / f"{PREFIX}{owner}.json"
