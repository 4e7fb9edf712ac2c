"""A card shows in lists, and to other meetings, what the whole state shows, on every recorded day."""

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.events import Logged
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.state import Meeting
from interp.domain.rules.evolve import replay
from interp.domain.rules.meeting_card import card_of, leaves_card
from interp.domain.rules.next_meeting_in_room import room_of, what_concerns_others
from interp.domain.views.view_parts import Recipient, meeting_view, working_meeting_view
from tests.builders import sitting
from tests.releases.history import logged, opened, path_of, releases
from tests.row_by_row import row_by_row
from tests.sample_sizes import size

NEWEST = releases()[-size(2, torture=len(releases())) :]


@row_by_row("release", NEWEST)
def test_a_card_shows_what_the_whole_state_shows(release: str) -> None:
    rows: dict[str, list[Logged]] = {}
    for entry in opened(path_of(release)).without_screens():
        if entry.row:
            rows.setdefault(entry.stream, []).append(logged(entry.row))
    for state in map(replay, rows.values()):
        card = card_of(state)
        assert (card.seq, card.status, room_of(card)) == (state.seq, state.status, room_of(state))
        assert what_concerns_others(card) == what_concerns_others(state)
        for language in MEETING_LANGUAGES:
            assert meeting_view(card, Recipient(language)) == meeting_view(state, Recipient(language))
            working = Recipient(language, drafts=True)
            assert working_meeting_view(card, working) == working_meeting_view(state, working)
        assert not card.speeches and not card.items and not card.captions.units


def test_what_surely_leaves_the_card_is_known_without_applying_it() -> None:
    here = sitting(do.OpenMeeting(), do.AdvanceFloor(None), do.GiveFloor("s1"))
    before, heard = here.state, [ev.FloorGiven("i1", "s2", "fr", standing="confirmed")]
    assert leaves_card(before, here.would(do.GiveFloor("s2"))) and leaves_card(before, here.would(do.UndoSwitch()))
    assert not leaves_card(before, heard) and not leaves_card(before, here.would(do.BlankRoom()))
    assert not leaves_card(Meeting(), here.would(do.GiveFloor("s2")))
    here.does(do.SetLanguage("fr"))
    assert not leaves_card(here.state, here.would(do.UndoSwitch()))  # what was heard last is taken back with it


def test_the_card_of_a_meeting_that_was_never_planned_is_empty() -> None:
    assert card_of(Meeting(seq=3)) == Meeting(seq=3)
