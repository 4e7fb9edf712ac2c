"""Drafts one sentence by machine: protects fixed parts, ranks the machine's hypotheses by findings, retries faults."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import partial

from interp.domain.checks import check
from interp.domain.checks.stray_characters import unknown_letters
from interp.domain.model.findings import Finding
from interp.domain.translation.lexicon import Lexicon
from interp.domain.translation.person_lines import PersonLine, introduced, person_line
from interp.domain.translation.protection import Protected, protect, restore
from interp.domain.translation.repair import repaired, second_tries
from interp.ports import Drafted
from interp.value_types import dataclass

Name = Mapping[str, str]
HYPOTHESES = 4
WEIGHT = {"error": 100, "warning": 10, "info": 1}
NO_SPACES = frozenset({"zh"})


@dataclass(frozen=True, slots=True)
class LanguagePair:
    """Source and target language."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class MachineInput:
    """A sentence as input of the machine: nothing, one text, or several whose translations are joined."""

    parts: tuple[Protected, ...]
    person: PersonLine | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """Return the texts to translate; parts without words are omitted."""
        return tuple(part.text for part in self.parts if not part.nothing_left)


@dataclass(frozen=True, slots=True)
class SentenceDraft:
    """A draft with its findings. `score` is the machine's mean log probability of a token."""

    text: str
    origin: str
    score: float | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class SentenceDrafter(Lexicon):
    """The lexicon for a meeting's texts, and the number of hypotheses to compare."""

    hypotheses: int = field(default=HYPOTHESES)

    def pieces(self, text: str, ways: LanguagePair) -> MachineInput:
        """Return a sentence as input of the machine, without persons' names."""
        line = self._introduces(text, ways)
        if line is not None:
            return MachineInput((self._protected(line.role, ways),) if line.role else (), line)
        return MachineInput((self._protected(text, ways),))

    def other_ways(self, text: str, made: SentenceDraft, ways: LanguagePair) -> Iterator[MachineInput]:
        """Yield alternative inputs when a draft has a fault that they may correct."""
        if self._introduces(text, ways) is not None:
            return
        if any(finding.check == "placeholder" for finding in made.findings):
            yield MachineInput((Protected(text, ()),))
        for texts in second_tries(text, ways.source, made.findings, self.kept):
            yield MachineInput(tuple(self._protected(each, ways) for each in texts))

    def finish(self, text: str, pieces: MachineInput, drafted: Sequence[Drafted], ways: LanguagePair) -> SentenceDraft:
        """Return the hypothesis with the fewest findings; of equals the machine's first."""
        made = [self._judged(text, *each, pieces, ways) for each in self._candidates(pieces, drafted, ways)]
        origin = drafted[0].origin if drafted else "phrase"
        scores = [each.score for each in drafted if each.score is not None]
        score = min(scores, default=None)
        best = made[best_of([each for each, _ in made], lambda each: dict(made)[each])]
        return SentenceDraft(best[0], origin, score, self._scored(text, best, score, ways))

    def _introduces(self, text: str, ways: LanguagePair) -> PersonLine | None:
        return person_line(text, ways.source, {name[ways.source] for name in self.names if name.get(ways.source)})

    def _protected(self, text: str, ways: LanguagePair) -> Protected:
        names = [name[ways.source] for name in self.names if name.get(ways.source)]
        return protect(text, (*names, *self.kept))

    def _candidates(
        self, pieces: MachineInput, drafted: Sequence[Drafted], ways: LanguagePair
    ) -> Iterator[tuple[str, tuple[Finding, ...]]]:
        """Yield each hypothesis with the placeholders lost in it; one where the machine was not needed."""
        known = [name for name in self.names if ways.source in name]
        forms = {name[ways.source]: name.get(ways.target, name[ways.source]) for name in known}
        for number in range(max((1 + len(each.others) for each in drafted), default=1)):
            answers = iter(_wording(each, number) for each in drafted)
            back = partial(restore, forms=forms)
            done = [back(part.text if part.nothing_left else next(answers), part) for part in pieces.parts]
            joined = ("" if ways.target in NO_SPACES else " ").join(text for text, _ in done)
            yield joined, tuple(finding for _, lost in done for finding in lost)

    def _judged(
        self, text: str, wording: str, lost: tuple[Finding, ...], pieces: MachineInput, ways: LanguagePair
    ) -> tuple[str, tuple[Finding, ...]]:
        if pieces.person is not None:
            role = repaired(pieces.person.role, wording, ways.source, ways.target) if wording else ""
            whole = introduced(pieces.person, role, ways.target, self._name(pieces.person.name, ways))
        else:
            whole = repaired(text, wording, ways.source, ways.target)
        lost = (*lost, *unknown_letters(text, wording))
        return whole, (*lost, *self.faults(text, whole, ways.source, ways.target))

    def _name(self, name: str, ways: LanguagePair) -> Name:
        return next((each for each in self.names if each.get(ways.source) == name), {})

    def _scored(
        self, text: str, best: tuple[str, tuple[Finding, ...]], score: float | None, ways: LanguagePair
    ) -> tuple[Finding, ...]:
        """Return the findings of the chosen draft, including those from the machine's score."""
        if score is None:
            return best[1]
        doubts = check(text, best[0], ways.source, ways.target, names=self.names, score=score, kept=self.kept)
        return tuple(dict.fromkeys((*best[1], *doubts)))


def best_of(hypotheses: Sequence[str], judge: Callable[[str], Sequence[Finding]]) -> int:
    """Return the index of the hypothesis with the fewest and least severe findings; of equals the machine's first.

    Raises ValueError when there are no hypotheses.
    """
    return min(range(len(hypotheses)), key=lambda n: sum(WEIGHT[each.severity] for each in judge(hypotheses[n])))


def better(one: SentenceDraft, other: SentenceDraft) -> SentenceDraft:
    """Return the draft with fewer and less severe findings, the first of equals."""
    both = {each.text: each.findings for each in (other, one)}
    return (one, other)[best_of([one.text, other.text], lambda text: both[text])]


def _wording(drafted: Drafted, number: int) -> str:
    """Return the hypothesis of that rank, the best if there are fewer."""
    return drafted.text if number == 0 or number > len(drafted.others) else drafted.others[number - 1]
