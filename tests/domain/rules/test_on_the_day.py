"""What a day of use found: a draft never unpublishes, a closed item stays closed, a suspension is nobody's time."""

from interp.domain.model import commands as do
from interp.domain.model.booths import Report
from interp.domain.rules.programme_order import following
from interp.domain.views.attendee import caption_view
from interp.domain.views.console import console_view
from tests.builders import BRAZIL, MINUTE, SECOND, sitting

NEXT = do.AdvanceFloor(None)
TITLE = "item.i1.title"


def test_a_draft_over_an_approved_text_takes_nothing_off_the_public_screens() -> None:
    now = sitting(
        do.OpenItem("i1"),
        do.SetText(TITLE, "fr", "Ouverture"),
        do.ApproveText(TITLE, "fr", 1),
        do.SetText(TITLE, "fr", "Ouverture de la séance"),
    ).state
    assert caption_view(now, "fr").item.title.text == "Ouverture"  # type: ignore[union-attr]
    assert console_view(now, "fr").item.title.text == "Ouverture de la séance"  # type: ignore[union-attr]


def test_next_leaves_an_item_that_was_closed() -> None:
    now = sitting(NEXT, do.AdvanceFloor("s1"), do.EndFloor(), do.CloseItem("i2")).state
    assert following(now) == do.Target("i3")
    assert now.floor.item_clock is not None and now.floor.item_clock.status == "paused"


def test_a_closed_meeting_calls_nobody_and_offers_no_undo() -> None:
    now = sitting(NEXT, do.CloseMeeting()).state
    assert following(now) is None
    assert (console_view(now, "en").advance.to, console_view(now, "en").next) == (None, ())
    assert console_view(now, "en").undo.depth == 0


def test_undo_does_not_arm_a_speaker_passed_over_since() -> None:
    now = sitting(NEXT, do.ArmFloor("s3"), do.GiveFloor(party=BRAZIL), do.SkipSpeech("s3"), do.UndoSwitch()).state
    assert (now.floor.speech, now.floor.armed) == ("s1", None)


def test_undo_after_a_suspension_does_not_count_it_as_speaking_time() -> None:
    walk = sitting(NEXT, do.AdvanceFloor("s1"), do.SuspendMeeting())
    walk.now += 10 * MINUTE
    clock = walk.does(do.ResumeMeeting(), do.UndoSwitch()).state.floor.speech_clock
    assert clock is not None and clock.paused_ms == 10 * MINUTE + SECOND


def test_added_time_stands_when_the_floor_is_taken_back_and_given_again() -> None:
    walk = sitting(NEXT, do.AdvanceFloor("s1"), do.AddTime(60), do.UndoSwitch(), do.AdvanceFloor("s1"))
    clock = walk.state.floor.speech_clock
    assert clock is not None and clock.limit_ms == 9 * MINUTE


def test_what_is_amended_on_the_floor_shows_at_once() -> None:
    floor = sitting(NEXT, do.AmendSpeech("s1", "ru", 2 * MINUTE), do.AmendItem("i1", limit_ms=7 * MINUTE)).state.floor
    assert floor.language == "ru"
    assert floor.speech_clock is not None and floor.speech_clock.limit_ms == 2 * MINUTE
    assert floor.item_clock is not None and floor.item_clock.limit_ms == 7 * MINUTE


def test_a_title_typed_in_french_is_a_french_original() -> None:
    now = sitting(do.AddItem("other", "Déclarations générales", language="fr")).state
    added = now.items[-1].id
    assert now.texts[f"item.{added}.title"].language == "fr"


def test_a_speech_skipped_of_another_item_leaves_reports_alone() -> None:
    walk = sitting(NEXT, do.ReportLanguage("fr", "es"), do.SkipSpeech("s3"))
    assert walk.state.reports == (Report("fr", "es", walk.now - SECOND),)
