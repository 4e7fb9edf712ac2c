"""What turns show is taken from the record alone; of an unpublished list the public sees nothing."""

from interp.domain.model import commands as do
from interp.domain.model.parties import Party
from interp.domain.model.speaker_lists import ListOfSpeakers
from interp.domain.rules.forecast.measured_times import MeasuredTimes, assumed_ms
from interp.domain.rules.forecast.measured_turns import measured_times
from interp.domain.rules.lists.seen import as_public
from interp.domain.views.attendee import caption_view
from interp.domain.views.audiences import Audience, view
from interp.domain.views.incremental_views import same_but_numbers
from tests.builders import BRAZIL, MINUTE, SECOND, Sitting, sitting
from tests.domain.rules.forecast.rounds import LIMIT, a_round, after, on


def test_an_interruption_is_no_speaking_time_and_is_counted() -> None:
    usual = round(assumed_ms(LIMIT))
    sat = after(a_round(), 2, usual).later(MINUTE).does(do.InterruptFloor("point_of_order", party=BRAZIL))
    on(sat.later(4 * MINUTE - SECOND).does(do.ReturnFloor()).later(usual - MINUTE - 2 * SECOND))
    found = measured_times(sat.state)
    assert [round(each.total / each.n, 2) for each in found.by_category.values()] == [1.0]
    assert (found.stops, found.stops_ms) == (1, 4 * MINUTE) and found.visit


def test_a_visit_is_none_of_the_interruptions_and_none_comes_after_it() -> None:
    sat = a_round().later(MINUTE).does(do.InterruptFloor("visit"))
    assert not measured_times(sat.state).visit
    sat.later(10 * MINUTE).does(do.ReturnFloor())
    found = measured_times(sat.state)
    assert (found.visit, found.stops, found.stops_ms) == (False, 0, 0)


def test_a_suspension_shows_nothing_of_the_turn_it_falls_in() -> None:
    sat = on(a_round().does(do.SuspendMeeting()).later(30 * MINUTE).does(do.ResumeMeeting()))
    assert measured_times(sat.state).by_category == {}


def test_the_absent_are_counted() -> None:
    sat = a_round().does(do.MarkSpeechAbsent("s5"), do.MarkSpeechAbsent("s6"))
    found = measured_times(sat.state)
    assert (found.absent, found.called) == (2, 2)


def test_sums_are_those_that_are_sent() -> None:
    (ratios,) = measured_times(after(a_round(), 7, 111_111).state).by_category.values()
    assert (ratios.n, ratios.total, ratios.squares) == (7, round(ratios.total, 3), round(ratios.squares, 3))


def hidden_list() -> Sitting:
    """Return a meeting with an unpublished list, the first of whom has spoken."""
    here = sitting(do.SetList(ListOfSpeakers("l1", ("i3",))))
    here.does(*(do.InscribeEntry("l1", Party("organization", f"Party {n}", id=f"n{n}"), "ngo") for n in range(5)))
    return here.does(do.OpenMeeting(), do.OpenItem("i3"), do.AdvanceFloor(None)).later(2 * MINUTE)


def test_the_public_is_told_nothing_of_who_was_called_in_vain_on_a_list_it_does_not_see() -> None:
    here = hidden_list()
    speaks = here.state.floor.speech
    waiting = [each for each in here.state.items[2].speeches if each != speaks]
    before = here.state
    here.does(do.CallEntryInVain(waiting[0]), do.MarkSpeechAbsent(waiting[1]))
    assert measured_times(here.state).absent > measured_times(before).absent
    assert measured_times(as_public(here.state)) == measured_times(as_public(before)) == MeasuredTimes()
    assert caption_view(here.state, "en") == caption_view(before, "en")


def test_who_has_spoken_on_such_a_list_is_known_and_measured() -> None:
    here = hidden_list()
    here.does(do.AdvanceFloor(here.state.floor.speech))
    assert measured_times(as_public(here.state)).by_category.keys() == {"ngo"}
    assert measured_times(here.state) == measured_times(as_public(here.state))


def test_without_a_switch_a_view_is_not_sent_for_what_was_measured() -> None:
    """It waits with the numbers of documents, and is in no view of who shows no times."""
    sat = a_round()
    before = sat.state
    sat.does(do.MarkSpeechAbsent("s15"))
    for name in ("captions", "console", "chair"):
        seen = [view(state, Audience(name, "en")) for state in (before, sat.state)]
        assert seen[0] != seen[1] and same_but_numbers(*seen)
    for name in ("room", "booth", "technician", "chief", "desk"):
        assert not hasattr(view(sat.state, Audience(name, "en")), "measured")
