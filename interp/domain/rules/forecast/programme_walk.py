"""Goes through what is to come in a programme in the order of calling: who waits, stated hours, known breaks."""

import dataclasses
from collections.abc import Iterator
from dataclasses import field

from interp.domain.model.parties import SpeechStatus
from interp.domain.model.state import Item, ItemStatus, Meeting, MeetingStatus
from interp.domain.model.time.speaking_clock import elapsed_ms
from interp.domain.rules.forecast.measured_times import assumed_ms
from interp.domain.rules.forecast.measured_turns import category_of
from interp.domain.rules.forecast.start_ranges import UnlistedTime, Wait
from interp.domain.rules.forecast.times_held import NEVER, of_items
from interp.domain.rules.lists.band_quota import without_place
from interp.domain.rules.programme_order import item_with
from interp.domain.rules.time_limits import limits_in
from interp.value_types import dataclass

ASSUMED_LIMIT_MS = 180_000  # of a speech without a limit
ROUNDS = frozenset({"floor_round", "rights_of_reply"})  # more may be inscribed while they are open
BREAK = "other"  # the kind of an item for which a list is interrupted at a stated hour, such as a visit
CLAIMS = frozenset({SpeechStatus.PLANNED, SpeechStatus.ON_FLOOR, SpeechStatus.INTERRUPTED, SpeechStatus.DONE})


@dataclass(frozen=True, slots=True)
class WalkPlace:
    """Where something is in what is to come: before which wait, and whether the length of all before it is known.

    `hour` is that of a break that it belongs to, `after_ms` how long after its beginning it comes.
    """

    at: int
    known: bool
    hour: int | None = None
    after_ms: float = 0


@dataclasses.dataclass
class ProgrammeWalk:
    """What is to come, walked through at a time; `speaking_ms` is what the present speech still takes.

    `hours` are stated hours, each with the wait before which it is, `breaks` the known ones as (begins, lasts).
    `known` says whether the length of all so far is known.
    """

    state: Meeting
    now: int
    speaking_ms: float
    waits: list[Wait | UnlistedTime] = field(default_factory=list)
    items: dict[str, WalkPlace] = field(default_factory=dict)
    speeches: dict[str, WalkPlace] = field(default_factory=dict)
    hours: list[tuple[int, float]] = field(default_factory=list)
    breaks: list[tuple[float, float]] = field(default_factory=list)
    known: bool = True

    def all(self) -> "ProgrammeWalk":
        """Go through all that is to come, and return this walk."""
        state, floor = self.state, self.state.floor
        self.limits = {key: each.limit_ms for item in state.items for key, each in limits_in(state, item).items()}
        if floor.speech and floor.speech_clock:
            self.limits[floor.speech] = floor.speech_clock.limit_ms
        self.held = of_items(state.record.stays)
        speaks = state.status == MeetingStatus.OPEN and floor.speech is not None
        self.known = not (speaks and floor.speech_clock and not floor.speech_clock.limit_ms)
        if floor.armed and item_with(state, floor.armed):
            self._speech(floor.armed)
        for item, waiting, is_last in self._rounds():
            self._item(item, self._taken(item, waiting, is_last))
        self.breaks.sort()
        return self

    def _rounds(self) -> Iterator[tuple[Item, list[str], bool]]:
        """Yield each item that is open or to come, with who waits for it, and whether its list has no later one.

        Whom the caller leaves in the list of the waiting waits for the next item of the list of speakers.
        """
        state, over = self.state, ItemStatus.DONE
        lists = {item: each for each in state.lists.values() for item in each.items}
        beyond = frozenset[str]().union(*(without_place(state, each) for each in state.lists.values()))
        left: dict[str, list[str]] = {}
        behind = state.floor.item is not None
        for number, item in enumerate(state.items):
            behind = behind and item.id != state.floor.item
            speakers = lists.get(item.id)
            waiting = left.pop(speakers.id, []) if speakers else []
            waiting += [each for each in item.speeches if self._waits(each) and each not in beyond]
            if not behind and item.status != over:
                later = (each.id for each in state.items[number + 1 :] if each.status != over)
                yield item, waiting, speakers is None or not any(each in speakers.items for each in later)
            if speakers:
                left[speakers.id] = waiting

    def _waits(self, speech: str) -> bool:
        return speech != self.state.floor.armed and self.state.speeches[speech].status == SpeechStatus.PLANNED

    def _taken(self, item: Item, waiting: list[str], is_last: bool) -> list[str]:
        """Take from who waits those who are called in an item: as many as fit its time where their list goes on later.

        The next on the floor is always one of them.
        """
        left = None if is_last else self._left_ms(item)
        number, used = len(waiting), 0.0
        if left is not None:
            for number, each in enumerate(waiting):  # noqa: B007
                used += assumed_ms(self.limits[each] or ASSUMED_LIMIT_MS)
                if used > left and not (number == 0 and self._is_open(item)):
                    break
            else:
                number = len(waiting)
        taken = waiting[:number]
        del waiting[:number]
        return taken

    def _item(self, item: Item, taken: list[str]) -> None:
        if not self._is_open(item):
            if self._break(item, taken):
                return
            if item.starts_at is not None:
                self.hours.append((len(self.waits), item.starts_at))
            self.items[item.id] = WalkPlace(len(self.waits), self.known)
        for speech in taken:
            self._speech(speech)
        if not taken:
            self._nobody(item)

    def _speech(self, speech: str) -> None:
        self.speeches[speech] = WalkPlace(len(self.waits), self.known)
        limit = self.limits[speech]
        self.known = self.known and bool(limit)
        self.waits.append(Wait(limit or ASSUMED_LIMIT_MS, category_of(self.state, self.state.speeches[speech])))

    def _nobody(self, item: Item) -> None:
        """Note how long an item lasts in which nobody waits: of one never listed half of its time at the least."""
        listed = any(self.state.speeches[each].status != SpeechStatus.TAKEN_BACK for each in item.speeches)
        if listed and not (self._is_open(item) and item.kind in ROUNDS):
            return
        total, left = self._total_ms(item), self._left_ms(item)
        if total is None or left is None:
            self.known = False
        elif left > 0:
            self.waits.append(UnlistedTime(0.0 if listed else max(0.0, left - total / 2), left))

    def _break(self, item: Item, taken: list[str]) -> bool:
        """Note an item for which a list is interrupted at its hour; return whether it is one."""
        hour, limits = item.starts_at, [self.limits[each] for each in taken]
        lasts = item.limit_ms or (sum(map(assumed_ms, filter(None, limits))) if all(limits) else 0)
        if item.kind != BREAK or hour is None or hour <= self.now or not lasts:
            return False
        self.items[item.id] = WalkPlace(0, True, hour)
        after = 0.0
        for speech, limit in zip(taken, limits, strict=True):
            self.speeches[speech] = WalkPlace(0, True, hour, after)
            after += assumed_ms(limit or ASSUMED_LIMIT_MS)
        self.breaks.append((hour, lasts))
        self.hours.append((len(self.waits), hour + lasts))
        return True

    def _is_open(self, item: Item) -> bool:
        return item.id == self.state.floor.item

    def _left_ms(self, item: Item) -> float | None:
        """Return what is left of the time of an item after the present speech, None where it has none."""
        total, clock = self._total_ms(item), self.state.floor.item_clock
        if total is None or not self._is_open(item):
            return total
        gone = self.held.get(item.id, NEVER).held_ms + (elapsed_ms(clock, self.now) if clock else 0)
        return max(0.0, total - gone - self.speaking_ms)

    def _total_ms(self, item: Item) -> int | None:
        """Return the time of an item: its own, else what the others in its block leave of that budget."""
        clock = self.state.floor.item_clock if self._is_open(item) else None
        if own := (clock and clock.limit_ms) or item.limit_ms:
            return own
        budget = next((each.budget_ms for each in self.state.blocks if each.id == item.block), None)
        if not budget:
            return None
        others = (each for each in self.state.items if each.block == item.block and each.id != item.id)
        return max(0, budget - sum(map(self._claimed_ms, others)))

    def _claimed_ms(self, item: Item) -> int:
        if item.status == ItemStatus.DONE:
            return self.held.get(item.id, NEVER).held_ms
        if item.limit_ms:
            return item.limit_ms
        there = (each for each in item.speeches if self.state.speeches[each].status in CLAIMS)
        return sum(self.limits[each] or 0 for each in there)
