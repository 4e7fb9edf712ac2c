"""Announcements in the state: those not withdrawn, the typed ones as texts of the programme, all of them on record."""

from interp.domain.model import commands as do
from interp.domain.model.announcements import text_id
from tests.builders import HOUR, MINUTE, START, Sitting, sitting

END = START + HOUR
TYPED = do.MakeAnnouncement(("booths",), END, text="Mind the step", language="en")
CLOSED_LIST = do.MakeAnnouncement(("room",), END, "list_closed")


def standing(sat: Sitting) -> list[str]:
    return [each.id for each in sat.state.announcements]


def test_what_was_typed_is_a_text_of_the_programme_until_it_is_withdrawn() -> None:
    sat = sitting(TYPED, CLOSED_LIST)
    assert standing(sat) == ["c2", "c3"]
    assert sat.state.texts[text_id("c2")].value == "Mind the step" and text_id("c3") not in sat.state.texts
    sat.does(do.SetText(text_id("c2"), "fr", "Attention à la marche"), do.WithdrawAnnouncement("c2"))
    assert standing(sat) == ["c3"] and text_id("c2") not in sat.state.texts


def test_those_at_their_end_go_when_the_next_is_made() -> None:
    sat = sitting(TYPED, CLOSED_LIST).later(HOUR)
    assert standing(sat) == ["c2", "c3"], "nothing happened since"
    sat.does(do.MakeAnnouncement(("room",), END + HOUR, "slower"))
    assert standing(sat) == ["c4"] and text_id("c2") not in sat.state.texts


def test_the_programme_has_no_new_number_and_the_desk_has() -> None:
    sat = sitting(do.OpenMeeting())
    before = sat.state
    after = sat.does(TYPED).state
    assert (after.numbers, after.public_numbers) == (before.numbers, before.public_numbers)
    assert (after.item_seqs, after.speech_seqs) == (before.item_seqs, before.speech_seqs)
    assert after.texts_seq == after.seq


def test_both_acts_are_on_record_with_what_was_said() -> None:
    sat = sitting(TYPED).later(MINUTE).does(do.WithdrawAnnouncement("c2"))
    made, gone = sat.state.record.acts
    assert (made.name, gone.name) == ("announcement.made", "announcement.withdrawn")
    assert made.announcement == gone.announcement and made.announcement and made.announcement.text == "Mind the step"
    assert (made.at, made.by, made.until, gone.until) == (sat.log[-2].at, "Staff", END, None)
