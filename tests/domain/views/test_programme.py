"""The programme and the list of speakers, each with where it stands."""

from interp.domain.model import commands as do
from interp.domain.model.speaker_lists import ListOfSpeakers
from interp.domain.views.programme import programme, speaker_list
from interp.wire import encoded
from tests.builders import BRAZIL, HOUR, MINUTE, SECOND, START, sitting
from tests.domain.views.open_meeting import DRAFT, at_s1, console


def test_the_programme_lists_every_item_and_speech_with_where_it_stands() -> None:
    listed = programme(at_s1().state, "fr")
    rows = [(row.item.id, row.status, [(each.speech.id, each.status) for each in row.speeches]) for row in listed.items]
    assert rows == [
        ("i1", "open", [("s1", "on_floor")]), ("i2", "planned", [("s2", "planned"), ("s3", "planned")]),
        ("i3", "planned", []), ("i4", "planned", [("s4", "planned")]),
    ]  # fmt: skip
    assert (listed.programme_seq, listed.edits_seq, listed.language, len(listed.blocks)) == (4, 1, "fr", 2)


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


def test_since_a_number_only_what_changed_after_it_is_listed_with_the_order_of_all() -> None:
    before = at_s1()
    held = programme(before.state, "fr").programme_seq
    listed = programme(before.does(do.AddSpeech("i2", BRAZIL)).state, "fr", since=held)
    rows = [(row.item.id, row.order, [each.speech.id for each in row.speeches]) for row in listed.items]
    assert rows == [("i2", ("s2", "s3", "c4"), ["c4"])]
    assert (listed.order, listed.programme_seq) == (("i1", "i2", "i3", "i4"), before.state.seq)
    assert programme(before.state, "fr", since=listed.programme_seq).items == ()


def test_since_a_number_the_log_has_not_reached_it_is_whole() -> None:
    assert programme(at_s1().state, "fr", since=99) == programme(at_s1().state, "fr")


def test_the_hundred_and_first_speech_of_a_round_is_sent_without_those_before_it() -> None:
    meeting = at_s1().does(*[do.AddSpeech("i3", BRAZIL)] * 100)
    held = programme(meeting.state, "fr").programme_seq
    listed = programme(meeting.does(do.AddSpeech("i3", BRAZIL)).state, "fr", since=held)
    assert [len(row.speeches) for row in listed.items] == [1]


def test_since_a_number_the_list_has_what_changed_after_it_with_the_order_of_all() -> None:
    meeting = at_s1().does(do.AdvanceFloor("s1"))
    held = speaker_list(meeting.state, "fr")
    assert held.order is None
    listed = speaker_list(meeting.does(do.AddSpeech("i2", BRAZIL)).state, "fr", since=held.list_seq)
    assert (listed.order, [each.speech.id for each in listed.entries]) == (("s2", "s3", "c5"), ["c5"])
    meeting = meeting.does(do.SkipSpeech("s3"))
    again = speaker_list(meeting.state, "fr", since=listed.list_seq)
    assert ([each.speech.id for each in again.entries], again.order) == (["s3"], listed.order)
    assert speaker_list(meeting.state, "fr", since=again.list_seq).entries == ()
    whole = speaker_list(meeting.state, "fr")
    assert speaker_list(meeting.state, "fr", since=again.list_seq + 1) == whole and len(whole.entries) == 3


def test_one_speech_more_among_three_hundred_is_one_row_and_few_bytes() -> None:
    meeting = at_s1().does(*[do.AddSpeech("i3", BRAZIL)] * 300, do.OpenItem("i3"))
    whole, all_listed = programme(meeting.state, "fr"), speaker_list(meeting.state, "fr")
    more = meeting.does(do.AddSpeech("i3", BRAZIL)).state
    found = programme(more, "fr", since=whole.programme_seq)
    assert [len(row.speeches) for row in found.items] == [1] and len(encoded(found)) * 40 < len(encoded(whole))
    listed = speaker_list(more, "fr", since=all_listed.list_seq)
    assert len(listed.entries) == 1 and len(encoded(listed)) * 40 < len(encoded(all_listed))


def test_a_speech_has_its_limit_and_its_item_the_one_that_holds_for_each_in_it() -> None:
    listed = programme(at_s1().does(do.AmendSpeech("s3", limit_ms=MINUTE)).state, "fr")
    assert [row.speech_limit_ms for row in listed.items] == [None, 8 * MINUTE, 2 * MINUTE, None]
    rows = [(each.speech.limit_ms, each.limit_ms) for row in listed.items for each in row.speeches]
    assert rows == [
        (5 * MINUTE, 5 * MINUTE), (8 * MINUTE, None), (MINUTE, MINUTE), (3 * MINUTE, 3 * MINUTE)
    ]  # fmt: skip


def test_what_was_held_has_its_times_and_what_goes_on_only_its_beginning() -> None:
    sat = sitting(do.AdvanceFloor(None)).later(MINUTE).does(do.AdvanceFloor("s1"))
    items = programme(sat.state, "fr").items
    begun = START + 2 * SECOND
    assert [(row.started_at, row.ended_at, row.held_ms) for row in items[:3]] == [
        (begun, begun + 61 * SECOND, 61 * SECOND), (begun + 61 * SECOND, None, 0), (None, None, 0)
    ]  # fmt: skip
    rows = [(each.started_at, each.ended_at, each.held_ms) for row in items[:2] for each in row.speeches]
    assert rows == [(begun, begun + 61 * SECOND, 61 * SECOND), (begun + 61 * SECOND, None, 0), (None, None, 0)]


def test_a_switch_taken_back_leaves_no_times_in_the_programme() -> None:
    sat = sitting(do.AdvanceFloor(None)).later(MINUTE).does(do.AdvanceFloor("s1"), do.UndoSwitch("s2"))
    items = programme(sat.state, "fr").items
    assert [(row.started_at, row.ended_at, row.held_ms) for row in items[:2]] == [
        (START + 2 * SECOND, None, 0), (None, None, 0)
    ]  # fmt: skip
    assert items[1].speeches[0].started_at is None


def test_the_programme_is_the_same_whatever_the_time() -> None:
    sat = at_s1()
    before = programme(sat.state, "fr")
    assert programme(sat.later(MINUTE).state, "fr") == before


def test_who_has_the_times_of_a_row_is_told_of_every_change_of_them() -> None:
    sat = sitting(do.AdvanceFloor(None))
    for command in (do.PauseFloor(), do.AdvanceFloor("s1"), do.OpenItem("i3"), do.CloseItem("i3"), do.CloseMeeting()):
        held = programme(sat.state, "fr")
        after = programme(sat.later(MINUTE).does(command).state, "fr", since=held.programme_seq)
        whole = {row.item.id: row for row in programme(sat.state, "fr").items}
        told = {row.item.id for row in after.items}
        assert all(whole[row.item.id] == row for row in held.items if row.item.id not in told)


def test_a_speech_taken_back_is_gone_for_the_public_and_kept_for_staff() -> None:
    state = sitting(do.OpenMeeting(), do.OpenItem("i3"), do.GiveFloor(party=BRAZIL), do.UndoSwitch()).state
    staff, public = (programme(state, "fr", drafts=drafts).items[2].speeches for drafts in (True, False))
    assert ([row.status for row in staff], public) == (["taken_back"], ())
    assert speaker_list(state, "fr").entries == ()
    assert len(speaker_list(state, "fr", drafts=True).entries) == 1
    (changed,) = [row for row in programme(state, "fr", since=state.seq - 1).items if row.item.id == "i3"]
    assert (changed.order, changed.speeches) == ((), ())


def test_an_absent_speaker_is_marked() -> None:
    rows = programme(sitting(do.MarkSpeechAbsent("s2")).state, "fr").items[1].speeches
    assert [row.status for row in rows] == ["absent", "planned"]


def test_an_item_has_the_hour_that_the_programme_states() -> None:
    held = sitting(do.AmendItem("i4", starts_at=START + HOUR))
    assert [row.item.starts_at for row in programme(held.state, "fr").items] == [None, None, None, START + HOUR]
    seq = programme(held.state, "fr").programme_seq
    later = programme(held.does(do.AmendItem("i4", starts_at=START + MINUTE)).state, "fr", since=seq)
    assert [(row.item.id, row.item.starts_at) for row in later.items] == [("i4", START + MINUTE)]


def test_those_who_work_in_the_meeting_see_which_items_have_a_list_and_the_public_does_not() -> None:
    here = at_s1()
    held = here.state.numbers.programme_seq, here.state.public_numbers.programme_seq
    here.does(do.SetList(ListOfSpeakers("l1", ("i3",))))
    listed = programme(here.state, "fr", drafts=True, since=held[0])
    assert [(each.id, each.items, each.seen_by) for each in listed.lists] == [("l1", ("i3",), "desk")]
    assert listed.programme_seq == here.state.seq
    public = programme(here.state, "fr", since=held[1])
    assert (public.lists, public.programme_seq, public.items) == ((), held[1], ())


def test_whether_the_public_is_told_who_may_not_be_reached_is_a_change_of_the_programme() -> None:
    here = sitting()
    before = programme(here.state, "en")
    told = programme(here.does(do.AmendMeeting(says_unreached=True)).state, "en")
    assert (before.says_unreached, told.says_unreached) == (False, True)
    assert told.programme_seq == told.edits_seq == here.state.seq > before.edits_seq
