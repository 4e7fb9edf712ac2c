"""Types of a booth: its working mode, what it reports and asks for, and the languages that two-way booths work into."""

from typing import Literal, get_args

from interp.domain.model.meeting_languages import MeetingLanguage
from interp.value_types import dataclass

Mode = Literal["direct", "relay", "rest", "retour", "listening", "idle", "unknown"]
Retour = Literal["en", "fr"]
RETOURS = get_args(Retour)
# what a booth asks for by name: the speaker's microphone, sound in the booth, the text, somebody to come
SignalKind = Literal["microphone", "no_sound", "no_text", "help"]
OF_A_SPEECH: tuple[SignalKind, ...] = ("microphone", "no_text")
# how a booth's channel is made of a language outside the six: by the delegation's interpreter, or from a text
PivotBy = Literal["interpreter", "text"]


@dataclass(frozen=True, slots=True)
class Pivot:
    """How the booth that works from a language outside the six makes its channel.

    `expected`: nobody said so, and the delegation's interpreter worked there before.
    """

    by: PivotBy = "interpreter"
    expected: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """A booth's report: the language it hears, or (language None) that its display is wrong."""

    booth: str
    language: str | None
    at: int


@dataclass(frozen=True, slots=True)
class BoothSignal:
    """What a booth asks for since `at`. `answered_by` is the role of who has seen to it since `answered_at`, or None.

    A signal about the speech on the floor ends with it.
    """

    booth: MeetingLanguage
    signal: SignalKind
    at: int
    answered_by: str | None = None
    answered_at: int | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """The working mode of a booth for the present floor language."""

    mode: Mode
    into: str
