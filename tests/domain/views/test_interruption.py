"""What every audience is told of an interruption: its kind, how deep, and whose speech goes on."""

import pytest

from interp.domain.model import commands as do
from interp.domain.model.parties import Party
from interp.domain.views.audiences import every_audience, view
from interp.domain.views.chair import chair_view
from interp.domain.views.console import console_view
from interp.domain.views.programme import programme
from tests.builders import BRAZIL, Sitting
from tests.domain.views.open_meeting import at_s1

ORDER = do.InterruptFloor("point_of_order", Party("delegation", "Egypt", id="EGY", code="EGY"))


def interrupted(*commands: do.Command) -> Sitting:
    return at_s1().does(do.GiveFloor(party=BRAZIL), do.SetLanguage("es"), ORDER, *commands)


def test_every_audience_is_told_the_kind_and_who_is_interrupted() -> None:
    here = interrupted()
    for audience in every_audience():
        seen = view(here.state, audience)
        assert seen.speech and seen.interruption and seen.interruption.interrupted
        assert (seen.speech.party.name.text, seen.interruption.depth) == ("Egypt", 1)
        assert seen.interruption.kind == "point_of_order"
        assert seen.interruption.interrupted.party.name.text == "Brazil"
        assert (seen.speech.language, seen.interruption.interrupted.language) == (None, "es")


def test_the_innermost_is_shown_and_how_many_there_are() -> None:
    seen = console_view(interrupted(do.InterruptFloor("technical")).state, "fr")
    assert seen.interruption and seen.interruption.interrupted and seen.speech is None
    assert (seen.interruption.depth, seen.interruption.interrupted.party.code) == (2, "EGY")
    assert console_view(interrupted(do.ReturnFloor()).state, "fr").interruption is None


def test_the_programme_shows_the_interrupted_speech_as_such_and_not_who_interrupts() -> None:
    rows = {row.speech.id: row for item in programme(interrupted().state, "en").items for row in item.speeches}
    assert [row.status for row in rows.values() if row.status not in ("planned", "done")] == ["interrupted"]
    assert "Egypt" not in [row.speech.party.name.text for row in rows.values()]


def test_a_page_that_follows_the_floor_by_the_views_need_not_fetch_the_programme() -> None:
    here = at_s1()
    for command in (ORDER, do.ReturnFloor()):
        before = here.state.numbers
        after = here.does(command).state.numbers
        assert (after.programme_seq > before.programme_seq, after.edits_seq) == (True, before.edits_seq)


def test_the_chair_has_the_form_by_which_the_interrupted_party_is_called() -> None:
    assert chair_view(interrupted().state, "en").resuming is None


@pytest.mark.parametrize("brief", ["captions", "room"])
def test_a_public_view_has_the_interrupted_speech_without_topic_and_functions(brief: str) -> None:
    here = at_s1().does(do.InterruptFloor("chair", Party("person", "Ms. X")))
    seen = next(view(here.state, each) for each in every_audience() if each.name == brief).interruption
    assert seen and seen.interrupted and seen.interrupted.person
    assert (seen.interrupted.topic, seen.interrupted.person.functions) == (None, ())
