"""Knows how far the work for each request is that names itself: it waits for its turn, so much of so much is done."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Literal

MOST_KNOWN = 1_000
State = Literal["waiting", "working", "ended"]


@dataclass(slots=True, eq=False)
class WorkProgress:
    """The work for one request; `total` is 0 until it is known how much there is to do."""

    done: int = 0
    total: int = 0
    state: State = "waiting"
    same: "WorkProgress | None" = None  # the work for another request, whose answer this one waits for

    def hear(self, done: int, total: int) -> None:
        """Note that so many of so many pieces are done."""
        self.state, self.done, self.total = "working", done, total

    def end(self) -> None:
        """Note that the request was answered."""
        self.state = "ended"

    @property
    def shown(self) -> "WorkProgress":
        """Return the work that says how far this is."""
        return self.same if self.same is not None and self.state == "waiting" else self


class ProgressRegister:
    """The work that was asked about last, by who asked for it and the name they gave it.

    `who` is empty for people without a role, who take no place of the others.
    """

    def __init__(self) -> None:
        self._known: dict[bool, OrderedDict[tuple[str, str], WorkProgress]] = {
            with_role: OrderedDict() for with_role in (True, False)
        }

    def begin(self, who: str, name: str, work: WorkProgress) -> None:
        """Keep a work under a name."""
        known = self._known[bool(who)]
        known[who, name] = work
        while len(known) > MOST_KNOWN:
            known.popitem(last=False)

    def of(self, who: str, name: str) -> WorkProgress:
        """Return the work of a name; of one that has not arrived yet, that it waits."""
        found = self._known[bool(who)].get((who, name))
        return found.shown if found else WorkProgress()
