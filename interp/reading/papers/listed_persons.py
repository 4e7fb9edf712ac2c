"""Finds where a person begins and ends in a list of printed persons, and which lines below are topics."""

import re
from itertools import pairwise

from interp.domain.proposals.conversions import LineReading
from interp.domain.proposals.proposal import PersonProposal
from interp.reading.expressions.dates_and_hours import clock_in, hours_in, without_times
from interp.reading.files.line_cleaning import PrintedLine, PrintedPassage, filled, pieces, runs_on
from interp.reading.papers.field_labels import BY, labels_in
from interp.reading.papers.line_accounting import LineAccounting, shown
from interp.reading.papers.person_functions import functions_in
from interp.reading.papers.printed_persons import HONORIFIC_WITHIN, NAME_END, Printed, may_be_person, person_in
from interp.reading.papers.time_budgets import length_printed
from interp.value_types import replace

DAY = 24 * 60
# what programmes print below the last speaker of a list, and what is nobody's function or topic
BUSINESS = re.compile(
    r"q\s?(?:&|and|/)\s?a(?: session)?|questions? (?:and|&|et) (?:answers?|réponses?)|(?:open |general |interactive )?"
    r"(?:discussion|debate|dialogue)|(?:coffee|lunch|tea)?[ -]?break|lunch|closing(?: remarks)?|conclusions?"
    r"|débat(?: général| interactif)?|dialogue interactif|pause(?:[ -]café|[ -]déjeuner)?|déjeuner|clôture"
    r"|(?:sesión de )?preguntas y respuestas|debate(?: general| interactivo)?|diálogo interactivo|pausa(?: café)?"
    r"|almuerzo|clausura|вопросы и ответы|(?:общая )?дискуссия|обсуждение|интерактивный диалог|(?:кофе-)?перерыв|обед"
    r"|закрытие(?: заседания)?|(?:جلسة )?أسئلة وأجوبة|الأسئلة والأجوبة"
    r"|مناقشة(?: عامة)?|حوار تفاعلي|استراحة|الاختتام"
    r"|问答(?:环节)?|互动(?:对话|讨论)|讨论|茶歇|休息|午餐|闭幕",
    re.IGNORECASE,
)
LED_IN = re.compile(r"[^:：]{2,40}[:：]\s*(\S.*)")


def topics_in(parts: tuple[PrintedPassage, ...], width: int) -> frozenset[int]:
    """Return full-line continuations that must be topics because everybody else in the list has one."""
    groups: list[list[PrintedPassage]] = []
    for part in parts:
        if person_starts(part):
            groups.append([part])
        elif groups:
            groups[-1].append(part)
    ends = [_function_ends(group, width) for group in groups]
    if not any(end < len(group) for group, end in zip(groups, ends, strict=True)) or any(len(g) == 1 for g in groups):
        return frozenset()
    unclear = [group for group, end in zip(groups, ends, strict=True) if end == len(group)]
    return frozenset(line for group in unclear if (line := _likeliest_topic(group)))


def _likeliest_topic(group: list[PrintedPassage]) -> int | None:
    """Return the line below the one with most space left, among full-line continuations."""
    full = [(before, after) for before, after in pairwise(group) if not person_goes_on(before, after)]
    left = [((before.room - before.ink) if before.room else -before.tail, after.line) for before, after in full]
    return max(left)[1] if left else None


def _function_ends(group: list[PrintedPassage], width: int) -> int:
    """Return how many lines of a person's group name and function take, full lines continued."""
    for place, (before, after) in enumerate(pairwise(group), start=1):
        if not (person_goes_on(before, after) or filled(before, after, width)):
            return place
    return len(group)


def person_starts(part: PrintedPassage) -> bool:
    """Return whether the line begins a person."""
    return part.bullet or person_in(part.text) is not None


def is_business(text: str) -> bool:
    """Return whether a line below a person is neither rest nor topic: questions, a break, an hour, a named role."""
    led = LED_IN.fullmatch(text)
    timed = clock_in(text) is not None or (text[:1].isdigit() and any(True for _ in hours_in(text)))
    return bool(BUSINESS.fullmatch(text.strip(" .:–—-•"))) or timed or bool(led and person_in(led[1]))


def no_topic(text: str) -> bool:
    """Return whether a line can be no topic: it has a duration, or is business of its own."""
    return bool(length_printed(text)[0]) or is_business(text)


def person_goes_on(before: PrintedPassage, after: PrintedPassage) -> bool:
    """Return whether a line continues the person of the line before it."""
    if is_business(after.text):
        return False
    listed = before.text.endswith(";") and after.text.startswith("and ")
    return not person_starts(after) and (listed or runs_on(before.text, after.text))


def is_rest(before: PrintedPassage, after: PrintedPassage, width: int, has_topics: bool) -> bool | None:
    """Return whether a line is the rest of the person above it; None when it only stands below a full line.

    Without topics every line below a person is, unless it may name another one.
    """
    if is_business(after.text) or (not has_topics and may_be_person(after.text)):
        return False
    full = filled(before, after, width) and person_starts(before) and not person_starts(after)
    if full:
        return None if has_topics else True
    return not has_topics and person_starts(before) and not after.bullet and not person_starts(after)


def tell_untitled(person: Printed, part: PrintedPassage, accounting: LineAccounting) -> None:
    """Warn of a person that was read without a form of address."""
    if person.honorific is None:
        text = f"Read as a person, without Mr. or Ms.: {shown(part.text)}"
        accounting.warn("no_honorific", text, part.line, text=part.text)


def read_line(text: str) -> LineReading:
    """Return a line as the person and as the item that somebody says it is; without a name the whole line is one.

    Bullets are left out, and of the item its hours; roles are those of a label before the person.
    """
    bare = next((part.text for part in pieces([PrintedLine(1, text)])), text.strip())
    minutes, title = clock_in(bare) or (next((hours.start for hours in hours_in(bare)), None), without_times(bare))
    hour = None if minutes is None else f"{minutes % DAY // 60:02}:{minutes % 60:02}"
    label = next((each for each in labels_in(title, 1) if each.value and each.meaning.kind == "people"), None)
    said = label.value if label else title
    found = _led_in(said) or person_in(said, needs_honorific=False) or _named_first(said)
    person = PersonProposal(
        label.meaning.roles if label else (), found.honorific, found.name, found.functions, found.country, found.topic,
        found.by_video,
    )  # fmt: skip
    return LineReading(person, title.strip(" ,:–—-") or bare, hour)


def _led_in(text: str) -> Printed | None:
    """Return the person behind some words ("Welcome by Ms. Jane Mwangi"), who have these as their topic."""
    mark = HONORIFIC_WITHIN.search(text)
    lead = text[: mark.start()].rstrip() if mark else ""
    found = person_in(text[len(lead) :].lstrip()) if lead and not NAME_END.search(lead) else None
    return replace(found, topic=found.topic or BY.sub("", lead)) if found else None


def _named_first(text: str) -> Printed:
    """Return the person of a line whose name nothing marks: what stands before the first comma."""
    stop = NAME_END.search(text)
    after = text[stop.start() :].strip(" ,;:–—-،؛，；：()（）") if stop else ""
    return Printed(None, text[: stop.start()].strip() if stop else text.strip(), functions_in(after), None, False)
