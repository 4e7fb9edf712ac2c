"""Types of the interpretation team: interpreters, booths and desks, handovers, and overrides of the relay plan."""

from typing import Literal

from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.texts import NameText
from interp.value_types import dataclass

Microphone = Literal["on", "off", "cough"]
Channel = Literal["floor", MeetingLanguage]
HandoverStanding = Literal["asked", "accepted"]
# why a desk got the microphone without the consent of the one that had it
Unasked = Literal["lapsed", "off_duty", "pressed"]
LostWhy = Literal["lapsed", "off_duty", "pressed", "released"]


@dataclass(frozen=True, slots=True)
class Interpreter:
    """An interpreter: `a` is the language worked into always, `b` those worked into too, `c` those only understood.

    `desk` is where the interpreter sits unless another is chosen on the spot. A C language may be outside the six.
    An empty name is not known yet.
    """

    id: str
    name: NameText
    a: MeetingLanguage
    b: tuple[MeetingLanguage, ...] = ()
    c: tuple[str, ...] = ()
    desk: str | None = None


@dataclass(frozen=True, slots=True)
class BoothTeam:
    """The desks and interpreters of one booth; `into` are the other languages a two-way booth may work into."""

    booth: MeetingLanguage
    desks: tuple[str, ...]
    interpreters: tuple[Interpreter, ...]
    into: tuple[MeetingLanguage, ...] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """A desk that somebody has sat down at. `since` is when it was taken, left, lost or found again, milliseconds.

    `gone`: left by its person (`left`), or lost: its screen was not heard for ten seconds. `interpreter` is who said to
    sit there, None: not said. `microphone` and `hears` (a channel) come from the console hardware alone; None is
    unknown, not off. Not `taken`: nobody has sat down there, and only the hardware has told of it.
    """

    id: str
    since: int
    gone: bool = False
    interpreter: str | None = None
    microphone: Microphone | None = None
    hears: Channel | None = None
    left: bool = False
    taken: bool = True

    @property
    def there(self) -> bool:
        """Return whether somebody sits at the desk, as far as is known."""
        return self.taken and not self.gone


@dataclass(frozen=True, slots=True)
class Handover:
    """A request that the desk `to` gets the microphone, asked by the desk `by`; it lapses at `lapses_at`."""

    by: str
    to: str
    standing: HandoverStanding
    lapses_at: int


@dataclass(frozen=True, slots=True)
class Declined:
    """The last request that was declined: by which desk, in which words, when."""

    by: str
    words: str
    at: int


@dataclass(frozen=True, slots=True)
class MicrophoneLost:
    """The microphone was taken from a desk without its consent: by which desk (None: it was released), why, when."""

    desk: str
    by: str | None
    why: LostWhy
    at: int


@dataclass(frozen=True, slots=True)
class MicrophoneTurn:
    """Since when a desk has had the microphone, in milliseconds; `until`: when it lost it, None while it has it.

    `interpreter` is who said to sit there, None: not said.
    """

    desk: str
    since: int
    until: int | None = None
    interpreter: str | None = None


@dataclass(frozen=True, slots=True)
class BoothDesks:
    """What is known of a booth's desks now. `active` is the desk that took the microphone; None: nobody said so.

    `left` is the desk that had the microphone when it was left or lost, until it is back or somebody takes it.
    `microphone_lost` is told the desk that lost it, until the microphone changes hands again. `turn` is the last turn
    at the microphone; it is told to the booth alone.
    """

    booth: MeetingLanguage
    desks: tuple[Desk, ...] = ()
    active: str | None = None
    handover: Handover | None = None
    declined: Declined | None = None
    left: str | None = None
    microphone_lost: MicrophoneLost | None = None
    turn: MicrophoneTurn | None = None

    def desk(self, desk_id: str | None) -> Desk | None:
        """Return a desk that was taken at least once, or None."""
        return next((each for each in self.desks if each.id == desk_id), None)


@dataclass(frozen=True, slots=True)
class RelayOverride:
    """A source that was set by hand for a booth, with the reason; `speech` is None when it is for the whole meeting."""

    booth: MeetingLanguage
    source: Channel
    reason: str
    speech: str | None = None


@dataclass(frozen=True, slots=True)
class Teams:
    """The interpretation team of a meeting, in the log. No booths: no team is known, and nothing is said of relay."""

    booths: tuple[BoothTeam, ...] = ()
    off_duty: frozenset[str] = frozenset()
    desks: tuple[BoothDesks, ...] = ()
    overrides: tuple[RelayOverride, ...] = ()

    def team(self, booth: str) -> BoothTeam | None:
        """Return the team of a booth, or None."""
        return next((each for each in self.booths if each.booth == booth), None)

    def desks_of(self, booth: MeetingLanguage) -> BoothDesks:
        """Return what is known of a booth's desks."""
        return next((each for each in self.desks if each.booth == booth), BoothDesks(booth))
