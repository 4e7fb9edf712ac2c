"""Every line of a paper is in its proposal, in a finding, or named as heading: whole papers, cut and joined ones."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interp.reading.papers.paper_to_proposal import propose
from tests.sample_sizes import size

pytestmark = pytest.mark.usefixtures("languages_read_once")
HERE = Path(__file__).parent
PAPERS = {
    path.name: path.read_text(encoding="utf-8").split("\n")
    for folder in (".", "notes", "orders", "seed")
    for path in sorted((HERE / folder).glob("*.txt"))
} | {"note": files("interp.seed").joinpath("hrc31-concept-note.txt").read_text(encoding="utf-8").split("\n")}
INVENTED = ("Zorvath", "Qumbletrex", "Жмурхопад", "قظضغثش", "魑魅魍魉")
LETTERS = re.compile(r"\w")


def texts(value: Any) -> Iterator[str]:
    """Yield every text of the fields of a proposal, without those of its findings and of the paper."""
    if is_dataclass(value):
        names = [each.name for each in fields(value) if each.name not in ("warnings", "paper", "lines")]
        yield from (text for name in names for text in texts(getattr(value, name)))
    elif isinstance(value, tuple | list):
        yield from (text for each in value for text in texts(each))
    elif isinstance(value, str):
        yield value


def numbers(value: Any) -> Iterator[int]:
    """Yield the numbers of the lines that the fields of a proposal say they were read from."""
    if is_dataclass(value):
        for each in fields(value):
            if each.name == "lines":
                yield from (number for lines in getattr(value, each.name).values() for number in lines)
            else:
                yield from numbers(getattr(value, each.name))
    elif isinstance(value, tuple | list):
        for each in value:
            yield from numbers(each)


def letters(text: str) -> str:
    return "".join(LETTERS.findall(text)).casefold()


def lost(lines: list[str]) -> list[tuple[int, str]]:
    """Return the lines that no field, no finding and no heading says it was read from."""
    proposal = propose("\n".join(lines).encode(), "a.txt")
    said = {warning.line for warning in proposal.warnings} | set(numbers(proposal))
    return [
        (number, line)
        for number, line in enumerate(lines, start=1)
        if any(map(str.isalnum, line)) and number not in said
    ]


def unsaid(lines: list[str], at: int, words: str) -> list[str]:
    """Return the words of line `at` that are in no text, where neither a finding nor a heading names the line.

    Of a line on speaking time only the figures are kept.
    """
    proposal = propose("\n".join(lines).encode(), "a.txt")
    limits = {line for m in proposal.meetings for item in m.items for line in item.lines.get("speech_limit_s", ())}
    if at in limits | {warning.line for warning in proposal.warnings} | {*proposal.lines.get("headings", ())}:
        return []
    whole = letters(" ".join(texts(proposal)))
    return [word for word in words.split() if letters(word) not in whole]


def test_no_line_of_a_paper_is_lost() -> None:
    assert {name: gone for name, lines in [*PAPERS.items()][:: size(2, torture=1)] if (gone := lost(lines))} == {}


CUTS = st.tuples(st.sampled_from(sorted(PAPERS)), st.integers(0, 60), st.integers(1, 30))


@settings(max_examples=size(60, torture=4_000), deadline=None)
@given(st.lists(CUTS, min_size=1, max_size=4))
def test_no_line_of_papers_cut_and_joined_is_lost(cuts: list[tuple[str, int, int]]) -> None:
    lines = [line for name, start, count in cuts for line in PAPERS[name][start : start + count]]
    assert not any(map(str.strip, lines)) or lost(lines) == []


@settings(max_examples=size(60, torture=4_000), deadline=None)
@given(st.sampled_from(sorted(PAPERS)), st.integers(0, 200), st.sampled_from(INVENTED), st.booleans())
def test_no_word_that_a_line_ends_with_is_lost(name: str, at: int, word: str, alone: bool) -> None:
    lines = list(PAPERS[name])
    place = at % len(lines)
    lines[place : place + 1] = [lines[place], word] if alone else [f"{lines[place]} {word}"]
    assert unsaid(lines, place + 1 + alone, word) == []


def test_a_closed_meeting_is_told_and_the_kind_of_paper_is_a_heading() -> None:
    text = "Committee on Parks\nProgramme of work\n2 March 2026\n\n10 a.m.–1 p.m.\t12th meeting (closed)\nLawns"
    proposal = propose(text.encode(), "a.txt")
    assert [(w.line, w.values["text"]) for w in proposal.warnings if w.code == "not_kept"] == [(5, "closed")]
    assert proposal.lines["headings"] == (1, 2)
