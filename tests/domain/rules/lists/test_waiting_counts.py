"""Who waits in each item, what has a text and who was absent is known after each event as if it were counted."""

from interp.domain.model import commands as do
from interp.domain.model.list_rules import ListRules
from interp.domain.model.parties import Party
from interp.domain.model.speaker_lists import ListOfSpeakers
from interp.domain.model.state import Meeting
from interp.domain.rules.lists.waiting_counts import FEW, waiting_in
from tests.builders import BRAZIL, sitting
from tests.row_by_row import row_by_row

LIST = ListOfSpeakers("l1", ("i3",), ListRules())
OPEN = (do.OpenMeeting(), do.OpenItem("i3"), do.AdvanceFloor(None))
# after these c3, c4 and c5 are inscribed, and the first of them has the floor
ACTS: dict[str, tuple[do.Command, ...]] = {
    "added": (do.AddSpeech("i4", BRAZIL),),
    "removed": (do.RemoveSpeech("c4"),),
    "skipped": (do.SkipSpeech("c4"),),
    "withdrawn": (do.WithdrawEntry("c4"),),
    "absent": (do.MarkSpeechAbsent("c4"), do.CallEntryInVain("c5"), do.RestoreEntry("c5"), do.RemoveSpeech("c4")),
    "moved": (do.MoveSpeech("c5", None),),
    "undone": (do.UndoSwitch(),),
    "the next": (do.AdvanceFloor("c3"),),
    "interrupted": (do.InterruptFloor("point_of_order", Party("delegation", "Someone")),),
    "another item": (do.OpenItem("i4"),),
    "item removed": (do.RemoveItem("i4"),),
    "text": (do.AttachStatement("c4", "d1", "en"), do.AttachStatement("c3", "d2", "en", True)),
    "text taken back": (do.AttachStatement("c4", "d1", "en"), do.AttachStatement("c4", None)),
}


def counted(state: Meeting) -> tuple[dict[str, int], tuple[str, ...], tuple[str, ...]]:
    filed = tuple(key for key, each in state.speeches.items() if each.statement or each.text_closed)
    vain = {key for key, each in state.entries.items() if each.absent_at is not None}
    absent = tuple(key for key, each in state.speeches.items() if each.status == "absent" or key in vain)
    return {item.id: waiting_in(state, item) for item in state.items}, filed, absent


def known(state: Meeting) -> tuple[dict[str, int], tuple[str, ...], tuple[str, ...]]:
    return state.waiting, state.filed, state.absent


@row_by_row("act", ACTS)
def test_after_each_act_the_counts_are_what_is_there(act: str) -> None:
    inscribed = (do.InscribeEntry("l1", Party("delegation", name), "member") for name in "abc")
    here = sitting(do.SetList(LIST), *inscribed, *OPEN)
    for command in ACTS[act]:
        here.does(command)
        assert known(here.state) == counted(here.state)


def test_many_at_once_are_counted_again() -> None:
    here = sitting(do.SetList(LIST))
    assert known(here.state) == counted(here.state)
    here.does(*(do.InscribeEntry("l1", Party("delegation", str(each)), "member") for each in range(FEW + 2)))
    assert here.state.waiting["i3"] == FEW + 2
    assert known(here.state) == counted(here.state)
