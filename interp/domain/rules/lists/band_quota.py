"""How many of a band may speak: who waits in one whose places are all taken is not called by Next."""

from collections import Counter
from collections.abc import Mapping

from interp.domain.model.parties import Speech, SpeechStatus
from interp.domain.model.speaker_lists import Entry, ListOfSpeakers
from interp.domain.model.state import Item, Meeting
from interp.domain.rules.lists.list_order import band_of
from interp.domain.rules.lists.same_objects import of_same_objects

TAKES_A_PLACE = (SpeechStatus.PLANNED, SpeechStatus.ON_FLOOR, SpeechStatus.INTERRUPTED, SpeechStatus.DONE)


def without_place(state: Meeting, speakers: ListOfSpeakers) -> frozenset[str]:
    """Return who waits and has no place, the first of each band having it: as drawn, where a lot is drawn for them.

    The place of who withdrew, lost the turn or was skipped goes to the next of the band.
    """
    if all(band.most is None for band in speakers.rules.bands):
        return frozenset()
    return _without_place(speakers, state.items, state.entries, state.speeches)


@of_same_objects  # of a state before an event it is known, and views ask for it again
def _without_place(
    speakers: ListOfSpeakers, items: tuple[Item, ...], entries: Mapping[str, Entry], speeches: Mapping[str, Speech]
) -> frozenset[str]:
    there = {item.id: item.speeches for item in items}
    taken: Counter[str] = Counter()
    found: set[str] = set()
    for speech in (each for item in speakers.items for each in there.get(item, ())):
        entry, status = entries.get(speech), speeches[speech].status
        if entry is None or entry.standing == "withdrawn" or status not in TAKES_A_PLACE:
            continue
        band = band_of(entry, speakers.rules)
        taken[band.name] += 1
        if status == SpeechStatus.PLANNED and band.most is not None and taken[band.name] > band.most:
            found.add(speech)
    return frozenset(found)
