"""Reads time budgets and speech limits from the paragraph on format of a paper."""

import re
from collections.abc import Iterable

from interp.reading.expressions.discussion_slots import COUNT, COUNTS, PART_COUNTS, count_of, slots_in
from interp.reading.expressions.foreign_dates import lengths_in_english
from interp.reading.expressions.speaking_times import APART, limits_in, starts_speaking_time
from interp.reading.files.line_cleaning import PrintedPassage
from interp.value_types import dataclass, replace

IGNORE = re.IGNORECASE
DURATION = re.compile(
    r"(?<!\d[.,])(?<![^\W\u0621-\u064a])(?:(?P<half>half an hour)|(?P<long>\d{1,2}):(?P<rest>[0-5]\d)\s*min(?:ute)?s?"
    rf"|(?P<hours>\d{{1,2}}(?:[.,]5)?|{COUNT})[\s-]*hours?"
    rf"(?:\s+(?:and\s+)?(?P<extra>\d{{1,2}})[\s-]*min(?:ute)?s?)?|(?P<seconds>\d{{1,4}})[\s-]*seconds?"
    rf"|(?P<minutes>\d{{1,3}}(?:[.,]\d)?|{COUNT})(?P<half_before>\s+and\s+a\s+half)?[\s-]*min(?:ute)?s?"
    r"(?P<half_after>\s+and\s+a\s+half)?"
    r"(?:\s+(?:and\s+)?(?P<seconds_more>\d{1,2})(?:\s*sec(?:ond)?s?|(?!\s*(?:min|hour)|\d|[.,]\d)))?)\b",
    IGNORE,
)
SENTENCE = re.compile(r"(?<=[.;!?؛؟])\s+(?=[A-ZÀ-ÝА-Я“(\u0600-\u06ff])|(?<=[。；！？])")
ROUNDS = re.compile(r"\b(two|three|four|\d)\s+(?:\w+\s+)?(?:rounds|segments|slots)\b", IGNORE)
ONE_SPEECH = re.compile(
    r"^\W*(?:interventions?|statements?|speech|speaking"
    r"|per (?:speaker|delegation|intervention|statement|panell?ist|State|observer|group))\b",
    IGNORE,
)
EACH = re.compile(
    r"^\W*(?:each\b(?!\s+(?:speaker|delegation|panell?ist|participant|intervention|statement|group|State))"
    r"|chacune?\b|cada un[oa]\b|кажд|لكل)", IGNORE
)
EVERY_PANELLIST = re.compile(
    r"\b(?:each|every|per)\s+(?:panell?ist|presentation|presenter|discussant)"
    r"|\bchaque\s+(?:exposé|intervenant|pan[ée]liste|présentation)|\bcada\s+(?:ponente|panelista|presentación|ponencia)"
    r"|кажд\w+\s+(?:докладчик|участник\w* дискусси|доклад)"
    r"|每位(?:小组成员|嘉宾|专题发言人)|لكل (?:محاور|محاضر|عضو في حلقة النقاش)",
    IGNORE,
)
PANELLISTS = re.compile(r"\bpanell?ists?\b[^.;]{0,40}$", IGNORE)
ANY_SPEAKER = re.compile(r"^\W*(?:each|every|all) speakers?\b", IGNORE)
# A speaker may be a panellist; an intervention, a statement or a delegation is of the floor.
OF_THE_FLOOR = re.compile(r"intervention|statement|delegation|\bfloor\b|speaking time|\bStates?\b|observer", IGNORE)
EVERY_SPEAKER = re.compile(
    r"\b(?:each|every)\s+(?:speaker|delegation|participant|intervention|statement)|\bspeaking time"
    r"|\btemps de parole|\btiempo (?:de uso )?de la palabra|\bcada (?:orador|delegación|intervención)"
    r"|\bchaque (?:orateur|délégation)"
    r"|каждо\w+ (?:оратор|делегаци|выступ|заявлени)|время выступлен|每位|每人|每次|发言时间|مدة الكلمة|لكل (?:متكلم"
    r"|وفد|مداخلة|بيان)"
    r"|\b(?:statements|interventions)\s+(?:\w+\s+){0,4}(?:limited to|exceed|up to|maximum of)\s*$",
    IGNORE,
)
PURPOSE = re.compile(
    r"^\s*(?:用于|供|作为?)\s*([^，,；;。()（）]+)"
    r"|^\s*(?:will be |is |are )?(?:for|of|devoted to|allocated (?:to|for)|reserved for|pour|para|на|для)\s+"
    r"(?:in which\s+)?([^,.;()]+?)(?=\s+(?:and|et|y|и)\s+\d|[,.;()]|$)|^\s+to\s+([^.;()]+)|^\s+(ل\S+(?:\s+\S+)?)",
    IGNORE,
)
# "an interactive discussion of one hour, of which 45 minutes for States and 15 minutes for replies"
OF_WHICH = re.compile(r"^\W*(?:of which|including|consisting of|dont|de l[ao]s cuales|из них|其中|منها)(?!\w)", IGNORE)
# "3 minutes for States Members and 2 minutes for observers"; "for all" is everyone's.
MEMBERS = re.compile(
    r"^\W*(?:each\s+)?for\s+(?:all\s+)?(?:the\s+)?(?:States?\s+Members|Member\s+States|members)\b"
    r"(?![^,;.]{0,40}\band\s+(?:all\s+)?observer)",
    IGNORE,
)
WHOLE = re.compile(
    r"\b(?:panel|meeting|session|event|discussion)\b[^,;]*\b(?:last|limited to|scheduled|duration|for a total)", IGNORE
)
LASTS = re.compile(
    r"\b(?:débat|réunion|réunion-débat|table ronde|séance)\b(?![^,;]*interacti)[^,;]*\bdur(?:er|ée)"
    r"|\b(?:mesa redonda|reunión|sesión|panel)\b(?![^,;]*interacti)[^,;]*\bdura(?:rá|ción)"
    r"|продолжительность (?:обсуждения|дискуссии|заседания|форума)"
    r"|(?:обсуждение|дискуссия|заседание|форум)\w* (?:прод)?лится"
    r"|(?:会议|讨论会?)(?:的)?(?:时长|为期|历时)|(?:تستغرق|تدوم|مدة) (?:حلقة النقاش|الجلسة|الاجتماع)",
    IGNORE,
)
# The first match wins, so that "responses and concluding remarks" is the end and not a reply.
KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "concluding_remarks",
        re.compile(
            r"\bconclu|\bclosing|\bwrap(?:ping)?[- ]?up|\bsum(?:ming)?[- ]up|\bfinal remarks"
            r"|\bobservations finales|\bfinales|заключител|总结|结束语"
            r"|ختامي", IGNORE),
    ),
    (
        "presentations",
        re.compile(
            r"\bpresentation|\bpresent their\b|\binitial remarks|\bexposé|\bprésentation|\bpresentaci|\bponencia"
            r"|выступлени\w* участник|доклад|презентаци|专题(?:介绍|发言|演讲)|陈述|عروض",
            IGNORE,
        ),
    ),
    (
        "replies",
        re.compile(
            r"\brespon[sd]|\bcomments (?:\w+ ){0,3}by (?:the )?panell?ist|\brepl(?:y|ies)\b"
            r"|(?<!questions and )\banswer|\breact"
            r"|\brépon|\brespuesta|ответ|答复|回应|ردود"
            r"|الرد", IGNORE),
    ),
    (
        "floor_round",
        re.compile(
            r"\bfloor\b|\bquestions and answers"
            r"|\bintervention|\binteractive|\bdialogue|\bstatements by|\bcomments\b|\bintervenciones|\bsalle\b"
            r"|\binteractivo|\binteractif|\bde la sala\b|интерактивн|из зала|прени|互动|发言|讨论|حوار|مداخلات"
            r"|نقاش|الكلمة",
            IGNORE,
        ),
    ),
    (
        "opening",
        re.compile(
            r"\bopening|\bkeynote|\bintroduct|\bwelcom|\bouverture|\bliminaire|\bapertura|вступительн|открыти|开幕|افتتاح",
            IGNORE,
        ),
    ),
)
FOR_OTHERS = re.compile(rf"^\W*(?:for|per|pour|par|para|por|для|на)\s+(?:\w+\s+)?(?:{APART.pattern})", IGNORE)
# Who has the floor in one third of the hour of an outcome of the universal periodic review
CONCERNED = re.compile(
    r"state (?:under review|concerned)|état (?:examiné|concerné)|estado (?:examinado|interesado)|государств\w* — объект"
    r"|рассматриваем\w+ государств|заинтересованн\w+ государств|受审议国|有关国家"
    r"|الدولة (?:موضع الاستعراض|المعنية)", IGNORE
)
OF_STATES = re.compile(
    r"\bstates\b|stakeholder|\bNGOs?\b|\bétats\b|parties prenantes|\bestados\b|partes interesadas|государства-|субъект"
    r"|заинтересованн\w+ сторон|成员国|观察员国|利益攸关方|الدول الأعضاء|الدول المراقبة|أصحاب المصلحة", IGNORE
)
LEAST_THIRD_S = 10 * 60
OBSERVERS = re.compile(
    r"^\W*(?:each\s+)?for\s+(?:all\s+)?(?:the\s+)?(?:observers?|others?\b"
    r"|other\s+(?:States|speakers|delegations|participants))", IGNORE
)
LONGEST_OF_STATE_S = 5 * 60
PARTS = re.compile(
    rf"\b({'|'.join(PART_COUNTS)})\s+(?:\w+\s+)?(?:rounds|segments|slots|parts|parties|tranches|partes|segmentos|части"
    r"|сегмента|этапа|раунда)\b",
    IGNORE,
)
BRACKET = re.compile(r"[(（]([^()（）]*)[)）]")
LONGEST_SPEECH_S = 20 * 60


@dataclass(frozen=True, slots=True)
class Budget:
    """A time block of the paper and its line; `names` are the kinds its words mention."""

    kind: str
    seconds: int
    line: int
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Format:
    """The budgets and limits of the paragraphs on format; limits of one speech in seconds.

    `names` are the kinds mentioned with or without a time, `rounds` the announced number of rounds of discussion,
    `unclear` the times that match no kind, `apart` those of groups and others who have no limit of their own, with
    their lines; `lines` all lines used.
    """

    budgets: tuple[Budget, ...] = ()
    names: frozenset[str] = frozenset()
    rounds: int = 1
    floor_limit_s: int | None = None
    presentation_limit_s: int | None = None
    members_limit_s: int | None = None
    unclear: tuple[tuple[int, str], ...] = ()
    lines: tuple[int, ...] = ()
    apart: tuple[tuple[int, str], ...] = ()


def seconds_of(found: re.Match[str]) -> int:
    """Return the seconds of a match of DURATION."""
    if found["half"]:
        return 1800
    if found["hours"]:
        printed = found["hours"].casefold().replace(",", ".")
        hours = COUNTS[printed] if printed in COUNTS else float(printed)
        return int(hours * 3600) + int(found["extra"] or 0) * 60
    if found["seconds"]:
        return int(found["seconds"])
    if found["long"]:
        return int(found["long"]) * 60 + int(found["rest"])
    printed = found["minutes"].casefold().replace(",", ".")
    half = 30 if found["half_before"] or found["half_after"] else 0
    return int((COUNTS.get(printed) or float(printed)) * 60) + half + int(found["seconds_more"] or 0)


def length_printed(text: str) -> tuple[int | None, str]:
    """Return the seconds printed in parentheses, if any, and the text without them."""
    for bracket in BRACKET.finditer(text):
        inside = lengths_in_english(bracket[1]).strip(" .")
        found = DURATION.search(inside)
        # Only a bare duration is removed; a bracket with other words stays in the title.
        if found and found[0].strip(" .") == inside:
            rest = f"{text[: bracket.start()]} {text[bracket.end() :]}"
            return seconds_of(found), " ".join(rest.split()).strip(" ,;:–—-")
    return None, text


def on_speaking_time(text: str) -> list[str]:
    """Return the sentences of a text that say how long speakers have."""
    return [sentence for sentence in SENTENCE.split(text) if starts_speaking_time(sentence)]


def starts_with_time(text: str) -> bool:
    """Return whether a line begins with a length of time: "45 minutes for States"."""
    return bool(DURATION.match(text))


def kind_of(context: str) -> str | None:
    """Return the kind of block the words around a time mention, or None."""
    return next((kind for kind, words in KINDS if words.search(context)), None)


def kinds_named(context: str) -> frozenset[str]:
    """Return every kind of block the words mention."""
    return frozenset(kind for kind, words in KINDS if words.search(context))


def read_format(parts: Iterable[PrintedPassage]) -> Format:
    """Return the budgets and limits of the paragraphs, in the order printed."""
    reader = _BudgetReader()
    parts = tuple(parts)
    for part in parts:
        for sentence in SENTENCE.split(lengths_in_english(part.text)):
            reader.sentence(sentence, part.line)
    text = " ".join(part.text for part in parts)
    names = kinds_named(text) | ({"floor_round"} if reader.floor_limit_s or reader.members_limit_s else frozenset())
    numbers = tuple(number for part in parts for number in part.numbers)
    return Format(
        tuple(reader.budgets), names, _rounds(ROUNDS.search(text)), reader.floor_limit_s,
        reader.presentation_limit_s, reader.members_limit_s, tuple(reader.unclear), numbers, tuple(reader.apart),
    )  # fmt: skip


def _adds_up(whole: re.Match[str], parts: list[re.Match[str]]) -> bool:
    """Return whether the first of the following times add up to the whole."""
    left = seconds_of(whole)
    for part in parts:
        left -= seconds_of(part)
        if left <= 0:
            break
    return left == 0 and bool(parts)


def _divides(text: str, whole: re.Match[str], part: re.Match[str]) -> int:
    """Return into how many parts the first time is divided: "90 minutes, in two slots of 45 minutes each"; else 0."""
    named = PARTS.search(text, whole.end(), part.start())
    count = PART_COUNTS.get(named[1].casefold(), 0) if named and EACH.match(text[part.end() :]) else 0
    return count if count * seconds_of(part) == seconds_of(whole) else 0


def _rounds(found: re.Match[str] | None) -> int:
    if not found:
        return 1
    return count_of(found[1])


class _BudgetReader:
    """Reads sentences and collects their times."""

    def __init__(self) -> None:
        self.budgets: list[Budget] = []
        self.floor_limit_s: int | None = None
        self.presentation_limit_s: int | None = None
        self.members_limit_s: int | None = None
        self.unclear: list[tuple[int, str]] = []
        self.apart: list[tuple[int, str]] = []
        self._floor_said = ""
        self._floor_is_sure = False

    def sentence(self, text: str, line: int) -> None:
        """Read one sentence; each time belongs to the words since the previous time."""
        if slots := slots_in(text):
            self._slots(text, *slots, line)
            return
        clauses = re.split(r"[;；]\s+", text)
        if len(clauses) > 1 and any(map(starts_speaking_time, clauses[1:])):
            for clause in clauses:
                self.sentence(clause, line)
            return
        if starts_speaking_time(text) and self._speaking_time(text, line):
            return
        start = 0
        times = list(DURATION.finditer(text))
        for place, found in enumerate(times):
            before, after = text[start : found.start()], text[found.end() :]
            rest = times[place + 1 :]
            led = rest and ":" in text[found.end() : rest[0].start()].replace("：", ":")
            if (led or OF_WHICH.match(after)) and _adds_up(found, rest):
                continue
            if place and (count := _divides(text, times[place - 1], found)) and self.budgets:
                self.budgets[-1:] = [replace(self.budgets[-1], seconds=seconds_of(found))] * count
                continue
            if not self._limit(before, after, found, line):
                self._budget(before, after, found, line)
                start = found.end()

    def _speaking_time(self, text: str, line: int) -> bool:
        """Read a sentence that only says how long speakers have: each time has its owner."""
        said = limits_in(text)
        if said is None or any(seconds_of(found) > LONGEST_SPEECH_S for found in DURATION.finditer(text)):
            return False
        self.apart += [(line, printed) for printed in said.apart]
        self.presentation_limit_s = said.panellists_s or self.presentation_limit_s
        self.members_limit_s = said.members_s or self.members_limit_s
        if said.floor_s or said.members_s:
            printed = DURATION.search(text)
            is_sure = not ANY_SPEAKER.match(text)
            self._floor(said.floor_s or said.members_s or 0, printed[0] if printed else "", line, is_sure)
        return True

    def _floor(self, seconds: int, printed: str, line: int, is_sure: bool) -> None:
        """Set the limit of the floor, the first that surely is one; another stays apart, for a person to see."""
        known = self.floor_limit_s
        if known is None or (is_sure and not self._floor_is_sure):
            if known not in (None, seconds) and self._floor_said:
                self.apart.append((line, self._floor_said))
            self.floor_limit_s, self._floor_said, self._floor_is_sure = seconds, printed, is_sure
        elif known != seconds and printed:
            self.apart.append((line, printed))

    def _slots(self, text: str, slots: re.Match[str], count: int, printed: str, line: int) -> None:
        """Read the text before the slots, then the parts of one slot, once for each slot."""
        self.sentence(text[: slots.start()], line)
        before = len(self.budgets)
        self.sentence(printed, line)
        parts = self.budgets[before:]
        if not parts:
            found = DURATION.search(slots["whole"])
            parts = [Budget("floor_round", seconds_of(found), line, frozenset({"floor_round"}))] if found else []
        self.budgets[before:] = parts * count
        self.sentence(text[slots.end() :], line)

    def _limit(self, before: str, after: str, found: re.Match[str], line: int) -> bool:
        """Add the limit of one speech; a time "each" after rounds is a budget, not a limit."""
        seconds = seconds_of(found)
        if seconds <= LONGEST_OF_STATE_S and MEMBERS.match(after):
            self.members_limit_s = seconds  # "in two slots, with 3 minutes for States Members"
            return True
        if seconds <= LONGEST_OF_STATE_S and OBSERVERS.match(after):
            self._floor(seconds, found[0], line, is_sure=True)
            return True
        each = EACH.match(after) and not ROUNDS.search(before)
        every = EVERY_PANELLIST.search(before) or (each and PANELLISTS.search(before))
        floor = EVERY_SPEAKER.search(before) or ONE_SPEECH.match(after)
        if seconds > LONGEST_SPEECH_S or not (each or every or floor):
            return False
        kind = kind_of(before)
        if every or EVERY_PANELLIST.match(after) or kind == "presentations":
            self.presentation_limit_s = seconds
        elif kind == "opening" or FOR_OTHERS.match(after):
            self.apart.append((line, found[0]))
        else:
            is_sure = bool(OF_THE_FLOOR.search(before) or OF_THE_FLOOR.search(after[:40]))
            self._floor(seconds, found[0], line, is_sure)
        return True

    def _budget(self, before: str, after: str, found: re.Match[str], line: int) -> None:
        purpose = PURPOSE.match(after)
        said = next(filter(None, purpose.groups()), "") if purpose else ""
        context = said if kind_of(said) else before
        kind = None if LASTS.search(before) else kind_of(context)
        if kind is None and seconds_of(found) >= LEAST_THIRD_S:
            whose = said or before
            kind = "other" if CONCERNED.search(whose) else "floor_round" if OF_STATES.search(whose) else None
        if kind is None or seconds_of(found) == 0:
            if not (WHOLE.search(before) or LASTS.search(before)):
                self.unclear.append((line, found.group()))
            return
        times = _rounds(ROUNDS.search(before)) if EACH.match(after) else 1
        self.budgets += [Budget(kind, seconds_of(found), line, kinds_named(context))] * times
