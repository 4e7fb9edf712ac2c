"""How many of a band may speak: Next calls the first so many, as drawn, and who leaves makes room for the next."""

from interp.domain.model import commands as do
from interp.domain.model.list_rules import Band, ListRules
from interp.domain.model.parties import Party
from interp.domain.model.speaker_lists import ListOfSpeakers
from interp.domain.rules.lists.band_quota import without_place
from interp.domain.rules.programme_order import upcoming
from tests.builders import Sitting, sitting

RULES = ListRules(bands=(Band("states", "lot", most=2), Band()))
SPEAKERS = ListOfSpeakers("l1", ("i3",), RULES)


def review() -> Sitting:
    """Return a meeting with three States inscribed, c3 to c5, of which two may speak, and an organization, c6."""
    here = sitting(do.SetList(SPEAKERS))
    here.does(*(do.InscribeEntry("l1", Party("delegation", name), "member") for name in "abc"))
    return here.does(do.InscribeEntry("l1", Party("organization", "d"), "ngo"))


def called(here: Sitting) -> list[str | None]:
    return [each.speech for each in upcoming(here.state) if each.item == "i3"]


def test_the_first_of_the_draw_speak_and_the_other_bands_are_not_counted() -> None:
    here = review()
    assert without_place(here.state, SPEAKERS) == {"c5"}, "the first inscribed, until a lot is drawn"
    here.does(do.DrawList("l1", result=("c5", "c3", "c4")))
    assert without_place(here.state, SPEAKERS) == {"c4"}
    assert called(here) == ["c5", "c3", "c6"]


def test_the_place_of_who_withdraws_or_loses_the_turn_goes_to_the_next() -> None:
    here = review().does(do.WithdrawEntry("c3"))
    assert called(here) == ["c4", "c5", "c6"]
    here.does(do.RestoreEntry("c3"), do.MarkSpeechAbsent("c4"))
    assert called(here) == ["c3", "c5", "c6"]


def test_who_has_spoken_has_had_a_place_and_staff_may_call_anybody() -> None:
    here = review().does(do.OpenMeeting(), do.OpenItem("i3"), do.AdvanceFloor(None), do.AdvanceFloor("c3"))
    assert here.state.floor.speech == "c4" and called(here) == ["c6"]
    here.does(do.GiveFloor("c5"))
    assert here.state.floor.speech == "c5"


def test_without_a_number_everybody_is_called() -> None:
    one = do.InscribeEntry("l1", Party("delegation", "a"), "member")
    here = sitting(do.SetList(ListOfSpeakers("l1", ("i3",))), one)
    assert without_place(here.state, here.state.lists["l1"]) == frozenset()
