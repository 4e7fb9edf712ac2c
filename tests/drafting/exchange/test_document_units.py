"""A document as units for other tools: what state a text has, what is said of it, and which texts go out."""

import pytest

from interp.domain.model.findings import Finding
from interp.domain.text.segments import Segment
from interp.drafting.exchange.document_units import Beside, for_tmx, for_xliff, said_beside
from interp.ports import Document, Match, MemoryUnit, Revision

SEGMENT = Segment("s1", 0, 0, "See A/HRC/31/34 of UNHCR.")
TEXT = Revision("s1", "fr", 3, "Voir A/HRC/31/34.", "draft", "mt:en-fr@1.9", by="machine", at=7)


def revised(standing: str, origin: str = "person", **more: object) -> Revision:
    return Revision("s1", "fr", 3, "Voir A/HRC/31/34.", standing, origin, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("newest", "state"),
    [
        (None, ("initial", "")), (TEXT, ("translated", "machine")), (revised("draft"), ("translated", "draft")),
        (revised("draft", "tm:87", match=87), ("translated", "memory")), (revised("auto"), ("translated", "automatic")),
        (revised("reviewed"), ("reviewed", "")), (revised("final", "official"), ("final", "")),
        (revised("reviewed", stale=True), ("translated", "changed")),
    ],
)  # fmt: skip
def test_each_standing_has_its_state(newest: Revision | None, state: tuple[str, str]) -> None:
    [unit] = for_xliff([(SEGMENT, newest)], "en", "fr", Beside())
    assert (unit.state, unit.sub) == state
    assert dict(unit.about)["revision"] == ("3" if newest else "0")
    assert ("fr" in unit.texts) == bool(newest)


def test_findings_comments_matches_and_kept_pieces_go_along() -> None:
    finding = Finding("number", "error", "number_missing", "2016 is missing", ("2016",))
    memory = MemoryUnit("en", "fr", "See A.", "Voir A.", "final", "official", "A/HRC/30/1")
    beside = Beside(("UNHCR",), lambda _: (Match(memory, 101, "Voir A."),), {"s1": ["Ana: is this right?"]})
    [unit] = for_xliff([(SEGMENT, revised("draft", findings=(finding,), reason="as printed"))], "en", "fr", beside)
    assert unit.notes == (
        ("finding-error", "2016 is missing"), ("reason", "as printed"), ("comment", "Ana: is this right?")
    )  # fmt: skip
    assert said_beside(unit) == ("Ana: is this right?",)
    [match] = unit.suggestions
    assert (match.kind, match.origin, match.similarity) == ("icm", "A/HRC/30/1", 100.0)
    assert unit.kept == ("UNHCR", "A/HRC/31/34")


def test_what_the_original_no_longer_says_does_not_go_into_a_memory() -> None:
    document = Document("d1", "m1", "Statement", "a.docx", "statement", "en", symbol="A/HRC/31/1")
    other, last = Segment("s2", 1, 1, "Second."), Segment("s3", 2, 2, "Third.")
    pairs = [(SEGMENT, TEXT), (other, revised("draft", stale=True)), (last, revised("final", by="Ana", at=9))]
    first, second = for_tmx(document, pairs, "fr", 5)
    assert ((first.id, first.by, first.at), (second.id, second.by, second.at)) == (("5", "machine", 7), ("6", "Ana", 9))
    assert dict(second.about) == {"document": "A/HRC/31/1", "meeting": "m1", "before": "Second."}
