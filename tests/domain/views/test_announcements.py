"""Who sees which announcement: each audience its own, in its language, and nobody else a byte of it."""

from typing import Any

import msgspec
import pytest

from interp.domain.model import commands as do
from interp.domain.model.announcements import EVERYONE, PHRASES, Hearers, text_id
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.state import Meeting
from interp.domain.views.announcements import HEARER, LONGEST, AnnouncementView, announced
from interp.domain.views.audiences import AUDIENCES, Audience, every_audience, view
from interp.domain.views.incremental_views import later_view
from interp.domain.views.meeting_record import meeting_record
from interp.domain.views.programme import programme, speaker_list
from interp.domain.views.view_parts import Recipient
from interp.wire import encoded, view_json
from tests.builders import HOUR, MINUTE, START, Sitting
from tests.domain.views.open_meeting import at_s1
from tests.seed_meetings import seed_meetings

END = START + HOUR
CANARY = "KANARIENVOGEL"
FOR_ALL = tuple(name for name, rule in AUDIENCES.items() if not rule.scope)
PUBLIC = tuple(name for name, rule in AUDIENCES.items() if rule.roles is None)


def typed(text: str, *to: Hearers, language: str = "en", **more: Any) -> do.MakeAnnouncement:
    return do.MakeAnnouncement(to, END, text=text, language=language, **more)  # type: ignore[arg-type]


def who_sees(state: Meeting, text: str) -> set[str]:
    """Return the audiences in whose view a text is."""
    return {each.name for each in every_audience() if text in encoded(view(state, each)).decode()}


@pytest.mark.parametrize(
    ("to", "seen_by"),
    [
        (("room",), {"room", "console", "chair"}),
        (("booths",), {"booth", "chief", "console", "chair"}),
        (("attendees",), {"captions", "console", "chair"}),
        (("chair",), {"chair", "console"}),
        (("room", "attendees"), {"room", "captions", "console", "chair"}),
        (EVERYONE, set(FOR_ALL)),
    ],
)
def test_each_audience_sees_what_is_for_it(to: tuple[Hearers, ...], seen_by: set[str]) -> None:
    assert who_sees(at_s1().does(typed(CANARY, *to)).state, CANARY) == seen_by
    place = do.MakeAnnouncement(to, END, "moved_to", place=CANARY)
    assert who_sees(at_s1().does(place).state, CANARY) == seen_by


def drafted(sat: Sitting) -> Sitting:
    """Announce something to the booths alone, have it drafted, revised, approved and withdrawn, with states between."""
    sat.does(typed(CANARY, "booths"))
    name = text_id(sat.state.announcements[-1].id)
    sat.does(
        do.SupplyTexts((do.Supplied(name, "fr", CANARY, "draft", "mt:en-fr@1.0"),)),
        do.SetText(name, "fr", f"{CANARY} revu"), do.ApproveText(name, "fr", 2),
    )  # fmt: skip
    return sat


def test_what_is_for_the_booths_alone_changes_no_view_number_or_document_of_the_public() -> None:
    sat = at_s1()
    before = sat.state
    seen = {each: view(before, each) for each in every_audience() if each.name in PUBLIC}
    documents = [view_json(made(before, "fr")) for made in (programme, speaker_list)]
    after = drafted(sat).state
    assert CANARY in encoded(view(after, Audience("booth", "fr"))).decode()
    assert {each: later_view(before, after, each, old) for each, old in seen.items()} == seen
    assert [view_json(made(after, "fr")) for made in (programme, speaker_list)] == documents


def test_a_phrase_for_others_leaves_the_view_of_an_audience_as_it_was() -> None:
    sat = at_s1()
    before = sat.state
    after = sat.does(do.MakeAnnouncement(("booths",), END, "slower")).state
    for name in FOR_ALL:
        old = view(before, Audience(name, "fr"))
        same = later_view(before, after, Audience(name, "fr"), old) == old
        assert same == (name not in {"booth", "chief", "console", "chair"}), name


def test_it_is_in_the_readers_language_and_a_draft_is_marked_as_one() -> None:
    sat = at_s1().does(typed("Mind the step", "attendees"))
    (said,) = view(sat.state, Audience("captions", "fr")).announcements
    assert said.text and (said.text.text, said.text.standing) == ("Mind the step", "original")
    sat.does(do.SupplyTexts((do.Supplied(text_id(said.id), "fr", "Attention", "draft", "mt:en-fr@1.0"),)))
    (said,) = view(sat.state, Audience("captions", "fr")).announcements
    assert said.text and (said.text.text, said.text.language, said.text.standing) == ("Attention", "fr", "draft")


def test_a_translation_that_is_too_long_for_its_place_is_not_shown() -> None:
    sat = at_s1().does(typed("Mind the step", "attendees"))
    (said,) = sat.state.announcements
    sat.does(do.SetText(text_id(said.id), "fr", "a" * (LONGEST + 1)))
    (shown,) = view(sat.state, Audience("captions", "fr")).announcements
    assert shown.text and shown.text.text == "Mind the step"


def test_a_phrase_is_a_code_that_the_page_words() -> None:
    make = do.MakeAnnouncement(("chair",), END, "resumes_at", time=START + 10 * MINUTE)
    (said,) = view(at_s1().does(make).state, Audience("chair", "ru")).announcements
    assert said == AnnouncementView(
        id=said.id, phrase="resumes_at", time=START + 10 * MINUTE, minutes=None, place=None, text=None, until=END
    )


def test_the_console_is_told_for_whom_each_is() -> None:
    sat = at_s1().does(do.MakeAnnouncement(("room", "chair"), END, "slower"), typed("Later", "booths"))
    shown = view_json(view(sat.state, Audience("console", "en")))["announcements"]
    assert [each["to"] for each in shown] == [("room", "chair"), ("booths",)]
    assert "to" not in view_json(view(sat.state, Audience("chair", "en")))["announcements"][0]


def test_the_chair_has_all_that_stand_to_withdraw_them() -> None:
    sat = at_s1().does(do.MakeAnnouncement(("room", "booths"), END, "take_seats"))
    shown = view_json(view(sat.state, Audience("chair", "en")))
    assert shown["announcements"] == () and [each["to"] for each in shown["standing"]] == [("room", "booths")]


def test_a_booth_has_it_in_the_language_that_it_works_into() -> None:
    sat = at_s1().does(do.SetLanguage("ar"), do.SetRetour("ar", "fr"), typed("Mind the step", "booths"))
    (said,) = sat.state.announcements
    sat.does(do.SetText(text_id(said.id), "fr", "Attention à la marche"))
    (shown,) = view(sat.state, Audience("booth", "ar")).announcements
    assert shown.text and shown.text.text == "Attention à la marche"


def test_the_record_has_both_acts_in_words_that_stay() -> None:
    sat = at_s1().does(typed("Mind the step", "booths"))
    (said,) = sat.state.announcements
    sat.does(do.WithdrawAnnouncement(said.id))
    acts = [each for each in meeting_record(sat.state, "fr").acts if each.announcement]
    assert [each.name for each in acts] == ["announcement.made", "announcement.withdrawn"]
    assert [(each.announcement.to, each.announcement.text.text) for each in acts if each.announcement.text] == [  # type: ignore[union-attr]
        (("booths",), "Mind the step")
    ] * 2


@pytest.mark.parametrize("language", MEETING_LANGUAGES)
def test_with_three_of_them_the_public_view_is_still_at_most_4_kb(language: str) -> None:
    sat = Sitting(seed_meetings()[0]).does(do.AdvanceFloor(None))
    sat.does(*(typed(letter * 160, "attendees", language="zh") for letter in "议会"))
    sat.does(typed("ж" * 160, "attendees", language="ru"))
    for each in sat.state.announcements:
        for code in MEETING_LANGUAGES:
            if each.language != code:
                sat.does(do.SetText(text_id(each.id), code, "议" * LONGEST))  # type: ignore[arg-type]
    shown = view(sat.state, Audience("captions", language))
    assert len(msgspec.json.encode(shown)) <= 4_096
    assert shown.announcements and shown.speech


@pytest.mark.parametrize("phrase", PHRASES)
def test_three_phrases_of_the_stock_take_less_than_700_bytes(phrase: Any) -> None:
    values: dict[str, Any] = {"time": END, "minutes": 10, "place": "Room XX"}
    sat = at_s1().does(do.MakeAnnouncement(EVERYONE, END, phrase, **{slot: values[slot] for slot in PHRASES[phrase]}))
    (said,) = announced(sat.state, "captions", Recipient("fr"))
    assert len(msgspec.json.encode(said)) * 3 < 700


def test_every_audience_but_the_console_has_one_hearer_or_what_is_for_all() -> None:
    assert set(HEARER) < set(AUDIENCES) and set(HEARER.values()) == set(EVERYONE)
