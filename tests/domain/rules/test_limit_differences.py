"""Which speeches an event gave another limit: those whose own it is, of a block with another share, or of a list."""

from interp.domain.model import commands as do
from interp.domain.model.list_rules import CategoryLimit, ListRules, Reduction
from interp.domain.model.parties import Party
from interp.domain.model.speaker_lists import ListOfSpeakers
from interp.domain.rules.limit_differences import differing, differing_limits
from tests.builders import BRAZIL, MINUTE, Sitting, sitting


def changed(meeting: Sitting, command: do.Command) -> set[str]:
    """Return the speeches that a command gives another limit."""
    before = meeting.state
    after = meeting.does(command).state
    known = differing(before.speeches, after.speeches)
    found = set(differing_limits(before, after, known))
    assert found.isdisjoint(known)  # what differs anyway is not computed
    return found.union(known)


def test_a_limit_of_its_own_is_no_other_speechs() -> None:
    assert changed(sitting(), do.AmendSpeech("s2", limit_ms=MINUTE)) == {"s2"}
    assert changed(sitting(), do.AmendItem("i2", speech_limit_ms=MINUTE)) == {"s2", "s3"}
    assert changed(sitting(), do.MoveSpeech("s3", None)) == set()


def test_a_speech_more_leaves_the_others_of_its_block_less() -> None:
    shared = sitting(do.AddSpeech("i1", BRAZIL))
    assert "c2" in changed(shared, do.AddSpeech("i1", BRAZIL))


def test_one_inscribed_more_may_reduce_the_limit_of_all_on_the_list() -> None:
    rules = ListRules(reductions=(Reduction(1, (CategoryLimit("everyone", MINUTE),)),))
    listed = sitting(do.SetList(ListOfSpeakers("l1", ("i3",), rules)), do.InscribeEntry("l1", BRAZIL, "member"))
    more = do.InscribeEntry("l1", Party("delegation", "Chile"), "member")
    assert changed(listed, more) >= {"c3"}
