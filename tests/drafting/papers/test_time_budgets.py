"""Budgets from the paragraph on format."""

import pytest

from interp.drafting.files.line_cleaning import PrintedPassage
from interp.drafting.papers.time_budgets import Format, read_format


def read(text: str) -> Format:
    return read_format([PrintedPassage((1,), text)])


def budgets(text: str) -> list[tuple[str, int]]:
    return [(budget.kind, budget.seconds) for budget in read(text).budgets]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Presentations by the panellists (estimated to take up 1 hour) follow.", [("presentations", 3600)]),
        ("Each panel has responses (half an hour).", [("replies", 1800)]),
        ("The interactive discussion (1 hour and 30 minutes) follows.", [("floor_round", 5400)]),
        ("There will be 20 minutes for concluding remarks.", [("concluding_remarks", 1200)]),
        ("Two rounds of interactive discussion (40 minutes each).", [("floor_round", 2400)] * 2),
        ("The keynote address (15 min.) comes first.", [("opening", 900)]),
        ("The panel will last three hours.", []),
    ],
)
def test_a_time_belongs_to_what_its_words_speak_of(text: str, expected: list[tuple[str, int]]) -> None:
    assert budgets(text) == expected


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("Observers take the floor for a 2-minute intervention each.", 120),
        ("Each delegation has 90 seconds.", 90),
        ("Speaking time is three minutes.", 180),
    ],
)
def test_the_time_of_one_speech_is_a_limit_and_no_budget(text: str, seconds: int) -> None:
    assert read(text).floor_limit_s == seconds
    assert read(text).budgets == ()


def test_a_presentation_has_a_limit_of_its_own() -> None:
    form = read("Presentations of 6 minutes each (total 24 minutes).")
    assert (form.presentation_limit_s, form.floor_limit_s) == (360, None)
    assert [budget.seconds for budget in form.budgets] == [1440]


def test_a_time_for_nothing_known_is_unclear() -> None:
    assert read("The coffee break takes 25 minutes.").unclear == ((1, "25 minutes"),)
