"""The parts of every view: the meeting, its item, the speech on the floor and the clocks."""

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.interpretation import NextMeeting
from interp.domain.model.parties import Party, Speech
from interp.domain.model.texts import ProgrammeText, T, Version
from interp.domain.model.time.speaking_clock import Clock, ClockStatus
from interp.domain.rules.floor_language import Interpretation
from interp.domain.views.attendee import caption_view
from interp.domain.views.view_parts import InterpretationEndView, NextMeetingView, PartyView, PersonView
from interp.wire import view_json
from tests.builders import BRAZIL, HOUR, MINUTE, SECOND, START, sitting
from tests.domain.views.open_meeting import at_s1, booth, caption, console, original, wire


def test_the_venue_is_told_in_the_readers_language_and_as_printed() -> None:
    french = do.Supplied("meeting.venue", "fr", "Salle XX", "auto", "official")
    here = sitting(do.SupplyTexts((french,)), venue_is_text=True)
    meeting = view_json(caption_view(here.state, "fr"))["meeting"]
    assert (meeting["venue"], meeting["venue_text"]["text"], meeting["venue_text"]["language"]) == (
        "Room XX", "Salle XX", "fr",
    )  # fmt: skip


def test_the_meeting_is_described_whole() -> None:
    assert view_json(caption())["meeting"] == {
        "id": "m1", "title": wire("Rights of the child"), "theme": wire("Protection"), "venue": "Room XX",
        "venue_text": wire("Room XX"),
        "starts_at": START, "ends_at": START + 3 * HOUR, "timezone": "Europe/Zurich", "status": "open",
        "chair": {"kind": "person", "code": None, "name": wire("Ms. Amel One"), "category": None, "seat": None,
                  "membership": None},
        "interpretation_until": START + 3 * HOUR, "webcast": None, "rehearsal": False, "demonstration": False,
        "status_reason": None, "status_since": START + 2 * SECOND, "status_until": None, "archived": False,
    }  # fmt: skip


def test_the_speech_on_the_floor_is_shown_whole() -> None:
    speech = caption().speech
    assert speech is not None
    assert (speech.id, speech.role, speech.language, speech.text) == ("s1", "opening_speaker", None, "none")
    functions = (original("Chair of the Board"), original("Founder"))
    assert speech.person == PersonView(original("Ms. Amel One"), "ms", functions, original("Home"))


def test_that_a_closed_text_is_there_only_those_who_work_are_told() -> None:
    portuguese = do.SetLanguage("pt")
    closed = at_s1().does(portuguese, do.AttachStatement("s1", "d1", closed=True))
    public, without = caption_view(closed.state, "fr").speech, caption_view(at_s1().does(portuguese).state, "fr").speech
    assert public == without
    seen = console(portuguese, do.AttachStatement("s1", "d1", closed=True)).speech
    assert seen and (seen.statement, seen.text, seen.interpretation) == ("d1", "on_text", Interpretation("text", None))


def test_on_the_floor_the_language_spoken_now_is_shown_and_before_it_the_one_expected() -> None:
    seen = caption(do.SetLanguage("ru"))
    assert seen.speech is not None
    assert [(each.language, each.language_standing, each.language_name) for each in (seen.speech, *seen.next)] == [
        ("ru", "confirmed", "russe"), ("fr", "expected", "français"), (None, "unknown", None),
    ]  # fmt: skip


def test_a_language_outside_the_six_says_its_name_and_who_interprets_it() -> None:
    seen = {code: caption(do.SetLanguage("pt", "en"), language=code).speech for code in ("ar", "fr", "zh")}
    assert [speech and (speech.language, speech.language_name) for speech in seen.values()] == [
        ("pt", "البرتغالية"), ("pt", "portugais"), ("pt", "葡萄牙语"),
    ]  # fmt: skip
    assert seen["fr"] and seen["fr"].interpretation == Interpretation("booth", "en")
    with_text = caption(do.AttachStatement("s1", "d1"), do.SetLanguage("pt")).speech
    assert with_text and with_text.interpretation == Interpretation("text", None)
    alone = caption(do.SetLanguage("pt")).speech
    assert alone and alone.interpretation == Interpretation(None, None)
    of_six, unknown = caption(do.SetLanguage("ar")).speech, caption().speech
    assert of_six and of_six.interpretation is None and unknown and unknown.interpretation is None


def test_a_delegation_is_shown_with_code_category_and_seat() -> None:
    speech = caption(do.GiveFloor(party=BRAZIL)).speech
    assert speech is not None
    assert speech.party == PartyView("delegation", "BR", original("Brazil"), "member", "A1")
    assert speech.person is None


def test_a_party_is_shown_as_member_or_observer_of_the_body() -> None:
    here = at_s1()
    speech = Speech("s9", "floor_speaker", BRAZIL, membership="observer", on_behalf_of=(Party("group", "OIC", "oic"),))
    here.happened(ev.SpeechAdded("i1", speech, "s1")).does(do.GiveFloor("s9"))
    seen = caption_view(here.state, "fr").speech
    assert seen is not None
    assert (seen.party.membership, seen.party.category) == ("observer", "member")
    assert ([party.name.text for party in seen.on_behalf_of], seen.joint) == (["OIC"], None)


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


def test_those_who_work_see_the_end_of_interpretation_and_what_is_next_in_the_room() -> None:
    french = Version("L’alimentation", "reviewed", "p", 1)
    title = ProgrammeText("meeting.title", "en", "Right to food").with_version("fr", french)
    after = do.SetNextMeeting(NextMeeting("m2", title, START + 6 * HOUR, private=True))
    seen = console(do.GrantInterpretation(START + 4 * HOUR), after).meeting
    assert seen.interpretation == InterpretationEndView(START + 4 * HOUR, "granted", None)
    assert seen.interpretation_until == START + 4 * HOUR
    assert booth(after, of="fr").meeting.next_meeting == NextMeetingView(
        "m2", T("L’alimentation", "fr", "reviewed", "p", 1), START + 6 * HOUR
    )
    assert "next_meeting" not in view_json(caption(after))["meeting"]
