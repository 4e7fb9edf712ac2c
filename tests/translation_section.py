"""A translation section for tests: a small meeting, documents made of lines, and its staff."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, ParamSpec, TypeVar

from interp.domain.checks.required_terms import Term
from interp.domain.model.commands import Command
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.domain.text.segments import FileText, Segment, TextBlock
from interp.drafting import official_versions
from interp.errors import BadRequest
from interp.ports import DeskAct, Document, HelperTask, Revision
from interp.ports.helper_work import SCREEN, Lane
from interp.service.document_filing import DocumentFiling, Filing, Read
from interp.service.materials import Materials
from interp.service.meetings import Meetings
from interp.service.review_desk.desk_queue import DeskQueue, Task
from interp.service.review_desk.review import Edit, Review
from tests.builders import START, plan
from tests.fakes import FixedClock, ListeningBell, MemoryLog
from tests.fakes_drafting import MemoryActs, MemoryDrafts, MemoryJobs, Shelf
from tests.fakes_memory import MemoryMemory
from tests.fakes_section_progress import MemorySection
from tests.known_parties import PARTIES as PARTIES

P = ParamSpec("P")
R = TypeVar("R")
STAFF = Actor("staff", "Rosa")
ANA = Actor("reviser", "Ana", "m1")
BOB = Actor("reviser", "Bob", "m1")
TEXT = (
    "# Statement of the Chair\n"
    "Thank you for the floor.\n"
    "In 2016 the Council heard 47 States on the rights of the child.\n"
    "We shall all be heard."
)


def read(data: bytes, name: str) -> FileText:
    """Return a block for each line, a heading for one that begins with "#"; nonsense is refused."""
    if data == b"nonsense":
        raise BadRequest("unreadable_file")
    lines = data.decode().split("\n")
    made = (TextBlock("heading", line[2:]) if line.startswith("# ") else TextBlock("paragraph", line) for line in lines)
    return FileText(tuple(made))


@dataclass
class FilingHere:
    """Helpers that file, in this process."""

    filing: DocumentFiling

    def prepare(self, lane: Lane = SCREEN) -> None:
        """Nothing is begun."""

    def run(self, task: HelperTask[P, R], *args: P.args, **named: P.kwargs) -> R:
        """Return what the task returns."""
        known = {"file_document": "file"}
        return getattr(self.filing, known.get(task.name, task.name))(*args)  # type: ignore[no-any-return]


class Bureau:
    """A meeting `m1` of four speeches and the section that works on its texts."""

    def __init__(self) -> None:
        self.shelf, self.log, self.clock = Shelf(), MemoryLog(), FixedClock(START)
        self.drafts = MemoryDrafts(self.shelf)
        self.memory = MemoryMemory(self.drafts.document)
        self.acts = MemoryActs(self.shelf)
        self.jobs, self.section = MemoryJobs(self.shelf), MemorySection(self.shelf)
        self.meetings = Meetings(self.log, ListeningBell(), self.clock)
        self.meetings.handle(SYSTEM, "m1", "plan", plan())
        self.materials = Materials(self.drafts, self.jobs, self.meetings, self.clock, FilingHere(self.filing(read)))
        self.terms: list[Term] = []
        self.reviewing = Review(
            self.drafts, self.memory, self.meetings, self.clock, lambda: self.terms, lambda: PARTIES
        )
        self.worklist = DeskQueue(self.drafts, self.jobs, self.section, self.meetings, self.clock)

    def filing(self, read: Read) -> DocumentFiling:
        """Return what reads files by `read` and stores them."""
        return DocumentFiling(self.drafts, read, self.attach)

    def attach(self, version: Sequence[Segment], act: DeskAct) -> int:
        """Align an official version as the service does."""
        pairs = official_versions.attach(
            self.drafts, self.memory, act.document, act.language, version, at=act.at, by=act.actor, act=act
        )
        return sum(len(each.source) for each in pairs if each.target)

    def does(self, *commands: Command) -> None:
        """Carry out commands of staff."""
        for command in commands:
            self.clock.passes(1_000)
            self.meetings.handle(STAFF, "m1", f"c{self.clock.now}", command)

    def file(self, text: str = TEXT, actor: Actor = ANA, **about: Any) -> Document:
        """File a text and return its document."""
        self.clock.passes(1_000)
        return self.materials.file(actor, "m1", paper(text, **about)).document

    def ids(self, document: Document) -> list[str]:
        """Return the ids of a document's segments, in order."""
        return [each.id for each in self.drafts.segments(document.id)]

    def draft(self, document: Document, place: int, value: str, language: str = "fr", **about: Any) -> Revision:
        """Put a machine's draft of one segment in its place."""
        segment = self.ids(document)[place]
        number = len(self.drafts.history(document.id, segment, language)) + 1
        made = Revision(segment, language, number, value, "draft", "mt:en-fr@1.9", by="machine", at=self.clock.now)
        made = replace(made, **about)
        self.drafts.revise(document.id, made)
        return made

    def revise(
        self, document: Document, place: int, text: str, over: int = 0, actor: Actor = ANA, language: str = "fr",
        **edit: Any,
    ) -> Revision:  # fmt: skip
        """Write over revision `over` of a segment."""
        change = Edit(language, text, over, **edit)
        return self.reviewing.revise(actor, document, self.ids(document)[place], change)

    def tasks(self) -> list[Task]:
        """Return the queue."""
        return list(self.worklist.tasks("m1"))


def paper(text: str = TEXT, **about: Any) -> Filing:
    """Return a file of lines."""
    return Filing(text.encode(), **{"name": "statement.txt"} | about)
