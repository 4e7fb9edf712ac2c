"""Editing the programme: items and speeches are added, amended, moved, removed, closed, passed over."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.parties import Party, Speech, SpeechStatus
from interp.domain.model.state import Item, Meeting
from interp.domain.model.texts import ProgrammeText
from interp.domain.rules.decide.item import KINDS
from tests.builders import BRAZIL, MINUTE, SPEECHES, Sitting, sitting
from tests.given import given

OPEN, NEXT = do.OpenMeeting(), do.AdvanceFloor(None)


def order(state: Meeting) -> list[str]:
    return [item.id for item in state.items]


def at_s1() -> Sitting:
    return sitting(OPEN, NEXT)


# --- items


def test_an_item_is_added_at_the_end() -> None:
    added = ev.ItemAdded(Item("c2", "replies", "Replies", "4", "b2", 1_000, 2_000), "i4")
    given().when(do.AddItem("replies", "Replies", "4", "b2", 1_000, 2_000)).then(added)


def test_an_item_is_added_after_another() -> None:
    assert order(sitting(do.AddItem("other", "Vote", after="i1")).state) == ["i1", "c2", "i2", "i3", "i4"]


def test_the_first_item_of_an_empty_programme_is_added() -> None:
    empty = sitting(*[do.RemoveItem(f"i{number}") for number in (1, 2, 3, 4)])
    given(empty).when(do.AddItem("other", "Vote")).then(ev.ItemAdded(Item("c6", "other", "Vote")))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_item_can_be_added(kind: str) -> None:
    assert sitting(do.AddItem(kind, "Title")).state.items[-1].kind == kind


def test_an_items_title_becomes_a_programme_text() -> None:
    text = sitting(do.AddItem("other", "Vote")).state.texts["item.c2.title"]
    assert text == ProgrammeText("item.c2.title", "en", "Vote")


def test_an_unknown_kind_is_refused() -> None:
    given().when(do.AddItem("party", "Title")).refused("unknown_kind")


def test_an_item_without_a_title_is_refused() -> None:
    given().when(do.AddItem("other", "")).refused("empty_text")


@pytest.mark.parametrize(
    "command",
    [
        do.AddItem("other", "T", after="i9"), do.AddItem("other", "T", block="b9"), do.AmendItem("i9"),
        do.MoveItem("i9", None), do.MoveItem("i1", "i9"), do.RemoveItem("i9"), do.CloseItem("i9"),
        do.AddSpeech("i9", BRAZIL), do.AddSpeech("i1", BRAZIL, after="s2"), do.AmendSpeech("s9"),
        do.MoveSpeech("s9", None), do.MoveSpeech("s2", "s1"), do.SkipSpeech("s9"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_found(command: do.Command) -> None:
    given().when(command).not_found()


def test_an_amended_item_keeps_what_was_left_out() -> None:
    amended = ev.ItemAmended("i2", "Panel", "3", 9_000, 8 * MINUTE)
    given().when(do.AmendItem("i2", limit_ms=9_000)).then(amended)


def test_an_empty_number_and_a_limit_of_nought_are_taken_away() -> None:
    command = do.AmendItem("i2", number="", limit_ms=0, speech_limit_ms=0)
    given().when(command).then(ev.ItemAmended("i2", "Panel"))


def test_every_field_of_an_item_is_amended() -> None:
    item = sitting(do.AmendItem("i2", "Debate", "4", 1_000, 2_000)).state.items[1]
    assert item == Item("i2", "presentation", "Debate", "4", "b2", 1_000, 2_000, ("s2", "s3"))


def test_amending_nothing_changes_nothing() -> None:
    given().when(do.AmendItem("i2", title="Panel", number="3")).nothing()


def test_a_new_title_is_a_new_original_and_its_translations_fall() -> None:
    state = sitting(do.SetText("item.i2.title", "fr", "Table ronde"), do.AmendItem("i2", title="Debate")).state
    assert state.texts["item.i2.title"] == ProgrammeText("item.i2.title", "en", "Debate", original_revision=2)


def test_a_title_that_stays_keeps_its_translations() -> None:
    state = sitting(do.SetText("item.i2.title", "fr", "Table ronde"), do.AmendItem("i2", number="5")).state
    assert state.texts["item.i2.title"].version("fr") is not None


@pytest.mark.parametrize(("item", "target", "expected"), [("i3", "i1", "i1 i3 i2 i4"), ("i3", None, "i3 i1 i2 i4")])
def test_an_item_is_moved(item: str, target: str | None, expected: str) -> None:
    given().when(do.MoveItem(item, target)).then(ev.ItemMoved(item, target))
    assert order(sitting(do.MoveItem(item, target)).state) == expected.split()


@pytest.mark.parametrize("command", [do.MoveItem("i2", "i1"), do.MoveItem("i1", None), do.MoveItem("i2", "i2")])
def test_an_item_that_stands_there_already_is_not_moved(command: do.MoveItem) -> None:
    given().when(command).nothing()


def test_an_item_nobody_spoke_in_is_removed_with_its_speeches() -> None:
    given().when(do.RemoveItem("i2")).then(ev.ItemRemoved("i2"))
    state = sitting(do.RemoveItem("i2")).state
    assert (order(state), sorted(state.speeches)) == (["i1", "i3", "i4"], ["s1", "s4"])


def test_removing_an_item_disarms_its_speech_only() -> None:
    assert sitting(do.ArmFloor("s2"), do.RemoveItem("i2")).state.floor.armed is None
    assert sitting(do.ArmFloor("s2"), do.RemoveItem("i4")).state.floor.armed == "s2"


@pytest.mark.parametrize("moves", [(), (do.EndFloor(),), (do.AdvanceFloor("s1"),)])
def test_an_item_somebody_spoke_in_stands(moves: tuple[do.Command, ...]) -> None:
    given(at_s1(), *moves).when(do.RemoveItem("i1")).refused("item_in_use")


def test_the_open_item_is_not_removed() -> None:
    given(do.OpenItem("i3")).when(do.RemoveItem("i3")).refused("item_in_use")


def test_an_item_is_closed() -> None:
    given().when(do.CloseItem("i2")).then(ev.ItemClosed("i2"))
    assert sitting(do.CloseItem("i2")).state.items[1].status.value == "done"


def test_next_passes_over_a_closed_item() -> None:
    given(OPEN, do.CloseItem("i1")).when(NEXT).ends_with(ev.FloorGiven("i2", "s2", "fr", 8 * MINUTE))


def test_closing_a_closed_item_changes_nothing() -> None:
    given(do.CloseItem("i2")).when(do.CloseItem("i2")).nothing()


def test_an_item_is_not_closed_while_somebody_speaks_in_it() -> None:
    given(at_s1()).when(do.CloseItem("i1")).refused("somebody_speaks")
    given(at_s1(), do.EndFloor()).when(do.CloseItem("i1")).then(ev.ItemClosed("i1"))


# --- speeches


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


def test_a_speech_gets_its_statement_and_follows_it() -> None:
    given().when(do.AttachStatement("s2", "d1")).then(ev.StatementAttached("s2", "d1", "on_text"))
    speech = sitting(do.AttachStatement("s2", "d1")).state.speeches["s2"]
    assert (speech.statement, speech.text) == ("d1", "on_text")


def test_a_speaker_off_the_text_stays_off_it_when_a_newer_text_comes() -> None:
    held = sitting(do.AmendSpeech("s2", text="off_text"))
    given(held).when(do.AttachStatement("s2", "d2")).then(ev.StatementAttached("s2", "d2", "off_text"))


def test_a_statement_is_taken_away_and_not_twice() -> None:
    attached = sitting(do.AttachStatement("s2", "d1"))
    given(attached).when(do.AttachStatement("s2", "d1")).nothing()
    given(attached).when(do.AttachStatement("s2", None)).then(ev.StatementAttached("s2"))
    given().when(do.AttachStatement("s2", None)).nothing()


@pytest.mark.parametrize("document", ["", "d" * 65])
def test_a_statement_needs_an_id_a_document_can_have(document: str) -> None:
    given().when(do.AttachStatement("s2", document)).bad_request()


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


# --- limits


@pytest.mark.parametrize("limit", [-1, 86_400_001])
@pytest.mark.parametrize(
    "make",
    [
        lambda ms: do.AddItem("other", "T", limit_ms=ms), lambda ms: do.AddItem("other", "T", speech_limit_ms=ms),
        lambda ms: do.AmendItem("i1", limit_ms=ms), lambda ms: do.AmendItem("i1", speech_limit_ms=ms),
        lambda ms: do.AddSpeech("i1", BRAZIL, limit_ms=ms), lambda ms: do.AmendSpeech("s1", limit_ms=ms),
        lambda ms: do.GiveFloor(party=BRAZIL, limit_ms=ms),
    ],
    ids=range(7),
)  # fmt: skip
def test_a_limit_below_nought_or_above_a_day_is_refused(make: Callable[[int], do.Command], limit: int) -> None:
    given(at_s1()).when(make(limit)).refused("out_of_range")


# --- numbers


def test_an_edit_moves_the_programmes_and_the_lists_numbers_and_a_switch_does_not() -> None:
    edited = at_s1().does(do.SkipSpeech("s2"))
    assert (edited.state.programme_seq, edited.state.list_seq) == (edited.state.seq, edited.state.seq)
    assert edited.does(do.AdvanceFloor("s1")).state.programme_seq == edited.log[-3].seq
