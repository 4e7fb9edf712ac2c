"""What each interpreter of the usual Geneva team expects to read in the booth; written by hand.

At the microphone sit ar-2 (works into French), zh-2 (into English), en-1 (French, Russian), fr-2 (English, Spanish),
ru-1 (English, French) and es-1 (English, French); the colleague at the other desk and those at desk 3 are there too.
"""

from dataclasses import dataclass, field, replace

from interp.domain.model.spoken_languages import language_name
from interp.web.drawing.markup import drawn
from tests.browser.page_texts import text

MICROPHONE = {"ar": "2", "zh": "2", "en": "1", "fr": "2", "ru": "1", "es": "1"}
BOOTHS = tuple(MICROPHONE)
ARROW = " → "
SIGN = "?"  # of what is expected, where the page says the word elsewhere
WORKING = ("direct", "relay", "retour")
AWAY = ("absent", "left")
Alarm = tuple[int, str, dict[str, str]]  # severity, code, values


@dataclass(frozen=True, slots=True)
class Floor:
    """One floor language: the line of every desk, desk 1 first, who listens to which booth, and the console's line.

    A line is "direct", "rest", "gap"; "relay:en" (by the English booth), "relay:en/zh" (the English channel by the
    Chinese booth); "retour:en"; "listening:zh" (the Chinese booth works into this booth's language); "own" (the
    delegation's interpreter works in this booth); "absent": who sits there is marked so; "left": the desk was left, and
    its page has no desk. `alarms` are those that a booth's pages show. Not `certain`: more than one may work, and who
    rests on that is told so. Not `taken`: nobody is known to be at the microphone that was left.
    """

    language: str
    desks: dict[str, str]
    listeners: dict[str, str]
    chains: str
    alarms: dict[str, tuple[Alarm, ...]] = field(default_factory=dict)
    microphone: dict[str, str] = field(default_factory=lambda: MICROPHONE)
    certain: bool = True
    taken: bool = True


def same(line: str) -> dict[str, str]:
    """Return the same line for every desk."""
    return {booth: " ".join([line] * (3 if booth in ("ar", "zh") else 2)) for booth in BOOTHS}


UNKNOWN = Floor("", same("unknown"), {}, "The floor language is not known.")
FLOORS = {
    each.language: each
    for each in (
        Floor(
            "en",
            {
                "ar": "direct direct direct", "zh": "direct direct direct", "en": "rest rest", "fr": "direct direct",
                "ru": "direct direct", "es": "direct direct",
            },
            {},
            "direct: AR ZH FR RU ES off air: EN",
        ),
        Floor(
            "fr",
            {
                "ar": "direct direct direct", "zh": "relay:en direct direct", "en": "direct direct", "fr": "rest rest",
                "ru": "direct relay:en", "es": "direct direct",
            },
            {},
            "direct: AR ZH EN RU ES off air: FR",
        ),
        Floor(
            "ru",
            {
                "ar": "relay:en relay:en relay:en", "zh": "relay:en relay:en relay:en", "en": "direct gap",
                "fr": "direct relay:en", "ru": "rest rest", "es": "relay:en relay:en",
            },
            {"en": "AR ZH FR ES"},
            "Relay: RU → EN → AR ZH FR ES off air: RU",
        ),
        Floor(
            "es",
            {
                "ar": "relay:fr relay:fr relay:fr", "zh": "gap relay:fr relay:fr", "en": "relay:fr direct",
                "fr": "gap direct", "ru": "relay:fr direct", "es": "rest rest",
            },
            {"fr": "AR ZH EN RU"},
            "Relay: ES → FR → AR ZH EN RU off air: ES",
        ),
        Floor(
            "zh",
            {
                "ar": "relay:en/zh relay:en/zh relay:en/zh", "zh": "retour:en retour:en rest",
                "en": "listening:zh listening:zh", "fr": "relay:en/zh relay:en/zh", "ru": "relay:en/zh relay:en/zh",
                "es": "relay:en/zh relay:en/zh",
            },
            {"zh": "AR FR RU ES"},
            "Relay: ZH → EN → AR FR RU ES off air: EN",
        ),
        Floor(
            "ar",
            {
                "ar": "rest retour:fr rest", "zh": "gap relay:fr/ar relay:fr/ar", "en": "relay:fr/ar relay:fr/ar",
                "fr": "listening:ar listening:ar", "ru": "relay:fr/ar gap", "es": "relay:fr/ar relay:fr/ar",
            },
            {"ar": "ZH EN RU ES"},
            "Relay: AR → FR → ZH EN RU ES off air: FR",
        ),
    )
}  # fmt: skip


def alarmed(*own: Alarm, **booths: tuple[Alarm, ...]) -> dict[str, tuple[Alarm, ...]]:
    """Return the alarms of every booth: `own` in each, and what single booths have besides."""
    return {booth: (*own, *booths.get(booth, ())) for booth in BOOTHS}


# a Chinese speech: zh-2 leaves with the microphone; zh-1 is absent, so that zh-3 works, into French; nobody is there
LEFT: Alarm = (3, "pivot_left", {"booth": "ZH", "desk": "2"})
ZH_LEFT = replace(
    FLOORS["zh"], desks=FLOORS["zh"].desks | {"zh": "retour:en left rest"}, alarms=alarmed(LEFT),
    chains="Relay: ZH → EN → AR FR RU ES off air: EN expected", microphone=MICROPHONE | {"zh": "1"}, certain=False,
    taken=False,
)  # fmt: skip
ZH_INTO_FRENCH = Floor(
    "zh",
    {
        "ar": "relay:fr/zh relay:fr/zh relay:fr/zh", "zh": "absent left retour:fr", "en": "relay:fr/zh relay:fr/zh",
        "fr": "listening:zh listening:zh", "ru": "relay:fr/zh gap", "es": "relay:fr/zh relay:fr/zh",
    },
    {"zh": "AR EN RU ES"},
    "Relay: ZH → FR → AR EN RU ES off air: FR",
    alarmed(LEFT),
    MICROPHONE | {"zh": "3"},
    taken=False,
)  # fmt: skip
ZH_EMPTY = Floor(
    "zh", same("gap") | {"zh": "absent left rest"}, {}, "off air: ZH no interpretation: AR EN FR RU ES",
    alarmed((3, "uncovered", {"language": "zh"}), LEFT, zh=((2, "booth_empty", {"booth": "ZH"}),)),
    MICROPHONE | {"zh": "3"}, taken=False,
)  # fmt: skip
ZH_BACK = replace(
    FLOORS["zh"], desks=FLOORS["zh"].desks | {"zh": "retour:en left absent"}, microphone=MICROPHONE | {"zh": "1"}
)
# a Russian speech: the Spanish booth is set by hand to listen to French, which is on relay itself
DOUBLE = replace(
    FLOORS["ru"], desks=FLOORS["ru"].desks | {"es": "relay:fr relay:fr"},
    listeners={"en": "AR ZH FR", "fr": "ES"}, chains="Relay: RU → EN → AR ZH FR; RU → EN → FR → ES off air: RU",
    alarms={"es": ((3, "double_relay", {"booth": "ES", "channel": "FR"}),)},
)  # fmt: skip
# a Spanish speech: en-2, who has Spanish, has taken over
ES_BY_TWO = Floor(
    "es",
    {
        "ar": "relay:fr relay:fr relay:fr", "zh": "relay:en relay:en relay:en", "en": "relay:fr direct",
        "fr": "relay:en direct", "ru": "relay:en direct", "es": "rest rest",
    },
    {"fr": "AR", "en": "ZH RU"},
    "Relay: ES → FR → AR; ES → EN → ZH RU off air: ES",
    microphone=MICROPHONE | {"en": "2"},
)  # fmt: skip
# Portuguese: nobody has it; then the delegation's own interpreter works into Spanish, in the Spanish booth
PORTUGUESE = Floor(
    "pt", same("gap"), {}, "no interpretation: AR ZH EN FR RU ES", alarmed((3, "uncovered", {"language": "pt"})),
    MICROPHONE | {"en": "2"},
)
PORTUGUESE_OWN = Floor(
    "pt",
    {
        "ar": "gap gap gap", "zh": "gap gap gap", "en": "gap relay:es", "fr": "gap relay:es", "ru": "gap relay:es",
        "es": "own own",
    },
    {"es": "EN FR"},
    "Relay: PT → ES → EN FR off air: ES no interpretation: AR ZH RU",
    {
        **{booth: ((3, "gap", {"booth": booth.upper()}),) for booth in ("ar", "zh")},
        "ru": ((3, "gap", {"booth": "RU"}), (2, "handover_needed", {"booth": "RU", "desk": "2"})),
    },
    MICROPHONE | {"en": "2"},
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one desk's page has to show of a floor; `standing` of its language: confirmed or expected.

    `reader` is the page's language where it is another than the floor's: while this floor is only armed. `said`: that a
    language is expected the page says beside the name, and a sign stands for it elsewhere.
    """

    floor: Floor
    booth: str
    desk: str
    standing: str = "confirmed"
    reader: str = ""
    said: bool = False

    @property
    def lines(self) -> list[str]:
        """Return the lines of all desks of the booth."""
        return self.floor.desks[self.booth].split()

    @property
    def own(self) -> str:
        """Return this desk's line."""
        return self.lines[int(self.desk) - 1]

    @property
    def of_booth(self) -> str:
        """Return the line of the desk at the microphone: the booth's."""
        return self.lines[int(self.floor.microphone[self.booth]) - 1]

    @property
    def into(self) -> str:
        """Return the language that the booth works into."""
        mode, _, channel = self.of_booth.partition(":")
        return channel if mode == "retour" else self.booth

    @property
    def page(self) -> str:
        """Return the language of the page: the one worked into; it turns once the floor language is confirmed."""
        return self.reader or (self.into if self.standing == "confirmed" else self.booth)

    @property
    def line(self) -> str:
        """Return the line that stands first: this desk's, or the booth's where nobody of the booth sits here."""
        return self.of_booth if self.own in AWAY else self.own

    def shown(self) -> dict[str, str]:
        """Return the texts by slot."""
        return {
            "language": self.page, "mode": self._first(), "others": " ".join(self._others()),
            "listeners": self._listeners(), "path": self._path(),
            "alarms": "".join(alarm(each, self.page) for each in self.floor.alarms.get(self.booth, ())),
        }  # fmt: skip

    def coming(self) -> str:
        """Return what the page says of this floor while it is armed, or the next planned one: it is expected."""
        if not self.floor.language:
            return text("relay.next_unknown", self.page)
        label = text("relay.next", self.page, language=text(f"language.{self.floor.language}", self.page))
        return " ".join([label, self._first(), *self._others()])

    def _first(self) -> str:
        if self.own not in AWAY:
            return self._row(self.line, text("relay.you", self.page))
        works = self.line.partition(":")[0] in WORKING and (self.own == "absent" or not self.floor.certain)
        desk = text("relay.desk", self.page, desk=self.floor.microphone[self.booth]) if works else ""
        return self._row(self.line, desk, rests=True)

    def _mark(self, *, rests: bool, later: bool = False) -> list[str]:
        sure = self.standing == "confirmed" and (self.floor.certain or not rests)
        word = SIGN if self.said or later else text("relay.expected", self.page)
        return [] if sure or self.own == "unknown" else [word]

    def _rests(self, line: str) -> bool:
        return self.own in AWAY or line.partition(":")[0] in ("relay", "listening")

    @property
    def _first_is_expected(self) -> bool:
        return bool(self._mark(rests=self._rests(self.line)))

    def _row(self, line: str, label: str, *, rests: bool = False, later: bool = False) -> str:
        mode = line.partition(":")[0]
        mark = self._mark(rests=rests or mode in ("relay", "listening"), later=later)
        return " ".join(filter(None, [sign(mode), label, worded(line, self.booth, self.page), *mark]))

    def _others(self) -> list[str]:
        pair = self.own not in AWAY and len([each for each in self.lines if each not in AWAY]) == 2
        return [
            self._row(line, text("relay.colleague" if pair else "relay.desk", self.page, desk=number),
                      later=self._first_is_expected)
            for number, line in enumerate(self.lines, start=1)
            if number != int(self.desk) and line not in (self.line, *AWAY)
        ]

    def _listeners(self) -> str:
        booths = self.floor.listeners.get(self.booth)
        if not booths:
            return ""
        working = self.line.partition(":")[0] in WORKING
        here = self.floor.microphone[self.booth] == self.desk or (self.own == "left" and not self.floor.taken)
        mine = working and here
        said_to = text("relay.listeners" if mine else "relay.listeners_booth", self.page, n=len(booths.split()),
                       booths=booths)  # fmt: skip
        mark = self._mark(rests=True, later=self._first_is_expected)
        return " ".join([said_to, *mark, *([text("relay.say_names", self.page)] if mine else [])])

    def _path(self) -> str:
        mode, _, rest = self.line.partition(":")
        if mode not in WORKING:
            return ""
        double = ["…"] * ("double_relay" in str(self.floor.alarms.get(self.booth)))
        before = [self.floor.language, *double, rest.partition("/")[0]] if mode == "relay" else [self.floor.language]
        after = self.floor.listeners.get(self.booth) if self.line == self.of_booth else None
        return ARROW.join([*(each.upper() for each in (*before, self.into)), *([after] if after else [])])


def sign(mode: str) -> str:
    """Return the sign of a line."""
    return str(drawn("relay.sign", "en", {"mode": "listening" if mode == "own" else mode}))


def alarm(one: Alarm, reader: str) -> str:
    """Return an alarm with its sign and severity, in the reader's words."""
    severity, code, values = one
    if language := values.get("language"):
        values = {"language": named(language, reader)}
    return f"{'▲' if severity == 3 else '△'} {text(f'alarm.severity.{severity}', reader)} " + text(
        f"alarm.{code}", reader, **values
    )


def named(language: str, reader: str) -> str:
    """Return the name of a language: one of the six, or any other."""
    return text(f"language.{language}", reader) if language in BOOTHS else language_name(language, reader) or ""


def worded(line: str, booth: str, reader: str) -> str:
    """Return a line in the reader's words."""
    mode, _, rest = line.partition(":")
    channel, _, by = rest.partition("/")
    if mode == "retour":
        return text("relay.retour", reader, language=text(f"language.{channel}", reader))
    if mode == "listening":
        return text("relay.listening", reader, booth=channel.upper(), language=text(f"language.{booth}", reader))
    if mode == "own":
        return text("relay.listening_own", reader)
    if mode == "relay":
        return text("relay.relay_by" if by else "relay.relay", reader, channel=channel.upper(), booth=by.upper())
    return text(f"relay.{mode}", reader)


def line_of(sheet: Sheet) -> str:
    """Return a booth's line as the chief interpreter reads it, in English."""
    mode = sheet.of_booth.partition(":")[0]
    said_of = text("chief.rest", "en") if mode == "rest" else worded(sheet.of_booth, sheet.booth, "en")
    sure = sheet.standing == "confirmed" and sheet.floor.certain
    mark = [] if sure or mode == "unknown" else ["?"]
    return " ".join([sign(mode), said_of, *mark])
