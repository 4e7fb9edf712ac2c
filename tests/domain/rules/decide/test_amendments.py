"""Amending what is planned: the meeting, its people, its speeches, with the texts that follow."""

from dataclasses import replace

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.parties import Party
from interp.domain.model.state import Block
from tests.builders import BLOCKS, HOUR, MINUTE, START, person, sitting
from tests.given import given

FRENCH = do.SetText("meeting.title", "fr", "Droits de l’enfant")


def test_a_meeting_is_amended_field_by_field_and_its_texts_follow() -> None:
    sat = sitting(FRENCH).does(do.AmendMeeting(title="Rights of every child", theme="", venue="Room XVII"))
    about = sat.state.about
    assert about and (about.title, about.theme, about.venue) == ("Rights of every child", None, "Room XVII")
    title = sat.state.texts["meeting.title"]
    assert (title.value, title.original_revision, title.versions) == ("Rights of every child", 2, ())
    assert "meeting.theme" not in sat.state.texts


def test_what_is_not_amended_keeps_its_translations() -> None:
    sat = sitting(FRENCH).does(do.AmendMeeting(venue="Room XVII"))
    assert sat.state.texts["meeting.title"].version("fr")


def test_asking_for_what_holds_leaves_no_row() -> None:
    given().when(do.AmendMeeting(title="Rights of the child", venue="Room XX")).nothing()


def test_new_hours_move_the_running_clock_of_the_meeting_and_nothing_else() -> None:
    sat = sitting(do.OpenMeeting(), do.AdvanceFloor(None))
    before = sat.state.floor
    sat.does(do.AmendMeeting(ends_at=START + 4 * HOUR))
    assert sat.state.clock and sat.state.clock.limit_ms == 4 * HOUR
    assert sat.state.floor == before


def test_rules_and_budgets_are_amended_by_value() -> None:
    blocks = (Block("b1", "opening", 5 * MINUTE), BLOCKS[1])
    state = sitting(do.AmendMeeting(floor_limit_ms=90_000, members_limit_ms=180_000, blocks=blocks)).state
    assert state.about and state.about.modalities.floor_limit_ms == 90_000
    assert state.about.modalities.members_limit_ms == 180_000
    assert state.blocks == blocks


@pytest.mark.parametrize(
    "command, reason",
    [(do.AmendMeeting(ends_at=START), "out_of_range"), (do.AmendMeeting(floor_limit_ms=-1), "out_of_range")],
)
def test_what_cannot_be_is_refused(command: do.Command, reason: str) -> None:
    given().when(command).refused(reason)


def test_a_budget_that_items_stand_in_cannot_be_taken_away() -> None:
    given().when(do.AmendMeeting(blocks=BLOCKS[:1])).not_found()


def test_a_closed_meeting_stays_as_it_was() -> None:
    given(do.CloseMeeting()).when(do.AmendMeeting(title="Other")).refused("meeting_closed")


def test_a_person_is_amended_wherever_they_speak() -> None:
    sat = sitting(do.AmendPerson("p1", "Ms. Amelia One", functions=("Chair of the Board",)))
    assert sat.state.people["p1"].name == sat.state.speeches["s1"].party.name == "Ms. Amelia One"
    texts = sat.state.texts
    assert (texts["person.p1.name"].value, texts["person.p1.name"].original_revision) == ("Ms. Amelia One", 2)
    assert texts["person.p1.function.0"].original_revision == 1
    assert "person.p1.function.1" not in texts
    given(sat).when(do.AmendPerson("p1", "Ms. Amelia One")).nothing()


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


def test_a_speech_is_taken_off_with_its_topic_and_disarmed() -> None:
    state = sitting(do.ArmFloor("s2"), do.RemoveSpeech("s2")).state
    assert ("s2" in state.speeches, state.items[1].speeches, state.floor.armed) == (False, ("s3",), None)
    assert "speech.s2.topic" not in state.texts


def test_a_speech_that_was_held_stays_on_the_record() -> None:
    sat = sitting(do.OpenMeeting(), do.AdvanceFloor(None), do.AdvanceFloor("s1"))
    for speech in ("s1", "s2"):
        given(sat).when(do.RemoveSpeech(speech)).refused("not_planned")


def test_a_topic_is_amended_and_taken_away() -> None:
    sat = sitting(do.SetText("speech.s2.topic", "fr", "Sécurité"))
    given(sat).when(do.AmendSpeech("s2", topic="Security")).then(ev.SpeechTopicAmended("s2", "Security"))
    text = sat.does(do.AmendSpeech("s2", topic="Security")).state.texts["speech.s2.topic"]
    assert (text.value, text.versions, text.original_revision) == ("Security", (), 2)
    assert sat.does(do.AmendSpeech("s2", topic="")).state.speeches["s2"].topic is None
    given(sat).when(do.AmendSpeech("s2", limit_ms=60_000, topic="")).then(
        replace(ev.SpeechAmended("s2", "fr", 60_000, "none"))
    )
