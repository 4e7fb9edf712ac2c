"""A speech is corrected at any time: who speaks, the name, title and topic, on whose behalf, the language."""

from dataclasses import replace

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.parties import Party, Speech, SpeechStatus
from interp.domain.views.audiences import every_audience, view
from interp.domain.views.meeting_record import meeting_record
from interp.domain.views.programme import programme
from interp.wire import view_json
from tests.builders import BRAZIL, MINUTE, Sitting, sitting
from tests.given import given

NEXT = do.AdvanceFloor(None)
BRASIL = Party("delegation", "Brasil", id="typed")
OIC = Party("group", "OIC", id="oic", code="oic")


def wrong() -> Sitting:
    """Return a sitting in which a delegation has the floor under a name that was typed wrong."""
    return sitting(NEXT, do.GiveFloor(party=BRASIL, language="es"))


def names(sat: Sitting) -> set[str]:
    """Return the name of who has the floor, in every audience's view."""
    found = set()
    for audience in every_audience():
        speech = view(sat.state, audience).speech
        assert speech is not None
        found.add(speech.party.name.text)
    return found


@pytest.mark.parametrize("when", ["planned", "on_floor", "interrupted", "done", "closed"])
def test_who_speaks_is_put_right_whenever_it_is_noticed(when: str) -> None:
    sat = sitting(do.OpenMeeting(), do.AddSpeech("i1", BRASIL))
    speech = f"c{sat.asked}"
    steps: dict[str, tuple[do.Command, ...]] = {
        "planned": (), "on_floor": (do.GiveFloor(speech),), "done": (do.GiveFloor(speech), do.EndFloor()),
        "interrupted": (do.GiveFloor(speech), do.InterruptFloor("technical")),
        "closed": (do.GiveFloor(speech), do.EndFloor(), do.CloseMeeting()),
    }  # fmt: skip
    sat.does(*steps[when], do.CorrectSpeech(speech, party=BRAZIL, on_behalf_of=(OIC,), topic="Schools"))
    now = sat.state.speeches[speech]
    assert (now.party, now.on_behalf_of, now.topic) == (BRAZIL, (OIC,), "Schools")
    row = next(each for item in programme(sat.state, "en").items for each in item.speeches if each.speech.id == speech)
    assert (row.speech.party.name.text, row.speech.on_behalf_of[0].name.text) == ("Brazil", "OIC")
    assert "Brasil" not in str(view_json(programme(sat.state, "en"))) and "party.typed.name" not in sat.state.texts


def test_every_screen_and_the_record_follow_and_the_record_keeps_what_stood_there() -> None:
    sat = wrong()
    speech, before = sat.state.floor.speech or "", sat.state.numbers
    clock = sat.state.floor.speech_clock
    sat.does(do.CorrectSpeech(speech, party=BRAZIL))
    assert names(sat) == {"Brazil"} and sat.state.floor.speech_clock == clock
    record = meeting_record(sat.state, "en")
    assert [each.speech.party.name.text for each in record.turns] == ["Ms. Amel One", "Brazil"]
    act = record.acts[-1]
    assert (act.name, act.by, act.at, act.speech, act.was) == ("speech.corrected", "Staff", sat.now, speech, "Brasil")
    assert sat.state.numbers.programme_seq > before.programme_seq and sat.state.numbers.edits_seq == sat.state.seq
    assert sat.state.floor.last_spoken == {"BR": "es"}


def test_a_person_is_renamed_everywhere_and_keeps_what_is_known_of_them() -> None:
    sat = sitting(NEXT).does(do.CorrectSpeech("s1", called="Ms. Amal One", title="Chair", typed_in="fr"))
    person = sat.state.people["p1"]
    assert (person.name, person.functions, person.affiliation) == ("Ms. Amal One", ("Chair", "Founder"), "Home")
    assert names(sat) == {"Ms. Amal One"}
    texts = sat.state.texts
    assert (texts["person.p1.name"].language, texts["person.p1.affiliation"].language) == ("fr", "en")
    assert meeting_record(sat.state, "en").acts[-1].was == "Ms. Amel One"


def test_a_person_who_was_typed_gets_a_title() -> None:
    typed = Party("person", "Jane Doe", id="jd")
    sat = sitting(NEXT, do.GiveFloor(party=typed)).does(do.CorrectSpeech("c3", title="Minister"))
    speech = sat.state.speeches["c3"]
    assert speech.person is not None and sat.state.people[speech.person].functions == ("Minister",)
    shown = view(sat.state, next(iter(every_audience()))).speech
    assert shown is not None and shown.person is not None and shown.person.functions[0].text == "Minister"


def test_a_name_without_a_code_is_written_anew_and_loses_its_translations() -> None:
    sat = sitting(NEXT, do.GiveFloor(party=Party("organization", "Amnesti", id="a"))).happened(
        ev.TextTranslated("party.a.name", "fr", "Amnesti", "draft", "person", 1)
    )
    sat.does(do.CorrectSpeech("c3", called="Amnesty"))
    assert names(sat) == {"Amnesty"} and sat.state.texts["party.a.name"].version("fr") is None


@pytest.mark.parametrize(("status", "turns"), [("done", ["fr"]), ("planned", []), ("on_floor", [None])])
def test_the_language_is_put_right_where_the_speech_is(status: str, turns: list[str | None]) -> None:
    sat = sitting(do.OpenMeeting())
    if status != "planned":
        sat.does(do.GiveFloor("s3", language="en"))
    if status == "done":
        sat.later(MINUTE).does(do.EndFloor())
    sat.does(do.CorrectSpeech("s3", language="fr"))
    rows = (each for item in programme(sat.state, "en").items for each in item.speeches)
    shown = next(each.speech for each in rows if each.speech.id == "s3")
    assert (shown.language, shown.language_standing) == ("fr", "expected" if status == "planned" else "confirmed")
    recorded = [each.language for each in sat.state.record.turns]
    assert recorded == turns and (status != "on_floor" or sat.state.floor.language == "fr")


def test_what_is_so_already_changes_nothing() -> None:
    again = do.CorrectSpeech("c3", party=replace(BRAZIL, id=""), language="es", on_behalf_of=(), topic="")
    given(NEXT, do.GiveFloor(party=BRAZIL, language="es")).when(again).nothing()
    given(NEXT).when(do.CorrectSpeech("s1", called="Ms. Amel One")).nothing()


def test_what_cannot_be_is_refused() -> None:
    sat = sitting(NEXT, do.GiveFloor(party=BRAZIL))
    given(sat).when(do.CorrectSpeech("c3", called="Brasil")).refused("official_name")
    given(sat).when(do.CorrectSpeech("c3", called="")).refused("empty_text")
    given(sat).when(do.CorrectSpeech("c3", party=Party("group", ""))).refused("empty_text")
    given(sat).when(do.CorrectSpeech("s9", topic="x")).not_found("")
    given(sat).when(do.CorrectSpeech("c3", language="xx")).bad_request("invalid")
    given(sat).when(do.CorrectSpeech("c3", topic="x", typed_in="de")).bad_request("invalid")  # type: ignore[arg-type]


def test_what_never_had_the_floor_can_be_removed_and_what_had_it_cannot() -> None:
    sat = sitting(NEXT, do.AddSpeech("i1", BRASIL)).does(do.SkipSpeech("c3"))
    sat.does(do.RemoveSpeech("c3"))
    assert "c3" not in sat.state.speeches and "Brasil" not in str(view_json(programme(sat.state, "en")))
    undone = sitting(NEXT, do.GiveFloor(party=BRASIL), do.UndoSwitch())
    assert undone.state.speeches["c3"].status == SpeechStatus.TAKEN_BACK
    assert undone.does(do.RemoveSpeech("c3")).state.speeches.keys() == sitting().state.speeches.keys()
    called = sitting(NEXT, do.GiveFloor(party=BRASIL), do.MarkSpeechAbsent("c3"))
    given(called).when(do.RemoveSpeech("c3")).refused("not_planned")


def test_a_speech_of_an_older_log_is_put_right_too() -> None:
    old = Speech("old", "floor_speaker", Party("delegation", "Brasil"))
    sat = sitting(NEXT).happened(ev.SpeechAdded("i1", old)).does(do.CorrectSpeech("old", called="Brazil"))
    assert sat.state.speeches["old"].party.name == "Brazil"
