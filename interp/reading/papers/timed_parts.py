"""Builds the parts of one meeting: its business and panels in running order, each in the hours the paper gives it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from interp.domain.proposals.proposal import BlockProposal, ItemProposal, PersonProposal
from interp.reading.expressions.dates_and_hours import Hours, moment
from interp.reading.papers.agenda_items import kind_of_business
from interp.reading.papers.meeting_business import Business
from interp.reading.papers.panel_items import ONLY_ROUND, Recording, blocks_of, items_of
from interp.reading.papers.time_budgets import Format
from interp.value_types import replace

PANEL_ROLES = frozenset({"panellist", "moderator", "opening_speaker", "keynote_speaker", "introductory_speaker"})
GENERAL_DEBATE = re.compile(
    r"general debate|débat général|debate general|общие прения|一般性辩论|المناقشة العامة", re.IGNORECASE
)


@dataclass(slots=True)
class TimedPart:
    """A part of a meeting; `hours` are None when the paper gives it none, `roles` are those held in this part."""

    hours: Hours | None = None
    line: int = 0
    business: Business = field(default_factory=Business)
    roles: dict[int, tuple[str, ...]] = field(default_factory=dict)
    recordings: list[Recording] = field(default_factory=list)

    @property
    def is_panel(self) -> bool:
        """Whether the part has panellists, a moderator, an opening or a recording."""
        return bool(self.recordings) or any(PANEL_ROLES.intersection(roles) for roles in self.roles.values())

    def give_role(self, place: int, roles: tuple[str, ...]) -> None:
        """Add roles a person has in this part."""
        self.roles[place] = tuple(dict.fromkeys(self.roles.get(place, ()) + roles))

    def _panel(self, people: Sequence[PersonProposal], form: Format) -> tuple[ItemProposal, ...]:
        """Return the items of the panel in this part, with its people by their positions in the meeting."""
        places = sorted(self.roles)
        here = [replace(people[place], roles=self.roles[place]) for place in places]
        recordings = [
            replace(each, people=tuple(places.index(place) for place in each.people)) for each in self.recordings
        ]
        made = items_of(here, recordings, form)
        return tuple(replace(item, people=tuple(places[person] for person in item.people)) for item in made)

    def finished(
        self, people: Sequence[PersonProposal], form: Format, day: date | None, zone: str
    ) -> tuple[tuple[BlockProposal, ...], tuple[ItemProposal, ...]]:
        """Return the blocks and items of this part; `form` is that of the paper, for a panel without its own."""
        if self.is_panel:
            form = self.business.form or form
        elif self.business.items:
            form = Format()  # the paragraph on format is about panels
        panel = self._panel(people, form)
        own = self.business.finished(day, zone)
        blocks = blocks_of(form)
        if own and any(item.kind == "floor_round" for item in panel):
            own = (*own[:-1], replace(own[-1], kind="other", speech_limit_s=None, members_limit_s=None))
        if not self.hours:
            return blocks, (*own, *panel)
        if day and own and own[0].starts_at is None:
            own = (replace(own[0], starts_at=moment(day, self.hours.start, zone)), *own[1:])
        if blocks:
            return blocks, (*own, *panel)
        kind = own[0].kind if own else kind_of_business("")
        block = BlockProposal(kind, self.hours.length_s, {"": (self.line,)})
        return (block,), tuple(replace(item, block=0) for item in (*own, *panel))


def programme_of(
    parts: Iterable[TimedPart], people: Sequence[PersonProposal], form: Format, day: date | None, zone: str,
    title: str,
) -> tuple[tuple[BlockProposal, ...], tuple[ItemProposal, ...]]:  # fmt: skip
    """Return the blocks and items of all parts of a meeting, in order.

    The only round of a meeting whose title says so, and that is no panel, is a general debate.
    """
    blocks: list[BlockProposal] = []
    items: list[ItemProposal] = []
    for part in parts:
        more, made = part.finished(people, form, day, zone)
        items += [_numbered_on(item, len(blocks)) for item in made]
        blocks += more
    if GENERAL_DEBATE.search(title) and [item.title for item in items] == [ONLY_ROUND]:
        items = [replace(items[0], title="General debate")]
    return tuple(blocks), tuple(items)


def _numbered_on(item: ItemProposal, before: int) -> ItemProposal:
    """Return the item with its block counted after the `before` blocks of earlier parts."""
    return item if item.block is None or not before else replace(item, block=item.block + before)
