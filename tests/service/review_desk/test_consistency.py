"""One source with several targets, and terms used otherwise, are listed with where they stand."""

from dataclasses import replace

from interp.domain.checks.required_terms import Term
from interp.domain.text.segments import Segment
from interp.ports import Revision
from interp.service.review_desk.consistency import OneTarget, SentenceAt, TermUse, consistency

TEXTS = ("We note the report.", "Thank you.", "We note the report.", "We note the report.", "The Council met.")
SEGMENTS = [Segment(f"s{place}", place, place, text) for place, text in enumerate(TEXTS)]
COUNCIL = Term("required", {"en": ("Council",), "fr": ("Conseil",)})


def drafted(*values: str) -> dict[str, Revision]:
    return {
        f"s{place}": Revision(f"s{place}", "fr", 1, value, "draft", "mt:en-fr@1.9", by="machine", at=place)
        for place, value in enumerate(values)
        if value
    }


def test_a_source_with_several_targets_is_a_conflict_and_a_person_s_comes_first() -> None:
    have = drafted("Noté.", "Merci.", "Pris note.", "Noté.", "Le Conseil s’est réuni.")
    have["s2"] = replace(have["s2"], origin="person", standing="reviewed", by="Ana")
    found = consistency(SEGMENTS, have, "en", "fr", ())
    (conflict,) = found.conflicts
    assert conflict.source == TEXTS[0]
    assert conflict.targets == (
        OneTarget("Pris note.", True, (SentenceAt("s2", 3),)),
        OneTarget("Noté.", False, (SentenceAt("s0", 1), SentenceAt("s3", 4))),
    )
    (correction,) = found.waiting
    assert [each.sentence for each in correction.places] == [1, 4]


def test_the_same_target_in_other_quotation_marks_and_a_missing_or_outdated_one_are_no_conflict() -> None:
    have = drafted("« Noté ».", "Merci.", "«\u00a0Noté\u00a0».", "")
    assert consistency(SEGMENTS, have, "en", "fr", ()).conflicts == ()
    have["s3"] = Revision("s3", "fr", 1, "Autre.", "draft", "mt:en-fr@1.9", by="machine", stale=True)
    assert consistency(SEGMENTS, have, "en", "fr", ()).conflicts == ()


def test_a_term_used_otherwise_is_listed_once_with_every_place() -> None:
    segments = [*SEGMENTS, Segment("s5", 5, 5, "The Council rose.")]
    have = drafted("Noté.", "Merci.", "Noté.", "Noté.", "L’assemblée s’est réunie.", "La séance est levée.")
    found = consistency(segments, have, "en", "fr", [COUNCIL])
    places = (SentenceAt("s4", 5), SentenceAt("s5", 6))
    assert found.terms == (TermUse("term_missing", ("Council", "Conseil"), places),)
    assert consistency(segments, have, "en", "fr", ()).terms == ()
