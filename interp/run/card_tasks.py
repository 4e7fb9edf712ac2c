"""What a helper process makes of whole logs: the cards of meetings, and the snapshots of those that are closed."""

from collections.abc import Sequence
from pathlib import Path

import structlog

from interp import owner_only
from interp.domain.model.state import MeetingStatus
from interp.domain.model.streams import stream_of
from interp.errors import InterpError
from interp.live.card_encoding import EncodedCards, encoded_card
from interp.live.card_making import CardMaking
from interp.live.state_snapshots import StateSnapshots, code_key
from interp.live.wake_up import ProcessWakeUp
from interp.ports import CardRow, EventLog, HelperWork
from interp.ports.helper_work import FILING, helper_task
from interp.service.known_states import KnownStates
from interp.store.open_stores import Stores

log = structlog.get_logger(__name__)


@helper_task(short=False, lane=FILING)
def meeting_cards(meetings: Sequence[str], epoch: str, code: str) -> tuple[CardRow, ...]:
    """Return the cards of meetings, without those whose log cannot be read, and keep the states of closed ones."""
    raise NotImplementedError


class CardTasks:
    """The task, over the log and the data folder of one process."""

    def __init__(self, events: EventLog, folder: Path) -> None:
        self._events, self._folder = events, folder

    def meeting_cards(self, meetings: Sequence[str], epoch: str, code: str) -> tuple[CardRow, ...]:
        """Return the cards of meetings, without those whose log cannot be read, and keep the states of closed ones.

        Where the code is not that of who asks any more there are none.
        """
        if code != code_key():
            return ()
        snapshots = StateSnapshots(self._folder, epoch, owner_only.write_in_folder, code)
        states = KnownStates(self._events, ProcessWakeUp(), snapshots=snapshots)
        found = (self._card(states, snapshots, meeting) for meeting in meetings)
        return tuple(each for each in found if each is not None)

    @staticmethod
    def _card(states: KnownStates, snapshots: StateSnapshots, meeting: str) -> CardRow | None:
        try:
            held = states.read(meeting)
        except InterpError as error:
            log.warning("meeting_unreadable", meeting=meeting, error=type(error).__name__)
            return None
        if held.state.status == MeetingStatus.CLOSED:
            snapshots.keep(meeting, held)
        return CardRow(stream_of(meeting), held.state.seq, encoded_card(held.state))


def make_missing(stores: Stores, folder: Path) -> None:
    """Make the cards that a new folder lacks, in this process. Raises Unavailable."""
    code, epoch = code_key(), stores.meetings.epoch
    tasks = CardTasks(stores.log, folder)
    making = CardMaking(EncodedCards(stores.cards, code), lambda meetings: tasks.meeting_cards(meetings, epoch, code))
    while making.work():
        pass


def asked_of(helpers: HelperWork, epoch: str, code: str, meetings: Sequence[str]) -> Sequence[CardRow]:
    """Return the cards that a helper made. Raises as HelperWork.run."""
    return helpers.run(meeting_cards, tuple(meetings), epoch, code)
