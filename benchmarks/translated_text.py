"""Checks official translations from a folder, as they are and with faults of numbers put in; counts for each direction.

`python -m benchmarks.translated_text FOLDER [--first N] [--lines N] [--direction en-fr] [--show]`. The folder holds one
file for each language, which ends in its code (`.en`), with as many lines, each a translation of the others.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import permutations
from math import comb
from pathlib import Path

from benchmarks.number_faults import faults
from interp.domain.model.findings import Finding
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.translation.lexicon import Lexicon
from interp.seed.bundled_data import delegations, known_parties, shared_words

EACH = 150  # faults of a kind put in for each direction
Texts = dict[str, list[str]]


@dataclass(slots=True)
class Result:
    """What came of a direction: sentences, those with an error as they are, and faults put in and told, by kind."""

    sentences: int = 0
    warned: int = 0
    errors: Counter[str] = field(default_factory=Counter)
    wrong: list[tuple[int, Finding]] = field(default_factory=list)
    seeded: Counter[str] = field(default_factory=Counter)
    silent: list[tuple[str, int, str]] = field(default_factory=list)


def read(folder: Path) -> Texts:
    """Return the lines of each language's file. Raises SystemExit where one is missing or has other lines."""
    files = {code: next(iter(sorted(folder.glob(f"*.{code}"))), None) for code in MEETING_LANGUAGES}
    texts = {code: each.read_text("utf-8").split("\n") for code, each in files.items() if each}
    if len(texts) < len(MEETING_LANGUAGES) or len({len(each) for each in texts.values()}) != 1:
        raise SystemExit(f"{folder}: one file for each of {', '.join(MEETING_LANGUAGES)}, with equally many lines")
    return texts


@cache
def lexicon() -> Lexicon:
    """Return what the desk compares with: the States, the organizations, and words that two languages write alike."""
    parties = known_parties(delegations(), date(2026, 1, 1))
    return Lexicon(parties=parties, shared=shared_words())


def found(source: str, target: str, one: str, other: str) -> tuple[Finding, ...]:
    """Return the findings of a translation, as the desk has them."""
    return lexicon().faults(source, target, one, other)


def measured(texts: Texts, one: str, other: str, lines: range) -> Result:
    """Return what came of one direction."""
    result = Result()
    for line in lines:
        source, target = texts[one][line].strip(), texts[other][line].strip()
        if not source or not target:
            continue
        before = found(source, target, one, other)
        errors = [each for each in before if each.severity == "error"]
        result.sentences += 1
        result.warned += any(each.severity == "warning" for each in before)
        result.errors.update({each.check for each in errors} | ({"any"} if errors else set()))
        result.wrong += [(line, each) for each in errors]
        for kind, spoilt in faults(source, target, one, other):
            if result.seeded[kind] >= EACH:
                continue
            result.seeded[kind] += 1
            if not set(found(source, spoilt, one, other)) - set(before):
                result.silent.append((kind, line, spoilt))
    return result


def bound(wrong: int, of: int) -> float:
    """Return the upper end of the exact one-sided 95 % confidence interval of a share, in per cent."""
    low, high = wrong / of, 1.0
    for _ in range(40):
        middle = (low + high) / 2
        below = sum(comb(of, k) * middle**k * (1 - middle) ** (of - k) for k in range(wrong + 1))
        low, high = (middle, high) if below > 0.05 else (low, middle)
    return 100 * high


def main(arguments: Sequence[str]) -> None:
    """Read the folder and print a line for each direction, with `--show` each error and silent fault too."""
    asked = argparse.ArgumentParser(prog="benchmarks.translated_text", description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--first", type=int, default=0)
    asked.add_argument("--lines", type=int, default=600)
    asked.add_argument("--direction", action="append", default=[])
    asked.add_argument("--show", action="store_true")
    given = asked.parse_args(arguments)
    texts = read(given.folder)
    lines = range(given.first, min(given.first + given.lines, len(texts["en"])))
    ways = [tuple(each.split("-")) for each in given.direction] or list(permutations(MEETING_LANGUAGES, 2))
    for one, other in ways:
        result = measured(texts, one, other, lines)
        print("\t".join(_row(f"{one}-{other}", result)), flush=True)
        if given.show:
            for said in _shown(texts, one, other, result):
                print(said)


def _row(way: str, result: Result) -> list[str]:
    wrong, of = result.errors["any"], result.sentences
    told = sum(result.seeded.values()) - len(result.silent)
    silent = Counter(kind for kind, _, _ in result.silent)
    return [
        way, f"{of}", f"{wrong}", f"{100 * wrong / of:.2f} %", f"≤ {bound(wrong, of):.2f} %",
        ", ".join(f"{check} {count}" for check, count in result.errors.most_common() if check != "any"),
        f"warned {100 * result.warned / of:.1f} %", f"{told}/{sum(result.seeded.values())}",
        ", ".join(f"{kind} {n}/{result.seeded[kind]}" for kind, n in silent.items()),
    ]  # fmt: skip


def _shown(texts: Texts, one: str, other: str, result: Result) -> Iterator[str]:
    for line, each in result.wrong:
        yield f"  error {line + 1} {each.message}\n    {texts[one][line]}\n    {texts[other][line]}"
    for kind, line, spoilt in result.silent:
        yield f"  silent {line + 1} {kind}\n    {texts[one][line]}\n    {spoilt}"


if __name__ == "__main__":
    main(sys.argv[1:])
