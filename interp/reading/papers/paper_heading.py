"""Reads the head of a paper: the session and body, the day's title, and the version."""

import re
from collections.abc import Iterable

from interp.domain.proposals.proposal import Lines, OccasionProposal, SessionProposal
from interp.reading.expressions.city_zones import zone_of
from interp.reading.expressions.date_and_room import ONLY_ROOM, ROOM
from interp.reading.expressions.dates_and_hours import date_in, hours_in, without_times, years_in
from interp.reading.expressions.order_words import ITEM_CELL, ORDER
from interp.reading.expressions.ordinal_words import ordinal_in
from interp.reading.files.line_cleaning import PrintedPassage, filled, joined, runs_on, unquoted
from interp.reading.papers.line_accounting import LineAccounting
from interp.reading.papers.session_names import foreign_body, foreign_session
from interp.value_types import dataclass, replace

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
BODIES = (
    r"(?:the\s+)?(?:(?:United Nations\s+)?Human Rights Council|(?:United Nations\s+)?General Assembly"
    r"|Security Council|Economic and Social Council"
    r"|Trusteeship Council"
    r"|Committee on [^,;(]+|Commission on [^,;(]+|Executive (?:Board|Committee) of [^,;(]+"
    r"|(?:Ad Hoc|Open-ended|Intergovernmental) [^,;(]+|Working Group on [^,;(]+|Preparatory Committee [^,;(]+"
    r"|(?:Social )?Forum (?:on|of) [^,;(]+|Expert Mechanism on [^,;(]+"
    r"|(?:First|Second|Third|Fourth|Fifth|Sixth) Committee(?: of the General Assembly)?"
    r"|Conference of (?:the )?(?:States )?Parties[^,;(]*|Permanent Forum on [^,;(]+|Advisory Committee"
    r"|Subsidiary Body [^,;(]+)"
)
SESSION = re.compile(
    rf"^(?:(?P<before>{BODIES})\W+)?(?:the\s+)?(?:(?P<digits>\d{{1,3}})\s?(?P<suffix>[a-z]{{2}})"
    r"|(?P<word>(?:one[- ]hundred[- ](?:and[- ])?)?[a-z]+(?:-[a-z]+)?))"
    r"\s*(?:(?:regular|special|annual|resumed|substantive)\s+)?session"
    r"(?:(?:\s+of\s+(?:the\s+)?|\s*[,–—-]\s*(?:the\s+)?)(?P<body>[^()]+?))?\s*(?:\((?P<span>[^()]*)\))?$",
    re.IGNORECASE,
)
# "Human Rights CouncilSixteenth session": two lines of a table's cell without the break between them
GLUED = re.compile(r"(?<=[a-z])(?=[A-Z][a-z]+(?:-[a-z]+)?\s*session\b)")
LINKED = re.compile(r"^\W*(?:for|on|of|du|de|del|le|на|за)\s+", re.IGNORECASE)
BODY = re.compile(rf"^{BODIES}$", re.IGNORECASE)
PAPER = re.compile(
    r"^(?:(?:revised|draft|final|provisional|updated)\s+)*"
    r"(?:concept (?:note|paper)s?|(?:information|briefing|background) note(?: by the secretariat)?"
    r"|note by the secretariat"
    r"|list of speakers|modalities(?! \w)|corrigendum|concept note and programme"
    r"|timetable|programme(?: of work)?|agenda(?!\s+items?\b)|order of the day"
    r"|note (?:conceptuelle|de cadrage|d[’']orientation|de synthèse)|ordre du jour|nota (?:conceptual"
    r"|de concepto|de antecedentes)"
    r"|orden del día|концептуальн\w+ (?:записка|документ)|(?:предварительная )?программа работы"
    r"|(?:порядок|распорядок) дня|概念(?:说明|文件)|议程|日程"
    r"|(?:مذكرة|ورقة) (?:مفاهيمية|مفاهيم|توضيحية)|جدول (?:الأعمال|أعمال اليوم))(?!\w)",
    re.IGNORECASE,
)
# The date beside one of these is that of the paper; beside "Programme of work" it is that of the meetings.
NOTE = re.compile(r"\b(?:note|paper|nota)s?\b|записка|концептуальн|概念(?:说明|文件)|مفاهيم|توضيحية", re.IGNORECASE)
DATED = re.compile(r"(?<!\w)(?:of|dated|du|de|del|fechada|от|г)(?!\w)", re.IGNORECASE)
ABOUT = re.compile(r"^\s*(?::|–|—|-|for the|for|on)\s+(?P<title>\S.{8,})$")
LONG_TITLE = 60
FACTS = ("number", "body", "title", "theme", "as_of")
LETTERHEAD = re.compile(
    r"^(?:united nations|nations unies|naciones unidas|организация объединенных наций|联合国|الأمم المتحدة)(?:\s*\W?\s*"
    r"(?:office of the )?high commissioner for human rights)?$",
    re.IGNORECASE,
)
TREATY = re.compile(r"^(?:International )?(?:Convention|Covenant) on [^:]{10,140}$", re.IGNORECASE)
YEARLY = re.compile(r"^\d{4} (?:\w+ )?session$", re.IGNORECASE)
# Main Committees of the General Assembly, printed below its name
COMMITTEES = re.compile(
    r"^(?:(?:First|Second|Third|Fourth|Fifth|Sixth) Committee(?: of the General Assembly)?"
    r"|(?:Première|Deuxième|Troisième|Quatrième|Cinquième|Sixième) Commission"
    r"|(?:Primera|Segunda|Tercera|Cuarta|Quinta|Sexta) Comisión"
    r"|(?:Первый|Второй|Третий|Четвертый|Пятый|Шестой) комитет|第[一二三四五六]委员会"
    r"|اللجنة (?:الأولى|الثانية|الثالثة|الرابعة|الخامسة|السادسة))$",
    re.IGNORECASE,
)
STATED = re.compile(
    r"\s*[(\[](?:draft|revised|final|provisional|updated|tbc|projet|borrador|проект|草案|مسودة)[)\]]$", re.IGNORECASE
)
PLENARY = re.compile(r"^plenary meetings?\b", re.IGNORECASE)
AS_OF = re.compile(r"\b(?:as (?:of|at)|version of|updated(?: on)?|revised(?: on)?|au|en date du|al|a fecha de)\b"
    r"|по состоянию на|截至|截止|حتى|في صيغتها المؤرخة",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Head:
    """What the head contains; `when` are its lines with a date or hours, which belong to the meetings.

    `year` is that of its dates, None without dates or if they disagree; `is_order` for an order of the day.
    """

    session: SessionProposal
    occasion: OccasionProposal
    when: tuple[PrintedPassage, ...]
    year: int | None = None
    is_order: bool = False


def read_head(parts: Iterable[PrintedPassage], width: int, accounting: LineAccounting) -> Head:
    """Return the content of the lines before the first label; others stay open in `accounting`."""
    reader = _HeadReader(accounting)
    parts = tuple(parts)
    for part in joined(parts, lambda before, after: _goes_on(before, after, width)):
        reader.read(part)
    years = {year for part in parts for year in years_in(part.text)}
    occasion = OccasionProposal(reader.title, reader.theme, reader.as_of, reader.lines)
    session = SessionProposal(reader.number, reader.body, reader.lines)
    return Head(session, occasion, tuple(reader.when), years.pop() if len(years) == 1 else None, reader.is_order)


def _goes_on(before: PrintedPassage, after: PrintedPassage, width: int) -> bool:
    """Return whether a title continues in the next line; a line recognised by itself does not continue it."""
    known = (SESSION, BODY, PAPER, PLENARY)
    if any(pattern.match(piece.text) for pattern in known for piece in (before, after)) or date_in(after.text):
        return runs_on(before.text, after.text) and after.text[:1].islower()
    if after.text.startswith(("“", "«", '"')):
        return False
    quoted = before.text.startswith(("“", '"', "«")) and unquoted(before.text) == before.text
    unclosed = quoted and not before.text.endswith("”")
    return unclosed or runs_on(before.text, after.text) or filled(before, after, width)


class _HeadReader:
    """Reads the head line by line; each line gets one use or stays open."""

    def __init__(self, accounting: LineAccounting) -> None:
        self.accounting = accounting
        self.number: int | None = None
        self.body = self.title = ""
        self.theme: str | None = None
        self.as_of: str | None = None
        self.when: list[PrintedPassage] = []
        self.is_order = False
        self.last_width = 0
        self.lines: Lines = {}

    def read(self, part: PrintedPassage) -> None:
        """Give the line to the first reader that recognises it."""
        naming = (self._letterhead, self._session, self._body, self._paper)
        before = self._facts()
        if any(use(part) for use in naming):
            self.accounting.place_in("headings", part)
        elif any(use(part) for use in (self._when, self._theme, self._title)):
            self.accounting.place(part)
        if self._facts() != before:
            for name, value in self._facts().items():
                if value != before[name]:
                    self.lines[name] = self.lines.get(name, ()) + part.numbers

    def _facts(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in FACTS}

    def _session(self, part: PrintedPassage) -> bool:
        if self.number is None and (other := foreign_session(part.text)) and not SESSION.match(part.text):
            self.number, self.body = other[0], other[1] or self.body
            return True
        found = SESSION.match(GLUED.sub(" ", part.text))
        number = _ordinal(found) if found else None
        if not found or number is None or self.number is not None:
            return False
        self.number, self.body = number, (found["before"] or found["body"] or self.body).strip(" .,–—-")
        if found["span"] and years_in(found["span"]):
            self.when.append(replace(part, text=found["span"]))
        if found["digits"] and found["suffix"].casefold() != suffix(number):
            printed, usual = found["digits"] + found["suffix"], f"{number}{suffix(number)}"
            text = f"“{printed}” is read as {number}; it is usually written “{usual}”."
            self.accounting.warn("ordinal", text, part.line, printed=printed, number=number, usual=usual)
        return True

    def _letterhead(self, part: PrintedPassage) -> bool:
        return bool(LETTERHEAD.match(part.text) or (not self.title and TREATY.match(part.text)))

    def _body(self, part: PrintedPassage) -> bool:
        if self.body and COMMITTEES.match(part.text):
            self.body = f"{self.body}, {part.text}"
            return True
        if self.body or not (BODY.match(part.text) or foreign_body(part.text)):
            return False
        self.body = foreign_body(part.text) or part.text
        return True

    def _paper(self, part: PrintedPassage) -> bool:
        """Read the line with the kind of paper, and its version or title."""
        kind = PAPER.match(part.text.lstrip("[(（［ "))
        day = date_in(part.text) if AS_OF.search(part.text) or (kind and _is_of_paper(kind)) else None
        if not (kind or day or ORDER.match(part.text)):
            return False
        if ORDER.match(part.text):
            self.is_order = True
        about = ABOUT.match(part.text.lstrip("[(（［ ")[kind.end() :]) if kind else None
        if about and not day and not self.title and not (ORDER.match(part.text) and date_in(part.text)):
            self.title = about["title"].strip()
            return True
        if ORDER.match(part.text) and not day and len(part.text) <= 120:
            said = LINKED.sub("", ORDER.sub("", part.text))
            self.when += [replace(part, text=said)] if date_in(part.text) else []
            return True
        if self.as_of or len(part.text) > 120:
            return False
        self.as_of = day.isoformat() if day else None
        said = STATED.sub("", part.text)
        return day is not None or bool(PAPER.fullmatch(said)) or bool(ORDER.fullmatch(part.text))

    def _when(self, part: PrintedPassage) -> bool:
        timed = date_in(part.text) or hours_in(part.text) or years_in(part.text) or self._is_place(part)
        if not (timed or PLENARY.match(part.text)):
            return False
        sure = date_in(part.text) or hours_in(part.text) or PLENARY.match(part.text)
        if not sure and len(part.text) > 80:
            return False
        self.when.append(part)
        if not (sure or any(char.isalpha() for char in without_times(part.text))):
            self.accounting.place_in("headings", part)  # the first and last day of a session
        return True

    def _is_place(self, part: PrintedPassage) -> bool:
        """Return whether a line is a room or place; in the head of an order of the day the city alone is one."""
        room, city = ROOM.search(part.text), zone_of(part.text)
        named = len(part.text) <= 80 and ((room or city) if self.is_order else (room and city))
        return bool(named or ONLY_ROOM.match(part.text))

    def _theme(self, part: PrintedPassage) -> bool:
        bare = unquoted(part.text)
        if self.theme or bare == part.text:
            return False
        self.theme = bare
        return True

    def _title(self, part: PrintedPassage) -> bool:
        if PAPER.match(part.text) or ITEM_CELL.match(part.text):
            return False
        if YEARLY.match(self.title):
            self.title, self.last_width = f"{self.title}, {part.text}", part.tail
            return True
        if self.title:
            return self._more_title(part)
        self.title, self.last_width = part.text, part.tail
        return True

    def _more_title(self, part: PrintedPassage) -> bool:
        """Read the line below a long title as its continuation."""
        if part.gap or self.last_width < LONG_TITLE:
            return False
        self.title, self.last_width = f"{self.title} {part.text}", part.tail
        return True


def _is_of_paper(kind: re.Match[str]) -> bool:
    """Return whether a date and nothing else stands beside the kind of paper: "Concept note (20 February 2017)"."""
    rest = kind.string[kind.end() :]
    if not NOTE.search(kind[0]) or hours_in(rest):
        return False
    return not any(char.isalpha() for char in DATED.sub(" ", without_times(rest)))


def _ordinal(found: re.Match[str]) -> int | None:
    word = (found["word"] or "").casefold()
    return int(found["digits"]) if found["digits"] else ORDINALS.get(word) or ordinal_in(word)


def suffix(number: int) -> str:
    """Return the English ending of an ordinal: st, nd, rd or th."""
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
