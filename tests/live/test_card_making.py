"""Missing cards are made few at a time, newest first; what cannot be read does not keep the others waiting."""

from collections.abc import Sequence

from interp.domain.model.streams import stream_of
from interp.errors import Unavailable
from interp.live.card_encoding import MADE_AT_ONCE, EncodedCards, encoded_card
from interp.live.card_making import LOOK_S, CardMaking
from interp.ports import CardRow, TaskRecord
from tests.builders import sitting
from tests.fakes import FixedClock, MemoryLog
from tests.live.test_card_encoding import Shelf


class Helper:
    """A helper that makes cards, and writes down of which meetings."""

    def __init__(self, log: MemoryLog) -> None:
        self.log, self.asked, self.away, self.broken = log, list[list[str]](), False, set[str]()
        self.cards = EncodedCards(log.cards, "code")
        self.making = CardMaking(self.cards, self._make)

    def _make(self, meetings: Sequence[str]) -> list[CardRow]:
        if self.away:
            raise Unavailable("helper_ended")
        self.asked.append(list(meetings))
        body = encoded_card(sitting().state)
        return [CardRow(stream_of(each), 1, body) for each in meetings if each not in self.broken]


def filled(count: int) -> Helper:
    names = [f"m{number:02}" for number in range(count)]
    Shelf(log := MemoryLog(), "before").plans(names)
    return Helper(log)


def test_they_are_made_few_at_a_time_the_newest_first() -> None:
    here = filled(MADE_AT_ONCE + 1)
    while here.making.work():
        pass
    assert [len(each) for each in here.asked] == [MADE_AT_ONCE, 1] and here.asked[1] == ["m00"]
    assert all(card for _, _, card in here.cards.listed())


def test_a_meeting_that_cannot_be_read_is_left_and_the_others_are_made() -> None:
    here = filled(2 * MADE_AT_ONCE)
    here.broken = {f"m{number:02}" for number in range(MADE_AT_ONCE, 2 * MADE_AT_ONCE)}  # the newest
    while here.making.work():
        pass
    assert [name for name, _, card in here.cards.listed() if card is None] == sorted(here.broken)
    assert len(here.asked) == 2 and not here.making.work()


def test_a_helper_that_ended_is_asked_again_and_its_record_says_so() -> None:
    here, clock = filled(1), FixedClock()
    record, turns = TaskRecord(clock.now_ms), [True, True, True, True, False]
    here.away, rested = True, list[float]()
    record.started()

    def pause(seconds: float) -> None:
        rested.append(seconds)
        here.away = len(rested) < 3

    here.making.run(record, lambda: turns.pop(0), pause)
    assert here.asked == [["m00"]] and rested == [LOOK_S] * 4 and record.state().code is None
