"""The head of a paper: which session of which body, what the day is called, and which version this is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from interp.domain.proposal import OccasionProposal, SessionProposal
from interp.drafting.ledger import Ledger
from interp.drafting.lines import Piece, joined, runs_on, unquoted
from interp.drafting.times import date_in, hours_in

UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
TEENS = (
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth",
)
TENS = {"twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80, "ninet": 90}
ORDINALS = (
    {word: number for number, word in enumerate([*UNITS, *TEENS], start=1)}
    | {f"{stem}ieth": number for stem, number in TENS.items()}
    | {f"{stem}y-{unit}": n + m for stem, n in TENS.items() for m, unit in enumerate(UNITS, start=1)}
)
SESSION = re.compile(
    r"^(?:(?P<digits>\d{1,3})\s?(?P<suffix>[a-z]{2})|(?P<word>[a-z]+(?:-[a-z]+)?))\s+(?:regular\s+|special\s+)?session"
    r"(?:\s+of\s+(?:the\s+)?(?P<body>.+))?$",
    re.IGNORECASE,
)
BODY = re.compile(
    r"^(?:the\s+)?(?:Human Rights Council|General Assembly|Security Council|Economic and Social Council"
    r"|Committee on .+|Commission on .+)$",
    re.IGNORECASE,
)
PAPER = re.compile(
    r"^(?:revised\s+|draft\s+|final\s+)*"
    r"(?:concept (?:note|paper)|programme(?: of work)?|agenda|order of the day)\b",
    re.IGNORECASE,
)
AS_OF = re.compile(r"\b(?:as (?:of|at)|version of|updated(?: on)?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """What the head says; `when` are its lines with a date or hours, which speak of the meetings."""

    session: SessionProposal
    occasion: OccasionProposal
    when: tuple[Piece, ...]


def read_head(parts: Iterable[Piece], ledger: Ledger) -> Head:
    """Return what the lines before the first label say; others stay open in `ledger`."""
    reader = _Reader(ledger)
    for part in joined(parts, lambda before, after: runs_on(before.text, after.text)):
        reader.read(part)
    occasion = OccasionProposal(reader.title, reader.theme, reader.as_of)
    return Head(SessionProposal(reader.number, reader.body), occasion, tuple(reader.when))


class _Reader:
    """Takes the lines of the head one at a time; each finds one use or stays open."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.number: int | None = None
        self.body = self.title = ""
        self.theme: str | None = None
        self.as_of: str | None = None
        self.when: list[Piece] = []

    def read(self, part: Piece) -> None:
        """Give the line to the first use that knows it."""
        uses = (self._session, self._body, self._paper, self._when, self._theme, self._title)
        if any(use(part) for use in uses):
            self.ledger.place(part)

    def _session(self, part: Piece) -> bool:
        found = SESSION.match(part.text)
        number = _ordinal(found) if found else None
        if not found or number is None or self.number is not None:
            return False
        self.number, self.body = number, (found["body"] or self.body).strip(" .,")
        if found["digits"] and found["suffix"].casefold() != suffix(number):
            printed, usual = found["digits"] + found["suffix"], f"{number}{suffix(number)}"
            text = f"“{printed}” is read as {number}; it is usually written “{usual}”."
            self.ledger.warn("ordinal", text, part.line)
        return True

    def _body(self, part: Piece) -> bool:
        if self.body or not BODY.match(part.text):
            return False
        self.body = part.text
        return True

    def _paper(self, part: Piece) -> bool:
        day = date_in(part.text) if AS_OF.search(part.text) else None
        if self.as_of or not (PAPER.match(part.text) or day) or len(part.text) > 120:
            return False
        self.as_of = day.isoformat() if day else None
        return day is not None or bool(PAPER.fullmatch(part.text))

    def _when(self, part: Piece) -> bool:
        if not (date_in(part.text) or hours_in(part.text)):
            return False
        self.when.append(part)
        return True

    def _theme(self, part: Piece) -> bool:
        bare = unquoted(part.text)
        if self.theme or bare == part.text:
            return False
        self.theme = bare
        return True

    def _title(self, part: Piece) -> bool:
        if self.title or PAPER.match(part.text):
            return False
        self.title = part.text
        return True


def _ordinal(found: re.Match[str]) -> int | None:
    return int(found["digits"]) if found["digits"] else ORDINALS.get(found["word"].casefold())


def suffix(number: int) -> str:
    """Return the English ending of an ordinal: st, nd, rd or th."""
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
