"""What the moderator sees: the panellists with their time, the questions from the floor, the clock of the block."""

from dataclasses import replace

from interp.domain.model import commands as do
from interp.domain.model.list_rules import Band, ListRules
from interp.domain.model.parties import Party
from interp.domain.model.speaker_lists import ListOfSpeakers
from interp.domain.views.moderator import ModeratorView, moderator_view
from interp.wire import view_json
from tests.builders import MINUTE, SECOND, Sitting, sitting
from tests.domain.views.open_meeting import OPEN

CANARY = "CANARY-GUEST"
LIST = ListOfSpeakers("l1", ("i3",), ListRules(bands=(Band(),)), seen_by="desk")


def seen(here: Sitting) -> ModeratorView:
    return moderator_view(here.state, "en")


def in_the_round(*more: do.Command) -> Sitting:
    """Return the meeting after a panellist of ten minutes, in the round of the same block."""
    here = sitting(OPEN, do.GiveFloor("s2")).later(10 * MINUTE - SECOND)
    return here.does(do.SetList(LIST), *more, do.OpenItem("i3"))


def test_the_clock_of_the_block_has_its_budget_and_the_time_of_all_its_items() -> None:
    here = in_the_round()
    clock = seen(here).block_clock
    assert clock is not None and clock.started_at is not None and here.state.floor.item_clock is not None
    assert clock.limit_ms == 45 * MINUTE
    assert clock == replace(
        here.state.floor.item_clock, limit_ms=45 * MINUTE, paused_ms=here.state.floor.item_clock.paused_ms - held(here)
    )
    assert seen(sitting()).block_clock is None


def held(here: Sitting) -> int:
    (stay,) = (each for each in here.state.record.stays if each.item == "i2")
    return stay.held_ms


def test_panellists_are_those_of_the_block_with_their_time_and_the_questions_to_them() -> None:
    guest = Party("organization", CANARY, id="g1")
    here = in_the_round(do.InscribeEntry("l1", guest, "ngo", addressed_to=("p2",)))
    (first, second) = seen(here).panellists
    assert (first.speech.id, first.status, first.questions, second.questions) == ("s2", "done", 0, 0)
    assert 10 * MINUTE <= first.held_ms < 11 * MINUTE and second.held_ms == 0
    assert CANARY not in str(view_json(seen(here))), "a list that the desk alone sees"
    (waiting,) = here.state.entries
    here.does(do.GiveFloor(waiting))
    assert seen(here).panellists[0].questions == 1
    (question,) = seen(here).questions
    assert (question.speech.id, question.status) == (waiting, "on_floor")
    assert [each.text for each in question.addressed_to] == ["Mr. Bo Two"]


def test_outside_a_block_the_panellists_are_those_of_the_meeting() -> None:
    assert [each.speech.id for each in seen(sitting()).panellists] == ["s2", "s3"]
    assert seen(sitting()).questions == ()
