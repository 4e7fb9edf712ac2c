"""Comments that a file of another tool brings back: which of them the sentences have not, and storing those confirmed.
"""

from collections.abc import Iterable, Mapping, Sequence
from unicodedata import category

from interp.domain.rules.permissions import Actor
from interp.domain.text.cleaning import SPACES, clean
from interp.domain.text.segments import Segment
from interp.errors import BadRequest
from interp.ports import Document, SentenceNote
from interp.service.review_desk.sentence_notes import LONGEST_NOTE, NewNote, NoteKeeping
from interp.value_types import dataclass

MOST_COMMENTS = 2_000  # of one file, taken in at once
MOST_OF_SENTENCE = 50  # comments after which a sentence gets no more from files
READ = 8 * LONGEST_NOTE  # characters of a note that are looked at
UNREADABLE = ("Cc", "Cs", "Cn", "Co")
Notes = Iterable[tuple[str, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class ReturnedComment:
    """A comment of the file that the segment has not: the original of the segment, and the words. Nothing is stored."""

    segment: str
    source: str
    words: str


@dataclass(frozen=True, slots=True)
class ConfirmedComment:
    """A comment of a file that a person takes in."""

    segment: str
    words: str


def comments_of(
    segments: Sequence[Segment], held: Iterable[SentenceNote], notes: Notes
) -> tuple[tuple[ReturnedComment, ...], int]:
    """Return a file's comments that the sentences have not, and how many more there are that are not taken in at once.

    `notes` are the file's, by segment. A note longer than a comment may be is cut; those of unknown segments count as
    not taken in.
    """
    texts = {each.id: each.text for each in segments}
    known, made, more = _Known(held), list[ReturnedComment](), 0
    for segment, said in notes:
        for words in filter(None, map(_plain, said)):
            if known.has(segment, words):
                continue
            if segment not in texts or len(made) == MOST_COMMENTS or known.full(segment):
                more += 1
                continue
            made.append(ReturnedComment(segment, texts[segment], _cut(words)))
            known.add(segment, words)
    return tuple(made), more


def take_comments(
    keeping: NoteKeeping, actor: Actor, document: Document, language: str, given: Sequence[ConfirmedComment]
) -> int:
    """Store confirmed comments in the actor's name, none that its sentence has already; return how many were stored.

    Raises BadRequest `too_large`, NotAllowed, NotFound `segment`, Unavailable.
    """
    if len(given) > MOST_COMMENTS:
        raise BadRequest("too_large", limit=MOST_COMMENTS)
    known, new = _Known(keeping.of(document, language)), list[NewNote]()
    for each in given:
        words = _plain(each.words)
        if words and not known.has(each.segment, words) and not known.full(each.segment):
            known.add(each.segment, words)
            new.append(NewNote(each.segment, "comment", _cut(words)))
    return len(keeping.add_all(actor, document, language, new))


class _Known:
    """The comments that sentences have, alone and as a file has them: with the author before the words."""

    def __init__(self, held: Iterable[SentenceNote]) -> None:
        self._said: dict[str, set[str]] = {}
        self._count: dict[str, int] = {}
        for each in held:
            if each.kind == "comment":
                self.add(each.sentence, _plain(each.words))
                self._said[each.sentence].add(_plain(as_written(each)))

    def has(self, segment: str, words: str) -> bool:
        return not self._said.get(segment, set()).isdisjoint((words, _cut(words)))

    def full(self, segment: str) -> bool:
        return self._count.get(segment, 0) >= MOST_OF_SENTENCE

    def add(self, segment: str, words: str) -> None:
        self._said.setdefault(segment, set()).add(words)
        self._count[segment] = self._count.get(segment, 0) + 1


def as_written(note: SentenceNote) -> str:
    """Return a comment as it goes into a file: with its author."""
    return f"{note.author}: {note.words}"


def by_sentence(notes: Iterable[SentenceNote]) -> Mapping[str, list[str]]:
    """Return the comments on each sentence as they go into a file; flags are for the desk alone."""
    found: dict[str, list[str]] = {}
    for each in notes:
        if each.kind == "comment":
            found.setdefault(each.sentence, []).append(as_written(each))
    return found


def _plain(words: str) -> str:
    """Return a note's words on one line; what cannot be displayed is a question mark."""
    shown = "".join(map(_shown, SPACES.sub(" ", words[:READ])))
    return clean(shown, 4 * len(shown) + 1)


def _shown(char: str) -> str:
    return "?" if category(char) in UNREADABLE or char == "\ufffd" else char


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST_NOTE else f"{words[: LONGEST_NOTE - 1].rstrip(' ')}…"
