"""The texts a programme brings: what an edit makes new, what it leaves, and what goes with whom it named."""

from dataclasses import replace

import pytest

from interp.domain.delegations.registry import Name
from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.commands import AmendMeeting, AmendPerson, RemoveSpeech
from interp.domain.model.parties import Party
from interp.domain.model.texts import ProgrammeText
from interp.domain.rules.parties.party_name_forms import Official, record
from tests.builders import BRAZIL, SPEECHES, Sitting, person, plan, sitting
from tests.given import given

GROUP = Party("group", "African Group", id="g1")
CHAIR = Party("delegation", "Chile", id="cl", code="CL")


def texts(here: Sitting, prefix: str = "") -> dict[str, str]:
    """Return the texts that begin with a prefix, by id."""
    return {key: text.value for key, text in here.state.texts.items() if key.startswith(prefix)}


def spoken_for(*groups: Party) -> Sitting:
    """Return a meeting in which Brazil speaks twice in the round, the first time for groups as well."""
    two = [replace(SPEECHES[2], id=name, party=BRAZIL, person=None) for name in ("b1", "b2")]
    items = [replace(each, speeches=("b1", "b2")) if each.id == "i3" else each for each in plan().items]
    speeches = (*SPEECHES, replace(two[0], on_behalf_of=groups, topic="Schools"), two[1])
    return Sitting().does(replace(plan(), items=tuple(items), speeches=speeches))


def test_a_programme_brings_a_text_for_each_thing_that_is_said() -> None:
    assert texts(sitting()) == {
        "meeting.title": "Rights of the child", "meeting.theme": "Protection",
        "person.p1.name": "Ms. Amel One", "person.p1.function.0": "Chair of the Board",
        "person.p1.function.1": "Founder", "person.p1.affiliation": "Home",
        "person.p2.name": "Mr. Bo Two", "person.p3.name": "Ms. Cy Three",
        "item.i1.title": "Opening", "item.i2.title": "Panel", "item.i3.title": "Discussion", "item.i4.title": "Film",
        "speech.s2.topic": "Safety", "party.r1.name": "Voices of children",
    }  # fmt: skip


def test_a_programme_without_a_theme_has_no_text_for_it() -> None:
    assert "meeting.theme" not in texts(sitting(theme=None))


@pytest.mark.parametrize(
    ("chair", "expected"), [(CHAIR, {"party.cl.name": "Chile"}), (person("p1", "Ms. Amel One"), {}), (None, {})]
)
def test_a_chair_who_is_no_person_of_the_programme_is_named_by_a_text(chair: Party, expected: dict[str, str]) -> None:
    assert {key: each for key, each in texts(sitting(chair=chair), "party.").items() if key != "party.r1.name"} == (
        expected
    )


def test_the_programme_is_in_the_language_of_the_meeting() -> None:
    here = sitting(do.AddItem("other", "Vote"), do.AddItem("other", "Votación", language="es"), language="fr")
    languages = {key: text.language for key, text in here.state.texts.items()}
    assert languages["meeting.title"] == languages["item.i1.title"] == languages["item.c2.title"] == "fr"
    assert languages["speech.s2.topic"] == "fr" and languages["item.c3.title"] == "es"


# --- what goes


def test_a_name_stays_as_long_as_another_speech_bears_it() -> None:
    here = spoken_for(GROUP).does(RemoveSpeech("b1"))
    assert texts(here, "party.") == {"party.br.name": "Brazil", "party.r1.name": "Voices of children"}
    assert texts(here, "speech.b1") == {}
    assert texts(here.does(RemoveSpeech("b2")), "party.br") == {}


def test_an_item_taken_away_takes_the_names_that_only_its_speakers_bear() -> None:
    here = spoken_for(GROUP).does(do.AddSpeech("i2", BRAZIL), do.RemoveItem("i3"))
    assert texts(here, "party.") == {"party.br.name": "Brazil", "party.r1.name": "Voices of children"}
    assert "speech.b1.topic" not in here.state.texts and "item.i3.title" not in here.state.texts
    assert {"item.i2.title", "speech.s2.topic", "person.p1.name"} <= here.state.texts.keys()


def test_a_speech_taken_off_leaves_the_others_and_what_is_armed() -> None:
    here = sitting(do.ArmFloor("s2"), RemoveSpeech("s3"))
    assert (here.state.items[1].speeches, here.state.floor.armed) == (("s2",), "s2")
    assert sitting(do.ArmFloor("s3"), RemoveSpeech("s3")).state.floor.armed is None


# --- what is worded anew


def test_a_party_that_speaks_again_keeps_the_translations_of_its_name() -> None:
    here = spoken_for().does(do.SetText("party.br.name", "fr", "Brésil"), do.AddSpeech("i2", BRAZIL))
    assert here.state.texts["party.br.name"].version("fr")
    renamed = here.does(do.AddSpeech("i2", replace(BRAZIL, name="Federative Republic of Brazil")))
    text = renamed.state.texts["party.br.name"]
    assert (text.value, text.version("fr")) == ("Federative Republic of Brazil", None)


def test_only_what_is_worded_anew_loses_its_translations() -> None:
    entered = [do.SetText(name, "fr", "x") for name in ("person.p1.name", "person.p1.function.0", "meeting.theme")]
    here = sitting(*entered, AmendPerson("p1", functions=("Chair of the Board", "Patron")), AmendMeeting(theme="Peace"))
    kept = {key: bool(text.version("fr")) for key, text in here.state.texts.items()}
    assert (kept["person.p1.name"], kept["person.p1.function.0"], kept["meeting.theme"]) == (True, True, False)
    revisions = {key: text.original_revision for key, text in here.state.texts.items() if text.original_revision > 1}
    assert revisions == {"person.p1.function.1": 2, "meeting.theme": 2}


def test_what_is_no_longer_said_goes() -> None:
    here = sitting(AmendPerson("p1", functions=("Founder",), affiliation=""), AmendMeeting(theme=""))
    assert texts(here, "person.p1") == {"person.p1.name": "Ms. Amel One", "person.p1.function.0": "Founder"}
    assert "meeting.theme" not in here.state.texts and "meeting.title" in here.state.texts


def test_a_person_renamed_is_renamed_in_the_chair_and_on_the_floor_and_nobody_else_is() -> None:
    here = sitting(AmendPerson("p2", "Mr. Bob Two"), chair=person("p2", "Mr. Bo Two"))
    names = {key: speech.party.name for key, speech in here.state.speeches.items()}
    assert names == {"s1": "Ms. Amel One", "s2": "Mr. Bob Two", "s3": "Ms. Cy Three", "s4": "Voices of children"}
    assert here.state.about and here.state.about.chair and here.state.about.chair.name == "Mr. Bob Two"


def test_a_party_that_bears_the_id_of_a_person_is_another() -> None:
    speeches = (*SPEECHES[:3], replace(SPEECHES[3], party=Party("recording", "Film", id="p2")))
    here = Sitting().does(replace(plan(), speeches=speeches), AmendPerson("p2", "Mr. Bob Two"))
    assert here.state.speeches["s4"].party.name == "Film"


# --- names and seats


def test_the_official_names_of_a_party_are_recorded_once() -> None:
    names = {"en": Name("Brazil", "Brazil", "Brazil", ""), "fr": Name("Brésil", "le Brésil", "le Brésil", "")}
    official = Official("br", "en", names)
    here = spoken_for()
    called = ev.PartyCalled("br", (("en", "Brazil"), ("fr", "le Brésil")))
    supplied = ev.TextTranslated("party.br.name", "fr", "Brésil", "auto", "official", 1)
    assert record(here.state, official) == (called, supplied)
    assert record(here.happened(called, supplied).state, official) == ()
    other = Official("br", "en", names | {"fr": Name("Brésil", "Brésil", "Brésil", "")})
    assert record(here.state, other) == (ev.PartyCalled("br", (("en", "Brazil"), ("fr", "Brésil"))),)


def test_a_seat_is_that_of_its_own_party() -> None:
    here = spoken_for().does(do.DescribeParty("b1", "bra-ZIL"), do.DescribeParty("s1", "ah-MEL"))
    assert here.state.details["br"].seat == "A1" and here.state.details["p1"].seat is None


@pytest.mark.parametrize(
    "command", [do.DescribeParty("s1", pronunciation="x" * 200), do.DescribeParty("s1", seat="x" * 20)]
)
def test_notes_may_be_as_long_as_they_may(command: do.DescribeParty) -> None:
    assert len(given().when(command).events) == 1


def test_a_text_a_person_approved_is_shown_and_a_text_of_another_language_is_not_touched() -> None:
    here = sitting(do.SetText("item.i1.title", "fr", "Ouverture"), do.SetText("item.i1.title", "es", "Apertura"))
    here.does(do.ApproveText("item.i1.title", "fr", 1))
    text = here.state.texts["item.i1.title"]
    assert isinstance(text, ProgrammeText) and [language for language, _ in text.public] == ["fr"]


def test_a_recording_of_a_person_of_the_programme_is_named_as_a_recording() -> None:
    speeches = (*SPEECHES[:3], replace(SPEECHES[3], person="p1"))
    here = Sitting().does(replace(plan(), speeches=speeches))
    assert texts(here, "party.") == {"party.r1.name": "Voices of children"}
