"""A reviser's text over a draft: checked, signed, never lost, taken back, and remembered once approved."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from interp.domain.rules.permissions import ATTENDEE, Actor
from interp.domain.translation.term_list import read
from interp.errors import BadRequest, InterpError, NotAllowed, NotFound, Refused, Stale
from interp.ports import DeskAct, Document, Revision
from interp.service.review_desk.review import Edit, Review
from tests.row_by_row import row_by_row
from tests.translation_section import ANA, BOB, STAFF, Bureau, paper

FIGURES = "En 2016, le Conseil a entendu 47 États sur les droits de l’enfant."
WRONG = "En 2015, le Conseil a entendu 47 États sur les droits de l’enfant."


def newest(bureau: Bureau, document: Document, place: int, language: str = "fr") -> Revision:
    return bureau.drafts.revisions(document.id, language)[bureau.ids(document)[place]]


def test_a_text_typed_over_a_draft_is_signed_and_dated(bureau: Bureau, filed: Document) -> None:
    bureau.draft(filed, 1, "Merci pour le plancher.", score=-0.2)
    bureau.clock.passes(5_000)
    made = bureau.revise(filed, 1, " Je vous remercie  de me donner la parole. ", 1)
    assert (made.value, made.revision) == ("Je vous remercie de me donner la parole.", 2)
    assert (made.standing, made.origin, made.by, made.at) == ("draft", "person", "Ana", bureau.clock.now)
    assert newest(bureau, filed, 1) == made


def test_a_draft_approved_as_it_is_keeps_where_it_comes_from(bureau: Bureau, filed: Document) -> None:
    bureau.draft(filed, 3, "Nous serons tous entendus.", match=87, origin="tm:87+fixture")
    made = bureau.revise(filed, 3, "Nous serons tous entendus.", 1, approve=True)
    assert (made.standing, made.origin, made.match, made.by) == ("reviewed", "tm:87+fixture", 87, "Ana")


def test_what_holds_already_is_left_as_it_is(bureau: Bureau, filed: Document) -> None:
    first = bureau.revise(filed, 3, "Nous serons tous entendus.", approve=True)
    assert bureau.revise(filed, 3, "Nous serons tous entendus.", 1, approve=True, actor=BOB) == first
    assert bureau.revise(filed, 3, "Nous serons tous entendus.", 1, actor=BOB) == first


def test_two_at_once_lose_nothing(bureau: Bureau, filed: Document) -> None:
    bureau.draft(filed, 3, "Nous serons entendus.")
    theirs = bureau.revise(filed, 3, "Chacun de nous sera entendu.", 1, actor=BOB)
    with pytest.raises(Stale, match="text_changed") as told:
        bureau.revise(filed, 3, "Nous serons tous entendus.", 1, actor=ANA)
    assert told.value.args_ == {
        "reason": "text_changed", "revision": 2, "value": theirs.value, "standing": "draft", "by": "Bob",
        "at": theirs.at,
    }  # fmt: skip
    assert newest(bureau, filed, 3) == theirs


def test_an_error_is_approved_only_with_a_reason_which_stays(bureau: Bureau, filed: Document) -> None:
    with pytest.raises(Refused, match="finding_open"):
        bureau.revise(filed, 2, WRONG, approve=True)
    assert bureau.drafts.revisions(filed.id, "fr") == {}
    saved = bureau.revise(filed, 2, WRONG)
    assert ("number", "error") in {(each.check, each.severity) for each in saved.findings}
    made = bureau.revise(filed, 2, WRONG, 1, approve=True, reason="The speaker means 2015.")
    assert (made.standing, made.reason, made.findings) == ("reviewed", "The speaker means 2015.", saved.findings)


@row_by_row("reason", ["a", "ok", "A.", "да", "对", ""])
def test_a_reason_in_own_words_says_something(bureau: Bureau, filed: Document, reason: str) -> None:
    edit = Edit("fr", WRONG, 0, True, reason, "other")
    with pytest.raises(Refused, match="reason_short"):
        bureau.reviewing.revise(ANA, filed, bureau.ids(filed)[2], edit)


def test_a_reason_of_the_list_or_of_some_words_is_recorded_with_its_code(bureau: Bureau, filed: Document) -> None:
    segment = bureau.ids(filed)[2]
    said = Edit("fr", WRONG, 0, True, "The original is wrong.", "original_wrong")
    made = bureau.reviewing.revise(ANA, filed, segment, said)
    assert (made.standing, made.reason) == ("reviewed", "The original is wrong.")
    assert json.loads(bureau.acts.of("m1")[-1].body)["reason_code"] == "original_wrong"
    for words in ("It was said so", "2015 meant", "数字没有错"):
        edit = Edit("fr", f"{WRONG} {words}", made.revision, False, words, "other")
        made = bureau.reviewing.revise(ANA, filed, segment, edit)
        assert made.reason == words


def test_a_program_that_names_no_code_may_give_any_reason(bureau: Bureau, filed: Document) -> None:
    assert bureau.revise(filed, 2, WRONG, approve=True, reason="a").reason == "a"


def test_one_who_was_first_by_a_moment_is_told_with_the_newest_text(
    bureau: Bureau, filed: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    bureau.draft(filed, 0, "Ébauche.")
    store = bureau.drafts.revise

    def after_another(document: str, made: Revision, act: DeskAct | None = None) -> None:
        monkeypatch.setattr(bureau.drafts, "revise", store)
        store(document, replace(made, value="De Bob.", by="Bob"))
        store(document, made, act)

    monkeypatch.setattr(bureau.drafts, "revise", after_another)
    with pytest.raises(Stale, match="text_changed") as told:
        bureau.revise(filed, 0, "D’Ana.", over=1)
    assert (told.value.args_["revision"], told.value.args_["value"]) == (2, "De Bob.")


def test_an_error_of_a_draft_is_overruled_without_approving_it(bureau: Bureau, filed: Document) -> None:
    bureau.draft(filed, 2, WRONG)
    made = bureau.revise(filed, 2, WRONG, 1, reason="As spoken.")
    assert (made.standing, made.origin, made.reason) == ("draft", "mt:en-fr@1.9", "As spoken.")


def test_a_text_typed_anew_needs_a_reason_of_its_own(bureau: Bureau, filed: Document) -> None:
    bureau.revise(filed, 2, WRONG, reason="As spoken.")
    assert bureau.revise(filed, 2, WRONG.replace("2015", "2014"), 1).reason is None


def test_a_correction_is_checked_again(bureau: Bureau, filed: Document) -> None:
    bureau.revise(filed, 2, WRONG)
    assert not [each for each in bureau.revise(filed, 2, FIGURES, 1).findings if each.severity == "error"]


def test_the_names_of_the_meeting_must_stand(bureau: Bureau) -> None:
    made = bureau.file("The floor goes to Mr. Bo Two, who will speak of the safety of children.")
    found = bureau.revise(made, 0, "La parole est à M. Bob, qui parlera de la sécurité des enfants.").findings
    assert "name" in {each.check for each in found}


def test_states_and_the_operators_terms_are_checked_as_in_drafts(bureau: Bureau) -> None:
    made = bureau.file("Brazil has the floor on Sched.")
    bureau.terms[:] = read("kind\ten\tfr\nkeep\tSched\t\nrequired\tfloor\tparole\n").terms
    bad = bureau.revise(made, 0, "Ce pays tient le plancher.")
    assert {each.code for each in bad.findings} >= {"state_missing", "term_missing", "term_translated"}
    with pytest.raises(Refused, match="finding_open"):
        bureau.revise(made, 0, "Le Brésil a la parole selon le programme.", 1, approve=True)
    good = bureau.revise(made, 0, "Le Brésil a la parole selon Sched.", 1, approve=True)
    assert (good.standing, good.findings) == ("reviewed", ())


def test_a_text_that_makes_hard_captions_is_warned_of(bureau: Bureau, filed: Document) -> None:
    found = bureau.revise(filed, 3, "Nous serons entendus par " + "tous" * 12).findings
    assert "caption" in {each.check for each in found}


def test_an_approved_text_is_remembered_and_an_unapproved_one_is_not(bureau: Bureau, filed: Document) -> None:
    bureau.revise(filed, 3, "Nous serons tous entendus.")
    again = bureau.file("We shall all be heard.\nWe shall all be heard.\nAnd everybody shall hear us.")
    segment = bureau.ids(again)[0]
    assert bureau.reviewing.matches(again, segment, "fr") == ()
    bureau.revise(filed, 3, "Nous serons tous entendus.", 1, approve=True)
    (match,) = bureau.reviewing.matches(again, segment, "fr")
    assert (match.percent, match.target, match.unit.standing) == (100, "Nous serons tous entendus.", "reviewed")
    assert (match.unit.document, match.unit.before) == (
        filed.id, "In 2016 the Council heard 47 States on the rights of the child.",
    )  # fmt: skip


def test_where_a_phrase_stood_before_is_found(bureau: Bureau, filed: Document) -> None:
    bureau.revise(filed, 2, FIGURES, approve=True)
    (unit,) = bureau.reviewing.concordance("en", "fr", "rights of the child")
    assert unit.target == FIGURES
    with pytest.raises(BadRequest):
        bureau.reviewing.concordance("en", "fr", " ")


def test_taking_back_is_a_new_revision_and_known_to_the_memory(bureau: Bureau, filed: Document) -> None:
    draft = bureau.draft(filed, 3, "Nous serons entendus.")
    bureau.revise(filed, 3, "Nous parlerons tous.", 1, approve=True)
    segment = bureau.ids(filed)[3]
    made = bureau.reviewing.restore(BOB, filed, segment, "fr", 1, 2)
    assert (made.value, made.standing, made.origin) == (draft.value, "draft", draft.origin)
    assert (made.revision, made.by) == (3, "Bob")
    (match,) = bureau.reviewing.matches(filed, segment, "fr")
    assert (match.target, match.unit.standing) == ("Nous serons entendus.", "draft")
    assert [each.by for each in bureau.reviewing.history(filed, segment, "fr")] == ["machine", "Ana", "Bob"]


@pytest.mark.parametrize(("number", "over", "error"), [(2, 1, NotFound), (0, 1, NotFound), (1, 0, Stale)])
def test_only_what_was_can_be_put_back(
    bureau: Bureau, filed: Document, number: int, over: int, error: type[InterpError]
) -> None:
    bureau.draft(filed, 3, "Nous serons entendus.")
    with pytest.raises(error):
        bureau.reviewing.restore(ANA, filed, bureau.ids(filed)[3], "fr", number, over)


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (Edit("en", "Heard.", 0), "original_language"), (Edit("fr", "  ", 0), "empty_text"),
        (Edit("de", "Gehört.", 0), "language"), (Edit("fr", "x" * 5_000, 0), "too_long"),
    ],
)  # fmt: skip
def test_an_edit_that_cannot_be_is_refused(bureau: Bureau, filed: Document, edit: Edit, reason: str) -> None:
    with pytest.raises(InterpError) as told:
        bureau.reviewing.revise(ANA, filed, bureau.ids(filed)[3], edit)
    assert told.value.reason == reason


def test_the_official_version_is_not_written_over(bureau: Bureau) -> None:
    filed = bureau.file("We shall all be heard by the Council.")
    bureau.materials.attach_official(STAFF, "m1", filed.id, paper("Nous serons tous entendus par le Conseil."))
    with pytest.raises(Refused, match="official_text"):
        bureau.revise(filed, 0, "Chacun sera entendu.", 1)


def test_an_official_text_of_a_sentence_that_has_changed_since_is_written_over(bureau: Bureau) -> None:
    filed = bureau.file("We shall all be heard by the Council.")
    bureau.materials.attach_official(STAFF, "m1", filed.id, paper("Nous serons tous entendus par le Conseil."))
    segment = bureau.ids(filed)[0]
    bureau.drafts.add(filed, [replace(bureau.drafts.segments(filed.id)[0], text="Nobody will be heard.")], [])
    made = bureau.revise(filed, 0, "Personne ne sera entendu.", 1)
    assert (made.segment, made.standing, made.origin, made.by) == (segment, "draft", "person", "Ana")


@pytest.mark.parametrize("actor", [ATTENDEE, Actor("interpreter"), Actor("reviser", meeting="m2")])
def test_only_those_who_work_on_the_texts_of_the_meeting_revise(bureau: Bureau, filed: Document, actor: Actor) -> None:
    with pytest.raises(NotAllowed):
        bureau.revise(filed, 3, "Nous serons tous entendus.", actor=actor)


def test_a_segment_that_left_the_document_is_not_found(bureau: Bureau, filed: Document) -> None:
    gone = bureau.ids(filed)[3]
    bureau.materials.file_version(ANA, "m1", filed.id, paper("Thank you for the floor, Madam Chair."))
    with pytest.raises(NotFound):
        bureau.reviewing.revise(ANA, filed, gone, Edit("fr", "Entendus.", 0))


def test_any_two_languages_stand_side_by_side(bureau: Bureau, filed: Document) -> None:
    bureau.draft(filed, 3, "Nous serons entendus.")
    bureau.draft(filed, 3, "سنُسمع جميعا.", "ar", origin="mt:en-ar@1.0")
    line = bureau.reviewing.lines(filed, "ar", "fr")[3]
    assert line.revision and line.beside
    assert (line.revision.value, line.beside.value) == ("سنُسمع جميعا.", "Nous serons entendus.")


def test_the_parties_that_findings_name_by_code_have_names_in_the_pages_language(bureau: Bureau) -> None:
    named = bureau.reviewing.party_names("zh")
    assert (named["COD"], named["unicef"], named["imf"]) == ("刚果民主共和国", "儿基会", "货币基金组织")


def test_the_forms_of_parties_are_made_at_the_first_check_or_when_prepared(bureau: Bureau) -> None:
    asked: list[str] = []

    def parties(breathe: Callable[[], None] = lambda: None) -> None:
        asked.append("parties")
        breathe()

    review = Review(bureau.drafts, bureau.memory, bureau.meetings, bureau.clock, parties=parties)
    assert asked == []
    review.prepare(lambda: asked.append("breath"))
    assert asked == ["parties", "breath"]
