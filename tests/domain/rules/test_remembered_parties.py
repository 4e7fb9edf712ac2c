"""What other meetings may know of the parties of one: who was typed, the language last confirmed, own interpreters."""

from interp.domain.model import commands as do
from interp.domain.model.parties import Party
from interp.domain.model.speaker_lists import ListOfSpeakers, RememberedParty
from interp.domain.rules.meeting_card import card_of, says_the_same
from interp.domain.rules.remembered_parties import remembered_parties, remembers_the_same, who
from tests.builders import BRAZIL, Sitting, sitting

SET = do.SetList(ListOfSpeakers("l1", ("i3",)))
ACME = Party("organization", "Acme", language="fr")


def inscribed(party: Party, **more: object) -> do.InscribeEntry:
    return do.InscribeEntry("l1", party, **({"category": "ngo"} | more))  # type: ignore[arg-type]


def heard(language: str) -> Sitting:
    """Return a meeting in which a State and an organization are inscribed; the State has spoken a language."""
    here = sitting(SET, inscribed(BRAZIL, category="member", interpreter="en"), inscribed(ACME), do.OpenMeeting())
    return here.does(do.GiveFloor("c3"), do.SetLanguage(language))


def test_who_was_typed_is_remembered_by_name_and_states_by_code_with_what_was_heard() -> None:
    made = remembered_parties(heard("pt").state)
    assert made == (
        RememberedParty(Party("delegation", "", code="BR"), None, "pt", "en"),
        RememberedParty(ACME, "ngo"),
    )
    assert [who(each.party) for each in made] == ["BR", "acme"]


def test_a_planned_language_persons_and_who_was_only_called_are_not_remembered() -> None:
    assert remembered_parties(sitting(do.AddSpeech("i3", BRAZIL, language="fr")).state) == ()
    here = sitting(do.OpenMeeting(), do.AdvanceFloor(None), do.SetLanguage("es"))
    assert here.state.floor.last_spoken and remembered_parties(here.state) == ()


def test_a_card_says_it_and_is_another_one_when_something_else_is_to_be_remembered() -> None:
    here = heard("pt")
    before = here.state
    assert card_of(before).remembered == remembered_parties(before) and before.remembered == ()
    here.does(do.SetLanguage("en"))
    assert not remembers_the_same(before, here.state) and not says_the_same(before, here.state)
    after = here.state
    here.does(do.AdvanceFloor("c3"))
    assert here.state.floor.speech == "c4" and says_the_same(after, here.state)
