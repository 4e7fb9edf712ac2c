"""Finds the words of a paper's lines that are in no text of its proposal."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from interp.domain.proposals.proposal import Lines, MeetingProposal, Proposal
from interp.reading.expressions.dates_and_hours import without_times
from interp.reading.expressions.document_lines import only_documents
from interp.reading.expressions.foreign_dates import HOUR_WORDS
from interp.reading.expressions.meeting_numbers import number_of_meeting
from interp.reading.expressions.order_words import CONTINUED, ITEM, LISTED_ITEM
from interp.reading.expressions.running_text import SYMBOL
from interp.reading.expressions.timed_lines import IDLE as TIME_WORDS
from interp.reading.expressions.weekdays import NAMED
from interp.reading.files.line_cleaning import BULLET
from interp.reading.papers.field_labels import label_before, labels_in
from interp.reading.papers.printed_persons import VIDEO
from interp.reading.papers.time_budgets import length_printed


class Traced(Protocol):
    """What knows the lines that it was read from."""

    @property
    def lines(self) -> Lines:
        """The lines by field."""


CELL = re.compile(r"\t+|\s+[|/]\s+")
WORD = re.compile(r"[^\W\d_]+")
CHINESE = re.compile("[\u3400-\u9fff]+")
SCRIPTS = re.compile(f"({CHINESE.pattern})")
LEAST = 3
IDLE = re.compile(rf"(?<!\w)(?:{TIME_WORDS.pattern})(?!\w)", re.IGNORECASE)
# What a meeting's number says beside it: that it is closed is a fact, that it is public is the rule.
CLOSED = re.compile(r"clos(?:ed|e)|priva(?:te|da|do)|privée?|закрыт\w+|非公开|مغلق\w*", re.IGNORECASE)
HELD = re.compile(
    r"\W*(?:open|public|plenary|publique|plénière|pública|плен\w+|откр\w+|公开|全体|علنية|عامة)\W*", re.IGNORECASE
)
# Words of the form of a date, an hour or a number, which a value has in figures.
FORM = re.compile(
    rf"(?<!\w)(?:{HOUR_WORDS}|noon|midnight|midday|midi|mediodía|morning|afternoon|evening|matin(?:ée)?|après-midi|mañana"
    r"|tarde|plenary|meetings?|séances? plénières?|sesiones plenarias|пленарны[ех] заседани[яй]|video"
    r"|vidéo|message)(?!\w)"
    r"|[时點点分半年月日和及与的]|上午|下午|中午|晚上",
    re.IGNORECASE,
)


def words_left(proposal: Proposal, texts: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Yield the number and the words of each line with words that no text of the proposal has, in order."""
    values = [value.casefold() for value in _values(proposal)]
    known = {run for value in values for word in WORD.findall(value) for run in SCRIPTS.split(word)}
    pairs = {run[place : place + 2] for value in values for run in CHINESE.findall(value) for place in range(len(run))}
    limits = {line for meeting in proposal.meetings for line in _limit_lines(meeting)}
    for number, text in texts.items():
        if number in limits or only_documents(text):
            continue
        if left := [word for word in _words(text) if not _is_known(word.casefold(), known, pairs)]:
            yield number, " ".join(left)


def lines_read(proposal: Proposal) -> frozenset[int]:
    """Return the numbers of the lines that the fields of a proposal were read from."""
    things: list[Traced] = [proposal, proposal.session, proposal.event, *proposal.meetings]
    for meeting in proposal.meetings:
        things += [*meeting.people, *meeting.blocks, *meeting.items]
        things += [meeting.speaking_time] if meeting.speaking_time else []
    return frozenset(number for thing in things for numbers in thing.lines.values() for number in numbers)


def _is_known(word: str, known: set[str], pairs: set[str]) -> bool:
    if not CHINESE.match(word):
        return word in known or len(word) < LEAST
    last = len(word) - 1
    return last == 0 or all(
        word[max(0, place - 1) : place + 1] in pairs or word[place : place + 2] in pairs for place in range(len(word))
    )


def _words(text: str) -> Iterator[str]:
    """Yield the words of a line without those of its label, dates, hours, numbers and symbols."""
    for cell in CELL.split(text):
        for word in WORD.findall(_bare(cell)):
            yield from (run for run in SCRIPTS.split(word) if run)


def _bare(text: str) -> str:
    text = BULLET.sub("", NAMED.sub(" ", VIDEO.sub(" ", CONTINUED.sub(" ", length_printed(text)[1]))))
    if item := ITEM.match(text):
        text = item["title"]
    elif label := labels_in(text, 1):
        text = label[-1].value
    elif before := label_before(text):
        text = before[1]
    text = without_times(SYMBOL.sub(" ", text)).strip(" .:：;,–—-()")
    if item := ITEM.match(text):
        text = item["title"]
    text = IDLE.sub(" ", text)
    for piece in (text, text.rpartition(",")[2]):
        if meeting := number_of_meeting(piece.strip()):
            text = f"{text.removesuffix(piece)} {' '.join(CLOSED.findall(meeting[0]))} {HELD.sub(' ', meeting[2])}"
            break
    return FORM.sub(" ", LISTED_ITEM.sub(" ", text))


def _limit_lines(meeting: MeetingProposal) -> Iterator[int]:
    """Yield the lines that speaking times were read from: their values are figures."""
    said = meeting.speaking_time
    for thing in (*meeting.items, *([said] if said else ())):
        yield from thing.lines.get("speech_limit_s" if thing is not said else "", ())


def _values(proposal: Proposal) -> Iterator[str]:
    """Yield the texts of a proposal, without those of its warnings and of the paper."""
    yield from (proposal.session.body, proposal.event.title, proposal.event.theme or "", proposal.webcast or "")
    for meeting in proposal.meetings:
        yield from _of_meeting(meeting)
    for document in (*proposal.documents, *proposal.treaties):
        yield from (document.title, document.symbol or "")
    for section in proposal.sections:
        yield from (section.title, *section.paragraphs)


def _of_meeting(meeting: MeetingProposal) -> Iterator[str]:
    said: Iterable[str | None] = (meeting.title, meeting.theme, meeting.room, meeting.place, meeting.heading)
    if meeting.speaking_time:
        said = (*said, meeting.speaking_time.text)
    for person in meeting.people:
        said = (*said, person.honorific, person.name, *person.functions, person.country, person.topic)
    yield from (text for text in said if text)
    yield from (item.title for item in meeting.items)
