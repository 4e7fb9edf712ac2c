"""The Council's meeting as its paper plans it: an amended limit holds for the next speaker, on every screen."""

from dataclasses import replace

import pytest

from interp.domain.model import commands as do
from interp.domain.model.parties import Party
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.domain.views.audiences import AUDIENCES, Audience, view
from interp.domain.views.programme import programme, speaker_list
from interp.reading.papers.paper_to_proposal import propose
from interp.seed.bundled_data import delegations
from interp.service.meetings import Meetings
from interp.service.proposals import Proposals
from interp.wire import view_json
from tests.fakes import FixedClock, ListeningBell, MemoryLog, Tray
from tests.releases.day import paper

MEETING, ROUND = "hrc31-1", "i5"
STAFF = Actor("staff", "Amina")


class Council:
    """The morning's meeting with its first round open and three delegations on its list."""

    def __init__(self) -> None:
        clock = FixedClock()
        self.meetings = Meetings(MemoryLog(), ListeningBell(), clock, delegations())
        documents = Proposals(Tray(), self.meetings, clock, propose, {})
        documents.bring_in("paper", paper(), "note.txt")
        documents.confirm(SYSTEM, "paper", "hrc31")
        self.asked = 0
        self.asks(do.OpenItem(ROUND))
        parties = [Party("delegation", "", code=each) for each in ("BRA", "EGY", "FRA")]
        self.list = [self.asks(do.AddSpeech(ROUND, party)) for party in parties]

    def asks(self, command: do.Command) -> str:
        self.asked += 1
        self.meetings.handle(STAFF, MEETING, f"c{self.asked}", command)
        return f"c{self.asked}"

    def shown(self, audience: str) -> dict[str, object]:
        shown = view_json(view(self.meetings.state(MEETING), Audience(audience, "fr")))
        clock, armed = shown["clocks"]["speech"], shown["armed"]
        return {
            "clock": clock and clock["limit_ms"], "next": [each["limit_ms"] for each in shown["next"]],
            "armed": armed and armed["limit_ms"],
        }  # fmt: skip


@pytest.fixture
def council() -> Council:
    return Council()


@pytest.mark.parametrize("audience", sorted(name for name, rule in AUDIENCES.items() if not rule.scope))
def test_the_next_floor_speaker_has_the_amended_minute_on_every_screen(council: Council, audience: str) -> None:
    council.asks(do.AdvanceFloor(None))
    assert council.shown(audience) == {"clock": 120_000, "next": [120_000, 120_000], "armed": None}
    council.asks(do.AmendMeeting(floor_limit_ms=60_000))
    assert council.shown(audience) == {"clock": 120_000, "next": [60_000, 60_000], "armed": None}
    council.asks(do.AdvanceFloor(council.list[0]))
    assert council.shown(audience)["clock"] == 60_000


def test_the_armed_speaker_keeps_two_minutes(council: Council) -> None:
    council.asks(do.ArmFloor(council.list[1]))
    council.asks(do.AmendMeeting(floor_limit_ms=60_000))
    assert council.shown("console") == {"clock": None, "next": [120_000, 60_000], "armed": 120_000}
    council.asks(do.AdvanceFloor(None))
    assert council.shown("console")["clock"] == 120_000


def test_the_programme_and_the_list_show_it_at_once(council: Council) -> None:
    council.asks(do.AmendSpeech(council.list[2], limit_ms=120_000))
    council.asks(do.AmendMeeting(floor_limit_ms=60_000))
    state = council.meetings.state(MEETING)
    item = next(row for row in programme(state, "fr").items if row.item.id == ROUND)
    assert (item.speech_limit_ms, speaker_list(state, "fr").entries) == (60_000, item.speeches)
    assert [(each.speech.limit_ms, each.limit_ms) for each in item.speeches] == [
        (60_000, None), (60_000, None), (120_000, 120_000)]  # fmt: skip


def test_a_panellist_has_the_share_of_the_budget_as_it_is_amended(council: Council) -> None:
    before = council.meetings.state(MEETING)
    panel = next(item for item in before.items if item.kind == "presentation")

    def shares() -> set[int]:
        listed = programme(council.meetings.state(MEETING), "fr").items
        return {each.limit_ms or 0 for row in listed if row.item.id == panel.id for each in row.speeches}

    (share,) = shares()
    inside = [before.speeches[each] for item in before.items if item.block == panel.block for each in item.speeches]
    more = 30_000 * len([speech for speech in inside if speech.limit_ms is None])
    blocks = (replace(each, budget_ms=(each.budget_ms or 0) + more) if each.id == panel.block else each
              for each in before.blocks)  # fmt: skip
    council.asks(do.AmendMeeting(blocks=tuple(blocks)))
    assert share and shares() == {share + 30_000}
