"""Speeches are planned, amended, moved, passed over and taken off the programme; and what is refused."""

from dataclasses import replace

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.parties import Party, Speech, SpeechStatus
from interp.domain.model.texts import ProgrammeText
from tests.builders import BRAZIL, MINUTE, SPEECHES, Sitting, sitting
from tests.given import given

OPEN, NEXT = do.OpenMeeting(), do.AdvanceFloor(None)


def at_s1() -> Sitting:
    return sitting(OPEN, NEXT)


@pytest.mark.parametrize(
    "command",
    [
        do.AddSpeech("i9", BRAZIL), do.AddSpeech("i1", BRAZIL, after="s2"), do.AmendSpeech("s9"),
        do.MoveSpeech("s9", None), do.MoveSpeech("s2", "s1"), do.SkipSpeech("s9"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_found(command: do.Command) -> None:
    given().when(command).not_found()


def test_a_speech_is_added_at_the_end_of_its_item() -> None:
    speech = Speech("c2", "floor_speaker", BRAZIL, language="es", topic="Education", limit_ms=MINUTE)
    command = do.AddSpeech("i2", BRAZIL, language="es", topic="Education", limit_ms=MINUTE)
    given().when(command).then(ev.SpeechAdded("i2", speech, "s3"))


def test_the_first_speech_of_a_round_is_added() -> None:
    given().when(do.AddSpeech("i3", BRAZIL)).then(ev.SpeechAdded("i3", Speech("c2", "floor_speaker", BRAZIL)))


def test_a_speech_is_added_after_another_and_brings_its_texts() -> None:
    state = sitting(do.AddSpeech("i2", BRAZIL, topic="Education", after="s2")).state
    assert state.items[1].speeches == ("s2", "c2", "s3")
    assert state.texts["speech.c2.topic"] == ProgrammeText("speech.c2.topic", "en", "Education")
    assert state.texts["party.br.name"] == ProgrammeText("party.br.name", "en", "Brazil")


@pytest.mark.parametrize("language", ["pt", "xx", ""])
def test_a_party_named_in_a_language_that_no_page_has_is_refused(language: str) -> None:
    party = replace(BRAZIL, language=language)
    for command in (
        do.AddSpeech("i1", party), do.AddSpeech("i1", BRAZIL, on_behalf_of=(party,)), do.GiveFloor(party=party),
        do.AmendSpeech("s1", on_behalf_of=(party,)), do.InterruptFloor("point_of_order", party),
    ):  # fmt: skip
        given(at_s1()).when(command).bad_request("invalid")


def test_a_nameless_party_is_refused() -> None:
    given().when(do.AddSpeech("i3", Party("delegation", ""))).refused("empty_text")


def test_an_amended_speech_keeps_what_was_left_out() -> None:
    given().when(do.AmendSpeech("s1", language="ru")).then(ev.SpeechAmended("s1", "ru", 5 * MINUTE))
    given().when(do.AmendSpeech("s1", limit_ms=0)).then(ev.SpeechAmended("s1"))


def test_every_field_of_a_speech_is_amended() -> None:
    speech = sitting(do.AmendSpeech("s1", "ru", 7, "on_text")).state.speeches["s1"]
    assert speech == replace(SPEECHES[0], language="ru", limit_ms=7, text="on_text")


def test_amending_nothing_of_a_speech_changes_nothing() -> None:
    given().when(do.AmendSpeech("s2", language="fr", text="none")).nothing()


def test_a_speech_is_moved_within_its_item() -> None:
    given().when(do.MoveSpeech("s3", None)).then(ev.SpeechMoved("s3", None))
    assert sitting(do.MoveSpeech("s3", None)).state.items[1].speeches == ("s3", "s2")
    assert sitting(do.MoveSpeech("s2", "s3")).state.items[1].speeches == ("s3", "s2")


@pytest.mark.parametrize("command", [do.MoveSpeech("s3", "s2"), do.MoveSpeech("s2", None), do.MoveSpeech("s2", "s2")])
def test_a_speech_that_stands_there_already_is_not_moved(command: do.MoveSpeech) -> None:
    given().when(command).nothing()


def test_a_speech_is_skipped_and_disarmed() -> None:
    given().when(do.SkipSpeech("s2")).then(ev.SpeechSkipped("s2"))
    state = sitting(do.ArmFloor("s2"), do.SkipSpeech("s2")).state
    assert (state.speeches["s2"].status, state.floor.armed) == (SpeechStatus.SKIPPED, None)


def test_skipping_what_is_skipped_changes_nothing() -> None:
    given(do.SkipSpeech("s2")).when(do.SkipSpeech("s2")).nothing()


@pytest.mark.parametrize("speech", ["s1", "s2"])
def test_a_speech_on_the_floor_or_over_is_not_skipped(speech: str) -> None:
    given(at_s1(), do.AdvanceFloor("s1")).when(do.SkipSpeech(speech)).refused("not_planned")


def test_a_speech_passed_over_can_still_be_called() -> None:
    called = at_s1().does(do.SkipSpeech("s2"), do.GiveFloor("s2"))
    assert called.statuses()["s2"] == SpeechStatus.ON_FLOOR


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


ABSENT = do.MarkSpeechAbsent


@pytest.mark.parametrize("before", [(), (do.SkipSpeech("s2"),), (do.ArmFloor("s2"),)], ids=range(3))
def test_a_speaker_who_is_not_there_is_marked_absent_and_disarmed(before: tuple[do.Command, ...]) -> None:
    given(*before).when(ABSENT("s2")).then(ev.SpeechMarkedAbsent("s2"))
    state = sitting(*before, ABSENT("s2")).state
    assert (state.speeches["s2"].status, state.floor.armed) == (SpeechStatus.ABSENT, None)
    given(ABSENT("s2")).when(ABSENT("s2")).nothing()


def test_on_the_floor_nobody_has_it_then_and_undo_brings_the_speaker_back() -> None:
    given(OPEN, NEXT).when(ABSENT("s1")).then(ev.FloorEnded("s1"), ev.SpeechMarkedAbsent("s1"))
    here = sitting(OPEN, NEXT, ABSENT("s1"))
    assert (here.state.floor.speech, here.statuses()["s1"]) == (None, SpeechStatus.ABSENT)
    here.does(do.UndoSwitch())
    assert (here.state.floor.speech, here.statuses()["s1"]) == ("s1", SpeechStatus.ON_FLOOR)


def test_an_absent_speaker_is_passed_over_and_may_be_given_the_floor_later() -> None:
    here = sitting(OPEN, ABSENT("s2"), do.OpenItem("i2"), NEXT)
    assert here.state.floor.speech == "s3"
    here.does(do.GiveFloor("s2"))
    assert here.statuses()["s2"] == SpeechStatus.ON_FLOOR


def test_a_speaker_who_has_spoken_is_not_absent() -> None:
    given(OPEN, NEXT, do.EndFloor()).when(ABSENT("s1")).refused("not_planned")
