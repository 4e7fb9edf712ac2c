"""Selects the cues to send to a reader of one language: the newest that fit one message, and later changes."""

from collections.abc import Iterable, Iterator

from interp.domain.model.caption_state import LARGEST_MESSAGE, Captions, Cue, CueList, Released
from interp.domain.model.state import Meeting
from interp.domain.model.texts import T

MOST = 20  # cues sent on join; earlier ones are fetched
ENVELOPE = 260  # bytes of a message without its cues, and of a cue without its texts
BARE = 345


def cue(released: Released, language: str) -> Cue:
    """Return a unit for a reader of `language`: its text, else the original; none when withdrawn or already said."""
    unit = released.unit
    text = None if released.withdrawn else unit.shown(language)
    return Cue(
        released.number, unit.id, text if text and text.text else None, unit.language, unit.kind, released.how,
        released.speech, unit.document, released.at, released.changed, released.withdrawn, released.stale,
    )  # fmt: skip


def last_cues(state: Meeting, language: str, most: int = MOST) -> CueList:
    """Return the newest cues of a language, as many as fit a message of 4 KB."""
    captions = state.captions
    newest = (cue(each, language) for each in reversed(captions.units[-most:]))
    return CueList(captions.seq, captions.changed, next(chunks(newest), ())[::-1])


def changed_cues(captions: Captions, language: str, seq: int, changed: int) -> tuple[Cue, ...]:
    """Return the cues up to number `seq` that changed after log number `changed`, in order."""
    return tuple(cue(each, language) for each in captions.units if each.number <= seq and each.changed > changed)


def cues_since(captions: Captions, language: str, after: int, changed_after: int | None) -> tuple[Cue, ...]:
    """Return the cues after number `after`, and those changed after log number `changed_after`, in order."""
    return tuple(
        cue(each, language)
        for each in captions.units
        if each.number > after or (changed_after is not None and each.changed > changed_after)
    )


def news(state: Meeting, language: str, seq: int, changed: int) -> Iterator[CueList]:
    """Yield the cues a screen lacks that has everything up to `seq` and `changed`, at most 4 KB each time."""
    captions = state.captions
    if captions.changed <= changed:
        return
    for some in chunks(changed_cues(captions, language, seq, changed)):
        yield CueList(captions.seq, captions.changed, some)
    for some in chunks(cues_since(captions, language, seq, None)):
        yield CueList(captions.seq, captions.changed, some)


def chunks(cues: Iterable[Cue]) -> Iterator[tuple[Cue, ...]]:
    """Yield the cues in order, in groups that fit a message."""
    held: list[Cue] = []
    room = LARGEST_MESSAGE - ENVELOPE
    for each in cues:
        size = _bytes(each)
        if held and size > room:
            yield tuple(held)
            held, room = [], LARGEST_MESSAGE - ENVELOPE
        held.append(each)
        room -= size
    if held:
        yield tuple(held)


def _bytes(each: Cue) -> int:
    """Return an upper bound of a cue's size as JSON, in bytes."""
    names = (each.unit, each.speech or "", each.document or "")
    return BARE + sum(map(_written, names)) + (_text_bytes(each.text) if each.text else 0)


def _text_bytes(text: T) -> int:
    return _written(text.text) + _written(text.origin)


def _written(text: str) -> int:
    return len(text.encode()) + sum(text.count(char) for char in '"\\\n\t')
