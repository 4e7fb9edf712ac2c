"""Drafts a document into one language: known translations first, then the machine, each draft checked before storing.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from interp.domain.text.segments import Segment
from interp.drafting.languages.detection import foreign_blocks
from interp.drafting.sentence_drafting import LanguagePair, MachineInput, SentenceDraft, SentenceDrafter, better
from interp.errors import NoTranslator
from interp.ports import Conflict, Document, Documents, Engine, Job, Revision

# The first batch is small so that its captions appear at once; later ones are limited by how long urgent work may wait.
FIRST_BATCH, BATCH = 600, 3_000
BEAM = 4
Progress = Callable[[], None]
Known = Callable[[Document, Sequence[Segment], str], Mapping[str, Revision]]


@dataclass(frozen=True, slots=True)
class Aids:
    """What drafting uses beside the engine.

    `known` returns texts that need no machine, by segment id (official versions, fixed phrases, State names, memory
    matches of 100 and repaired 99 per cent), without segment numbers; `sentence_drafter` makes the drafter of
    a document's sentences.
    """

    known: Known
    sentence_drafter: Callable[[Document], SentenceDrafter]


class Drafter:
    """Drafts what a document lacks in a language. A person's text is never changed."""

    def __init__(self, drafts: Documents, engine: Engine, aids: Aids, now_ms: Callable[[], int]) -> None:
        self._drafts, self._engine, self._aids, self._now_ms = drafts, engine, aids, now_ms

    def draft(self, job: Job, progress: Progress) -> None:
        """Draft every segment without a draft, calling `progress` after each stored batch.

        Raises NoTranslator after storing everything that needs no machine, Unavailable, and what `progress` raises.
        """
        document = self._drafts.document(job.document)
        if document is None or document.withdrawn or document.language == job.language:
            return
        have = self._drafts.revisions(document.id, job.language)
        parts = by_language(document, self._drafts.segments(document.id), have)
        for segment in parts.pop(job.language, []):
            self._keep(document, self._unchanged(segment, job.language), have.get(segment.id))
        rest = [(replace(document, language=source), part) for source, part in parts.items()]
        rest = [(each, self._without_known(each, part, job.language, have)) for each, part in rest]
        progress()
        for each, part in rest:
            self._machine_drafts(each, part, job.language, have, progress)

    def _without_known(
        self, document: Document, lacking: Sequence[Segment], language: str, have: Mapping[str, Revision]
    ) -> list[Segment]:
        """Store what needs no machine, return the rest."""
        known = self._aids.known(document, lacking, language)
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
        for batch in batches(rest):
            for revision, retried in self._translated(document, batch, language):
                self._keep(document, revision, have.get(revision.segment))
                if retried:
                    progress()  # retries take long: report, so that the supervisor does not assume a hang
            progress()

    def _unchanged(self, segment: Segment, language: str) -> Revision:
        """Return the draft of a segment that is already written in the language."""
        return Revision(segment.id, language, 0, segment.text, "draft", "phrase", by="machine", at=self._now_ms())

    def _translated(
        self, document: Document, batch: Sequence[Segment], language: str
    ) -> Iterator[tuple[Revision, bool]]:
        """Yield each segment's draft, and whether it was retried."""
        drafter, ways = self._aids.sentence_drafter(document), LanguagePair(document.language, language)
        first = self._asked(drafter, [(each.text, drafter.pieces(each.text, ways)) for each in batch], ways)
        for segment, made in zip(batch, first, strict=True):
            best, retried = made, False
            for pieces in drafter.other_ways(segment.text, made, ways):
                retried = True
                best = better(best, *self._asked(drafter, [(segment.text, pieces)], ways))
            revision = Revision(
                segment.id, language, 0, best.text, "draft", best.origin, None, best.score, best.findings,
                "machine", self._now_ms(),
            )  # fmt: skip
            yield revision, retried

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
    document: Document, segments: Sequence[Segment], have: Mapping[str, Revision]
) -> dict[str, list[Segment]]:
    """Return the segments to draft by the language they are written in, the document's own first.

    Passages in none of the six languages are left out: a person translates them.
    """
    texts: dict[int, str] = {}
    for segment in segments:
        texts[segment.block] = f"{texts.get(segment.block, '')} {segment.text}"
    foreign = foreign_blocks([*texts.values()], document.language)
    written = {block: foreign.get(place, document.language) for place, block in enumerate(texts)}
    parts: dict[str, list[Segment]] = {document.language: []}
    for segment in segments:
        source = written[segment.block]
        if source is not None and lacks(have.get(segment.id)):
            parts.setdefault(source, []).append(segment)
    return parts


def lacks(revision: Revision | None) -> bool:
    """Return whether a segment has no text, or only a draft of an outdated sentence."""
    return revision is None or (revision.stale and revision.standing in ("draft", "auto"))


def batches(segments: Sequence[Segment]) -> Iterator[list[Segment]]:
    """Yield the segments in order in batches of bounded length, the first one short."""
    batch: list[Segment] = []
    longest, length = FIRST_BATCH, 0
    for segment in segments:
        if batch and length + len(segment.text) > longest:
            yield batch
            batch, length, longest = [], 0, BATCH
        batch.append(segment)
        length += len(segment.text)
    if batch:
        yield batch
