"""Who sees the waiting of a list: nothing of an unpublished one is in anything that the public gets."""

import random
from collections.abc import Callable
from dataclasses import replace

from interp.domain.model import commands as do
from interp.domain.model.list_rules import Band, ListRules
from interp.domain.model.parties import Party, SpeechStatus
from interp.domain.model.speaker_lists import Capacity, ListOfSpeakers
from interp.domain.model.state import DocumentNumbers, Meeting
from interp.domain.rules.lists.seen import as_public, hidden_speeches, unpublished_items
from interp.domain.rules.programme_order import following
from interp.domain.views.audiences import AUDIENCES, IN_NONE, Audience, view
from interp.domain.views.meeting_record import meeting_record
from interp.domain.views.parts.view_part_cache import sharing
from interp.domain.views.programme import interrupting, programme, speaker_list
from interp.errors import InterpError
from interp.wire import view_json
from tests.builders import BRAZIL, Sitting, sitting
from tests.row_by_row import row_by_row
from tests.sample_sizes import size

CANARY = "Kanarienland"
LIST = ListOfSpeakers("l1", ("i3",), ListRules(bands=(Band("dignitaries"), Band("states", "lot"), Band())))
OPEN, NEXT = do.OpenMeeting(), do.AdvanceFloor(None)
SIGNED_OUT = ("captions", "room", "moderator", "technician")


def planted(**more: object) -> do.InscribeEntry:
    """Return the inscription of a party that is named nowhere else, in every field that holds a text."""
    party = Party("delegation", CANARY, id="kan", code="KAN", seat=f"{CANARY} 7")
    capacity = Capacity("joint", (replace(party, id="kan2"), BRAZIL), others=54)
    return do.InscribeEntry(
        "l1", party, "member", topic=f"{CANARY} speaks", capacity=capacity, level="minister", again=True, **more,  # type: ignore[arg-type]
    )


def seen(state: Meeting) -> list[object]:
    """Return all that the public gets of a state, in two languages, without the numbers of documents."""
    views = [view(sharing(state), Audience(name, code)) for name in SIGNED_OUT for code in ("en", "ar")]
    whole = [programme(state, code, since=since) for code in ("en", "ar") for since in (0, public(state).programme_seq)]
    return [
        *(replace(each, programme_seq=0, edits_seq=0, list_seq=0) for each in views),
        *(replace(each, programme_seq=0, edits_seq=0) for each in whole),
        *(replace(speaker_list(state, code), list_seq=0) for code in ("en", "ar")),
        *interrupting(state, "en"),
    ]  # fmt: skip


def public(state: Meeting) -> DocumentNumbers:
    return state.public_numbers


def text_of(state: Meeting) -> str:
    return "\n".join(str(view_json(each)) for each in seen(state))


FLOOR: dict[str, tuple[do.Command, ...]] = {
    "planned": (), "before": (OPEN, NEXT), "open": (OPEN, do.OpenItem("i3")), "after": (OPEN, do.OpenItem("i4")),
}  # fmt: skip
# what staff do to entries that nobody outside is to notice; the entries are c3, c4 and c5
ACTS: tuple[Callable[[Sitting], do.Command], ...] = (
    lambda _: planted(), lambda _: planted(leave=True, turn=2),
    lambda here: do.PlaceEntry(any_of(here), None), lambda here: do.AmendEntry(any_of(here), confirmed=True),
    lambda here: do.AmendEntry(any_of(here), level_confirmed=True), lambda here: do.CallEntryInVain(any_of(here)),
    lambda here: do.WithdrawEntry(any_of(here)), lambda here: do.SkipSpeech(any_of(here)),
    lambda here: do.MarkSpeechAbsent(any_of(here)), lambda here: do.RemoveSpeech(any_of(here)),
    lambda here: do.MoveSpeech(any_of(here), None), lambda here: do.DescribeParty(any_of(here), seat=CANARY),
    lambda here: do.AmendSpeech(any_of(here), limit_ms=90_000), lambda here: do.AmendSpeech(any_of(here), topic=CANARY),
    lambda here: do.SetText("party.kan.name", "ar", CANARY), lambda _: do.DrawList("l1"),
    lambda _: do.SetList(replace(LIST, rules=replace(LIST.rules, bands=(Band("states", "alphabetical"),)))),
    lambda _: do.AddSpeech("i3", replace(BRAZIL, name=CANARY, id="kan3")),
)  # fmt: skip


def any_of(here: Sitting) -> str:
    """Return a waiting entry, another one at each step."""
    waiting = [
        each for each in here.state.items[2].speeches
        if here.state.speeches[each].status == SpeechStatus.PLANNED and each != here.state.floor.armed
    ]  # fmt: skip
    return waiting[here.asked % len(waiting)] if waiting else "nobody"


@row_by_row("seed", range(size(3, torture=5)))
@row_by_row("begun", FLOOR)
def test_nothing_of_an_unpublished_list_is_in_what_the_public_gets(begun: str, seed: int) -> None:
    chance = random.Random(seed)
    here = sitting(do.SetList(LIST), *FLOOR[begun])
    shown, numbers = seen(here.state), public(here.state)
    here.does(planted(), planted(), planted())
    for _ in range(14):
        try:
            here.does(chance.choice(ACTS)(here))
        except InterpError:
            continue
        assert seen(here.state) == shown
        assert CANARY not in text_of(here.state)
        assert public(here.state) == numbers
    assert following(here.state) is not None


def test_who_is_armed_or_has_had_the_floor_is_shown_and_nobody_after() -> None:
    here = sitting(do.SetList(LIST), planted(), do.InscribeEntry("l1", BRAZIL, "member"))
    entry = here.state.items[2].speeches[0]
    here.does(OPEN, do.OpenItem("i3"))
    before = public(here.state)
    here.does(do.ArmFloor(entry))
    captions = view(here.state, Audience("captions", "en"))
    assert captions.armed and captions.armed.id == entry and captions.next == (captions.armed,)
    assert public(here.state).programme_seq > before.programme_seq
    assert [row.speech.id for row in speaker_list(here.state, "en").entries] == [entry]
    here.does(do.ArmFloor(None))
    assert CANARY not in text_of(here.state)
    here.does(do.GiveFloor(entry), do.EndFloor())
    assert [row.status for row in speaker_list(here.state, "en").entries] == ["done"]
    row = speaker_list(here.state, "en").entries[0]
    assert row.entry and row.entry.capacity.others == 54 and row.entry.level is None and row.entry.desk is None
    staff = speaker_list(here.state, "en", drafts=True).entries
    assert len(staff) == 2 and staff[0].entry and staff[0].entry.desk


def test_the_public_is_told_of_nobody_who_comes_after_a_hidden_list() -> None:
    """Whether anybody waits in it is not said either: the item is neither empty nor passed over."""
    here = sitting(do.SetList(LIST), OPEN, do.OpenItem("i2"), do.AdvanceFloor(None), do.AdvanceFloor("s2"))
    empty, waiting = here.state, here.does(planted()).state
    for state in (empty, waiting):
        captions = view(state, Audience("captions", "en"))
        assert (captions.next, captions.next_item) == ((), None)
    console = view(empty, Audience("console", "en"))
    assert console.next_item and console.next_item.id == "i3"
    assert unpublished_items(empty) == {"i3"}


def test_a_list_is_published_and_a_withdrawal_is_not_told() -> None:
    here = sitting(do.SetList(LIST), planted(), do.InscribeEntry("l1", BRAZIL, "member"))
    first, second = here.state.items[2].speeches
    before = public(here.state)
    here.does(do.SetList(replace(LIST, seen_by="delegations")))
    assert public(here.state) == before and hidden_speeches(here.state).all() == {first, second}
    here.does(do.SetList(replace(LIST, seen_by="everyone")))
    assert hidden_speeches(here.state).all() == frozenset()
    assert CANARY in text_of(here.state) and public(here.state).programme_seq == here.state.seq
    news = programme(here.state, "en", since=before.programme_seq).items
    assert [row.speech.id for item in news for row in item.speeches] == [first, second]
    seq = here.state.seq
    here.does(do.AmendEntry(second, confirmed=True))
    assert public(here.state).programme_seq == seq, "confirmed at the desk: the public sees nothing of it"
    here.does(do.WithdrawEntry(second))
    (round_,) = (each for each in programme(here.state, "en").items if each.item.id == "i3")
    assert [row.speech.id for row in round_.speeches] == [first]


def test_the_record_of_the_list_is_for_staff_and_in_no_view() -> None:
    """The hall of `tests/web/pages/test_record_file.py` refuses the record to everybody else, by the roles' table."""
    here = sitting(do.SetList(LIST), planted()).does(do.PlaceEntry("c3", None, words=f"{CANARY} asked"))
    told = str(view_json(meeting_record(here.state, "en")))
    assert told.count(CANARY) > 1 and f"{CANARY} asked" in told
    assert "entry_acts" in IN_NONE and CANARY not in text_of(here.state)


def test_without_a_list_everything_is_as_it_was() -> None:
    state = sitting(do.AddSpeech("i3", BRAZIL)).state
    assert as_public(state) is state and hidden_speeches(state).all() == frozenset()
    assert {name for name, rule in AUDIENCES.items() if "public_numbers" in (rule.reads or ())} == set(SIGNED_OUT)
