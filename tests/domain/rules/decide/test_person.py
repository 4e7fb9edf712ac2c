"""People are brought in and amended; nobody unknown is."""

from interp.domain.model import commands as do
from interp.domain.model.parties import Party
from tests.builders import person, sitting
from tests.given import given


def test_a_person_is_brought_in_and_given_a_speech() -> None:
    sat = sitting(do.AddPerson("Dr. Di Four", "dr", ("Judge",)))
    added = next(each for each in sat.state.people.values() if each.name == "Dr. Di Four")
    sat.does(do.AddSpeech("i2", person(added.id, added.name), "panellist", person=added.id))
    speech = sat.state.speeches[sat.state.items[1].speeches[-1]]
    assert (speech.person, sat.state.texts[f"person.{added.id}.function.0"].value) == (added.id, "Judge")


def test_nobody_unknown_speaks_or_is_amended() -> None:
    given().when(do.AddSpeech("i2", Party("person", "X"), person="nobody")).not_found()
    given().when(do.AmendPerson("nobody", "X")).not_found()
    given().when(do.AddPerson("")).refused("empty_text")
