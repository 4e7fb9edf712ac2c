"""Builds the script of a speech from its document's segments and revisions: caption units, and who may see them."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from interp.domain.captions.cue_fitting import shared_ms
from interp.domain.captions.multilingual_cues import in_step
from interp.domain.model.caption_state import LONGEST_CUE, ScriptUnit
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.texts import T
from interp.domain.text.segments import Segment
from interp.ports import Document, Documents, Revision
from interp.ports.helper_work import helper_task
from interp.service.public_texts import DESK_ALONE, captioned, usable
from interp.service.value_cache import ValueCache
from interp.value_types import dataclass, replace

Split = Callable[[str, str, Sequence[str]], Sequence[str]]
Cut = Callable[[str, str], Sequence[str]]
Cues = tuple[tuple[str, tuple[str, ...]], ...]  # cached cuts per language
Lay = Callable[[Cues], tuple[dict[str, str], ...]]
Names = Callable[[str | None], Mapping[str, Sequence[str]]]
Units = Callable[[str], tuple[ScriptUnit, ...]]
MOST_SPLIT = 32_768  # all six languages of the longest report, so that no text is cut twice
MOST_LAID = 8_192  # sentences
MOST_HELD = 16  # documents
HEADINGS = frozenset({"title", "heading"})
UNSPOKEN = frozenset({"footnote"})


@dataclass(frozen=True, slots=True)
class Script:
    """A text to follow: its units in every language available, drafts included, and what captions may show of it.

    `delivery` is the mark of a statement; see ports.documents.Document. A text for the desk alone has no units.
    """

    document: str
    visibility: str
    units: tuple[ScriptUnit, ...]
    withdrawn: bool = False
    delivery: str | None = None

    @property
    def timed(self) -> bool:
        """Return whether it has the times of a recording."""
        return bool(self.units) and all(unit.start_ms is not None for unit in self.units)

    @property
    def visible(self) -> bool:
        """Return whether the public may see any of it."""
        return self.visibility != "desk" and not self.withdrawn


class Scripts(Protocol):
    """The source of the scripts of speeches."""

    def filed(self, meeting: str) -> Mapping[str, str]:
        """Return the newest document filed for each speech that has one, without withdrawn ones and the desk's own."""
        ...

    def script(self, document: str) -> Script | None:
        """Return the present units of a document, None when there is no such document."""

    def mark(self, meeting: str | None = None) -> int:
        """Return a number that grows with every change to a document of the meeting (of any, when None)."""
        ...


def filled(
    document: Document, segments: Sequence[Segment], revisions: Mapping[str, Mapping[str, Revision]], cut: Cut,
    lay: Lay, written: Mapping[str, str] | None = None,
) -> tuple[ScriptUnit, ...]:  # fmt: skip
    """Return the units of a document: each segment in as many steps as the language with most cues needs.

    `revisions` are the newest by language and segment, `written` the languages of segments that are in another one
    than the document. A translation with an error that nobody overruled and a stale
    one are left out: readers see the original.
    """
    return tuple(
        unit
        for segment in segments
        if segment.kind not in UNSPOKEN and any(map(str.isalnum, segment.text))
        for unit in _units(document, segment, (written or {}).get(segment.id, document.language), revisions, cut, lay)
    )


def _units(
    document: Document, segment: Segment, source: str, revisions: Mapping[str, Mapping[str, Revision]], cut: Cut,
    lay: Lay,
) -> tuple[ScriptUnit, ...]:  # fmt: skip
    whole = {source: T(segment.text, source, "original", "source", document.version)}
    for language in MEETING_LANGUAGES:
        revision = revisions.get(language, {}).get(segment.id)
        if language != source and revision is not None and usable(revision):
            whole[language] = _text(revision)
    steps = lay(tuple((code, tuple(cut(text.text, code))) for code, text in whole.items()))
    return tuple(
        ScriptUnit(
            f"{document.id}.{segment.id}.{place}", source,
            tuple(replace(whole[code], text=step[code]) for code in sorted(whole)),
            "heading" if segment.kind in HEADINGS else "line", document.id, segment.id,
            shared_ms(segment.start_ms, segment.end_ms, place, len(steps)),
            shared_ms(segment.start_ms, segment.end_ms, place + 1, len(steps)),
            len(steps),
        )
        for place, step in enumerate(steps)
    )  # fmt: skip


def _text(revision: Revision) -> T:
    standing, origin = revision.standing, revision.origin
    return T(revision.value, revision.language, standing, origin, revision.revision)  # type: ignore[arg-type]


def _short(cue: str) -> tuple[str, ...]:
    """Return a cue in pieces short enough to release, split between words if possible."""
    pieces = []
    while len(cue) > LONGEST_CUE:
        place = cue.rfind(" ", 0, LONGEST_CUE) + 1 or LONGEST_CUE
        pieces.append(cue[:place])
        cue = cue[place:]
    return (*pieces, cue)


def laid(cues: Cues) -> tuple[dict[str, str], ...]:
    """Return the steps of the cues of each language, none longer than may be released."""
    return in_step({code: [part for cue in row for part in _short(cue)] for code, row in cues})


def no_names(meeting: str | None) -> Mapping[str, Sequence[str]]:
    """Return no names, the default."""
    return {}


class DraftScripts:
    """Scripts from the documents of the translation section.

    `split` cuts a text into cues of a language, never inside one of the given words; `names` returns these by language
    for a meeting; `units` returns the units of a document where they are made elsewhere.
    """

    def __init__(
        self, drafts: Documents, split: Split, names: Names = no_names, units: Units | None = None
    ) -> None:
        self._drafts, self._names, self._units = drafts, names, units or self.units
        self._held = ValueCache[str, object, Script](MOST_HELD)

        @lru_cache(MOST_SPLIT)  # most of a text is unchanged after a change
        def known(text: str, language: str, names: tuple[str, ...]) -> Sequence[str]:
            return split(text, language, [name for name in names if name in text])

        self._split, self._lay = known, lru_cache(MOST_LAID)(laid)

    def filed(self, meeting: str) -> Mapping[str, str]:
        """Return the newest document filed for each speech that has one, without withdrawn ones and the desk's own."""
        newest_first = self._drafts.documents(meeting)
        return {
            each.speech: each.id for each in reversed(newest_first)
            if each.speech and not each.withdrawn and each.release != DESK_ALONE
        }  # fmt: skip

    def script(self, document: str) -> Script | None:
        """Return the present units of a document; cached for all callers until something changes."""
        found = self._drafts.document(document)
        if found is None:
            return None
        names = self._names(found.meeting)
        now = (self._drafts.mark(found.meeting or ""), found, names)

        def made() -> Script:
            units = () if found.release == DESK_ALONE else self._units(found.id)
            return Script(found.id, captioned(found), units, found.withdrawn, found.delivery)

        return self._held.get(document, now, made)

    def units(self, document: str) -> tuple[ScriptUnit, ...]:
        """Return the present units of a document, made here; none when there is no such document."""
        found = self._drafts.document(document)
        if found is None:
            return ()
        names = self._names(found.meeting)
        written = self._drafts.written(found.id)
        others = MEETING_LANGUAGES if written else [code for code in MEETING_LANGUAGES if code != found.language]
        revisions = {code: self._drafts.revisions(found.id, code) for code in others}
        segments = self._drafts.segments(found.id)

        def cut(text: str, language: str) -> Sequence[str]:
            return self._split(text, language, tuple(names.get(language, ())))

        return filled(found, segments, revisions, cut, self._lay, written)

    def mark(self, meeting: str | None = None) -> int:
        """Return a number that grows with every change, also to documents of no meeting."""
        marks = self._drafts.marks()
        return marks.get(meeting, 0) + marks.get("", 0) if meeting else sum(marks.values())


@helper_task()
def script_units(document: str) -> tuple[ScriptUnit, ...]:
    """Return the units of a document's script."""
    raise NotImplementedError
