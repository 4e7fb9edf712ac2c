"""Puts who was not called in one round of a list into the round in which they are called now, as pages show it."""

from collections.abc import Iterable, Iterator, Sequence

from interp.domain.model.state import Meeting
from interp.domain.rules.lists.rounds import calling_item, carried, listed_speeches
from interp.domain.views.programme import ItemRow
from interp.value_types import replace


def as_called(state: Meeting, items: Sequence[ItemRow]) -> Iterator[ItemRow]:
    """Yield the items of a programme with their rows in the order of calling, as a script of the page does."""
    now = {item.id: item for each in state.lists.values() if (item := calling_item(state, each))}
    gone = {speech for item in now.values() for speech in carried(state, item)}
    known = {each.speech.id: each for row in items for each in row.speeches}
    for row in items:
        called = now.get(row.item.id)
        here: Iterable[str] = (each.speech.id for each in row.speeches if each.speech.id not in gone)
        wanted = listed_speeches(state, called) if called else here
        yield replace(row, speeches=tuple(known[each] for each in wanted if each in known))
