"""A list of speakers as it is kept on paper: one line moved at a time, by the written rules, with no sort key.

It shares nothing with `domain/rules/lists/list_order.py` but the types.
"""

from dataclasses import dataclass, replace

from interp.domain.model.list_rules import ListRules
from interp.domain.model.speaker_lists import Entry


@dataclass
class Line:
    """A line of the paper: who, and whether it was put there by hand or is crossed out."""

    id: str
    entry: Entry
    name: str
    by_hand: bool = False
    over: bool = False


class Paper:
    """The list. Every method leaves it in the order in which it is to be read."""

    def __init__(self, rules: ListRules) -> None:
        self.rules = rules
        self.lines: list[Line] = []

    def ids(self) -> tuple[str, ...]:
        return tuple(line.id for line in self.lines)

    def inscribe(self, line: Line) -> None:
        """Write a line above the first that waits in its own place and is to speak after it, else at the end."""
        for number, other in enumerate(self.lines):
            if not other.by_hand and not other.over and self.first(line, other):
                self.lines.insert(number, line)
                return
        self.lines.append(line)

    def put(self, who: str, after: str | None) -> None:
        """Take a line out and write it below another one, or at the top."""
        line = self.take(who)
        line.by_hand = True
        self.lines.insert(0 if after is None else self.ids().index(after) + 1, line)

    def absent(self, who: str, at: int) -> None:
        """Take out who was called in vain and write the line again, as one called in vain."""
        line = self.take(who)
        line.by_hand, line.entry = False, replace(line.entry, absent_at=at)
        self.inscribe(line)

    def amend(self, who: str, entry: Entry) -> None:
        """Write down what is now known; a line that then belongs elsewhere is written again, unless put by hand."""
        line = self.lines[self.ids().index(who)]
        before, line.entry = replace(line), entry
        if not line.by_hand and (self.first(before, line) or self.first(line, before)):
            self.inscribe(self.take(who))

    def cross_out(self, who: str) -> None:
        self.lines[self.ids().index(who)].over = True

    def take(self, who: str) -> Line:
        return self.lines.pop(self.ids().index(who))

    def first(self, one: Line, other: Line) -> bool:
        """Return whether one speaks before another where nobody was placed by hand."""
        if (a := self.part(one.entry)) != (b := self.part(other.entry)):
            return a < b
        gone, away = one.entry.absent_at, other.entry.absent_at
        if (gone is None) != (away is None):
            return gone is None
        if gone is not None and away is not None:
            return gone < away or (gone == away and one.id < other.id)
        within = self.rules.bands[a].within if a < len(self.rules.bands) else "inscribed"
        if within == "alphabetical":
            if one.name != other.name:
                return one.name < other.name
            return one.id < other.id
        if within == "level" and (high := self.height(one.entry)) != (low := self.height(other.entry)):
            return high < low
        return self.earlier(one, other, within == "lot")

    def earlier(self, one: Line, other: Line, by_lot: bool) -> bool:
        """Return who is first by time, or by lot: who was drawn is before who was not; a lot also settles a tie."""
        lot, others = one.entry.lot, other.entry.lot
        if by_lot and (lot is not None or others is not None):
            if lot is None or others is None:
                return others is None
            return lot < others or (lot == others and one.id < other.id)
        if one.entry.at != other.entry.at:
            return one.entry.at < other.entry.at
        if not by_lot and (lot or 0) != (others or 0):
            return (lot or 0) < (others or 0)
        return one.id < other.id

    def part(self, entry: Entry) -> int:
        """Return the number of the part that an entry belongs to: that of speaking again, else the first."""
        again = [number for number, band in enumerate(self.rules.bands) if band.name == "concerned_again"]
        if again and "concerned_again" in self.parts(entry):
            return again[0]
        for number, band in enumerate(self.rules.bands):
            if band.name in self.parts(entry):
                return number
        return len(self.rules.bands)

    def parts(self, entry: Entry) -> set[str]:
        state = entry.category in ("member", "observer")
        found = {"everyone", {"member": "members", "observer": "observers"}.get(entry.category, entry.category)}
        if state:
            found.add("states")
        if state and entry.concerned:
            found.add("concerned" if entry.turn == 1 else "concerned_again")
        if entry.category == "nhri" and entry.concerned:
            found.add("concerned_nhri")
        if entry.capacity.kind == "group" or entry.category == "group":
            found.add("groups")
        if entry.capacity.kind == "joint":
            found.add("joint")
        higher = ["head_of_state", "vice_president", "head_of_government", "minister", "vice_minister"]
        higher.append("chair_of_delegation")
        if entry.level and entry.level_confirmed and entry.level in higher[: higher.index(self.rules.dignitary) + 1]:
            found.add("dignitaries")
        return found

    def height(self, entry: Entry) -> int:
        for number, same in enumerate(self.rules.levels):
            if entry.level_confirmed and entry.level in same:
                return number
        return len(self.rules.levels)
