"""What helper processes compute: files read and stored, scripts, and long texts, transcripts and records as bytes.

The libraries of each task are imported at its first run.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from interp.domain.captions.text_to_cues import cue_texts
from interp.domain.model.caption_state import ScriptUnit
from interp.domain.proposals.conversions import LineReading
from interp.domain.proposals.proposal import Proposal
from interp.domain.text.paper_languages import PaperLanguages
from interp.domain.text.segments import FileText, Segment
from interp.domain.translation.draft_measures import Measures
from interp.errors import Unavailable
from interp.live.wake_up import ProcessWakeUp
from interp.ports import DeskAct, Document, HelperTask, Revision, StreamCheck
from interp.ports.helper_work import FILING, PROGRESS, SCREEN, Lane, Progress, reported, unheard
from interp.run.card_tasks import CardTasks
from interp.run.document_out_tasks import DocumentOutTasks
from interp.run.exchange_tasks import ExchangeTasks
from interp.run.memory_tasks import MemoryTasks
from interp.seed.bundled_data import delegations, phrases
from interp.service.caption_scripts import DraftScripts, Script
from interp.service.document_filing import (
    AttachedOfficial,
    DocumentFiling,
    FiledDocument,
    Filing,
    FilingOrder,
    VersionCounts,
    Written,
)
from interp.service.document_reading import DocumentReading
from interp.service.meetings import Meetings
from interp.service.names_kept_whole import NamesKeptWhole
from interp.service.review_desk.measures import measured
from interp.service.review_desk.review import lines_of
from interp.store.open_stores import Stores

R = TypeVar("R")
READ_PAPER = HelperTask("read_paper", Proposal, short=False)
READ_LINE = HelperTask("read_line", LineReading)
FILE_DOCUMENT = HelperTask("file_document", FiledDocument, short=False, lane=FILING)
# A few typed sentences take less than a page that is opened: who typed them waits at a screen.
FILE_TEXT = replace(FILE_DOCUMENT, short=True, lane=SCREEN)
FILE_VERSION = HelperTask("file_version", VersionCounts, short=False, lane=FILING)
ATTACH_OFFICIAL = HelperTask("attach_official", AttachedOfficial, short=False, lane=FILING)
SCRIPT_UNITS = HelperTask("script_units", tuple[ScriptUnit, ...])


class HelperTasks:
    """The tasks, over the stores of one process; arguments and results are as in docs of the service they belong to."""

    def __init__(self, stores: Stores, folder: Path) -> None:
        """`folder` is the data folder, in which the operator's terms are."""
        documents = stores.documents
        self._stores, self._reader = stores, DocumentReading(documents)
        self._meetings = Meetings(stores.log, ProcessWakeUp(), stores.clock)
        self._scripts = DraftScripts(documents, cue_texts, NamesKeptWhole(self._meetings, delegations()))
        self._out = DocumentOutTasks(stores, self._meetings)
        self._filing = DocumentFiling(
            documents, _file_text, self._attach, _languages, self._out.keep_layout, self._lookup
        )
        cards = CardTasks(stores.log, folder)
        exchange, memory = ExchangeTasks(stores, self._meetings, folder), MemoryTasks(stores)
        self._known: dict[str, Callable[..., Any]] = {
            task.__name__: task
            for task in (
                self.read_paper, self.read_line, self.file_document, self.file_version, self.attach_official,
                self.script_units, self.desk_text, self.transcript, self.document_transcript, self.record,
                self.desk_measures, self.qr_codes, self.check_database, self.check_streams,
                exchange.document_xliff, exchange.returned_xliff, exchange.take_returned, exchange.take_comments,
                exchange.document_tmx, exchange.memory_tmx, exchange.terms_out, exchange.terms_in,
                memory.proposed_texts, memory.document_consistency, cards.meeting_cards,
            )
        } | self._out.known  # fmt: skip

    def call(self, name: str, args: Sequence[object], progress: Progress) -> Any:
        """Return the result of the task of that name."""
        before = PROGRESS.set(progress)
        try:
            return self._known[name](*args)
        finally:
            PROGRESS.reset(before)

    def read_paper(self, data: bytes, name: str) -> Proposal:
        """Return the proposal of a paper. Raises BadRequest."""
        from interp.reading.papers.paper_to_proposal import propose

        return propose(data, name)

    def read_line(self, text: str) -> LineReading:
        """Return a line of a paper as a person and as an item."""
        from interp.reading.papers.listed_persons import read_line

        return read_line(text)

    def file_document(self, paper: Filing, order: FilingOrder) -> FiledDocument:
        """Read a file and store its document. Raises as DocumentFiling does, also below."""
        return self._filing.file(paper, order)

    def file_version(self, paper: Filing, order: FilingOrder) -> VersionCounts:
        """Read a file and store it as the next version of a document."""
        return self._filing.file_version(paper, order)

    def attach_official(self, paper: Filing, order: FilingOrder) -> AttachedOfficial:
        """Read a file and store it as the official version of a document in its language."""
        return self._filing.attach_official(paper, order)

    def script_units(self, document: str) -> tuple[ScriptUnit, ...]:
        """Return the units of a document's script."""
        return self._scripts.units(document)

    def desk_text(self, mark: int, document: Document, language: str, beside: str | None) -> bytes:
        """Return a document line by line, as JSON for the desk."""
        from interp.web.review_desk.desk_messages import text_body

        lines = lines_of(self._stores.documents, document, language, beside)
        return text_body(mark, document, language, beside, reported(lines, len(lines)))

    def transcript(self, meeting: str, language: str, speech: str | None, kind: str, epoch: str) -> bytes:
        """Return the captions of a meeting as a file, or as JSON."""
        from interp.web.pages.transcript_files import of_captions

        captions = self._meetings.captions(meeting)
        return of_captions(self._meetings.state(meeting), captions, language, speech, kind, epoch).encode()

    def document_transcript(self, meeting: str, document: str, language: str, kind: str, epoch: str) -> bytes:
        """Return the readable text of a document as a file, or as JSON. Raises NotFound."""
        from interp.web.pages.transcript_files import of_reading, of_script

        state = self._meetings.state(meeting)
        if kind == "txt":
            return of_reading(state, self._reader.reading(meeting, document, language)).encode()
        about = self._reader.row(meeting, document)
        script = self._scripts.script(document) or Script(document, "desk", ())
        return of_script(state, script, about, language, kind, epoch).encode()

    def record(self, meeting: str, language: str, kind: str) -> bytes:
        """Return the record of a meeting as JSON or CSV."""
        from interp.web.pages.record_file import record_body

        return record_body(self._meetings.state(meeting), language, kind).encode()

    def desk_measures(self, meeting: str) -> tuple[Measures, ...]:
        """Return what became of the drafts of a meeting's documents."""
        return measured(self._stores.documents, meeting)

    def qr_codes(self, texts: Sequence[str]) -> tuple[bytes, ...]:
        """Return the QR code of each text as SVG."""
        from interp.web.pages.qr_codes import qr_svg

        return tuple(qr_svg(each) for each in reported(texts, len(texts)))

    def check_database(self, file: str) -> tuple[str, ...]:
        """Return what is wrong with the pages of a database, after reading all of them."""
        databases = (self._stores.meetings, self._stores.drafting)
        database = next(each for each in databases if each.tables.file == file)
        try:
            return tuple(database.faults() or (str(each.args_["entry"]) for each in database.damaged_entries()))
        except Unavailable as error:
            if error.reason != "damaged_database":
                raise
            return ("its rows cannot be read",)

    def check_streams(self, streams: Sequence[str]) -> tuple[StreamCheck, ...]:
        """Compare whole streams of the log with their checksums."""
        return tuple(self._stores.log.check(stream) for stream in streams)

    def _lookup(self, document: Document, segments: Sequence[Segment], have: Written) -> Sequence[Revision]:
        """Return what the memory, the fixed phrases and the names know of a document that is filed."""
        from interp.drafting.known_translations import KnownTranslations
        from interp.drafting.memory_at_filing import MemoryAtFiling

        known = KnownTranslations(self._stores.memory, phrases(), delegations(), self._stores.clock.now_ms)
        return MemoryAtFiling(known)(document, segments, have)

    def _attach(self, version: Sequence[Segment], act: DeskAct) -> int:
        """Align an official version with the document of the act and store it; return the number of matched segments.
        """
        from interp.drafting import official_versions

        pairs = official_versions.attach(
            self._stores.documents, self._stores.memory, act.document, act.language, version, at=act.at, by=act.actor,
            act=act,
        )  # fmt: skip
        return sum(len(pair.source) for pair in pairs if pair.target)


class InlineWork:
    """Runs tasks in this process: for commands and tests, and before a server listens."""

    def __init__(self, tasks: HelperTasks) -> None:
        self._tasks = tasks

    def prepare(self, lane: Lane = SCREEN) -> None:
        """Do nothing: a task waits for no process here."""

    def run(self, task: HelperTask[R], *args: object, progress: Progress = unheard) -> R:
        """Return what the task returns."""
        return self._tasks.call(task.name, args, progress)  # type: ignore[no-any-return]


def _file_text(data: bytes, name: str) -> FileText:
    from interp.reading.files.file_blocks import file_text

    return file_text(data, name)


def _languages(texts: Sequence[str]) -> PaperLanguages:
    from interp.reading.languages.detection import languages_of

    return languages_of(texts)
