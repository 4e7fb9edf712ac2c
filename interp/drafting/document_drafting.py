"""Drafts a document into one language: known translations first, then the machine, each draft checked before storing.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

from interp.domain.text.segments import Segment
from interp.drafting.sentence_drafting import LanguagePair, MachineInput, SentenceDraft, SentenceDrafter, better
from interp.errors import NoTranslator
from interp.ports import Conflict, Document, Documents, Engine, Job, Revision
from interp.ports.documents import ORIGINAL_BY, ORIGINAL_ORIGIN
from interp.ports.draft_requests import AskedAgain
from interp.reading.languages.detection import foreign_blocks
from interp.value_types import dataclass, replace

# Lengths in bytes of UTF-8, which say in every script about as much of the work. The first sentences of a text go into
# all its languages before the rest of any; a batch of the rest is limited by how long urgent work may wait for its end.
FIRST_BATCH, BATCH = 300, 1_800
BEAM = 4
NO_LANGUAGES: Mapping[str, str] = {}
Progress = Callable[[], None]
Retry = tuple[Segment, SentenceDraft, Sequence[MachineInput]]


class FindsKnown(Protocol):
    """Returns the texts that need no machine: see Aids."""

    def __call__(
        self, document: Document, segments: Sequence[Segment], language: str, among: Sequence[Segment]
    ) -> Mapping[str, Revision]:
        """Return them by segment id; `among` are all segments of the document."""


@dataclass(frozen=True, slots=True)
class Aids:
    """What drafting uses beside the engine.

    `known` returns texts that need no machine, by segment id (official versions, fixed phrases, State names, memory
    matches of 100 and repaired 99 per cent), without segment numbers; `sentence_drafter` makes the drafter of
    a document's sentences. `asked_again` returns the requests to draft a document in a language again.
    """

    known: FindsKnown
    sentence_drafter: Callable[[Document], SentenceDrafter]
    asked_again: Callable[[str, str], Sequence[AskedAgain]] = lambda document, language: ()


class Drafter:
    """Drafts what a document lacks in a language. A person's text is never changed."""

    def __init__(
        self, drafts: Documents, engine: Engine, aids: Aids, now_ms: Callable[[], int],
        cores: Callable[[], int] = lambda: 1, brief: Callable[[], bool] = lambda: False,
    ) -> None:  # fmt: skip
        """`cores` returns on how many cores the engine may work now: a batch is longer by as much.

        `brief` returns whether batches are to be short now, as somebody at a screen may wait for the end of one.
        """
        self._drafts, self._engine, self._aids, self._now_ms, self._cores = drafts, engine, aids, now_ms, cores
        self._brief = brief

    def draft(self, job: Job, progress: Progress) -> bool:
        """Draft the first segments without a draft, or all if the job is begun; return whether none is left.

        `progress` is called after each stored batch. Raises NoTranslator after storing everything that needs no
        machine, Unavailable, and what `progress` raises.
        """
        document = self._drafts.document(job.document)
        if document is None or document.withdrawn:
            return True
        have, every = self._drafts.revisions(document.id, job.language), self._drafts.segments(document.id)
        asked = self._aids.asked_again(document.id, job.language)
        parts = by_language(document, every, have, self._drafts.written(document.id), asked)
        own = parts.pop(job.language, [])  # of the document's own language only passages in another one are drafted
        for segment in own if job.language != document.language else ():
            self._keep(document, self._unchanged(segment, job.language), have.get(segment.id))
        parts = {source: part for source, part in parts.items() if part}
        led = all(self._engine.origin(source, job.language) for source in parts)
        chosen = first_of(parts) if led and not job.begun else parts
        rest = [(replace(document, language=source), part) for source, part in chosen.items()]
        rest = [(each, self._without_known(each, part, job.language, have, every)) for each, part in rest]
        progress()
        for each, part in rest:
            self._machine_drafts(each, part, job.language, have, progress)
        return sum(map(len, chosen.values())) == sum(map(len, parts.values()))

    def _without_known(
        self, document: Document, lacking: Sequence[Segment], language: str, have: Mapping[str, Revision],
        every: Sequence[Segment],
    ) -> list[Segment]:  # fmt: skip
        """Store what needs no machine, return the rest."""
        known = self._aids.known(document, lacking, language, every)
        for segment_id, revision in known.items():
            self._keep(document, revision, have.get(segment_id))
        return [each for each in lacking if each.id not in known]

    def _machine_drafts(
        self, document: Document, rest: Sequence[Segment], language: str, have: Mapping[str, Revision],
        progress: Progress,
    ) -> None:  # fmt: skip
        if rest and self._engine.origin(document.language, language) is None:
            # The engine's error says what is missing.
            self._engine.translate([rest[0].text], document.language, language)
            raise NoTranslator(source=document.language, target=language)
        for batch in batches(rest, lambda: FIRST_BATCH if self._brief() else BATCH * self._cores()):
            for revision in self._translated(document, batch, language, progress):
                self._keep(document, revision, have.get(revision.segment))
            progress()

    def _unchanged(self, segment: Segment, language: str) -> Revision:
        """Return the text of a segment that is already written in the language."""
        own = ORIGINAL_ORIGIN, None, None, (), ORIGINAL_BY
        return Revision(segment.id, language, 0, segment.text, "reviewed", *own, at=self._now_ms())

    def _translated(
        self, document: Document, batch: Sequence[Segment], language: str, progress: Progress
    ) -> Iterator[Revision]:
        """Yield each segment's draft, those without a fault first."""
        drafter, ways = self._aids.sentence_drafter(document), LanguagePair(document.language, language)
        first = self._asked(drafter, [(each.text, drafter.pieces(each.text, ways)) for each in batch], ways)
        again: list[Retry] = []
        for segment, made in zip(batch, first, strict=True):
            if others := tuple(drafter.other_ways(segment.text, made, ways)):
                again.append((segment, made, others))
            else:
                yield self._revision(segment, language, made)
        for segment, made in self._tried_again(drafter, again, ways, progress):
            yield self._revision(segment, language, made)

    def _tried_again(
        self, drafter: SentenceDrafter, again: Sequence[Retry], ways: LanguagePair, progress: Progress
    ) -> list[tuple[Segment, SentenceDraft]]:
        """Return each segment's best draft; the first other input of all goes through the machine at once, and so on.
        """
        best = {segment.id: made for segment, made, _ in again}
        for number in range(max((len(others) for *_, others in again), default=0)):
            asked = [(segment, others[number]) for segment, _, others in again if number < len(others)]
            found = self._asked(drafter, [(segment.text, pieces) for segment, pieces in asked], ways)
            for (segment, _), other in zip(asked, found, strict=True):
                best[segment.id] = better(best[segment.id], other)
            progress()  # retries take long: report, so that the supervisor does not assume a hang
        return [(segment, best[segment.id]) for segment, *_ in again]

    def _revision(self, segment: Segment, language: str, made: SentenceDraft) -> Revision:
        return Revision(
            segment.id, language, 0, made.text, "draft", made.origin, None, made.score, made.findings,
            "machine", self._now_ms(),
        )  # fmt: skip

    def _asked(
        self, drafter: SentenceDrafter, given: Sequence[tuple[str, MachineInput]], ways: LanguagePair
    ) -> list[SentenceDraft]:
        """Return the drafts of sentences, translated in one call of the engine."""
        asked = [text for _, pieces in given for text in pieces.texts]
        drafted = iter(
            self._engine.translate(asked, ways.source, ways.target, beam=BEAM, hypotheses=drafter.hypotheses)
            if asked
            else ()
        )
        return [drafter.finish(text, pieces, [next(drafted) for _ in pieces.texts], ways) for text, pieces in given]

    def _keep(self, document: Document, revision: Revision, before: Revision | None) -> None:
        """Add a revision after `before`; if a person added one first, theirs stays."""
        number = before.revision + 1 if before else 1
        try:
            self._drafts.revise(document.id, replace(revision, revision=number))
        except Conflict:
            return


def by_language(
    document: Document, segments: Sequence[Segment], have: Mapping[str, Revision],
    known: Mapping[str, str] = NO_LANGUAGES, asked: Sequence[AskedAgain] = (),
) -> dict[str, list[Segment]]:  # fmt: skip
    """Return the segments to draft by the language they are written in, the document's own first.

    `known` are the languages found when the document was filed, by segment; those of others are found here. Passages
    in none of the six languages are left out: a person translates them.
    """
    texts: dict[int, str] = {}
    for segment in segments:
        texts[segment.block] = f"{texts.get(segment.block, '')} {segment.text}"
    foreign = foreign_blocks([*texts.values()], document.language)
    written = {block: foreign.get(place, document.language) for place, block in enumerate(texts)}
    parts: dict[str, list[Segment]] = {document.language: []}
    for segment in segments:
        source, newest = known.get(segment.id, written[segment.block]), have.get(segment.id)
        if source is not None and (lacks(newest) or is_asked_again(newest, asked)):
            parts.setdefault(source, []).append(segment)
    return parts


def lacks(revision: Revision | None) -> bool:
    """Return whether a segment has no text, or only a draft of an outdated sentence."""
    return revision is None or (revision.stale and revision.standing in ("draft", "auto"))


def is_asked_again(revision: Revision | None, asked: Sequence[AskedAgain]) -> bool:
    """Return whether a machine's draft that nobody approved is older than a request to make it again."""
    if revision is None or revision.by != "machine" or revision.standing not in ("draft", "auto"):
        return False
    return any(
        revision.at < each.at and each.origin in (None, revision.origin)
        and (each.segments is None or revision.segment in each.segments)
        for each in asked
    )  # fmt: skip


def first_of(parts: Mapping[str, Sequence[Segment]]) -> dict[str, list[Segment]]:
    """Return the first segments of all, by their language: at least one, and no more than a short batch."""
    ordered = sorted((each for part in parts.values() for each in part), key=lambda each: each.ordinal)
    first = {each.id for each in next(batches(ordered, lambda: FIRST_BATCH), [])}
    chosen = {source: [each for each in part if each.id in first] for source, part in parts.items()}
    return {source: part for source, part in chosen.items() if part}


def batches(segments: Sequence[Segment], longest: Callable[[], int]) -> Iterator[list[Segment]]:
    """Yield the segments in order in batches; `longest`, asked before each, is its most bytes of UTF-8."""
    left = [(each, len(each.text.encode(errors="replace"))) for each in segments]
    while left:
        most, length, count = longest(), left[0][1], 1
        while count < len(left) and length + left[count][1] <= most:
            length, count = length + left[count][1], count + 1
        yield [each for each, _ in left[:count]]
        left = left[count:]
