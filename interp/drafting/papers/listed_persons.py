"""Finds where a person begins and ends in a list of printed persons, and which lines below are topics."""

from itertools import pairwise

from interp.drafting.files.line_cleaning import PrintedPassage, filled, runs_on
from interp.drafting.papers.line_accounting import LineAccounting, shown
from interp.drafting.papers.printed_persons import Printed, may_be_person, person_in


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


def person_goes_on(before: PrintedPassage, after: PrintedPassage) -> bool:
    """Return whether a line continues the person of the line before it."""
    listed = before.text.endswith(";") and after.text.startswith("and ")
    return not person_starts(after) and (listed or runs_on(before.text, after.text))


def is_rest(before: PrintedPassage, after: PrintedPassage, width: int, has_topics: bool) -> bool | None:
    """Return whether a line is the rest of the person above it; None when it only stands below a full line.

    Without topics every line below a person is, unless it may name another one.
    """
    if not has_topics and may_be_person(after.text):
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
