"""What each audience sees: its own fields, its own language, and no draft where the public looks."""

from dataclasses import fields
from typing import Any

import pytest

from interp.domain.model import commands as do
from interp.domain.model.clock import Clock, ClockStatus
from interp.domain.model.commands import Target
from interp.domain.model.parties import Party
from interp.domain.model.state import DoneBy
from interp.domain.model.texts import T, Version
from interp.domain.views.audiences import AUDIENCES, Audience, every_audience, view
from interp.domain.views.booth import BoothView, BoothWork, ReportView, booth_view
from interp.domain.views.captions import CaptionView, caption_view
from interp.domain.views.chair import chair_view
from interp.domain.views.console import BlockView, ConsoleView, UndoView, console_view
from interp.domain.views.desk import TextRow, desk_view, text_rows
from interp.domain.views.programme import programme, speaker_list
from interp.domain.views.room import room_view
from interp.domain.views.shared_parts import PartyView, PersonView
from interp.wire import view_json
from tests.builders import BRAZIL, HOUR, MINUTE, SECOND, START, Sitting, sitting

OPEN, NEXT = do.OpenMeeting(), do.AdvanceFloor(None)
DRAFT = do.SetText("item.i1.title", "fr", "BROUILLON")
APPROVE = do.ApproveText("item.i1.title", "fr", 1)


def at_s1() -> Sitting:
    return sitting(OPEN, NEXT, chair=Party("person", "Mr. Di Four", "p1"), chair_person="p1")


def original(value: str) -> T:
    return T(value, "en", "original", "source", 1)


def caption(*commands: do.Command, language: str = "fr") -> CaptionView:
    return caption_view(at_s1().does(*commands).state, language)


# --- captions


def test_the_public_view_has_the_fields_of_the_contract() -> None:
    names = "meeting item speech following clocks next armed programme_seq list_seq language direction"
    assert [field.name for field in fields(CaptionView)] == names.split()


def test_the_meeting_is_described_whole() -> None:
    assert view_json(caption())["meeting"] == {
        "id": "m1", "title": wire("Rights of the child"), "theme": wire("Protection"), "venue": "Room XX",
        "starts_at": START, "ends_at": START + 3 * HOUR, "timezone": "Europe/Zurich", "status": "open",
        "chair": {"kind": "person", "code": None, "name": wire("Ms. Amel One"), "category": None, "seat": None},
        "interpretation_until": START + 3 * HOUR, "webcast": None,
    }  # fmt: skip


def wire(value: str) -> dict[str, Any]:
    return {"text": value, "language": "en", "standing": "original", "origin": "source", "revision": 1}


def test_the_speech_on_the_floor_is_shown_whole() -> None:
    speech = caption().speech
    assert speech is not None
    assert (speech.id, speech.role, speech.language, speech.text) == ("s1", "opening_speaker", "en", "none")
    functions = (original("Chair of the Board"), original("Founder"))
    assert speech.person == PersonView(original("Ms. Amel One"), "ms", functions, original("Home"))


def test_on_the_floor_the_language_spoken_now_is_shown_and_before_it_the_one_expected() -> None:
    seen = caption(do.SetLanguage("ru"))
    assert seen.speech is not None
    assert (seen.speech.language, [each.language for each in seen.next]) == ("ru", ["fr", "en"])


def test_a_delegation_is_shown_with_code_category_and_seat() -> None:
    speech = caption(do.GiveFloor(party=BRAZIL)).speech
    assert speech is not None
    assert speech.party == PartyView("delegation", "BR", original("Brazil"), "member", "A1")
    assert speech.person is None


def test_the_item_is_shown_with_its_place() -> None:
    item = caption(do.AdvanceFloor("s1")).item
    assert item is not None
    assert (item.id, item.number, item.title, item.position, item.of) == ("i2", "3", original("Panel"), 2, 4)


def test_the_three_clocks_are_shown() -> None:
    clocks, running = caption().clocks, ClockStatus.RUNNING
    began = START + 3 * SECOND
    assert clocks.speech == Clock(running, began, limit_ms=5 * MINUTE)
    assert clocks.item == Clock(running, began, limit_ms=10 * MINUTE, warning_ms=5 * MINUTE)
    assert clocks.meeting == Clock(running, START + 2 * SECOND, limit_ms=3 * HOUR, warning_ms=10 * MINUTE)


def test_the_next_two_come_with_the_armed_one_first() -> None:
    seen = console(do.ArmFloor("s4"))
    assert [each.id for each in seen.next] == ["s4", "s2"]
    assert seen.armed is not None
    assert seen.armed.id == "s4"


@pytest.mark.parametrize(("armed", "coming"), [(None, ["s2", "s3"]), ("s4", ["s4"])])
def test_the_public_gets_two_to_come_and_one_less_while_one_is_armed(armed: str | None, coming: list[str]) -> None:
    seen = caption(do.ArmFloor(armed))
    assert [each.id for each in seen.next] == coming
    assert (seen.armed.id if seen.armed else None) == armed


def test_what_is_to_come_bears_no_topic_or_functions_in_public_and_both_for_those_who_work() -> None:
    assert [each.topic for each in caption().next] == [None, None]
    assert [each.topic for each in console().next] == [original("Safety"), None]
    (opening, _) = caption_view(sitting().state, "en").next
    assert opening.person is not None
    assert opening.person.functions == ()


def test_before_the_first_switch_nobody_is_shown() -> None:
    seen = caption_view(sitting().state, "fr")
    assert (seen.item, seen.speech, seen.armed, seen.clocks.meeting) == (None, None, None, None)


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("zh", "ltr"), ("en", "ltr")])
def test_a_view_says_its_language_and_direction(language: str, direction: str) -> None:
    seen = caption(language=language)
    assert (seen.language, seen.direction) == (language, direction)


# --- drafts


def public(state_of: Sitting) -> list[str]:
    """Return everything the public can see in French, as JSON."""
    state = state_of.state
    seen: tuple[object, ...] = (
        caption_view(state, "fr"), room_view(state, "fr"), programme(state, "fr"), speaker_list(state, "fr")
    )  # fmt: skip
    return [str(view_json(each)) for each in seen]


def test_no_public_view_shows_a_draft_of_any_text() -> None:
    drafted = at_s1()
    for text in drafted.state.texts:
        drafted.does(do.SetText(text, "fr", "BROUILLON"))
    assert not [seen for seen in public(drafted) if "BROUILLON" in seen or "draft" in seen]


def test_an_approved_text_reaches_the_public_at_once() -> None:
    item = caption(DRAFT, APPROVE).item
    assert item is not None
    assert item.title == T("BROUILLON", "fr", "reviewed", "person", 1)


@pytest.mark.parametrize("audience", ["booth", "console", "chair", "desk"])
def test_those_who_work_see_drafts_marked(audience: str) -> None:
    item = view(at_s1().does(DRAFT).state, Audience(audience, "fr")).item
    assert item is not None
    assert item.title == T("BROUILLON", "fr", "draft", "person", 1)


# --- booth


def booth(*commands: do.Command, of: str = "ar") -> BoothView:
    return booth_view(at_s1().does(*commands).state, of)


def test_a_booth_sees_how_it_works_now() -> None:
    assert booth().booth == BoothWork(language="ar", mode="direct", into="ar", floor="en", report=None)


def test_a_two_way_booth_turns_with_the_floor_and_reads_the_language_it_works_into() -> None:
    turned = booth(do.SetLanguage("ar"))
    assert turned.booth == BoothWork(language="ar", mode="retour", into="en", floor="ar", report=None)
    assert (turned.language, turned.direction) == ("en", "ltr")


def test_a_one_way_booth_rests() -> None:
    assert booth(do.SetLanguage("fr"), of="fr").booth.mode == "rest"


def test_a_booth_sees_its_own_report_only() -> None:
    report = ReportView(booth="ar", language="fr", at=START + 4 * SECOND)
    assert booth(do.ReportLanguage("ar", "fr"), do.ReportDisplay("zh")).booth.report == report
    assert booth(do.ReportDisplay("zh")).booth.report is None


# --- console


def console(*commands: do.Command) -> ConsoleView:
    return console_view(at_s1().does(*commands).state, "en")


def test_the_console_says_what_next_will_do() -> None:
    advance = console().advance
    assert (advance.from_speech, advance.to, advance.opens_item) == ("s1", Target("i2", "s2"), True)
    assert advance.item is not None and advance.speech is not None
    assert (advance.item.id, advance.speech.id) == ("i2", "s2")


def test_what_next_says_can_be_sent_back_and_holds() -> None:
    advance = console().advance
    assert at_s1().does(do.AdvanceFloor(advance.from_speech, advance.to)).place == advance.to


def test_next_within_an_item_opens_none() -> None:
    assert not console(do.AdvanceFloor("s1")).advance.opens_item


def test_at_the_end_next_leads_nowhere() -> None:
    advance = console(do.GiveFloor("s4")).advance
    assert (advance.to, advance.item, advance.speech, advance.opens_item) == (None, None, None, False)


def test_the_console_says_what_undo_would_restore() -> None:
    undo = console(do.AdvanceFloor("s1")).undo
    assert (undo.depth, undo.item) == (2, "i1")
    assert undo.speech is not None
    assert undo.speech.id == "s1"
    assert console_view(sitting().state, "en").undo == UndoView(depth=0, item=None, speech=None)
    assert console().undo == UndoView(depth=1, item=None, speech=None)


def test_the_console_shows_the_block_the_reports_the_hand_and_the_blank_room() -> None:
    seen = console(do.ReportLanguage("ar", "fr"), do.BlankRoom())
    assert seen.block == BlockView(id="b1", kind="opening", budget_ms=10 * MINUTE)
    assert seen.reports == (ReportView(booth="ar", language="fr", at=START + 4 * SECOND),)
    assert seen.last_switch == DoneBy("Staff", "desk-1", START + 3 * SECOND)
    assert seen.blank


def test_without_switch_block_or_chair_the_console_says_so() -> None:
    seen = console_view(sitting().state, "en")
    assert (seen.last_switch, seen.block, seen.chair_person, seen.meeting.chair) == (None, None, None, None)


# --- chair, desk, room


def test_the_chair_sees_whom_to_call_and_who_presides() -> None:
    seen = chair_view(at_s1().state, "en")
    assert seen.advance == console().advance
    assert seen.chair_person == console().chair_person
    assert seen.chair_person is not None
    assert chair_view(sitting().state, "en").chair_person is None


def test_the_desk_lists_every_text_beside_its_language() -> None:
    state = at_s1().does(DRAFT).state
    rows = {row.id: row for row in text_rows(state, "fr")}
    draft = Version("BROUILLON", "draft", "person", 1)
    assert rows["item.i1.title"] == TextRow(id="item.i1.title", original=original("Opening"), version=draft)
    assert rows["meeting.title"].version is None
    assert set(rows) == set(state.texts)


def test_the_desks_number_moves_when_a_text_does() -> None:
    drafted = at_s1().does(DRAFT).state
    assert desk_view(drafted, "fr").texts_seq == drafted.seq


def test_every_kind_of_programme_text_is_listed() -> None:
    listed = sitting(chair=Party("delegation", "Peru", "pe")).state.texts
    assert set(listed) == {
        "meeting.title", "meeting.theme", "party.pe.name", "party.r1.name", "speech.s2.topic",
        "person.p1.name", "person.p1.function.0", "person.p1.function.1", "person.p1.affiliation",
        "person.p2.name", "person.p3.name",
        "item.i1.title", "item.i2.title", "item.i3.title", "item.i4.title",
    }  # fmt: skip


def test_the_room_can_be_blank() -> None:
    assert room_view(at_s1().does(do.BlankRoom()).state, "fr").blank
    assert not room_view(at_s1().state, "fr").blank


# --- documents


def test_the_programme_lists_every_item_and_speech_with_where_it_stands() -> None:
    listed = programme(at_s1().state, "fr")
    rows = [(row.item.id, row.status, [(each.speech.id, each.status) for each in row.speeches]) for row in listed.items]
    assert rows == [
        ("i1", "open", [("s1", "on_floor")]), ("i2", "planned", [("s2", "planned"), ("s3", "planned")]),
        ("i3", "planned", []), ("i4", "planned", [("s4", "planned")]),
    ]  # fmt: skip
    assert (listed.programme_seq, listed.language, len(listed.blocks)) == (1, "fr", 2)


def test_the_programme_names_the_chair_or_none() -> None:
    assert programme(at_s1().state, "fr").chair == console().chair_person
    assert programme(sitting().state, "fr").chair is None


def test_the_programme_shows_drafts_to_those_who_signed_in() -> None:
    listed = programme(at_s1().does(DRAFT).state, "fr", drafts=True)
    assert listed.items[0].item.title.standing == "draft"


def test_the_list_of_speakers_is_the_open_items() -> None:
    listed = speaker_list(at_s1().does(do.AdvanceFloor("s1")).state, "fr")
    assert (listed.item, [entry.speech.id for entry in listed.entries]) == ("i2", ["s2", "s3"])
    nobody = speaker_list(sitting().state, "fr")
    assert (nobody.item, nobody.entries) == (None, ())


# --- all of them


@pytest.mark.parametrize("audience", every_audience(), ids=lambda each: f"{each.name}-{each.language}")
def test_every_view_goes_over_the_wire_and_depends_on_the_log_alone(audience: Audience) -> None:
    state = at_s1().state
    assert view_json(view(state, audience)) == view_json(view(state, audience))
    assert isinstance(view(state, audience), CaptionView)


def test_only_captions_are_not_heard_each_second() -> None:
    assert [name for name, rule in AUDIENCES.items() if not rule.quick] == ["captions"]
