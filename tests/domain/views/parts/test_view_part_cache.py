"""Views made of a shared state are those of the state itself, and what they have in common is made once."""

import gc
from dataclasses import fields, replace

import pytest

from interp.domain.model import commands as do
from interp.domain.model.state import Meeting
from interp.domain.rules.forecast.measured_turns import measured_times
from interp.domain.rules.forecast.times_held import of_speeches
from interp.domain.views.audiences import every_audience, view
from interp.domain.views.parts.view_part_cache import NAMED, PIECE, in_pieces, lasting, part, renewed, shared, sharing
from tests.builders import MINUTE
from tests.domain.views.open_meeting import DRAFT, at_s1
from tests.domain.views.recorded_day import days
from tests.domain.views.test_incremental_views import spied
from tests.sample_sizes import size

made: list[str] = []


@shared
def of_state(state: Meeting, word: str) -> tuple[str, int]:
    """Return a part of one state."""
    made.append("state")
    return word, state.seq


@lasting
def of_names(state: Meeting, word: str) -> str:
    """Return a part that is made of names and texts."""
    made.append("names")
    return f"{word} {state.about and state.about.title}"


@pytest.fixture(autouse=True)
def nothing_made() -> None:
    """Forget what was made."""
    made.clear()


def test_every_view_of_the_recorded_day_is_the_same_from_a_shared_state() -> None:
    for states in days():
        held = None
        for state in states[:: size(10, torture=5)]:
            held = sharing(state, held)
            for each in every_audience()[::5]:
                assert view(held, each) == view(state, each), (state.seq, each)


def test_the_lasting_parts_of_views_read_names_and_texts_alone() -> None:
    known = {each.name for each in fields(Meeting)}
    for states in days():
        for state in states[::60]:
            held = sharing(state)
            for each in every_audience():
                view(held, each)
            assert held.lasting and held.renewed
            renewed = [(make, *values) for make, values, _ in held.renewed.values()]
            for make, *values in (*held.lasting, *renewed):
                spy, read, _ = spied(state)
                make(spy, *values)
                assert read & known <= set(NAMED), make


def test_a_part_is_made_once_for_each_of_its_values() -> None:
    state = sharing(at_s1().state)
    assert of_state(state, "a") == of_state(state, "a") == ("a", state.seq)
    assert made == ["state"]
    assert (of_state(state, "b"), part(state, of_state, "b")) == (("b", state.seq),) * 2


def test_without_a_shared_state_and_with_named_values_each_call_makes_it() -> None:
    state = at_s1().state
    assert (of_state(state, "a"), of_state(state, "a")) == (("a", state.seq),) * 2
    of_names(state, "a")
    of_state(sharing(state), word="a")
    part(sharing(state), of_names, word="a")
    assert made == ["state", "state", "names", "state", "names"]


def test_a_later_state_takes_the_lasting_parts_and_no_other() -> None:
    sat = at_s1()
    before = sharing(sat.state)
    of_names(before, "a")
    of_state(before, "a")
    after = sharing(sat.does(do.BlankRoom()).state, before)
    assert (of_names(after, "a"), of_state(after, "a")[1]) == (of_names(before, "a"), after.seq)
    assert made == ["names", "state", "state"]


def test_once_a_text_is_another_nothing_lasts() -> None:
    sat = at_s1()
    before = sharing(sat.state)
    of_names(before, "a")
    of_names(sharing(sat.does(DRAFT).state, before), "a")
    of_names(sharing(sat.state, sat.state), "a")
    assert made == ["names"] * 3


def test_a_renewed_part_is_made_again_only_for_other_values() -> None:
    state = sharing(at_s1().state)
    later = sharing(replace(state, seq=state.seq + 1), state)
    words = [renewed(each, ("a",), of_names, word) for each, word in ((state, "x"), (later, "x"), (later, "y"))]
    assert words[0] == words[1] != words[2] and made == ["names", "names"]
    assert renewed(at_s1().state, ("a",), of_names, "x") == words[0]


def test_of_a_long_record_only_the_pieces_that_changed_are_gone_through_again() -> None:
    record, gone = tuple(range(10 * PIECE)), list[int]()

    def summed(begun: int, piece: tuple[int, ...]) -> int:
        gone.append(len(piece))
        return begun + sum(piece)

    state = at_s1().state
    held = sharing(state)
    assert in_pieces(held)("sum", summed, 0, record) == sum(record) and gone == [PIECE] * 10
    gone.clear()
    later = sharing(state, held)
    assert in_pieces(later)("sum", summed, 0, (*record, 7)) == sum(record) + 7 and gone == [1]
    gone.clear()
    changed = (*record[: 8 * PIECE], -1, *record[8 * PIECE + 1 :])
    assert in_pieces(held)("sum", summed, 0, changed) == sum(changed) and gone == [PIECE] * 2


def test_a_switch_late_in_a_day_goes_through_no_more_of_it_than_an_early_one() -> None:
    here, held = at_s1(), None
    for turn in range(3 * PIECE):
        here.later(MINUTE).does(do.GiveFloor(("s2", "s1")[turn % 2]))
        state = held = sharing(here.state, held)
        assert measured_times(state, in_pieces(state)) == measured_times(here.state)
        assert of_speeches(state.record.turns, in_pieces(state)) == of_speeches(state.record.turns)


def test_what_was_shared_is_freed_with_its_state_without_the_collector() -> None:
    state, held = at_s1().state, None
    gc.collect()
    gc.disable()
    try:
        for _ in range(2):
            held = sharing(state, held)
            for each in every_audience():
                view(held, each)
        held = None
        assert gc.collect() == 0
    finally:
        gc.enable()
