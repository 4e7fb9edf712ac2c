"""A correction holds for what is said of the language too: a wrong speaker's last language is not theirs."""

from interp.domain.model import commands as do
from interp.domain.model.parties import Party
from tests.builders import BRAZIL, sitting

NEXT = do.AdvanceFloor(None)


def test_the_language_that_was_heard_goes_with_who_spoke() -> None:
    cuba = Party("delegation", "Cuba", id="cu", code="CUB")
    sat = sitting(NEXT, do.GiveFloor(party=cuba, language="fr")).does(do.CorrectSpeech("c3", party=BRAZIL))
    assert sat.state.floor.last_spoken == {"BR": "fr"}
    sat.does(do.AddSpeech("i3", cuba), do.GiveFloor(f"c{sat.asked + 1}"))
    assert sat.state.floor.language is None


def test_a_party_that_speaks_twice_is_renamed_in_both_and_its_text_stays_with_the_other() -> None:
    typed = Party("organization", "Amnesti", id="a")
    twice = do.AddSpeech("i3", typed)
    sat = sitting(NEXT, twice, twice, do.CorrectSpeech("c3", called="Amnesty"))
    assert [sat.state.speeches[each].party.name for each in ("c3", "c4")] == ["Amnesty", "Amnesty"]
    sat.does(do.CorrectSpeech("c3", party=BRAZIL))
    assert sat.state.texts["party.a.name"].value == "Amnesty" and sat.state.speeches["c4"].party.name == "Amnesty"


def test_an_expected_language_is_that_of_who_speaks_now() -> None:
    sat = sitting(NEXT, do.GiveFloor(party=BRAZIL, language="es"), do.GiveFloor(party=Party("group", "G", id="g")))
    before = sat.state.floor
    sat.does(do.CorrectSpeech(before.speech or "", party=BRAZIL))
    after = sat.state.floor
    assert (before.language, after.language, after.standing) == (None, "es", "expected")
