"""Prints the facts of one paper in many layouts: concept notes and orders of the day."""

import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

Facts = dict[str, Any]
UNITS = " first second third fourth fifth sixth seventh eighth ninth".split(" ")
TEENS = "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
TENS = {2: "twenty", 3: "thirty", 4: "forty", 5: "fifty"}
EVEN = {2: "twentieth", 3: "thirtieth", 4: "fortieth", 5: "fiftieth"}
LABELS = {
    "chair": "Chair", "moderator": "Moderator", "opening_speaker": "Opening statement",
    "keynote_speaker": "Keynote speaker", "panellist": "Panellists", "chair+moderator": "Chairperson and Moderator",
}  # fmt: skip
BLOCKS = {
    "opening": "The opening", "presentations": "Presentations by the panellists",
    "floor_round": "An interactive discussion with statements from the floor",
    "replies": "Responses by the panellists", "concluding_remarks": "Concluding remarks",
}  # fmt: skip
PROSE = [
    "The meeting will bring together those who make the rules and those who live under them. It will look at what has"
    " been tried, at what it has cost, and at what a State can do tomorrow without waiting for a treaty.",
    "Panellists are invited to speak from their own practice; nobody needs to repeat what a report already says. The"
    " secretariat of the meeting will publish a summary within three months.",
]
LANGUAGES = {"ar": "Arabic", "zh": "Chinese", "en": "English", "fr": "French", "ru": "Russian", "es": "Spanish"}


@dataclass(frozen=True)
class Layout:
    """How an office sets its papers."""

    inline: bool = True  # "Chair: value" on one line
    bullet: str = "• "
    alone: bool = False  # the bullet on a line of its own
    colon: str = ":"
    indent: str = ""
    cells: str = ""  # what a flattened table leaves between label and value
    broken: bool = False  # labels of two words over two lines
    numbered: bool = False  # "Presentation 1:"
    topic: str = "{}"
    also: str = " and "
    hours: str = "ampm"
    session: str = "{n} session of the {body}"
    width: int = 0
    gap: bool = True
    heads: str = "{heading} ({hours})\n{title}"


CONCEPT = {
    "inline": Layout(),
    "alone": Layout(inline=False, bullet="· ", indent="\t"),
    "cells": Layout(inline=False, cells=" / ", hours="24"),
    "broken": Layout(inline=False, broken=True, bullet="- ", also="; and ", hours="24", gap=False),
    "wrapped": Layout(width=80, also="; and ", session="{body}\n{word} session"),
    "narrow": Layout(width=62, inline=True, bullet="- ", session="{body}, {n} session", hours="24"),
    "unmarked": Layout(inline=False, bullet="", topic="“{}”", heads="{heading} ({hours}): {title}"),
    "numbered": Layout(numbered=True, bullet="", topic="Topic: {}", heads="{heading} ({hours})\nTheme: {title}"),
    "lone": Layout(inline=False, bullet="•", alone=True, indent="", session="{body}\n{word} session"),
    "capitals": Layout(colon=" :", bullet="▪ ", session="{body} – {word} session", hours="colon"),
}


def ordinal(number: int) -> str:
    """Return the English ordinal in digits: 31st."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def in_words(number: int) -> str:
    """Return the English ordinal in words: Thirty-first."""
    ten, unit = divmod(number, 10)
    if ten < 2:
        return (UNITS[unit] if ten == 0 else TEENS[unit]).capitalize()
    return (f"{TENS[ten]}-{UNITS[unit]}" if unit else EVEN[ten]).capitalize()


def day_of(iso: str) -> str:
    """Return a date as the Council prints it: Monday, 7 March 2016."""
    day = date.fromisoformat(iso)
    return f"{day:%A}, {day.day} {day:%B} {day.year}"


def plain_day(iso: str) -> str:
    """Return a date without its weekday."""
    return day_of(iso).partition(", ")[2]


def hours_of(start: str, end: str, style: str) -> str:
    """Return hours as "9 a.m. - 12 p.m.", "09.00 – 12.00" or "09:00-12:00"."""
    if style == "24":
        return f"{start} – {end}".replace(":", ".")
    return f"{start}-{end}" if style == "colon" else f"{_half(start)} - {_half(end)}"


def _half(clock: str) -> str:
    hour, minute = map(int, clock.split(":"))
    shown = f"{(hour - 1) % 12 + 1}" + (f".{minute:02}" if minute else "")
    return f"{shown} {'a.m.' if hour < 12 else 'p.m.'}"


def person_line(person: Facts, also: str = " and ") -> str:
    """Return a person as printed: name, country, functions, by video."""
    country = f" ({person['country']})" if "country" in person else ""
    video = " (by video message)" if person.get("video") else ""
    return f"{person['honorific']} {person['name']}{country}, {also.join(person['functions'])}{video}"


def concept(facts: Facts, layout: Layout) -> list[str]:
    """Return the lines of a concept note."""
    lines = [line for part in _concept(facts, layout) for line in part.split("\n")]
    return wrapped(lines, layout) if layout.width else lines


def wrapped(lines: list[str], layout: Layout) -> list[str]:
    """Return the lines broken where they reach the width."""
    return [cut for line in lines for cut in textwrap.wrap(line, layout.width, break_on_hyphens=False) or [""]]


def _concept(facts: Facts, layout: Layout) -> Iterator[str]:
    number = facts["session"]
    yield layout.session.format(n=ordinal(number), word=in_words(number), body=facts["body"])
    yield facts["event"]
    if "theme" in facts:
        yield f"“{facts['theme']}”"
    yield f"Concept note (as of {plain_day(facts['as_of'])})"
    yield from _spaced(layout)
    yield from _labelled("Date and venue", _when(facts, layout), layout)
    yield from _labelled("Objectives", PROSE, layout)
    several = len(facts["meetings"]) > 1
    for meeting in facts["meetings"]:
        if several:
            hours = hours_of(meeting["start"], meeting["end"], layout.hours)
            yield layout.heads.format(heading=meeting["heading"], hours=hours, title=meeting["title"])
            yield from _spaced(layout)
        yield from _people(meeting, layout)
    yield from _tail(facts, layout)


def _spaced(layout: Layout) -> list[str]:
    return [""] if layout.gap else []


def _when(facts: Facts, layout: Layout) -> list[str]:
    hours = " and ".join(hours_of(each["start"], each["end"], layout.hours) for each in facts["meetings"])
    lines = [f"{day_of(facts['day'])}, {hours}, {facts['room']}, {facts['place']}"]
    if "webcast" in facts:
        lines.append(f"(will be broadcast live on {facts['webcast']})")
    return lines


def _labelled(label: str, values: list[str], layout: Layout) -> Iterator[str]:
    """Yield a label and its values: on its line, below it, or in the next cell."""
    printed = label.replace(" ", "\n", 1) if layout.broken and label.count(" ") == 1 else label
    if layout.inline and len(values) == 1:
        yield f"{printed}{layout.colon} {values[0]}"
    elif layout.cells and len(values) == 1:
        yield f"{printed}{layout.colon}{layout.cells}{values[0]}"
    else:
        yield f"{printed}{layout.colon}"
        yield from (f"{layout.indent}{value}" for value in values)
    yield from _spaced(layout)


def _listed(text: str, layout: Layout) -> str:
    return f"{layout.bullet}\n{text}" if layout.alone else f"{layout.bullet}{text}"


def _people(meeting: Facts, layout: Layout) -> Iterator[str]:
    for roles, label in LABELS.items():
        people = [person for person in meeting["people"] if "+".join(person["roles"]) == roles]
        if roles == "panellist" and layout.numbered:
            for at, person in enumerate(people, start=1):
                yield from _labelled(f"Presentation {at}", [_with_topic(person, layout, "")], layout)
        elif people:
            several = len(people) > 1 or roles == "panellist"
            plural = "s" if several and not label.endswith("s") else ""
            lines = [
                _with_topic(person, layout, layout.bullet if roles == "panellist" else "") for person in people
            ]
            yield from _labelled(label + plural, lines, layout)
        if roles == "opening_speaker" and meeting.get("videos"):
            for title, seconds in meeting["videos"]:
                yield from _labelled("Video", [f"{title} ({seconds // 60} min.)"], layout)


def _with_topic(person: Facts, layout: Layout, bullet: str) -> str:
    line = person_line(person, layout.also)
    line = _listed(line, layout) if bullet else line
    return f"{line}\n{layout.indent}{layout.topic.format(person['topic'])}" if "topic" in person else line


def _tail(facts: Facts, layout: Layout) -> Iterator[str]:
    said = [f"{BLOCKS[kind]} ({minutes} minutes)." for kind, minutes in facts["blocks"]]
    if facts["floor"]:
        said.append(f"Speaking time is {facts['floor'] / 60:g} minutes.".replace("1.5 minutes", "90 seconds"))
    yield from _labelled("Format", [" ".join(said)], layout)
    if facts["languages"]:
        named = ", ".join(LANGUAGES[code] for code in facts["languages"])
        yield from _labelled("Interpretation", [f"Interpretation will be provided in {named}."], layout)
    if facts["documents"]:
        lines = [
            f"Report {symbol}" if symbol[0].isalpha() else f"Resolution {symbol}" for symbol in facts["documents"]
        ]
        yield from _labelled("Background documents", [_listed(line, layout) for line in lines], layout)


# --- orders of the day


def order(facts: Facts, cell: str = "\n", bullet: str = "- ", width: int = 0, footer: bool = False) -> list[str]:
    """Return the lines of an order of the day; `cell` stands between the cells of a row."""
    lines = [line for part in _order(facts, cell, bullet, footer) for line in part.split("\n")]
    return wrapped(lines, Layout(width=width)) if width else lines


def _order(facts: Facts, cell: str, bullet: str, footer: bool) -> Iterator[str]:
    yield f"{facts['body']}\n{in_words(facts['session'])} session\n{facts['place']}, {facts['span']}"
    yield f"Order of the day{'*' if footer else ''}\nPlenary meetings – {facts['room']}\n{day_of(facts['day'])}"
    for at, meeting in enumerate(facts["meetings"]):
        if at and footer:
            yield "* What stands here was correct when it was printed."
            yield f"A/HRC/{facts['session']}/OD/{at}\nOrder of the day, {plain_day(facts['day'])}\n{at + 1}"
        yield f"{meeting['label']}\n{hours_of(meeting['start'], meeting['end'], '24')}"
        number = f"{ordinal(meeting['number'])} meeting{cell}"
        yield from _sitting(meeting, number, cell, bullet)


def _sitting(meeting: Facts, number: str, cell: str, bullet: str) -> Iterator[str]:
    if "title" in meeting:
        yield f"{number}{meeting['title']}"
        if "theme" in meeting:
            yield f"“{meeting['theme']}”"
    for at, item in enumerate(meeting.get("items", ())):
        continued = " (cont’d)" if item.get("continued") else ""
        yield f"{number if at == 0 else ''}Item {item['number']}{continued}{cell}{item['title']}"
        for lead, points in item["business"]:
            yield "\n".join([lead, *(f"{bullet}{point}" for point in points)])
    yield from (person_line(person) for person in meeting.get("speakers", ()))
    yield from _people(meeting | {"people": meeting.get("people", [])}, Layout(gap=False))
    if "symbols" in meeting:
        yield ", ".join(meeting["symbols"])
    if "limits" in meeting:
        yield _modalities(meeting)
    for clock, honorific, name, office in meeting.get("visits", ()):
        yield f"{clock.replace(':', '.')}{cell}Visit of {honorific} {name}\n{office}"


def _modalities(meeting: Facts) -> str:
    if meeting.get("see_above"):
        return "[Modalities for participation in the general debate: See above.]"
    slots = ""
    if "slots" in meeting:
        _, whole, floor, replies = meeting["slots"]
        slots = (
            f" The discussion will be divided in two slots of {whole} minutes each ({floor} minutes for comments from"
            f" the floor, followed by {replies} minutes for replies by panellists)."
        )
    members, rest = map(_minutes, meeting["limits"])
    said = f"{members} for States Members and {rest} for observers" if members else f"{rest} for all"
    return f"[Modalities for participation:{slots} Speakers are asked to use the button. Speaking time is {said}.]"


def _minutes(seconds: int | None) -> str:
    if not seconds:
        return ""
    return f"{seconds // 60}" + (f":{seconds % 60:02}" if seconds % 60 else "") + " minutes"


ORDERS: dict[str, Callable[[Facts], list[str]]] = {
    "lines": order,
    "cells": lambda facts: order(facts, cell=" / ", bullet="• "),
    "tabs": lambda facts: order(facts, cell="\t"),
    "printed": lambda facts: order(facts, width=90, footer=True),
}


def layouts_of(facts: Facts) -> dict[str, list[str]]:
    """Return the paper in every layout that suits it."""
    if facts["kind"] == "order":
        return {name: write(facts) for name, write in ORDERS.items()}
    return {name: concept(facts, layout) for name, layout in CONCEPT.items()}
