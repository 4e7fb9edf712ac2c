"""Captions: the units of a written text, those released so far by number, and how a speaker's text is followed."""

from dataclasses import dataclass, field, replace
from typing import Literal

from interp.domain.model.texts import T

Kind = Literal["line", "heading"]
How = Literal["pace", "hand", "typed", "recording"]
Mode = Literal["auto", "hand", "held"]
KEPT = 600  # an hour and more of cues; the log has the rest
LONGEST_CUE = 800  # characters: four bytes each still leave a message within 4 KB
LARGEST_MESSAGE = 4_096


@dataclass(frozen=True, slots=True)
class ScriptUnit:
    """One step of a text, by value: what is said by it in each language that has it.

    `language` is the original's. A text may be empty: this language said it with the unit before. `document` and
    `segment` are where it comes from, None for a typed line. `start_ms`, `end_ms`: a recording's own times. `of` is
    in how many units its sentence is said; its id ends with its place among them, from 0.
    """

    id: str
    language: str
    texts: tuple[T, ...]
    kind: Kind = "line"
    document: str | None = None
    segment: str | None = None
    start_ms: int | None = None
    end_ms: int | None = None
    of: int = 1

    def text(self, language: str) -> T | None:
        """Return the text in `language`, or None."""
        return next((each for each in self.texts if each.language == language), None)

    def shown(self, language: str) -> T | None:
        """Return what a reader of `language` sees: the text in it, else the original (its language says so)."""
        return self.text(language) or self.text(self.language)

    def with_texts(self, *texts: T, without: tuple[str, ...] = ()) -> "ScriptUnit":
        """Return this unit with `texts` in place of those of their languages, and none in `without`."""
        new = {each.language for each in texts} | set(without)
        kept = tuple(each for each in self.texts if each.language not in new)
        return replace(self, texts=tuple(sorted((*kept, *texts), key=lambda each: each.language)))


@dataclass(frozen=True, slots=True)
class Released:
    """A unit on the screens. `number` grows by one; `changed` is the log's number of its last change.

    `at` is when it was released (milliseconds); `speech` who spoke, None between speeches. `stale`: the text has been
    corrected since this was said.
    """

    number: int
    unit: ScriptUnit
    speech: str | None
    how: How
    at: int
    changed: int
    withdrawn: bool = False
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Following:
    """How the text of one speech is followed.

    `position` is the number of the unit spoken now among `of`, 0 before the first. `timed`: the text has a recording's
    times. `visible`: some of it may be seen by the public. An automatic pace counts on from `anchor`, reached
    `since_ms` into the speech. `moved`: the log's number of the last time that a person moved or held it. A hand that
    went step by step is owed every unit after `owed`, however quick it was.
    """

    document: str
    of: int
    timed: bool = False
    visible: bool = True
    withdrawn: bool = False
    mode: Mode = "auto"
    position: int = 0
    anchor: int = 0
    since_ms: int = 0
    moved: int = 0
    owed: int = 0

    @property
    def approximate(self) -> bool:
        """Return whether the position is a guess from the time that has passed."""
        return self.mode == "auto" and not self.timed


@dataclass(frozen=True, slots=True)
class Captions:
    """All captions of a meeting: the number of the newest, the log's number of the last change, the last `keep` units
    (None: every one), and how the text of each speech is followed. `struck`: the units that a person took off the
    screens one by one, with the log's number of that."""

    seq: int = 0
    changed: int = 0
    units: tuple[Released, ...] = ()
    following: dict[str, Following] = field(default_factory=dict)
    keep: int | None = KEPT
    struck: dict[str, int] = field(default_factory=dict)

    def newest(self, unit: str) -> Released | None:
        """Return the newest unit of that id that was not withdrawn, or None."""
        return next((each for each in reversed(self.units) if each.unit.id == unit and not each.withdrawn), None)

    def of_speech(self, speech: str) -> tuple[Released, ...]:
        """Return what of a speech is on the screens, the oldest first."""
        return tuple(each for each in self.units if each.speech == speech and not each.withdrawn)


@dataclass(frozen=True, slots=True)
class Cue:
    """A unit as a reader of one language gets it; a later one of the same number replaces it.

    `text` is None when it was withdrawn, or said in this language with the unit before. `original` is the language of
    the original. `at`: when it was released, milliseconds. `changed`: the log's number of its last change. `stale`: the
    text has been corrected since it was said.
    """

    number: int
    unit: str
    text: T | None
    original: str
    kind: Kind = "line"
    how: How = "pace"
    speech: str | None = None
    document: str | None = None
    at: int = 0
    changed: int = 0
    withdrawn: bool = False
    stale: bool = False


@dataclass(frozen=True, slots=True)
class CueList:
    """The last cues of one language, the number of the newest (0 before the first) and of the last change."""

    seq: int = 0
    changed: int = 0
    cues: tuple[Cue, ...] = ()


NO_CUES = CueList()
