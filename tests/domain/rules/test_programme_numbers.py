"""Which number an event raises, and that none stays when its document changes: over recorded days and random ones."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.list_rules import Band, ListRules
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.speaker_lists import ListOfSpeakers
from interp.domain.model.state import DocumentNumbers, Meeting
from interp.domain.model.texts import shown
from interp.domain.rules.evolve import evolve
from interp.domain.views.desk import TextRow, text_rows
from interp.domain.views.parts.view_part_cache import SharedMeeting, sharing
from interp.domain.views.programme import Programme, SpeakerList, programme, speaker_list
from interp.errors import InterpError
from tests.builders import BLOCKS, BRAZIL, Sitting, sitting
from tests.releases.history import logged, opened, path_of, releases
from tests.row_by_row import row_by_row
from tests.sample_sizes import size

OPEN, NEXT = do.OpenMeeting(), do.AdvanceFloor(None)
FRENCH, ITEM = do.SetText("item.i1.title", "fr", "Ouverture"), do.AddItem("concluding_remarks", "Thanks")
AMENDED_BLOCKS = do.AmendMeeting(blocks=(replace(BLOCKS[0], budget_ms=1), *BLOCKS[1:]))
SHORTER_FLOOR = do.AmendMeeting(floor_limit_ms=60_000, members_limit_ms=90_000)
# the second speech of the block has what the first leaves of its time
SHARED = (
    do.AddSpeech("i1", BRAZIL), do.AmendSpeech("s1", limit_ms=120_000), do.AmendItem("i2", speech_limit_ms=0),
    do.AmendMeeting(blocks=(replace(BLOCKS[0], budget_ms=1_200_000), *BLOCKS[1:])),
)  # fmt: skip
LIST = ListOfSpeakers("l1", ("i3", "i2"), ListRules(bands=(Band("dignitaries"), Band(most=2)), absence="loses_turn"))
PUBLISHED = replace(LIST, seen_by="everyone")
INSCRIBED = do.InscribeEntry("l1", BRAZIL, "member", again=True, level="minister")
# c1 to c4 are entries where inscription came that early
LISTED: tuple[do.Command, ...] = (
    do.SetList(LIST), do.SetList(PUBLISHED), INSCRIBED, replace(INSCRIBED, level_confirmed=True),
    *(made for each in ("c2", "c3", "c4", "c5") for made in (
        do.PlaceEntry(each, None), do.AmendEntry(each, confirmed=True), do.AmendEntry(each, level_confirmed=True),
        do.CallEntryInVain(each), do.WithdrawEntry(each), do.ArmFloor(each), do.GiveFloor(each),
    )),
    OPEN, NEXT, do.OpenItem("i3"), do.UndoSwitch(), do.DescribeParty("c3", seat="B9"), do.EndFloor(),
    do.AmendItem("i3", title="The floor"), do.RemoveSpeech("c3"), do.AmendSpeech("c3", limit_ms=60_000),
)  # fmt: skip
OF_EACH_KIND = size(3, torture=None)  # events of the recorded day, of each kind
READERS = tuple((code, drafts) for code in MEETING_LANGUAGES for drafts in (False, True))
STORY: tuple[do.Command, ...] = (
    OPEN, NEXT, do.AdvanceFloor("s1"), do.AdvanceFloor("s2"), do.SetLanguage("ar"), do.AddTime(60), do.EndFloor(),
    do.UndoSwitch(), do.PauseFloor(), do.ArmFloor("s3"), do.GiveFloor("s4"), do.GiveFloor(party=BRAZIL),
    do.InterruptFloor("point_of_order", BRAZIL), do.InterruptFloor("technical"), do.ReturnFloor(), do.AdjustClock(1),
    do.OpenItem("i3"), do.AddSpeech("i3", BRAZIL), do.AddSpeech("i2", BRAZIL),
    do.AmendSpeech("s2", on_behalf_of=(BRAZIL,)),
    do.SkipSpeech("s2"), do.RemoveSpeech("s3"), do.MoveSpeech("s3", None), do.AmendSpeech("s2", limit_ms=60_000),
    do.AmendSpeech("s2", topic="Trust"),
    do.AmendItem("i2", title="The panel"), do.AmendItem("i3", limit_ms=0), do.MoveItem("i4", None), do.RemoveItem("i4"),
    do.CloseItem("i1"), ITEM, do.AmendPerson("p1", called="Ms. Amel Uno"), do.AmendPerson("p2", functions=("Judge",)),
    do.DescribeParty("s1", seat="B2"), do.DescribeParty("s1", pronunciation="AH-mel"), FRENCH,
    do.ApproveText("item.i1.title", "fr", 1), do.SetText("person.p1.function.0", "zh", "主席"),
    do.SetText("meeting.title", "fr", "Droits de l’enfant"), do.AmendMeeting(title="Children"),
    AMENDED_BLOCKS, SHORTER_FLOOR, *SHARED,
    do.SuspendMeeting(), do.ResumeMeeting(), do.BlankRoom(), do.CloseMeeting(),
)  # fmt: skip


def at_s1() -> Sitting:
    """Return the meeting with the first speech on the floor."""
    return sitting(OPEN, NEXT)


Reader = tuple[str, bool]


@dataclass(frozen=True)
class Documents:
    """What each reader sees of each document after an event, without the documents' own numbers but in `held`."""

    held: dict[Reader, Programme]
    programme_seq: dict[Reader, Programme]
    list_seq: dict[Reader, SpeakerList]
    texts: list[tuple[TextRow, ...]]


def documents(state: Meeting) -> Documents:
    """Return every document as each reader sees it."""
    programmes = {(code, drafts): programme(state, code, drafts=drafts) for code, drafts in READERS}
    lists = {(code, drafts): speaker_list(state, code, drafts=drafts) for code, drafts in READERS}
    return Documents(
        programmes,
        {reader: replace(each, programme_seq=0, edits_seq=0) for reader, each in programmes.items()},
        {reader: replace(each, list_seq=0) for reader, each in lists.items()},
        [text_rows(state, code) for code in MEETING_LANGUAGES],
    )


Step = tuple[SharedMeeting, Documents]


def steps(log: Iterable[ev.Logged], of_each: int | None = None) -> Iterator[tuple[Step, Step, ev.Logged]]:
    """Yield the planned meeting before and after each event; of a kind about `of_each`, drawn by a seed."""
    state, before, made = Meeting(), sharing(Meeting()), None
    log, dice = [*log], random.Random(22)
    kinds = Counter(type(each.event) for each in log)
    for number, each in enumerate(log):
        state = evolve(state, each)
        after = sharing(state, before)
        if number and (of_each is None or dice.random() < of_each / kinds[type(each.event)]):
            now = documents(after)
            yield (before, made or documents(before)), (after, now), each
            made = now
        else:
            made = None
        before = after


def wrong(before: Step, after: Step) -> Iterator[str]:
    """Yield each number that stayed although a reader's document changed, or rose although none did."""
    (was, old), (now, new) = before, after
    for drafts, numbers in ((True, (was.numbers, now.numbers)), (False, (was.public_numbers, now.public_numbers))):
        for name in ("programme_seq", "list_seq"):
            mine = (reader for reader in READERS if reader[1] == drafts)
            differs = any(getattr(old, name)[each] != getattr(new, name)[each] for each in mine)
            right = now.seq if differs else getattr(numbers[0], name)
            if getattr(numbers[1], name) != right:
                yield f"{name}, drafts {drafts}: {getattr(numbers[1], name)}, not {right}"
    if now.texts_seq != (now.seq if old.texts != new.texts else was.texts_seq):
        yield "texts_seq"


def brought_up_to_date(held: Programme, news: Programme) -> Programme:
    """Return the programme that a page has after it has taken in what is new."""
    rows = {row.item.id: row for row in (*held.items, *news.items)}
    entries = {each.speech.id: each for row in (*held.items, *news.items) for each in row.speeches}
    items = [rows[each] for each in news.order or ()]
    whole = (
        row if row.order is None else replace(row, order=None, speeches=tuple(entries[each] for each in row.order))
        for row in items
    )
    return replace(news, order=None, items=tuple(whole))


def is_stale(before: Meeting, after: Meeting) -> bool:
    """Return whether a page that holds the programme of `before` and asks for what is new would hold something old."""
    shown = sharing(before)
    later = sharing(after, shown)
    return stays_stale((shown, documents(shown)), (later, documents(later)))


def stays_stale(before: Step, after: Step) -> bool:
    """Return the same of a step, whose programmes are made."""
    (_, old), (now, new) = before, after
    for reader, held in old.held.items():
        news = programme(now, reader[0], drafts=reader[1], since=held.programme_seq)
        if brought_up_to_date(held, news) != new.held[reader]:
            return True
    return False


def test_each_number_rises_with_its_document_and_with_nothing_else_on_a_recorded_day() -> None:
    rows: dict[str, list[ev.Logged]] = {}
    for entry in opened(path_of(releases()[-1])).without_screens():
        if entry.row:
            rows.setdefault(entry.stream, []).append(logged(entry.row))
    found = [
        (stream, each.seq, type(each.event).__name__, *faults)
        for stream, log in rows.items() for before, after, each in steps(log, OF_EACH_KIND)
        if (faults := list(wrong(before, after)))
    ]  # fmt: skip
    assert found == []


@settings(max_examples=size(40, torture=600))
@given(st.lists(st.sampled_from(STORY), max_size=12))
def test_each_number_rises_with_its_document_and_with_nothing_else_in_any_order(commands: list[do.Command]) -> None:
    meeting = sitting()
    for command in commands:
        try:
            meeting.does(command)
        except InterpError:
            continue
    for before, after, each in steps(meeting.log):
        assert (list(wrong(before, after)), each.event) == ([], each.event)
        assert not stays_stale(before, after)


@settings(max_examples=size(40, torture=600))
@given(st.sampled_from([LIST, PUBLISHED]), st.lists(st.sampled_from(LISTED), max_size=12))
def test_each_number_rises_with_its_document_alone_where_there_is_a_list(
    first: ListOfSpeakers, commands: list[do.Command]
) -> None:
    meeting = sitting(do.SetList(first), INSCRIBED)
    for command in commands:
        try:
            meeting.does(command)
        except InterpError:
            continue
    for before, after, each in steps(meeting.log):
        assert (list(wrong(before, after)), each.event) == ([], each.event)
        assert not stays_stale(before, after)


@pytest.mark.parametrize("command", [SHARED[1], SHARED[3], do.RemoveSpeech("s1"), do.ArmFloor("s1"), SHORTER_FLOOR])
def test_a_limit_that_follows_another_change_is_new_to_a_page(command: do.Command) -> None:
    meeting = sitting(*SHARED[:1], do.AddSpeech("i3", BRAZIL))
    before = meeting.state
    meeting.does(command)
    assert not is_stale(before, meeting.state)


def test_a_limit_that_follows_a_change_in_another_item_of_its_block_is_new_to_a_page() -> None:
    meeting = sitting(do.AddItem("presentation", "More", block="b1"))
    meeting.does(do.AddSpeech(meeting.state.items[-1].id, BRAZIL), do.AmendSpeech("s1", limit_ms=180_000))
    before = meeting.state
    meeting.does(do.AmendSpeech("s1", limit_ms=120_000))
    assert not is_stale(before, meeting.state)


def test_the_limit_of_a_speech_that_is_disarmed_after_its_block_was_amended_is_new_to_a_page() -> None:
    meeting = sitting(SHARED[0])
    meeting.does(do.ArmFloor(meeting.state.items[0].speeches[-1]), SHARED[3])
    before = meeting.state
    meeting.does(do.ArmFloor(None))
    assert before.floor.armed_limit and programme(before, "en") != programme(meeting.state, "en")
    assert not is_stale(before, meeting.state)


def risen(meeting: Sitting, command: do.Command) -> set[str]:
    """Return which numbers of staff a command raises."""
    before = meeting.state.numbers
    after = meeting.does(command).state.numbers
    return {name for name in DocumentNumbers.__slots__ if getattr(before, name) != getattr(after, name)}


PROGRAMME, EDIT, LISTED_SEQ = {"programme_seq"}, {"programme_seq", "edits_seq"}, {"list_seq"}


@row_by_row(
    ("command", "numbers"),
    [
        (do.AddSpeech("i3", BRAZIL), EDIT),
        (do.AddSpeech("i1", BRAZIL), EDIT | LISTED_SEQ),
        (do.SkipSpeech("s2"), EDIT),
        (ITEM, EDIT),
        (do.AmendItem("i1", title="The opening"), EDIT),
        (do.AdvanceFloor("s1"), PROGRAMME | LISTED_SEQ),
        (do.OpenItem("i3"), PROGRAMME | LISTED_SEQ),
        (do.SetLanguage("fr"), PROGRAMME | LISTED_SEQ),
        (do.AddTime(60), PROGRAMME | LISTED_SEQ),
        (do.DescribeParty("s1", seat="B2"), EDIT | LISTED_SEQ),
        (do.DescribeParty("s1", pronunciation="AH-mel"), set()),
        (do.AmendMeeting(title="Children"), set()),
        (AMENDED_BLOCKS, EDIT),
        (SHORTER_FLOOR, EDIT),
        (do.PauseFloor(), set()),
        (do.ArmFloor("s2"), set()),
        (do.BlankRoom(), set()),
    ],
)  # fmt: skip
def test_a_command_raises_the_numbers_of_what_it_changes(command: do.Command, numbers: set[str]) -> None:
    assert risen(at_s1(), command) == numbers


def test_a_title_of_the_chair_is_a_change_of_the_programme() -> None:
    chaired = sitting(OPEN, NEXT, do.RemoveSpeech("s3"), chair=BRAZIL, chair_person="p3")
    assert risen(chaired, do.AmendPerson("p3", honorific="mr")) == EDIT


def test_a_switch_that_is_undone_is_an_edit() -> None:
    assert risen(at_s1().does(do.AdvanceFloor("s1")), do.UndoSwitch()) == EDIT | LISTED_SEQ


def test_a_draft_raises_no_number_of_the_public_until_it_is_approved() -> None:
    drafted = at_s1().does(FRENCH)
    seq = drafted.state.seq
    assert shown(drafted.state.texts["item.i1.title"], "fr", drafts=False).standing == "original"
    assert (drafted.state.numbers.programme_seq, drafted.state.public_numbers.programme_seq) == (seq, seq - 1)
    approved = drafted.does(do.ApproveText("item.i1.title", "fr", 1)).state
    assert approved.public_numbers.programme_seq == approved.seq == seq + 1


def test_a_plan_raises_every_number() -> None:
    planned = sitting().state
    assert planned.numbers == planned.public_numbers == DocumentNumbers(1, 1, 1)
    assert (planned.texts_seq, set(planned.item_seqs.values())) == (1, {1})


def test_only_the_rows_that_changed_have_a_new_number() -> None:
    state = at_s1().does(do.SkipSpeech("s2")).state
    assert [item for item, seq in state.item_seqs.items() if seq == state.numbers.programme_seq] == ["i2"]
    assert [speech for speech, seq in state.speech_seqs.items() if seq == state.numbers.programme_seq] == ["s2"]


def test_what_is_removed_leaves_no_number_behind() -> None:
    state = at_s1().does(do.RemoveItem("i4")).state
    assert (set(state.item_seqs), set(state.speech_seqs)) == ({"i1", "i2", "i3"}, {"s1", "s2", "s3"})
