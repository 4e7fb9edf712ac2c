"""Names every State and organization by every other in a translation, and prints which swaps the checks do not report.

It also checks the project's kept translations, and official ones from a file: what is reported there is a false alarm.
"""

import argparse
import csv
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import permutations
from pathlib import Path

from interp.domain.checks.mentioned_parties import check
from interp.domain.delegations.mentions import KnownParties
from interp.domain.delegations.registry import Delegations
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.seed.bundled_data import authored, delegations, known_parties

GOLD = Path(__file__).parent.parent / "tests" / "domain" / "checks" / "gold.tsv"
STATES = ("short", "after", "formal")
ORGANIZATIONS = ("usual", "longest")
CARRIED = {  # a sentence around the words that follow "the representative of"
    "en": "The representative of {} took the floor.", "fr": "La représentante {} prend la parole.",
    "es": "La representante {} hace uso de la palabra.", "ru": "Слово берет представитель {}.",
    "zh": "{}代表发了言。", "ar": "وأخذ الكلمة ممثل {}.",
}  # fmt: skip
Texts = Mapping[str, str]
Pair = tuple[str, str]


@dataclass(slots=True)
class Result:
    """What came of the swaps of one direction: those reported as no error, as another error, and false alarms."""

    swaps: int = 0
    silent: list[str] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)


def states(known: Delegations, form: str, language: str, on: date) -> Texts:
    """Return a text that names a State, for each: its name, or a sentence with what follows "the representative of"."""
    carrier = CARRIED[language] if form == "after" else "{}"
    named = (each for each in known if each.category in ("member_state", "observer_state"))
    return {each.code: carrier.format(getattr(each.on(on)[language], form)) for each in named}


def organizations(known: KnownParties, codes: Iterable[str], form: str, language: str) -> Texts:
    """Return the usual form of each organization, which stands first, or the longest one."""
    forms = {code: known.forms.forms(code, language) for code in codes}
    return {code: max(each, key=len) if form == "longest" else each[0] for code, each in forms.items()}


def swapped(ours: Texts, theirs: Texts, pair: Pair, known: KnownParties, result: Result) -> None:
    """Add what came of naming each party by each other; one error must name both, and nothing else be said."""
    for one, text in ours.items():
        for other, wording in theirs.items():
            found = check(text, wording, *pair, known)
            if one == other:
                result.false += [f"{one}: {each.message}" for each in found]
                continue
            result.swaps += 1
            if not any(each.severity == "error" for each in found):
                result.silent.append(f"{one} as {other}")
            elif [each.values for each in found] != [(one, other)]:
                result.unnamed.append(f"{one} as {other}: {[each.message for each in found]}")


def rows(files: Sequence[Path]) -> Iterator[Mapping[str, str]]:
    """Yield translations by language: the project's own and those of tab-separated files with codes as header."""
    yield from authored()
    for path in (GOLD, *files):
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def false_alarms(files: Sequence[Path], known: KnownParties) -> Iterator[str]:
    """Yield for each pair of kept translations what was found, "" for nothing."""
    for row in rows(files):
        for one, other in permutations(MEETING_LANGUAGES, 2):
            if row.get(one) and row.get(other):
                found = [each.message for each in check(row[one], row[other], one, other, known)]
                yield f"{one}-{other} {found} {row[one]} | {row[other]}" if found else ""


def main(arguments: Sequence[str]) -> int:
    """Print the tables and return 1 if a swap passed in silence."""
    said = _arguments().parse_args(arguments)
    every = delegations()
    known = known_parties(every, said.on)
    codes = [code for code in known.forms.codes() if not code.isupper()]
    print("direction\twhat\tswaps\tsilent\tnot both named\tfalse\ts")
    silent = 0

    def named(form: str, language: str) -> Texts:
        return states(every, form, language, said.on)

    def called(form: str, language: str) -> Texts:
        return organizations(known, codes, form, language)

    for pair in ((one, other) for one in said.sources for other in MEETING_LANGUAGES if one != other):
        silent += _table("States", pair, known, said.shown, STATES, named)
        silent += _table("organizations", pair, known, said.shown, ORGANIZATIONS, called)
    found = list(false_alarms(said.official, known))
    wrong = [each for each in found if each]
    print(f"kept translations: {len(found)} pairs, {len(wrong)} with a finding: {100 * len(wrong) / len(found):.2f} %")
    print(*wrong[: said.shown], sep="\n")
    return int(silent > 0)


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--on", type=date.fromisoformat, default=date(2026, 11, 1), help="the day of the names")
    parser.add_argument(
        "--from",
        dest="sources",
        nargs="+",
        choices=MEETING_LANGUAGES,
        default=MEETING_LANGUAGES,
        help="only from these",
    )
    parser.add_argument("--official", type=Path, nargs="*", default=(), help="tables of official translations")
    parser.add_argument("--shown", type=int, default=5, help="the most cases printed for each line")
    return parser


def _table(
    what: str, pair: Pair, known: KnownParties, most: int, forms: Sequence[str], texts: Callable[[str, str], Texts]
) -> int:
    """Print a line of the table with the cases in question, and return how many swaps passed in silence."""
    begun, result = time.perf_counter(), Result()
    for form in forms:
        swapped(texts(form, pair[0]), texts(form, pair[1]), pair, known, result)
    took = time.perf_counter() - begun
    lists = (result.silent, result.unnamed, result.false)
    print(f"{'-'.join(pair)}\t{what}\t{result.swaps}\t" + "\t".join(str(len(each)) for each in lists) + f"\t{took:.1f}")
    for text in (text for each in lists for text in each[:most]):
        print(f"  {text}")
    sys.stdout.flush()
    return len(result.silent)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
