"""From drafted segments to the units of a script, and what of them may be seen by whom."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

from interp.domain.captions import LONGEST_CUE, Released, Unit
from interp.domain.segments import Segment
from interp.domain.speakers import Speech
from interp.domain.state import Meeting
from interp.domain.texts import PUBLIC, T
from interp.languages import CODES
from interp.ports import Document, Drafts, Revision

Split = Callable[[str, str], Sequence[str]]
Aside = Callable[[Callable[[], tuple[Unit, ...]]], tuple[Unit, ...]]
MOST_SPLIT = 8_192
HEADINGS = frozenset({"title", "heading"})
UNSPOKEN = frozenset({"footnote"})


@dataclass(frozen=True, slots=True)
class Script:
    """A text to follow: its units with every language there is, drafts too, and who may see it."""

    document: str
    visibility: str
    units: tuple[Unit, ...]
    withdrawn: bool = False

    @property
    def timed(self) -> bool:
        """Return whether it has a recording's own times."""
        return bool(self.units) and all(unit.start_ms is not None for unit in self.units)

    @property
    def visible(self) -> bool:
        """Return whether any of it may be seen by the public."""
        return self.visibility != "desk" and not self.withdrawn


class Scripts(Protocol):
    """Where the texts of speeches come from."""

    def statement(self, meeting: str, speech: Speech) -> str | None:
        """Return the document a speech is followed by, or None."""

    def script(self, document: str) -> Script | None:
        """Return the units of a document as they are now, None when there is no such document."""

    def mark(self, meeting: str | None = None) -> int:
        """Return a number that grows with every change to a document of the meeting (of any, when None)."""
        ...


def may_release(unit: Unit, visibility: str) -> Unit | None:
    """Return the unit with what the public may see of it, None when that is nothing.

    `visibility`: desk, nothing; original, the original; reviewed, also what is approved; drafts, all of it, marked.
    """
    if visibility == "desk":
        return None
    texts = tuple(text for text in unit.texts if _may_see(unit, text, visibility))
    return replace(unit, texts=texts) if texts else None


def _may_see(unit: Unit, text: T, visibility: str) -> bool:
    if text.language == unit.language or visibility == "drafts":
        return True
    return visibility == "reviewed" and text.standing in PUBLIC


def filled(
    document: Document, segments: Sequence[Segment], revisions: Mapping[str, Mapping[str, Revision]], split: Split
) -> tuple[Unit, ...]:
    """Return the units of a document: each segment cut into the cues of its original, the other languages beside it.

    `revisions` are the newest by language and segment. A translation with an error nobody overruled, one whose source
    has changed, and one too long for a cue are left out: the original stands in their place.
    """
    return tuple(
        unit
        for segment in segments
        if segment.kind not in UNSPOKEN and any(map(str.isalnum, segment.text))
        for unit in _units(document, segment, revisions, split)
    )


def _units(
    document: Document, segment: Segment, revisions: Mapping[str, Mapping[str, Revision]], split: Split
) -> tuple[Unit, ...]:
    source = document.language
    cues = [part for cue in split(segment.text, source) for part in _short(cue)]
    texts = [[T(cue, source, "original", "source", document.version)] for cue in cues]
    for language in CODES:
        revision = revisions.get(language, {}).get(segment.id)
        if language == source or revision is None or not _usable(revision):
            continue
        spread = _spread(split(revision.value, language), len(cues))
        if max(map(len, spread)) <= LONGEST_CUE:
            for place, value in enumerate(spread):
                texts[place].append(_text(revision, value))
    return tuple(
        Unit(
            f"{document.id}.{segment.id}.{place}", source, tuple(sorted(each, key=lambda text: text.language)),
            "heading" if segment.kind in HEADINGS else "line", document.id, segment.id,
            _time(segment, place, len(texts)), _time(segment, place + 1, len(texts)),
        )
        for place, each in enumerate(texts)
    )  # fmt: skip


def _text(revision: Revision, value: str) -> T:
    return T(value, revision.language, revision.standing, revision.origin, revision.revision)  # type: ignore[arg-type]


def _usable(revision: Revision) -> bool:
    wrong = any(finding.severity == "error" for finding in revision.findings)
    return bool(revision.value) and not revision.stale and (not wrong or bool(revision.reason))


def _time(segment: Segment, place: int, of: int) -> int | None:
    """Return when a part of a subtitle begins, which is when the one before ends: its time is shared out evenly."""
    if segment.start_ms is None:
        return None
    end_ms = segment.end_ms if segment.end_ms is not None else segment.start_ms
    return segment.start_ms + (end_ms - segment.start_ms) * place // of


def _short(cue: str) -> tuple[str, ...]:
    """Return a cue in pieces that may be released, cut between words where there are any."""
    pieces = []
    while len(cue) > LONGEST_CUE:
        at = cue.rfind(" ", 0, LONGEST_CUE) + 1 or LONGEST_CUE
        pieces.append(cue[:at])
        cue = cue[at:]
    return (*pieces, cue)


def _spread(cues: Sequence[str], places: int) -> tuple[str, ...]:
    """Return the cues of one language over the places of the original's, in order; '' where it has said all so far."""
    if len(cues) >= places:
        edges = [place * len(cues) // places for place in range(places + 1)]
        return tuple("\n".join(cues[edges[i] : edges[i + 1]]) for i in range(places))
    spread = [""] * places
    for number, cue in enumerate(cues):
        spread[number * places // len(cues)] = cue
    return tuple(spread)


def at_once(work: Callable[[], tuple[Unit, ...]]) -> tuple[Unit, ...]:
    """Return what `work` returns."""
    return work()


class DraftScripts:
    """Scripts made of the documents of the translation section.

    `split` cuts a text into cues of a language; `aside` runs what only computes where it holds up nobody.
    """

    def __init__(self, drafts: Drafts, split: Split, aside: Aside = at_once) -> None:
        self._drafts, self._aside = drafts, aside
        self._split = lru_cache(MOST_SPLIT)(split)  # most of a text is as it was when something changes

    def statement(self, meeting: str, speech: Speech) -> str | None:
        """Return the document the speech is said to have, else the newest filed for it; None when withdrawn."""
        if speech.statement is not None:
            return speech.statement
        filed = (each for each in self._drafts.documents(meeting) if each.speech == speech.id)
        return next((each.id for each in filed if not each.withdrawn), None)

    def script(self, document: str) -> Script | None:
        """Return the units of a document as they are now."""
        found = self._drafts.document(document)
        if found is None:
            return None
        revisions = {code: self._drafts.revisions(document, code) for code in CODES if code != found.language}
        segments = self._drafts.segments(document)
        units = self._aside(lambda: filled(found, segments, revisions, self._split))
        return Script(document, found.visibility, units, found.withdrawn)

    def mark(self, meeting: str | None = None) -> int:
        """Return a number that grows with every change, also to documents of no meeting."""
        return self._drafts.mark(meeting) + (self._drafts.mark("") if meeting else 0)


class NoScripts:
    """Nothing to follow: captions are typed only."""

    def statement(self, meeting: str, speech: Speech) -> str | None:
        """Return None."""

    def script(self, document: str) -> Script | None:
        """Return None."""

    def mark(self, meeting: str | None = None) -> int:
        """Return 0: nothing changes."""
        return 0


def undrafted(state: Meeting) -> tuple[tuple[Released, tuple[str, ...]], ...]:
    """Return each typed line on the screens with the languages it does not have yet, for whoever drafts it."""
    typed = (each for each in state.captions.units if each.how == "typed" and not each.withdrawn)
    missing = ((each, tuple(code for code in CODES if each.unit.text(code) is None)) for each in typed)
    return tuple(row for row in missing if row[1])
