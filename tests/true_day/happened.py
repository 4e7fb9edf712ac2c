"""What really happened at each moment of the scripted morning, kept by counting seconds by hand.

Nothing here asks the code that is tested: names, languages and times are written down or added up.
"""

from dataclasses import dataclass, field, replace

CODES = ("ar", "zh", "en", "fr", "ru", "es")
NAMES = {
    "China": {"ar": "الصين", "zh": "中国", "en": "China", "fr": "Chine", "ru": "Китай", "es": "China"},
    "Egypt": {"ar": "مصر", "zh": "埃及", "en": "Egypt", "fr": "Égypte", "ru": "Египет", "es": "Egipto"},
    "Portugal": {
        "ar": "البرتغال", "zh": "葡萄牙", "en": "Portugal", "fr": "Portugal", "ru": "Португалия", "es": "Portugal",
    },
    "Cuba": {"ar": "كوبا", "zh": "古巴", "en": "Cuba", "fr": "Cuba", "ru": "Куба", "es": "Cuba"},
    "Mexico": {"ar": "المكسيك", "zh": "墨西哥", "en": "Mexico", "fr": "Mexique", "ru": "Мексика", "es": "México"},
    "Messages of children victims": {
        "ar": "رسائل من أطفال ضحايا", "zh": "受害儿童寄语", "en": "Messages of children victims",
        "fr": "Messages d’enfants victimes", "ru": "Обращения детей, ставших жертвами",
        "es": "Mensajes de niños víctimas",
    },
    "Norway": {"ar": "النرويج", "zh": "挪威", "en": "Norway", "fr": "Norvège", "ru": "Норвегия", "es": "Noruega"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody at the floor: in which language, how surely, for how long (milliseconds), against what limit.

    `kind` is that of the interruption by which the turn began; `name` None: nobody speaks, as while a device fails.
    """

    name: str | None
    language: str | None = None
    standing: str = "unknown"
    limit_ms: int | None = None
    spoken_ms: int = 0
    paused: bool = False
    kind: str | None = None
    booth: str | None = None
    retour: tuple[tuple[str, str], ...] = (("ar", "en"), ("zh", "en"))


@dataclass(frozen=True, slots=True)
class Held:
    """A turn that is over, as the record must have it."""

    name: str
    spoken_ms: int
    limit_ms: int | None
    kind: str | None


@dataclass(frozen=True, slots=True)
class Happened:
    """The meeting as it really is at `now`; the last turn is the one that speaks, those before it are interrupted."""

    now: int
    status: str = "planned"
    reason: str | None = None
    turns: tuple[Turn, ...] = ()
    item: str | None = None
    item_ms: int = 0
    until: int = 0
    extension: str = "planned"
    outputs_blank: bool = False
    held: tuple[Held, ...] = ()
    gone: frozenset[str] = frozenset()
    absent: frozenset[str] = frozenset()
    called: tuple[str, ...] = field(default=())

    @property
    def speaking(self) -> Turn | None:
        """Return the turn of who speaks now, None while nobody does."""
        last = self.turns[-1] if self.turns else None
        return last if last and last.name else None

    def passes(self, ms: int) -> "Happened":
        """Return the meeting some milliseconds later."""
        later = replace(self, now=self.now + ms)
        if self.status != "open":
            return later
        if self.item and all(turn.kind in (None, "visit", "chair") for turn in self.turns):
            later = replace(later, item_ms=self.item_ms + ms)
        if self.turns and not self.turns[-1].paused:
            last = replace(self.turns[-1], spoken_ms=self.turns[-1].spoken_ms + ms)
            later = replace(later, turns=(*self.turns[:-1], last))
        return later

    def speaks(self, turn: Turn) -> "Happened":
        """Return the meeting with another speaker called: every earlier turn is over."""
        return replace(self.over(), turns=(turn,))

    def over(self) -> "Happened":
        """Return the meeting with nobody at the floor; what was spoken is on record, the innermost first."""
        done = tuple(
            Held(turn.name, turn.spoken_ms, turn.limit_ms, turn.kind) for turn in reversed(self.turns) if turn.name
        )
        return replace(self, turns=(), held=self.held + done)

    def interrupted(self, turn: Turn) -> "Happened":
        """Return the meeting with the speaker interrupted by a turn that has a kind."""
        return replace(self, turns=(*self.turns, turn))

    def returned(self) -> "Happened":
        """Return the meeting with the innermost interruption over."""
        last = self.turns[-1]
        done = (Held(last.name, last.spoken_ms, last.limit_ms, last.kind),) if last.name else ()
        return replace(self, turns=self.turns[:-1], held=self.held + done)

    def now_speaking(self, **changes: object) -> "Happened":
        """Return the meeting with the present turn changed."""
        return replace(self, turns=(*self.turns[:-1], replace(self.turns[-1], **changes)))  # type: ignore[arg-type]


def booth_mode(happened: Happened, booth: str) -> str:
    """Return the only true thing to say of a booth's work: nothing rests on a guess."""
    turn = happened.speaking
    if happened.status != "open" or turn is None:
        return "idle"
    if turn.standing != "confirmed":
        return "unknown"
    into = dict(turn.retour).get(turn.language or "")
    if turn.language == booth:
        return "retour" if into else "rest"
    return "listening" if into == booth else "unknown"
