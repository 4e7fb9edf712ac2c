"""The helper tasks as the services call them: done in this process until a server listens, then in helper processes."""

from typing import TypeVar

from interp.domain.model.caption_state import ScriptUnit
from interp.domain.proposals.conversions import LineReading
from interp.domain.proposals.proposal import Proposal
from interp.ports import HelperTask, HelperWork
from interp.ports.helper_work import SCREEN, Lane, Progress, unheard
from interp.run.helper_tasks import (
    ATTACH_OFFICIAL,
    FILE_DOCUMENT,
    FILE_TEXT,
    FILE_VERSION,
    READ_LINE,
    READ_PAPER,
    SCRIPT_UNITS,
)
from interp.service.document_filing import AttachedOfficial, FiledDocument, Filing, FilingOrder, VersionCounts

R = TypeVar("R")
FEW_BYTES = 10_000  # of a plain text: about sixty sentences


class ServiceHelpers:
    """The helpers of one service; see ports.helper_work and service.document_filing.Filings."""

    def __init__(self, work: HelperWork) -> None:
        self.work = work

    def prepare(self, lane: Lane = SCREEN) -> None:
        """Start a helper for the next task of a lane."""
        self.work.prepare(lane)

    def run(self, task: HelperTask[R], *args: object, progress: Progress = unheard) -> R:
        """Return what a task returns."""
        return self.work.run(task, *args, progress=progress)

    def read_paper(self, data: bytes, name: str) -> Proposal:
        """Return the proposal of a paper. Raises BadRequest."""
        return self.run(READ_PAPER, data, name)

    def read_line(self, text: str) -> LineReading:
        """Return a line of a paper as a person and as an item."""
        return self.run(READ_LINE, text)

    def file(self, paper: Filing, order: FilingOrder) -> FiledDocument:
        """Store a document."""
        is_short = paper.name.endswith(".txt") and len(paper.data) <= FEW_BYTES
        return self.run(FILE_TEXT if is_short else FILE_DOCUMENT, paper, order)

    def file_version(self, paper: Filing, order: FilingOrder) -> VersionCounts:
        """Store a corrected version."""
        return self.run(FILE_VERSION, paper, order)

    def attach_official(self, paper: Filing, order: FilingOrder) -> AttachedOfficial:
        """Store an official version."""
        return self.run(ATTACH_OFFICIAL, paper, order)

    def script_units(self, document: str) -> tuple[ScriptUnit, ...]:
        """Return the units of a document's script."""
        return self.run(SCRIPT_UNITS, document)
