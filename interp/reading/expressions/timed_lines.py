"""Splits a line of an order of the day into its hours and its title: "10.30 a.m.–12 noon  Panel discussion on …"."""

import re

from interp.reading.expressions.dates_and_hours import Hours, hours_in, without_times

MOST = 60
BOUNDARY = re.compile(
    r"[\s,:：，،；;()（）–—|-]|(?<=[\u3400-\u9fff])(?=[^\u3400-\u9fff])"
    r"|(?<=[^\u3400-\u9fff])(?=[\u3400-\u9fff])|(?<=[时點点分半])"
)
IDLE = re.compile(
    r"\b(?:from|de|du|des|le|las?|at|a|à|от|с|до|between|and|hrs?|hours|heures|horas?|time|local time"
    r"|geneva time)\b|من|الساعة|在|时间"
    r"|[пn]\.?m\.?", re.IGNORECASE)


def split_hours(text: str) -> tuple[Hours, str] | None:
    """Return the hours at the beginning or end of a line and the rest as printed, or None without just one range."""
    if not any(char.isdigit() for char in text[:MOST] + text[-MOST:]):
        return None
    return _leading(text) or _trailing(text)


def _leading(text: str) -> tuple[Hours, str] | None:
    cuts = [found.start() for found in BOUNDARY.finditer(text[:MOST])] + [min(len(text), MOST)]
    for cut in reversed(cuts):
        if hours := _only(text[:cut]):
            rest = text[cut:].strip(" \t").lstrip(" \t,;:：，；،–—-/|)）]")
            return hours, rest.rstrip(" \t,;–—-/|")
    return None


def _trailing(text: str) -> tuple[Hours, str] | None:
    start = max(0, len(text) - MOST)
    for cut in (start + found.start() for found in BOUNDARY.finditer(text[start:])):
        head = text[:cut]
        if cut and (hours := _only(text[cut:])) and any(char.isalpha() for char in head):
            return hours, head.rstrip(" \t,;:：，؛،–—-(（[|/")
    return None


def _only(text: str) -> Hours | None:
    """Return the hours of a text that says nothing else, or None."""
    hours = hours_in(text)
    if len(hours) != 1:
        return None
    left = IDLE.sub(" ", without_times(text))
    return None if any(char.isalnum() for char in left) else hours[0]
