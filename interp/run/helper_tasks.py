"""What helper processes compute: files read and stored, scripts, and long texts, transcripts and records as bytes.

The libraries of each task are imported at its first run.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from interp.domain.captions.text_to_cues import cue_texts
from interp.domain.delegations.mentions import KnownParties
from interp.domain.model.caption_state import ScriptUnit
from interp.domain.proposals.conversions import LineReading
from interp.domain.proposals.proposal import Proposal
from interp.domain.rules.hand.reading_pace import FastPace
from interp.domain.text.paper_languages import PaperLanguages
from interp.domain.text.segments import FileText, Segment
from interp.domain.translation.draft_measures import Measures
from interp.errors import NotFound, Refused, Unavailable
from interp.live.wake_up import ProcessWakeUp
from interp.ports import DeskAct, Document, HelperTask, HelperWork, Revision, StreamCheck
from interp.ports.helper_work import PROGRESS, SCREEN, Lane, Progress, done_by, reported
from interp.run.card_tasks import CardTasks, meeting_cards
from interp.run.damage_watch import check_database, check_streams
from interp.run.document_out_tasks import DocumentOutTasks
from interp.run.exchange_tasks import ExchangeTasks
from interp.run.memory_tasks import MemoryTasks
from interp.seed.bundled_data import delegations, fast_paces, known_parties, phrases
from interp.service.access.link_keeping import qr_codes
from interp.service.caption_scripts import DraftScripts, Script, script_units
from interp.service.document_filing import (
    AttachedOfficial,
    DocumentFiling,
    FiledDocument,
    Filing,
    FilingOrder,
    VersionCounts,
    Written,
    attach_official,
    file_document,
    file_version,
)
from interp.service.document_reading import DocumentReading
from interp.service.hand.hand_texts import HandTexts, Names, hand_text, meeting_names, text_lengths
from interp.service.meetings import Meetings
from interp.service.names_kept_whole import NamesKeptWhole
from interp.service.proposals import read_line, read_paper
from interp.service.review_desk.desk_tasks import desk_measures, desk_text
from interp.service.review_desk.measures import measured
from interp.service.review_desk.review import lines_of
from interp.service.transcripts import document_transcript, meeting_transcript, record, report
from interp.store.open_stores import Stores

P = ParamSpec("P")
R = TypeVar("R")


class HelperTasks:
    """The tasks, over the stores of one process; arguments and results are as in docs of the service they belong to."""

    def __init__(self, stores: Stores, folder: Path, paces: Sequence[FastPace] | None = None) -> None:
        """`folder` is the data folder, in which the operator's terms are; `paces` those shipped, if not given."""
        documents = stores.documents
        self._stores, self._reader = stores, DocumentReading(documents)
        self._known_parties: KnownParties | None = None
        self._meetings = Meetings(stores.log, ProcessWakeUp(), stores.clock)
        self._scripts = DraftScripts(documents, cue_texts, NamesKeptWhole(self._meetings, delegations()))
        self._out, in_hand = DocumentOutTasks(stores, self._meetings), HandTexts(
            documents, self._scripts.units, self._names, self._parties,
            fast_paces() if paces is None else paces, self._body,
        )
        self._filing = DocumentFiling(
            documents, _file_text, self._attach, _languages, self._out.keep_layout, self._lookup,
            self._check_unarchived,
        )  # fmt: skip
        self._known: dict[str, Callable[..., Any]] = dict(
            (
                done_by(read_paper, self.read_paper), done_by(read_line, self.read_line),
                done_by(file_document, self.file_document), done_by(file_version, self.file_version),
                done_by(attach_official, self.attach_official), done_by(script_units, self.script_units),
                done_by(hand_text, in_hand.hand_text), done_by(text_lengths, in_hand.text_lengths),
                done_by(desk_text, self.desk_text), done_by(desk_measures, self.desk_measures),
                done_by(meeting_transcript, self.meeting_transcript),
                done_by(document_transcript, self.document_transcript),
                done_by(record, self.record), done_by(report, self.report), done_by(qr_codes, self.qr_codes),
                done_by(check_database, self.check_database), done_by(check_streams, self.check_streams),
                done_by(meeting_cards, CardTasks(stores.log, folder).meeting_cards),
                *ExchangeTasks(stores, self._meetings, folder).known, *MemoryTasks(stores).known, *self._out.known,
            )
        )  # fmt: skip

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

    def _names(self, meeting: str | None) -> Names:
        """Return the names of a meeting's people and parties, none for an unknown meeting."""
        try:
            return meeting_names(self._meetings.state(meeting or ""))
        except NotFound:
            return ()

    def _body(self, meeting: str | None) -> str:
        """Return the body that meets, as printed; empty where that is not known."""
        try:
            about = self._meetings.state(meeting or "").about
        except NotFound:
            return ""
        return (about.body or "") if about else ""

    def _parties(self, meeting: str | None) -> KnownParties:
        """Return the parties of the tables, with their names of today: made once in a process."""
        if self._known_parties is None:
            self._known_parties = known_parties(delegations(), datetime.now(UTC).date())
        return self._known_parties

    def script_units(self, document: str) -> tuple[ScriptUnit, ...]:
        """Return the units of a document's script."""
        return self._scripts.units(document)

    def desk_text(self, mark: int, document: Document, language: str, beside: str | None) -> bytes:
        """Return a document line by line, as JSON for the desk."""
        from interp.web.review_desk.desk_messages import text_body

        lines = lines_of(self._stores.documents, document, language, beside)
        return text_body(mark, document, language, beside, reported(lines, len(lines)))

    def meeting_transcript(self, meeting: str, language: str, speech: str | None, kind: str, epoch: str) -> bytes:
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

    def report(self, meeting: str, day: Sequence[str], whole: bool, language: str, kind: str) -> bytes:
        """Return the report of a meeting, or of the whole day, as JSON, .docx or a page."""
        from interp.domain.views.report.meeting_report import report
        from interp.web.pages.report.report_file import report_body
        from interp.web.pages.report.report_sheet import report_sheet

        asked = day if whole else (meeting,)
        made = report(((self._meetings.state(each), self._meetings.at_opening(each)) for each in asked), language)
        if kind != "docx":
            return report_body(made, meeting, kind, whole=whole, has_day=len(day) > 1).encode()
        from interp.drafting.out.sheet_docx import sheet_docx

        return sheet_docx(report_sheet(made))

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

    def _check_unarchived(self, meeting: str) -> None:
        """Raise Refused `archived` for a meeting that is so as the log has it now; nobody tells this process."""
        try:
            archived = self._meetings.state(meeting).archived
        except NotFound:  # one that is not planned has documents too
            return
        if archived:
            raise Refused("archived", meeting=meeting)

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
    """Runs tasks in this process: for commands and tests, and in a service until a server listens.

    `instead`: the helper processes that a server has from then on.
    """

    instead: HelperWork | None = None

    def __init__(self, tasks: HelperTasks) -> None:
        self._tasks = tasks

    def prepare(self, lane: Lane = SCREEN) -> None:
        """Have a helper process begin; a task waits for none here."""
        if self.instead:
            self.instead.prepare(lane)

    def run(self, task: HelperTask[P, R], *args: P.args, **named: P.kwargs) -> R:
        """Return what the task returns."""
        if self.instead:
            return self.instead.run(task, *args, **named)
        return self._tasks.call(task.name, task.arguments(*args, **named), task.progress)  # type: ignore[no-any-return]


def _file_text(data: bytes, name: str) -> FileText:
    from interp.reading.files.file_blocks import file_text

    return file_text(data, name)


def _languages(texts: Sequence[str]) -> PaperLanguages:
    from interp.reading.languages.detection import languages_of

    return languages_of(texts)
