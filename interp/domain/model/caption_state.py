"""Types of captions: units of a written text, released units by number, and the position of the speaker in a text."""

from dataclasses import field
from typing import Literal

from interp.domain.model.done_by import DoneBy
from interp.domain.model.texts import T
from interp.domain.model.time.learned_pace import LearnedPace
from interp.value_types import dataclass, replace

Kind = Literal["line", "heading"]
How = Literal["pace", "hand", "typed", "recording"]
Mode = Literal["auto", "hand", "held"]
KEPT = 600  # units kept: more than an hour; older ones are in the log only
MOST_RELEASED = 50  # units one command may release
LONGEST_CUE = 800  # characters, at most four bytes each, so that a message fits 4 KB
LARGEST_MESSAGE = 4_096


@dataclass(frozen=True, slots=True)
class ScriptUnit:
    """One step of a text, with its wording in each language that has it.

    `language` is the original's. A text may be empty: the previous unit covers it in this language. `document` and
    `segment` are its source, None for a typed line. `start_ms`, `end_ms`: times of a recording. `of` is the number of
    units of its sentence; its id ends with its position among them, from 0.
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
        """Return what a reader of `language` sees: the text in it, else the original, whose `language` differs."""
        return self.text(language) or self.text(self.language)

    def with_texts(self, *texts: T, without: tuple[str, ...] = ()) -> "ScriptUnit":
        """Return this unit with `texts` in place of those in the same languages, and without the languages `without`.
        """
        new = {each.language for each in texts} | set(without)
        kept = tuple(each for each in self.texts if each.language not in new)
        return replace(self, texts=tuple(sorted((*kept, *texts), key=lambda each: each.language)))


@dataclass(frozen=True, slots=True)
class Released:
    """A unit on the screens. `number` grows by one; `changed` is the log number of its last change.

    `at` is when it was released (milliseconds); `speech` is the speech on the floor then, None between speeches.
    `stale`: the text was corrected since.
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
    """The position of the speaker in the text of one speech, and how it changes.

    `position` is the number of the unit spoken now among `of`, 0 before the first. `timed`: the text has a recording's
    times. `visible`: the public may see some of it. The automatic pace counts from unit `anchor`, reached at `since_ms`
    milliseconds of the speech. `moved`: the log number of the last time a person moved or held the captions, and
    `hand`: who that was. Units after `owed` are still to be released one by one if a person stepped quickly.
    `spoken_ms`: the usual time to speak each unit, empty in logs before 0.7.0, from which no `pace` is learned.
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
    hand: DoneBy | None = None
    spoken_ms: tuple[int, ...] = ()
    pace: LearnedPace = LearnedPace()

    @property
    def approximate(self) -> bool:
        """Return whether the position is estimated from elapsed time."""
        return self.mode == "auto" and not self.timed


@dataclass(frozen=True, slots=True)
class Captions:
    """All captions of a meeting.

    `seq`: the number of the newest unit. `changed`: the log number of the last change. `units`: the last `keep` units
    (None: all). `following`: the position in the text, by speech. `struck`: units that a person withdrew one by one,
    with the log number of that withdrawal.
    """

    seq: int = 0
    changed: int = 0
    units: tuple[Released, ...] = ()
    following: dict[str, Following] = field(default_factory=dict)
    keep: int | None = KEPT
    struck: dict[str, int] = field(default_factory=dict)

    def newest(self, unit: str) -> Released | None:
        """Return the newest unit of that id that is not withdrawn, or None."""
        return next((each for each in reversed(self.units) if each.unit.id == unit and not each.withdrawn), None)

    def of_speech(self, speech: str) -> tuple[Released, ...]:
        """Return the units of a speech on the screens, the oldest first."""
        return tuple(each for each in self.units if each.speech == speech and not each.withdrawn)


@dataclass(frozen=True, slots=True)
class Cue:
    """A unit as sent to a reader of one language; a later one with the same number replaces it.

    `text` is None when the unit was withdrawn, or the previous unit covers it in this language. `original` is the
    language of the original. `at`: when it was released, milliseconds. `changed`: the log number of its last change.
    `stale`: the text was corrected after it was spoken.
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
