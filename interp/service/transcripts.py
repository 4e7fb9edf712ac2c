"""Transcripts of a meeting's captions or of a document: texts in order, with the display times players need."""

from collections.abc import Sequence
from itertools import accumulate, zip_longest

from interp.domain.captions.text_to_cues import reading_ms
from interp.domain.model.caption_state import Captions, How, Kind
from interp.domain.model.texts import T
from interp.ports.helper_work import helper_task
from interp.service.caption_scripts import Script
from interp.service.public_texts import may_release
from interp.value_types import dataclass, replace

SHORTEST_MS = 1_000


@dataclass(frozen=True, slots=True)
class TranscriptLine:
    """One caption in its present form. `start_ms`, `end_ms` count from the first caption; `at` is its release time.

    `stale`: its text was corrected after it was said.
    """

    number: int
    start_ms: int
    end_ms: int
    at: int
    text: T
    original: str
    kind: Kind
    how: How
    speech: str | None
    stale: bool


@dataclass(frozen=True, slots=True)
class Transcript:
    """The captions of a meeting in a language. `began_at`: release time of the first, None without any."""

    language: str
    began_at: int | None
    changed: int
    lines: tuple[TranscriptLine, ...]


def transcript(captions: Captions, language: str, speech: str | None = None) -> Transcript:
    """Return the captions that are not withdrawn, in `language`, or the original.

    A caption ends when the next begins, or after its reading time. Captions released within a second of each other
    begin a second apart, so that no two overlap. `speech`: only that speech, its times counted from its first caption.
    """
    shown = [each for each in captions.units if not each.withdrawn and speech in (None, each.speech)]
    began_at = shown[0].at if shown else None
    said = [(each, text) for each in shown if (text := each.unit.shown(language)) and text.text]
    starts = _apart([each.at - (began_at or 0) for each, _ in said])
    lines = []
    for (each, text), start, following in zip_longest(said, starts, starts[1:]):
        lasts = max(reading_ms(text.text, text.language), SHORTEST_MS)
        end = start + lasts if following is None else min(start + lasts, following)
        lines.append(
            TranscriptLine(
                each.number, start, end, each.at, text, each.unit.language, each.unit.kind, each.how, each.speech,
                each.stale,
            )
        )
    return Transcript(language, began_at, captions.changed, tuple(lines))


def _apart(times: Sequence[int]) -> list[int]:
    """Return the times, in order, each at least the shortest display after the one before."""
    return list(accumulate(times, lambda before, begins: max(begins, before + SHORTEST_MS)))


def of_document(script: Script, language: str) -> Transcript:
    """Return what the public may see of a document, in `language`, or the original.

    The times are a recording's own, extended while other languages show the rest of the sentence; other texts are timed
    one after the other by their reading time.
    """
    lines: list[TranscriptLine] = []
    start = 0
    how: How = "recording" if script.timed else "pace"
    for number, unit in enumerate(script.units if script.visible else (), start=1):
        seen = may_release(unit, script.visibility)
        text = seen.shown(language) if seen else None
        if text is None or not text.text:
            if text and lines and unit.end_ms is not None:
                lines[-1] = replace(lines[-1], end_ms=unit.end_ms)
            continue
        start = start if unit.start_ms is None else unit.start_ms
        end = start + max(reading_ms(text.text, text.language), SHORTEST_MS) if unit.end_ms is None else unit.end_ms
        if lines and lines[-1].start_ms < start < lines[-1].end_ms:
            lines[-1] = replace(lines[-1], end_ms=start)  # the next begins before a recording's caption ends
        lines.append(TranscriptLine(number, start, end, 0, text, unit.language, unit.kind, how, None, False))
        start = end
    return Transcript(language, None, 0, tuple(lines))


@helper_task()
def meeting_transcript(meeting: str, language: str, speech: str | None, kind: str, epoch: str) -> bytes:
    """Return the captions of a meeting as a file, or as JSON."""
    raise NotImplementedError


@helper_task()
def document_transcript(meeting: str, document: str, language: str, kind: str, epoch: str) -> bytes:
    """Return the readable text of a document as a file, or as JSON. Raises NotFound."""
    raise NotImplementedError


@helper_task()
def record(meeting: str, language: str, kind: str) -> bytes:
    """Return the record of a meeting as JSON, CSV or a page."""
    raise NotImplementedError


@helper_task()
def report(meeting: str, day: Sequence[str], whole: bool, language: str, kind: str) -> bytes:
    """Return the report of a meeting, or of the `whole` day, which has these meetings, as JSON, .docx or a page."""
    raise NotImplementedError
