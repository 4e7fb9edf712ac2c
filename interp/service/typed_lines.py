"""Has typed caption lines and announcements drafted into missing languages, before other documents, as drafts."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from hashlib import sha256
from itertools import chain, islice

from interp.domain.model import commands as do
from interp.domain.model.announcements import text_id
from interp.domain.model.caption_state import LONGEST_CUE, Released
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.state import Meeting, MeetingStatus
from interp.domain.model.texts import PUBLIC, ProgrammeText, T
from interp.domain.rules.drafting_priority import TYPED_LINE
from interp.domain.rules.permissions import SYSTEM
from interp.domain.text.segmentation import segments
from interp.domain.text.segments import Segment, TextBlock
from interp.domain.views.announcements import LONGEST
from interp.errors import NotFound
from interp.ports import Document, Documents, DraftingQueue, Job, Revision, ServiceClock
from interp.service.meetings import Meetings
from interp.service.public_texts import usable
from interp.service.reactors import Steps
from interp.service.value_cache import ValueCache
from interp.value_types import dataclass

TYPED = "typed"  # the kind of such documents, hidden from desk and readers
MOST = 20  # lines handled at a time, the newest first
MOST_SETTLED = 4_096  # lines remembered as settled
UNSPACED = frozenset({"zh"})


@dataclass(frozen=True, slots=True)
class TypedEntry:
    """What somebody typed: its place in the meeting and its revision, by which its document is named, and its words.

    `lacking`: the languages that no person wrote it in. `files`: it is still drafted where that has not begun.
    `longest`: characters of a draft that is taken. `supply` makes the command that brings drafts.
    """

    name: str
    revision: int
    text: str
    language: str
    lacking: tuple[str, ...]
    files: bool
    longest: int
    supply: Callable[[Sequence[T]], do.Command]

    def document(self, meeting: str) -> str:
        """Return the id of its document: a corrected text is drafted again."""
        named = f"{meeting}\n{self.name}\n{self.revision}"
        return f"typed-{sha256(named.encode()).hexdigest()[:16]}"


class TypedLines:
    """Queues typed texts for drafting and puts the drafts on the screens, marked as drafts."""

    def __init__(
        self, meetings: Meetings, drafts: Documents, jobs: DraftingQueue, clock: ServiceClock,
        mark: Callable[[str], int] | None = None,
    ) -> None:  # fmt: skip
        """`mark` is as the documents' own, and may be that of the runner's last look."""
        self._meetings, self._drafts, self._jobs, self._clock = meetings, drafts, jobs, clock
        self._mark = mark or drafts.mark
        self._quiet = ValueCache[str, tuple[int, int, int], bool](MOST_SETTLED)
        self._settled = ValueCache[str, None, bool](MOST_SETTLED)

    def react(self, meeting: str, state: Meeting) -> Steps:
        """Look after the typed texts of a meeting, one per step; nothing while its texts and drafts are unchanged.

        Raises NotFound, Unavailable. Without models a text stays in its language.
        """
        if next(undrafted(state), None) is None:
            return None
        now = (self._mark(meeting), state.captions.changed, state.texts_seq)
        if self._quiet.of(meeting, now):
            return None
        settled = 0
        for typed in list(islice(self._open(meeting, state), MOST)):
            if self._looked_after(meeting, typed):
                self._settled.put(typed.document(meeting), None, True)
                settled += 1
            yield
        if settled:
            return 0  # the next ones follow
        self._quiet.put(meeting, now, True)
        return None

    def _open(self, meeting: str, state: Meeting) -> Iterator[TypedEntry]:
        """Yield the texts that are not settled, the newest first."""
        return (each for each in undrafted(state) if not self._settled.last(each.document(meeting)))

    def _looked_after(self, meeting: str, typed: TypedEntry) -> bool:
        """Return whether a text has everything it will get."""
        document = typed.document(meeting)
        jobs = self._jobs.of(document)
        if not jobs:
            if not typed.files or self._drafts.document(document) is not None:
                return True
            return not self._file(meeting, typed, document)
        done = [job.language for job in jobs if job.state == "done"]
        parts = self._drafts.segments(document) if done else []
        drafts = (self._draft(document, parts, code, typed.longest) for code in done if code in typed.lacking)
        if texts := [text for text in drafts if text]:
            self._supply(meeting, typed, texts)
        return len(done) == len(jobs)

    def _file(self, meeting: str, typed: TypedEntry, document: str) -> bool:
        """Store a text as a document with a job for each missing language; return False without a sentence in it."""
        parts = segments([TextBlock("paragraph", " ".join(typed.text.split()))], typed.language)
        if not parts:
            return False
        now, title = self._clock.now_ms(), parts[0].text[:80]
        held = Document(document, meeting, title, "", TYPED, typed.language, created_at=now)
        jobs = [Job(f"{document}.{code}", document, code, TYPED_LINE) for code in typed.lacking]
        self._drafts.add(held, parts, jobs)
        return True

    def _draft(self, document: str, parts: Sequence[Segment], language: str, longest: int) -> T | None:
        """Return a text in a language, None where a sentence is missing or faulty, or it is too long for its place."""
        made = self._drafts.revisions(document, language)
        drafts = [made[part.id] for part in parts if part.id in made and usable(made[part.id])]
        if not drafts or len(drafts) < len(parts):
            return None
        text = _joined(drafts, language)
        return text if len(text.text) <= longest else None

    def _supply(self, meeting: str, typed: TypedEntry, texts: Sequence[T]) -> None:
        names = "-".join(text.language for text in texts)
        command_id = f"draft-{typed.document(meeting)}-{self._meetings.current(meeting).seq}-{names}"
        try:
            self._meetings.handle(SYSTEM, meeting, command_id, typed.supply(texts))
        except NotFound:
            return  # it was withdrawn meanwhile


def undrafted(state: Meeting) -> Iterator[TypedEntry]:
    """Yield what was typed and lacks a language, or has only a machine draft of it: announcements first, newest first.
    """
    return (each for each in chain(_announcements(state), _lines(state)) if each.lacking)


def _announcements(state: Meeting) -> Iterator[TypedEntry]:
    for each in reversed(state.announcements):
        if text := state.texts.get(text_id(each.id)):
            yield TypedEntry(
                text.id, text.original_revision, text.value, text.language,
                tuple(code for code in MEETING_LANGUAGES if _lacks_version(text, code)), True, LONGEST,
                partial(_to_text, text.id),
            )  # fmt: skip


def _to_text(name: str, drafts: Sequence[T]) -> do.Command:
    return do.SupplyTexts(
        tuple(do.Supplied(name, each.language, each.text, each.standing, each.origin) for each in drafts)
    )


def _lacks_version(text: ProgrammeText, language: str) -> bool:
    have = text.version(language)
    return language != text.language and (have is None or have.origin != "person")


def _lines(state: Meeting) -> Iterator[TypedEntry]:
    """Yield the typed lines on the screens."""
    files = state.status != MeetingStatus.CLOSED
    for each in reversed(state.captions.units):
        if each.how != "typed" or each.withdrawn:
            continue
        unit, said = each.unit, each.unit.text(each.unit.language)
        yield TypedEntry(
            unit.id, said.revision if said else 0, said.text if said else "", unit.language,
            tuple(code for code in MEETING_LANGUAGES if _lacks(each, code)), files, LONGEST_CUE,
            partial(_to_line, unit.id),
        )  # fmt: skip


def _to_line(unit: str, drafts: Sequence[T]) -> do.Command:
    return do.SupplyCaption(unit, tuple(drafts))


def _lacks(line: Released, language: str) -> bool:
    """Return whether no person wrote a line in a language."""
    text = line.unit.text(language)
    return text is None or (language != line.unit.language and text.origin != "person")


def _joined(drafts: Sequence[Revision], language: str) -> T:
    """Return the sentences of a text as one, with the lowest standing among them."""
    text = ("" if language in UNSPACED else " ").join(each.value.strip() for each in drafts)
    least = next((each for each in drafts if each.standing not in PUBLIC), drafts[0])
    revision = max(each.revision for each in drafts)
    return T(text, language, least.standing, least.origin, revision)  # type: ignore[arg-type]
