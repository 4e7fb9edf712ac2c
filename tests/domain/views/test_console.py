"""What staff see: what Next will do, what undo would restore, the block and the reports."""

from interp.domain.model import commands as do
from interp.domain.model.commands import Target
from interp.domain.model.done_by import DoneBy
from interp.domain.views.block_time import BlockView
from interp.domain.views.booth import ReportView
from interp.domain.views.console import UndoView, console_view
from tests.builders import BRAZIL, MINUTE, SECOND, START, sitting
from tests.domain.views.open_meeting import at_s1, console


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
    assert seen.reports == (ReportView(booth="ar", language="fr", language_name="French", at=START + 4 * SECOND),)
    assert seen.last_switch == DoneBy("Staff", "desk-1", START + 3 * SECOND)
    assert seen.blank


def test_without_switch_block_or_chair_the_console_says_so() -> None:
    seen = console_view(sitting().state, "en")
    assert (seen.last_switch, seen.block, seen.chair_person, seen.meeting.chair) == (None, None, None, None)


def test_next_says_that_it_would_leave_an_empty_round() -> None:
    opened = console(do.OpenItem("i3"))
    assert (opened.advance.leaves_empty, opened.next_item and opened.next_item.id) == (True, "i3")
    assert not console(do.OpenItem("i3"), do.AddSpeech("i3", BRAZIL)).advance.leaves_empty
    assert not console().advance.leaves_empty


def test_the_console_says_into_which_language_each_two_way_booth_works() -> None:
    assert console().retour == {"ar": "en", "zh": "en"}
    assert console(do.SetRetour("zh", "fr")).retour == {"ar": "en", "zh": "fr"}


def test_staff_are_told_how_many_texts_were_not_delivered() -> None:
    held = (do.AttachStatement("s1", "d1", "en", closed=True), do.AttachStatement("s2", "d2", "en", closed=True))
    assert console(*held).undelivered == 2
    assert console(*held, do.CloseMeeting()).undelivered == 1
    assert console(do.AttachStatement("s2", "d2", "en")).undelivered == 0


def test_the_five_after_the_next_are_named_in_the_order_of_the_floor() -> None:
    added = [do.AddSpeech("i3", BRAZIL)] * 8
    assert console().later == ("s3", "s4")
    assert console(do.ArmFloor("s4")).later == ("s2", "s3")
    state = at_s1().does(*added, do.OpenItem("i3")).state
    first, *others = state.items[2].speeches
    seen = console_view(state, "en")
    assert (seen.advance.to, list(seen.later)) == (Target("i3", first), others[:5])
    assert console(do.CloseMeeting()).later == ()
