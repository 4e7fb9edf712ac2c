"""The project's own sentences, 35 in each of six languages, in which one piece must survive translation: "{9 a.m.}"."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

from interp.domain.model.meeting_languages import MEETING_LANGUAGES

ALL = ("clock", "resolution", "session", "percentage", "amount", "state")  # no fault of these may pass
MOST = ("person", "number")  # at least 95 in 100 faults are reported
PIECE = re.compile(r"\{(.*?)\}")
with (Path(__file__).parent / "protected_sentences.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = tuple(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@dataclass(frozen=True, slots=True)
class Planted:
    """A sentence and its translation, and the fault planted in the translation: "", "lost" or "changed"."""

    kind: str
    fault: str
    source: str
    target: str
    languages: tuple[str, str]


def sentences() -> Iterator[tuple[str, str, str, str]]:
    """Yield kind, language, sentence and piece of all."""
    for row in ROWS:
        for language in MEETING_LANGUAGES:
            yield row["kind"], language, PIECE.sub(r"\1", row[language]), PIECE.findall(row[language])[0]


def planted() -> Iterator[Planted]:
    """Yield every sentence with its translation, as it is, without the piece, and with the next row's piece."""
    for place, row in enumerate(ROWS):
        same = [each for each in (*ROWS[place + 1 :], *ROWS[:place]) if each["kind"] == row["kind"]]
        for ways in permutations(MEETING_LANGUAGES, 2):
            source, target = PIECE.sub(r"\1", row[ways[0]]), row[ways[1]]
            piece, other = (f"{{{PIECE.findall(each[ways[1]])[0]}}}" for each in (row, same[0]))
            yield Planted(row["kind"], "", source, PIECE.sub(r"\1", target), ways)
            yield Planted(row["kind"], "lost", source, PIECE.sub("", target), ways)
            yield Planted(row["kind"], "changed", source, target.replace(piece, other[1:-1]), ways)
