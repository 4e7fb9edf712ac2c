"""Recognises the agenda items of an order of the day: numbered items, their business, visits, speaking time."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from interp.domain.proposals.proposal import ItemProposal, SpeakingTime
from interp.drafting.files.line_cleaning import PrintedPassage
from interp.drafting.papers.dates_and_hours import clock_in
from interp.drafting.papers.time_budgets import Format, read_format

ITEM = re.compile(
    r"^(?:agenda\s+)?items?\s+(?P<number>\d{1,2}(?:\s*(?:,|and|&|-)\s*\d{1,2})*)\b\s*"
    r"(?P<cont>\(cont(?:[’'.]?d?\.?|inued)\))?(?P<mark>[\s:.–—-]*)(?P<title>.*)$",
    re.IGNORECASE,
)
CONTINUED = re.compile(r"\s*\(cont(?:[’'.]?d?\.?|inued)\)", re.IGNORECASE)
VISIT = re.compile(r"^(?:visit|statement|address|arrival|remarks|message)\b", re.IGNORECASE)
DEBATE = re.compile(r"dialogue|debate|discussion", re.IGNORECASE)
LEADS_IN = re.compile(r"(?:with|\bon|\bby|\bof|\bfrom|:)\s*$", re.IGNORECASE)
MODALITIES = re.compile(r"^\[.*(?:modalit|speaking time|time limit|list of speakers|minute)", re.IGNORECASE | re.DOTALL)
SEE_ABOVE = re.compile(r"\bsee above\b|\bas above\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """The start of an agenda item: its number ("" without one) and title as printed."""

    number: str
    title: str
    line: int


def mark_in(part: PrintedPassage) -> Mark | None:
    """Return the agenda item a line begins, or None."""
    found = ITEM.match(part.text)
    if not found or part.bullet and part.mark[:1].isalnum():
        return None
    title = found["title"].strip()
    if title and not found["mark"].strip(" ") and not found["cont"] and not title[0].isupper():
        return None  # "Item 3 of the agenda" in running text
    return Mark(found["number"], without_continued(title), part.line)


def without_continued(text: str) -> str:
    """Return a title without "(continued)" from an earlier meeting."""
    if not CONTINUED.search(text):
        return text
    return " ".join(CONTINUED.sub(" ", text).split()).replace(" :", ":")


def is_modalities(text: str) -> bool:
    """Return whether a bracket is about the list of speakers and speaking time."""
    return bool(MODALITIES.match(text))


def visit_in(text: str) -> tuple[int, str] | None:
    """Return the hour, in minutes after midnight, and the text of a visit at a fixed hour, or None."""
    found = clock_in(text)
    return found if found and VISIT.match(found[1]) else None


def leads_in(text: str) -> bool:
    """Return whether a line only introduces a list: "Interactive dialogue with:"."""
    return bool(LEADS_IN.search(without_continued(text)))


def kind_of_business(text: str) -> str:
    """Return the kind of item for a line of business."""
    return "floor_round" if DEBATE.search(text) else "other"


def speaking_time(text: str) -> tuple[Format, SpeakingTime | None]:
    """Return the budgets, and speech limits if any, in a bracket on modalities."""
    form = read_format([PrintedPassage((1,), text.strip("[] "))])
    if form.floor_limit_s is None and form.members_limit_s is None:
        return form, None
    return form, SpeakingTime(form.floor_limit_s or form.members_limit_s, form.members_limit_s, text.strip("[] "))


def limited(items: Iterable[ItemProposal], said: SpeakingTime) -> list[ItemProposal]:
    """Return `items` with the speech limit, in seconds, set in each debate without one."""
    where = {"speech_limit_s": said.lines.get("", ())}
    return [
        replace(item, speech_limit_s=said.floor_s, lines=item.lines | where)
        if item.kind == "floor_round" and item.speech_limit_s is None
        else item
        for item in items
    ]
