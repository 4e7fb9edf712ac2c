"""A dozen papers in many layouts and formats: at least 98 per cent of their facts found, none invented."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from interp.reading.papers.paper_to_proposal import propose
from tests.drafting.scoring import Fact, expected, found
from tests.reading.formats import FORMATS
from tests.reading.layouts import Facts, layouts_of
from tests.row_by_row import row_by_row
from tests.sample_sizes import size

pytestmark = pytest.mark.usefixtures("languages_read_once")
PAPERS = {path.stem: path for path in sorted((Path(__file__).parent / "papers" / "facts").glob("*.json"))}
LEAST = 0.98


@cache
def facts_of(name: str) -> Facts:
    facts: Facts = json.loads(PAPERS[name].read_text(encoding="utf-8"))
    return facts


@cache
def tried(name: str, layout: str, kind: str) -> tuple[set[Fact], set[Fact], int]:
    """Return the facts missed, those invented, and how many there are."""
    facts = facts_of(name)
    want = expected(facts)
    have = found(propose(FORMATS[kind](layouts_of(facts)[layout]), f"{name}.{kind}"))
    return want - have, have - want, len(want)


def trials() -> Iterator[tuple[str, str, str]]:
    """Yield each paper in every second layout as text, and in every fourth in one more format, each in turn."""
    others = [kind for kind in FORMATS if kind != "txt"]
    for at, name in enumerate(PAPERS):
        for turn, layout in enumerate(layouts_of(facts_of(name))):
            if (at + turn) % size(2, torture=1) == 0:
                yield name, layout, "txt"
            if (at + turn) % size(4, torture=1) == 0:
                yield name, layout, others[(at + turn) % len(others)]


def report() -> tuple[float, str]:
    """Return the share of facts found, and a line for each trial that missed or invented one."""
    missed = total = 0
    lines = []
    for trial in trials():
        gone, new, all_of_them = tried(*trial)
        missed, total = missed + len(gone), total + all_of_them
        if gone or new:
            lines.append(f"{'/'.join(trial)}: missed {sorted(gone, key=str)}, invented {sorted(new, key=str)}")
    score = 1 - missed / total
    return score, "\n".join([f"{total - missed} of {total} facts found: {score:.2%}", *lines])


def test_there_are_a_dozen_papers_in_several_layouts_each() -> None:
    assert len(PAPERS) >= 12
    assert all(len(layouts_of(facts_of(name))) >= 4 for name in PAPERS)


def test_nearly_every_fact_is_found() -> None:
    score, lines = report()
    assert score >= LEAST, lines


@row_by_row("name", PAPERS)
def test_no_fact_is_invented(name: str) -> None:
    invented = {trial: new for trial in trials() if trial[0] == name and (new := tried(*trial)[1])}
    assert invented == {}
