"""Counts what became of machine drafts by package and direction: likeness, changes, findings and time, by no person."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from interp.domain.text.chrf import chrf
from interp.value_types import dataclass

LONGEST_PAUSE_MS = 300_000  # who did nothing for longer did something else
FEWEST_TIMED = 20  # sentences from which a time is shown
FEWEST_PEOPLE = 2  # the time of one person alone would say something of that person
HAN_PER_WORD = 1.6  # Chinese characters for a word of the other languages
APPROVED = frozenset({"reviewed", "final"})
PERSON = "person"
MACHINE = frozenset({"machine", ""})  # who wrote what no person did


@dataclass(frozen=True, slots=True)
class Step:
    """A revision of a sentence in one language; `findings` are the names of the checks that found something."""

    text: str
    standing: str
    origin: str
    by: str
    at: int
    findings: tuple[str, ...] = ()

    @property
    def by_a_person(self) -> bool:
        """Return whether a person wrote or approved it."""
        return self.by not in MACHINE


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document with its revisions in one language, the oldest first; none: not translated yet."""

    document: str
    source_language: str
    language: str
    text: str
    steps: tuple[Step, ...] = ()

    @property
    def draft(self) -> Step | None:
        """Return the last draft that a machine or the memory made before a person wrote or approved anything."""
        made = None
        for each in self.steps:
            if each.by_a_person:
                break
            if each.origin != PERSON:
                made = each
        return made

    @property
    def approved(self) -> Step | None:
        """Return the newest text that a person approved, or the official one."""
        done = (each for each in reversed(self.steps) if each.by_a_person and each.standing in APPROVED)
        return next(done, None)


@dataclass(frozen=True, slots=True)
class Measures:
    """What became of the drafts of one package in one direction.

    `sentences` are all of the direction, `drafted` those this package drafted. `chrf` is 0 to 100 over `compared`
    drafts that have an approved or official text, None for none; `minutes` are those for a hundred words of the
    original over `timed` sentences, None where too few sentences, or one person only, would stand behind it.
    """

    package: str
    source: str
    language: str
    sentences: int
    drafted: int
    unchanged: int
    changed: int
    chrf: float | None
    compared: int
    findings: tuple[tuple[str, int], ...]
    minutes: float | None
    timed: int


def package_of(origin: str) -> str:
    """Return the package of an origin: of a memory match "tm" without its percentage, else the origin."""
    return "tm" if origin.startswith("tm:") else origin


def words_in(text: str, language: str) -> float:
    """Return the number of words; of Chinese what its characters would be in another language."""
    if language == "zh":
        return sum("一" <= char <= "鿿" for char in text) / HAN_PER_WORD
    return len(text.split())


def measures(sentences: Iterable[Sentence]) -> tuple[Measures, ...]:
    """Return a row for each package and direction, in the order of directions, then of the most drafts."""
    every = list(sentences)
    totals = Counter((each.source_language, each.language) for each in every)
    times = _times(every)
    groups: dict[tuple[str, str, str], list[int]] = {}
    for place, each in enumerate(every):
        if draft := each.draft:
            name = (each.source_language, each.language, package_of(draft.origin))
            groups.setdefault(name, []).append(place)
    rows = (
        _row(name, [every[place] for place in places], totals[name[:2]], [times.get(place, {}) for place in places])
        for name, places in groups.items()
    )
    return tuple(sorted(rows, key=lambda row: (row.source, row.language, -row.drafted, row.package)))


def _row(
    name: tuple[str, str, str], drafted: Sequence[Sentence], total: int, times: Sequence[Mapping[str, int]]
) -> Measures:
    source, language, package = name
    pairs = [(each.draft.text, each.approved.text) for each in drafted if each.draft and each.approved]
    done = list(_reviewed(drafted))
    unchanged = sum(made == draft for made, draft in done)
    found = Counter(check for each in drafted if each.draft for check in dict.fromkeys(each.draft.findings))
    minutes, timed = _minutes(drafted, times)
    return Measures(
        package, source, language, total, len(drafted), unchanged, len(done) - unchanged,
        chrf(pairs) if pairs else None, len(pairs), tuple(found.most_common()), minutes, timed,
    )  # fmt: skip


def _reviewed(drafted: Iterable[Sentence]) -> Iterator[tuple[str, str]]:
    """Yield the text a reviser approved and the draft; an official text is no reviser's."""
    for each in drafted:
        if each.draft and each.approved and each.approved.standing == "reviewed":
            yield each.approved.text, each.draft.text


def _minutes(drafted: Sequence[Sentence], times: Sequence[Mapping[str, int]]) -> tuple[float | None, int]:
    """Return the minutes for a hundred words, None where too little stands behind them, and the sentences counted."""
    counted = [(each, taken) for each, taken in zip(drafted, times, strict=True) if taken]
    people = {person for _, taken in counted for person in taken}
    words = sum(words_in(each.text, each.source_language) for each, _ in counted)
    if len(counted) < FEWEST_TIMED or len(people) < FEWEST_PEOPLE or not words:
        return None, len(counted)
    return sum(sum(taken.values()) for _, taken in counted) / 60_000 / words * 100, len(counted)


def _times(sentences: Sequence[Sentence]) -> dict[int, dict[str, int]]:
    """Return the milliseconds that each person took for a sentence, by its place: since their last revision before.

    Only from one revision to the next within a document and language, and without longer pauses.
    """
    done: dict[tuple[str, str, str], list[tuple[int, int]]] = {}
    for place, each in enumerate(sentences):
        for step in each.steps:
            if step.by_a_person:
                done.setdefault((each.document, each.language, step.by), []).append((step.at, place))
    times: dict[int, dict[str, int]] = {}
    for (_, _, person), steps in done.items():
        for (before, _), (at, place) in pairwise(sorted(steps)):
            if at - before <= LONGEST_PAUSE_MS:
                taken = times.setdefault(place, {})
                taken[person] = taken.get(person, 0) + at - before
    return times
