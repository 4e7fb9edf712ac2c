"""Recognises the agenda items of an order of the day: numbered items, their business, visits, speaking time."""

import re
from collections.abc import Iterable

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.proposals.proposal import ItemProposal, SpeakingTime
from interp.reading.expressions.dates_and_hours import clock_in
from interp.reading.expressions.order_words import CONTINUED, DEBATE, ITEM
from interp.reading.expressions.speaking_times import limits_in, starts_speaking_time
from interp.reading.files.line_cleaning import PrintedPassage
from interp.reading.papers.time_budgets import Format, read_format
from interp.value_types import dataclass, replace

VISIT = re.compile(r"^(?:visit|statement|address|arrival|remarks|message)\b", re.IGNORECASE)
LEADS_IN = re.compile(
    r"(?:\bwith|\bon|\bby|\bof|\bfrom|\bavec|\bsur|\bcon|\bsobre|(?<!\w)с|(?<!\w)со|(?<!\w)مع|与"
    r"|[:：])\s*$", re.IGNORECASE
)
MODALITIES = re.compile(
    r"^modalit(?:y|ies) (?:for|of) |^modalités (?:de|du) |^modalidades de (?:la )?|^порядок участия"
    r"|^(?:参与|参加)方式|^طرائق المشاركة"
    r"|^[\[［].*(?:modalit|modalid|speaking time|time limit|list of speakers|minute|temps de parole|tiempo|время"
    r"|выступл|发言|مدة|دقيقة|دقائق)",
    re.IGNORECASE | re.DOTALL,
)
SEE_ABOVE = re.compile(
    r"\bsee above\b|\bas above\b|\bvoir (?:ci-dessus|plus haut)|\bvéase (?:más )?arriba|\bсм\.? выше|见上文|انظر أعلاه",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """The start of an agenda item: its number ("" without one) and title as printed."""

    number: str
    title: str
    line: int
    printed: str = ""


def mark_in(part: PrintedPassage) -> Mark | None:
    """Return the agenda item a line begins, or None."""
    found = ITEM.match(part.text)
    if not found or part.bullet and part.mark[:1].isalnum():
        return None
    title = found["title"].strip()
    if title and not found["mark"].strip(" ") and not found["cont"] and (title[0].islower() or not title[0].isalpha()):
        return None  # "Item 3 of the agenda" in running text
    return Mark(number_in(found), without_continued(title), part.line, without_continued(part.text).rstrip(" /"))


def number_in(found: re.Match[str]) -> str:
    """Return the printed number of a match of ITEM."""
    said = found.groupdict()
    numbers = (number for name, number in said.items() if number and name.removeprefix("also_") in MEETING_LANGUAGES)
    return next(numbers).strip()


def without_continued(text: str) -> str:
    """Return a title without "(continued)" from an earlier meeting."""
    if not CONTINUED.search(text):
        return text
    return " ".join(CONTINUED.sub("", text).split())


def is_modalities(text: str) -> bool:
    """Return whether a bracket is about the list of speakers and speaking time."""
    return bool(MODALITIES.match(text))


def is_about_speaking(text: str) -> bool:
    """Return whether a bracket or line is about the list of speakers and speaking time."""
    return is_modalities(text) or starts_speaking_time(text)


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


def speaking_time(part: PrintedPassage) -> tuple[Format, SpeakingTime | None, tuple[str, ...]]:
    """Return the budgets, the speech limits if any, and the times of others, in a line or bracket on modalities."""
    text = part.text.strip("[]［］ ")
    form = read_format([replace(part, text=text)])
    said = limits_in(part.text)
    if said is None or (said.floor_s is None and said.members_s is None):
        if form.floor_limit_s is None and form.members_limit_s is None:
            return form, None, said.apart if said else ()
        floor, members = form.floor_limit_s, form.members_limit_s
    else:
        floor, members = said.floor_s, said.members_s
        form = replace(form, presentation_limit_s=said.panellists_s or form.presentation_limit_s)
    floor = floor or members
    members = members if members != floor else None
    form = replace(form, floor_limit_s=floor, members_limit_s=members, names=form.names | {"floor_round"})
    return form, SpeakingTime(floor, members, text), said.apart if said else ()


def limited(items: Iterable[ItemProposal], said: SpeakingTime) -> list[ItemProposal]:
    """Return `items` with the speech limits, in seconds, set in each debate without one."""
    where = {"speech_limit_s": said.lines.get("", ())}
    return [
        replace(item, speech_limit_s=said.floor_s, members_limit_s=said.members_s, lines=item.lines | where)
        if item.kind == "floor_round" and item.speech_limit_s is None
        else item
        for item in items
    ]


def for_all(item: ItemProposal, said: SpeakingTime | None) -> ItemProposal:
    """Return a round with one limit for everyone so that it keeps it in a meeting whose members have another."""
    if item.kind != "floor_round" or not (said and said.members_s and item.speech_limit_s) or item.members_limit_s:
        return item
    return replace(item, members_limit_s=item.speech_limit_s)
