"""What was captioned, as a transcript: the lines on the screens in order, with the times a player needs."""

from dataclasses import dataclass
from itertools import zip_longest

from interp.domain.captions import Captions, How, Kind
from interp.domain.cue_text import reading_ms
from interp.domain.texts import T

SHORTEST_MS = 1_000


@dataclass(frozen=True, slots=True)
class TranscriptLine:
    """One caption as it now is. `start_ms`, `end_ms` count from the first caption; `at` is when it was released."""

    number: int
    start_ms: int
    end_ms: int
    at: int
    text: T
    original: str
    kind: Kind
    how: How
    speech: str | None


@dataclass(frozen=True, slots=True)
class Transcript:
    """The captions of a meeting in a language. `began_at`: when the first was released, None without any."""

    language: str
    began_at: int | None
    changed: int
    lines: tuple[TranscriptLine, ...]


def transcript(captions: Captions, language: str) -> Transcript:
    """Return the captions that were not withdrawn, in `language`, the original where it has none.

    A line stands until the next comes, and no longer than it takes to read.
    """
    shown = [each for each in captions.units if not each.withdrawn]
    began_at = shown[0].at if shown else None
    said = [(each, text) for each in shown if (text := each.unit.shown(language)) and text.text]
    lines = []
    for (each, text), later in zip_longest(said, (each for each, _ in said[1:])):
        start = each.at - (began_at or 0)
        room = later.at - each.at if later else 0
        lasts = reading_ms(text.text, text.language)
        end = start + (min(lasts, room) if room >= SHORTEST_MS else max(lasts, SHORTEST_MS))
        lines.append(
            TranscriptLine(
                each.number, start, end, each.at, text, each.unit.language, each.unit.kind, each.how, each.speech
            )
        )
    return Transcript(language, began_at, captions.changed, tuple(lines))
