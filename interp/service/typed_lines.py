"""Has typed caption lines drafted into missing languages, as documents of highest priority, and releases the drafts."""

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from itertools import islice

from interp.domain.model import commands as do
from interp.domain.model.caption_state import LONGEST_CUE, Released
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.state import Meeting, MeetingStatus
from interp.domain.model.texts import PUBLIC, T
from interp.domain.rules.drafting_priority import TYPED_LINE
from interp.domain.rules.permissions import SYSTEM
from interp.domain.text.segmentation import segments
from interp.domain.text.segments import Segment, TextBlock
from interp.errors import NotFound
from interp.ports import Document, Documents, DraftingQueue, Job, Revision, ServiceClock
from interp.service.meetings import Meetings
from interp.service.public_texts import usable
from interp.service.reactors import Steps
from interp.service.value_cache import ValueCache

TYPED = "typed"  # the kind of such documents, hidden from desk and readers
MOST = 20  # lines handled at a time, the newest first
MOST_SETTLED = 4_096  # lines remembered as settled
UNSPACED = frozenset({"zh"})


class TypedLines:
    """Queues typed lines for drafting and puts the drafts on the screens, marked as drafts."""

    def __init__(
        self, meetings: Meetings, drafts: Documents, jobs: DraftingQueue, clock: ServiceClock,
        mark: Callable[[str], int] | None = None,
    ) -> None:  # fmt: skip
        """`mark` is as the documents' own, and may be that of the runner's last look."""
        self._meetings, self._drafts, self._jobs, self._clock = meetings, drafts, jobs, clock
        self._mark = mark or drafts.mark
        self._quiet = ValueCache[str, tuple[int, int], bool](MOST_SETTLED)
        self._settled = ValueCache[str, None, bool](MOST_SETTLED)

    def react(self, meeting: str, state: Meeting) -> Steps:
        """Look after the typed lines of a meeting, one per step; nothing while its captions and drafts are unchanged.

        Raises NotFound, Unavailable. Without models a line stays in its language.
        """
        if next(undrafted(state), None) is None:
            return None
        now = (self._mark(meeting), state.captions.changed)
        if self._quiet.of(meeting, now):
            return None
        settled = 0
        for line, document in list(islice(self._open(meeting, state), MOST)):
            if self._looked_after(meeting, state, line, document):
                self._settled.put(document, None, True)
                settled += 1
            yield
        if settled:
            return 0  # the next ones follow
        self._quiet.put(meeting, now, True)
        return None

    def _open(self, meeting: str, state: Meeting) -> Iterator[tuple[Released, str]]:
        """Yield the lines that are not settled, the newest first, with their documents."""
        lines = ((line, _document_id(meeting, line)) for line in undrafted(state))
        return (each for each in lines if not self._settled.last(each[1]))

    def _looked_after(self, meeting: str, state: Meeting, line: Released, document: str) -> bool:
        """Return whether a line has everything it will get."""
        jobs = self._jobs.of(document)
        if not jobs:
            if state.status == MeetingStatus.CLOSED or self._drafts.document(document) is not None:
                return True
            return not self._file(meeting, line, document)
        done = [job.language for job in jobs if job.state == "done"]
        parts = self._drafts.segments(document) if done else []
        texts = [text for code in done if (text := self._draft(document, parts, code)) and _lacks(line, text.language)]
        if texts:
            self._supply(meeting, line, texts)
        return len(done) == len(jobs)

    def _file(self, meeting: str, line: Released, document: str) -> bool:
        """Store a line as a document with a job for each missing language; return False without a sentence in it."""
        said = line.unit.text(line.unit.language)
        parts = segments([TextBlock("paragraph", " ".join(said.text.split()))], line.unit.language) if said else ()
        if not parts:
            return False
        held = Document(
            document, meeting, parts[0].text[:80], "", TYPED, line.unit.language, created_at=self._clock.now_ms(),
        )  # fmt: skip
        lacking = [code for code in MEETING_LANGUAGES if _lacks(line, code)]
        self._drafts.add(held, parts, [Job(f"{document}.{code}", document, code, TYPED_LINE) for code in lacking])
        return True

    def _draft(self, document: str, parts: Sequence[Segment], language: str) -> T | None:
        """Return a line in a language, None where a sentence is missing or faulty, or it is too long for a cue."""
        made = self._drafts.revisions(document, language)
        drafts = [made[part.id] for part in parts if part.id in made and usable(made[part.id])]
        if not drafts or len(drafts) < len(parts):
            return None
        text = _joined(drafts, language)
        return text if len(text.text) <= LONGEST_CUE else None

    def _supply(self, meeting: str, line: Released, texts: Sequence[T]) -> None:
        names = "-".join(text.language for text in texts)
        command_id = f"draft-{line.number}-{self._meetings.current(meeting).seq}-{names}"
        try:
            self._meetings.handle(SYSTEM, meeting, command_id, do.SupplyCaption(line.unit.id, tuple(texts)))
        except NotFound:
            return  # it was withdrawn meanwhile


def undrafted(state: Meeting) -> Iterator[Released]:
    """Yield typed lines on the screens that lack a language or have only a machine draft of it, newest first."""
    typed = (each for each in reversed(state.captions.units) if each.how == "typed" and not each.withdrawn)
    return (each for each in typed if any(_lacks(each, code) for code in MEETING_LANGUAGES))


def _lacks(line: Released, language: str) -> bool:
    """Return whether no person wrote a line in a language."""
    text = line.unit.text(language)
    return text is None or (language != line.unit.language and text.origin != "person")


def _document_id(meeting: str, line: Released) -> str:
    """Return the document id of a line's present text: a corrected line is drafted again."""
    said = line.unit.text(line.unit.language)
    named = f"{meeting}\n{line.unit.id}\n{said.revision if said else 0}"
    return f"typed-{sha256(named.encode()).hexdigest()[:16]}"


def _joined(drafts: Sequence[Revision], language: str) -> T:
    """Return the sentences of a line as one text, with the lowest standing among them."""
    text = ("" if language in UNSPACED else " ").join(each.value.strip() for each in drafts)
    least = next((each for each in drafts if each.standing not in PUBLIC), drafts[0])
    revision = max(each.revision for each in drafts)
    return T(text, language, least.standing, least.origin, revision)  # type: ignore[arg-type]
