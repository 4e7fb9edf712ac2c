"""A party asked for by its code stands on every screen under its official name, in all six languages at once."""

from dataclasses import replace
from typing import Any

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.modalities import PANEL
from interp.domain.model.parties import Party
from interp.domain.model.speaker_lists import Capacity, ListOfSpeakers
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.domain.rules.time_limits import limit_of
from interp.domain.views.audiences import Audience, view
from interp.errors import NotFound
from interp.seed.bundled_data import delegations
from interp.service.meetings import Meetings
from interp.service.official_names import membership_of
from interp.wire import view_json
from tests.builders import ABOUT, START, plan
from tests.fakes import FixedClock, ListeningBell, MemoryLog, events_of

STAFF = Actor("staff", "Ana")
BRAZIL = {"ar": "البرازيل", "zh": "巴西", "en": "Brazil", "fr": "Brésil", "ru": "Бразилия", "es": "Brasil"}
CALLED = {"ar": "البرازيل", "zh": "巴西", "en": "Brazil", "fr": "du Brésil", "ru": "Бразилии", "es": "del Brasil"}


def coded(code: str) -> Party:
    return Party("delegation", "", code=code)


class Room:
    """A planned meeting with its round open, whose service knows the delegations."""

    def __init__(self, **about: Any) -> None:
        self.log = MemoryLog()
        self.meetings = Meetings(self.log, ListeningBell(), FixedClock(START), delegations())
        self.meetings.handle(SYSTEM, "m1", "plan", plan(**about))
        self.asked = 0
        self.asks(do.OpenItem("i3"))

    def asks(self, command: do.Command) -> str:
        """Handle a command and return its id."""
        self.asked += 1
        self.meetings.handle(STAFF, "m1", f"c{self.asked}", command)
        return f"c{self.asked}"

    def view(self, audience: str, language: str) -> dict[str, Any]:
        return view_json(view(self.meetings.state("m1"), Audience(audience, language)))

    def limit_ms(self, speech: str) -> int | None:
        """Return the limit that a speech has, or would have if it were called now."""
        state = self.meetings.state("m1")
        return limit_of(state, state.speeches[speech]).limit_ms

    def rows(self) -> tuple[ev.Event, ...]:
        return tuple(events_of(self.log, "meeting:m1"))


@pytest.fixture
def room() -> Room:
    return Room()


@pytest.mark.parametrize("audience", ["captions", "room", "booth", "console", "chair", "desk"])
@pytest.mark.parametrize("language", MEETING_LANGUAGES)
def test_the_floor_given_by_code_shows_the_right_name_at_once(room: Room, audience: str, language: str) -> None:
    room.asks(do.GiveFloor(party=coded("BRA"), language="en"))
    shown = room.view(audience, language)
    name = shown["speech"]["party"]["name"]
    # the Arabic and Chinese booths turn to English with the floor in their own language only
    assert (name["text"], name["language"]) == (BRAZIL[language], language)
    assert (name["standing"], name["origin"]) == (("original", "source") if language == "en" else ("auto", "official"))


@pytest.mark.parametrize("language", MEETING_LANGUAGES)
def test_the_original_is_in_the_meetings_own_language(language: str) -> None:
    room = Room(language=language)
    room.asks(do.GiveFloor(party=coded("BRA")))
    assert room.view("captions", "ru")["speech"]["party"]["name"]["text"] == BRAZIL["ru"]
    name = room.view("captions", language)["speech"]["party"]["name"]
    assert (name["text"], name["standing"]) == (BRAZIL[language], "original")


def test_a_planned_delegation_is_called_by_the_form_its_sentence_needs(room: Room) -> None:
    room.asks(do.AddSpeech("i3", coded("BRA")))
    for language in MEETING_LANGUAGES:
        chair = room.view("chair", language)
        assert (chair["called"]["text"], chair["called"]["origin"]) == (CALLED[language], "official")
        assert chair["holder"] is None


def test_who_has_the_floor_is_named_by_that_form_too(room: Room) -> None:
    room.asks(do.GiveFloor(party=coded("PHL")))
    assert room.view("chair", "fr")["holder"]["text"] == "des Philippines"


@pytest.mark.parametrize(
    ("code", "language", "standing"),
    [("CUB", "es", "expected"), ("CHN", "zh", "expected"), ("EGY", "ar", "expected"), ("PRT", None, "unknown")],
)
def test_a_states_one_official_language_is_expected_of_it(
    room: Room, code: str, language: str | None, standing: str
) -> None:
    room.asks(do.GiveFloor(party=coded(code)))
    speech = room.view("console", "en")["speech"]
    assert (speech["language"], speech["language_standing"]) == (language, standing)
    assert {room.view("booth", each)["booth"]["mode"] for each in MEETING_LANGUAGES} == {"unknown"}


def test_a_person_is_never_the_representative_of_anything(room: Room) -> None:
    assert room.view("chair", "fr")["called"] is None


def test_the_public_gets_no_forms(room: Room) -> None:
    room.asks(do.GiveFloor(party=coded("BRA")))
    assert not {"called", "holder", "pronunciations"} & set(room.view("captions", "fr"))


def test_name_and_form_are_recorded_by_value_with_the_switch(room: Room) -> None:
    command = room.asks(do.GiveFloor(party=coded("BRA")))
    kinds = [row.event.name for row in room.log.read("meeting:m1", 0) if row.command_id == command]
    assert kinds == ["speech.added", "floor.given", "party.called", *["text.translated"] * 5]


def test_a_delegation_that_speaks_again_needs_no_second_naming(room: Room) -> None:
    room.asks(do.GiveFloor(party=coded("BRA")))
    before = len(room.rows())
    room.asks(do.GiveFloor(party=coded("BRA")))
    assert [event.name for event in room.rows()[before:]] == ["speech.added", "floor.given"]
    assert room.view("captions", "fr")["speech"]["party"]["name"]["text"] == "Brésil"


def test_what_a_person_entered_for_it_stands(room: Room) -> None:
    room.asks(do.AddSpeech("i3", coded("BRA")))
    room.asks(do.SetText("party.BRA.name", "fr", "Brésil (ministre)"))
    room.asks(do.GiveFloor(party=coded("BRA")))
    assert room.view("booth", "fr")["speech"]["party"]["name"]["text"] == "Brésil (ministre)"


def test_taking_away_one_of_its_items_leaves_the_name_to_the_other(room: Room) -> None:
    item = room.asks(do.AddItem("floor_round", "Second round"))
    room.asks(do.AddSpeech(item, coded("BRA")))
    room.asks(do.AddSpeech("i3", coded("BRA")))
    room.asks(do.RemoveItem(item))
    assert room.view("captions", "fr")["next"][0]["party"]["name"]["text"] == "Brésil"


def test_a_meeting_of_2016_shows_the_names_of_its_day() -> None:
    room = Room()
    room.asks(do.GiveFloor(party=coded("CZE")))
    assert room.view("captions", "fr")["speech"]["party"]["name"]["text"] == "République tchèque"
    later = 1_800_000_000_000
    now = Room(starts_at=later, ends_at=later + 3_600_000)
    now.asks(do.GiveFloor(party=coded("CZE")))
    assert now.view("captions", "fr")["speech"]["party"]["name"]["text"] == "Tchéquie"


def test_the_day_is_the_one_where_the_meeting_is_held() -> None:
    midnight_in_geneva = 1_463_436_000_000  # 17 May 2016, 0.00 in Geneva; still the 16th in UTC
    room = Room(starts_at=midnight_in_geneva, ends_at=midnight_in_geneva + 3_600_000)
    room.asks(do.GiveFloor(party=coded("CZE")))
    assert room.view("captions", "en")["speech"]["party"]["name"]["text"] == "Czechia"


@pytest.mark.parametrize(("code", "kind"), [("eu", "group"), ("unicef", "organization"), ("PSE", "delegation")])
def test_the_table_says_what_kind_of_party_it_is(room: Room, code: str, kind: str) -> None:
    room.asks(do.GiveFloor(party=coded(code)))
    party = room.view("captions", "en")["speech"]["party"]
    assert (party["kind"], party["code"], party["category"]) == (kind, code, delegations().one(code).category)


def test_a_code_nobody_has_is_not_found(room: Room) -> None:
    with pytest.raises(NotFound, match="delegation"):
        room.asks(do.GiveFloor(party=coded("XXX")))


def test_a_name_that_was_typed_is_left_alone(room: Room) -> None:
    room.asks(do.GiveFloor(party=replace(coded("XXX"), name="Atlantis")))
    assert room.view("captions", "fr")["speech"]["party"]["name"]["text"] == "Atlantis"
    assert room.view("chair", "fr")["holder"] is None


def test_undo_takes_the_switch_back_and_the_name_stands(room: Room) -> None:
    command = room.asks(do.GiveFloor(party=coded("BRA")))
    room.asks(do.UndoSwitch(command))
    assert room.view("captions", "fr")["speech"] is None
    assert room.meetings.state("m1").texts["party.BRA.name"].version("fr") is not None


def longer(**about: Any) -> Room:
    """A round of the Council in 2016 with three minutes for members and two for observers."""
    rules = replace(PANEL, floor_limit_ms=120_000, members_limit_ms=180_000)
    return Room(**({"body": "Human Rights Council", "session": 31, "modalities": rules} | about))


@pytest.mark.parametrize(
    "code, limit", [("FRA", 180_000), ("MEX", 180_000), ("AUT", 120_000), ("USA", 120_000), ("PSE", 120_000)]
)
def test_a_member_of_the_council_in_the_meetings_year_has_the_longer_time(code: str, limit: int) -> None:
    room = longer()
    room.asks(do.GiveFloor(party=coded(code)))
    clock = room.meetings.state("m1").floor.speech_clock
    assert clock and clock.limit_ms == limit


def test_a_planned_member_keeps_the_longer_time_when_given_the_floor() -> None:
    room = longer()
    speech = room.asks(do.AddSpeech("i3", coded("FRA")))
    room.asks(do.GiveFloor(speech=speech))
    clock = room.meetings.state("m1").floor.speech_clock
    assert clock and clock.limit_ms == 180_000


def test_a_time_somebody_gave_stands_for_a_member_too() -> None:
    room = longer()
    speech = room.asks(do.AddSpeech("i3", coded("FRA"), limit_ms=60_000))
    assert room.meetings.state("m1").speeches[speech].limit_ms == 60_000


@pytest.mark.parametrize("about", [{"body": "General Assembly"}, {"modalities": PANEL}])
def test_elsewhere_and_without_such_a_rule_a_member_has_the_time_of_all(about: dict[str, Any]) -> None:
    room = longer(**about)
    speech = room.asks(do.AddSpeech("i3", coded("FRA")))
    assert room.limit_ms(speech) == 120_000


def test_outside_a_round_a_member_has_no_longer_time() -> None:
    room = longer()
    assert room.limit_ms(room.asks(do.AddSpeech("i2", coded("FRA")))) == 480_000


@pytest.mark.parametrize(("code", "membership"), [("FRA", "member"), ("AUT", "observer"), ("unicef", "observer")])
def test_what_a_party_is_in_the_body_stands_in_the_event_that_adds_its_speech(code: str, membership: str) -> None:
    room = longer()
    room.asks(do.AddSpeech("i3", coded(code)))
    room.asks(do.GiveFloor(party=coded(code)))
    added = [event.speech for event in room.rows() if isinstance(event, ev.SpeechAdded)]
    assert [(speech.membership, speech.limit_ms) for speech in added] == [(membership, None)] * 2


@pytest.mark.parametrize(
    ("command", "about"),
    [(do.AddSpeech("i3", coded("FRA")), {"body": "General Assembly"}), (do.OpenItem("i3"), {}),
     (do.AddSpeech("i3", replace(coded("XXX"), name="Atlantis")), {}),
     (do.AddSpeech("i3", Party("delegation", "France")), {}),
     (do.AddSpeech("i3", coded("FRA")), {"starts_at": 4_000_000_000_000})],
    ids=["another body", "no party", "an unknown code", "no code", "a year that is not in the table"],
)  # fmt: skip
def test_membership_is_not_guessed(command: do.Command, about: dict[str, Any]) -> None:
    known = replace(ABOUT, **({"body": "Human Rights Council"} | about))
    assert membership_of(command, known, delegations()) is None


@pytest.mark.parametrize(
    "body",
    ["HUMAN RIGHTS COUNCIL", "the Human Rights Council", "United Nations Human Rights Council",
     "CONSEIL DES DROITS DE L'HOMME", "СОВЕТ ПО ПРАВАМ ЧЕЛОВЕКА", "人权理事会"],
)  # fmt: skip
def test_the_council_is_known_however_a_paper_prints_its_name(body: str) -> None:
    about = replace(ABOUT, body=body)
    found = [membership_of(do.AddSpeech("i3", coded(code)), about, delegations()) for code in ("FRA", "AUT")]
    assert found == ["member", "observer"]


def test_a_member_not_called_yet_has_the_amended_time() -> None:
    room = longer()
    first, second = (room.asks(do.AddSpeech("i3", coded(code))) for code in ("FRA", "MEX"))
    room.asks(do.GiveFloor(speech=first))
    room.asks(do.AmendMeeting(members_limit_ms=60_000))
    assert (room.limit_ms(first), room.limit_ms(second)) == (180_000, 60_000)


OIC = Party("group", "", code="oic")


@pytest.mark.parametrize("make", [
    lambda party, behalf: do.GiveFloor(party=party, on_behalf_of=behalf),
    lambda party, behalf: do.AddSpeech("i3", party, on_behalf_of=behalf),
    lambda party, behalf: do.InterruptFloor("point_of_order", party, on_behalf_of=behalf),
])  # fmt: skip
@pytest.mark.parametrize("language", MEETING_LANGUAGES)
def test_pakistan_on_behalf_of_the_oic_has_two_official_names(room: Room, make: Any, language: str) -> None:
    speech = room.meetings.state("m1").speeches | {}
    asked = room.asks(make(coded("PAK"), (OIC,)))
    assert asked not in speech
    state = room.meetings.state("m1")
    known = [state.speeches[asked].party, *state.speeches[asked].on_behalf_of]
    assert [(each.code, each.kind) for each in known] == [("PAK", "delegation"), ("oic", "group")]
    for each in known:
        text = state.texts[f"party.{each.id}.name"]
        assert text.language == language or dict(text.public)[language].origin == "official"


def test_a_planned_speech_is_put_on_behalf_of_a_group_and_taken_off_again(room: Room) -> None:
    asked = room.asks(do.AddSpeech("i3", coded("PAK")))
    room.asks(do.AmendSpeech(asked, on_behalf_of=(OIC,)))
    assert [each.code for each in room.meetings.state("m1").speeches[asked].on_behalf_of] == ["oic"]
    room.asks(do.AmendSpeech(asked, topic="Safety"))
    assert len(room.meetings.state("m1").speeches[asked].on_behalf_of) == 1
    room.asks(do.AmendSpeech(asked, on_behalf_of=()))
    assert room.meetings.state("m1").speeches[asked].on_behalf_of == ()


def test_a_name_not_on_the_list_can_be_on_behalf_of_another(room: Room) -> None:
    other = Party("group", "Friends of the Child")
    asked = room.asks(do.GiveFloor(party=coded("PAK"), on_behalf_of=(other, OIC)))
    behalf = room.view("captions", "fr")["speech"]["on_behalf_of"]
    names = [each["name"]["text"] for each in behalf]
    assert names == ["Friends of the Child", "Organisation de la coopération islamique"]
    assert room.meetings.state("m1").speeches[asked].on_behalf_of[0].id == f"{asked}.1"
    with pytest.raises(NotFound):
        room.asks(do.GiveFloor(party=coded("PAK"), on_behalf_of=(coded("XYZ"),)))


def test_a_joint_statement_has_the_official_names_of_all_it_is_for() -> None:
    """The first three are parties of the programme; the others are named by value."""
    room = Room(body="Human Rights Council")
    room.asks(do.SetList(ListOfSpeakers("l1", ("i3",))))
    joint = Capacity("joint", tuple(coded(code) for code in ("PAK", "KEN", "CUB", "CHL")), others=54)
    asked = room.asks(do.InscribeEntry("l1", coded("MEX"), capacity=joint))
    state = room.meetings.state("m1")
    entry, speech = state.entries[asked], state.speeches[asked]
    assert (speech.party.name, entry.category, entry.capacity.others) == ("Mexico", "member", 54)
    assert [each.name for each in entry.capacity.parties] == ["Pakistan", "Kenya", "Cuba", "Chile"]
    assert [each.name for each in speech.on_behalf_of] == ["Pakistan", "Kenya", "Cuba"]
    assert "party.CUB.name" in state.texts and "party.CHL.name" not in state.texts


def test_the_speeches_of_a_plan_say_member_or_observer_of_the_council() -> None:
    made = plan(body="Human Rights Council")
    speeches = (replace(made.speeches[0], party=coded("FRA")), replace(made.speeches[1], party=coded("EGY")))
    log = MemoryLog()
    meetings = Meetings(log, ListeningBell(), FixedClock(START), delegations())
    meetings.handle(SYSTEM, "m1", "plan", replace(made, speeches=(*speeches, *made.speeches[2:])))
    found = meetings.state("m1").speeches
    assert [found[each].membership for each in ("s1", "s2", "s3")] == ["member", "observer", None]


def test_a_party_that_is_put_right_by_its_code_has_its_names_its_membership_and_its_language() -> None:
    room = Room(body="Human Rights Council")
    speech = room.asks(do.GiveFloor(party=Party("delegation", "Brasil"), on_behalf_of=(Party("group", "Oic"),)))
    oic = Party("group", "", code="oic")
    room.asks(do.CorrectSpeech(speech, party=coded("MEX"), on_behalf_of=(oic,)))
    shown = [room.view("captions", language)["speech"] for language in MEETING_LANGUAGES]
    names = ["المكسيك", "墨西哥", "Mexico", "Mexique", "Мексика", "México"]
    assert [each["party"]["name"]["text"] for each in shown] == names
    assert {(each["party"]["membership"], each["language"], each["language_standing"]) for each in shown} == {
        ("member", "es", "expected")
    }
    assert {each["on_behalf_of"][0]["code"] for each in shown} == {"oic"}
