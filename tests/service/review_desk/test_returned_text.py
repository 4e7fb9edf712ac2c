"""A translation that returns from another tool: compared by ids and originals, and nothing stored until confirmed."""

import pytest

from interp.domain.rules.permissions import ATTENDEE
from interp.errors import BadRequest, NotAllowed
from interp.ports import Document
from interp.service.review_desk.returned_text import (
    MOST_CHANGES,
    Confirmed,
    Returned,
    ReturnedUnit,
    Taken,
    compare,
    take,
)
from tests.translation_section import ANA, Bureau

LINES = (
    "Statement of the Chair", "Thank you for the floor.",
    "In 2016 the Council heard 47 States on the rights of the child.", "We shall all be heard.",
)  # fmt: skip
THANKS = "Je vous remercie."


def back(bureau: Bureau, document: Document, *units: ReturnedUnit) -> Returned:
    return compare(bureau.drafts.segments(document.id), bureau.drafts.revisions(document.id, "fr"), units)


def unit(
    bureau: Bureau, document: Document, place: int, text: str, state: str = "translated", **more: object
) -> ReturnedUnit:
    about = {"source": LINES[place], "revision": None} | more
    return ReturnedUnit(bureau.ids(document)[place], text=text, state=state, **about)  # type: ignore[arg-type]


def test_a_changed_text_is_proposed_over_the_one_there(bureau: Bureau, filed: Document) -> None:
    bureau.draft(filed, 1, "Merci pour le plancher.")
    found = back(
        bureau, filed, unit(bureau, filed, 0, "Déclaration", "final"),
        unit(bureau, filed, 1, f" {THANKS} ", revision=1), unit(bureau, filed, 2, " "),
    )  # fmt: skip
    assert [(each.was, each.text, each.approve, each.from_revision) for each in found.changes] == [
        ("", "Déclaration", True, 0), ("Merci pour le plancher.", THANKS, False, 1)
    ]  # fmt: skip
    assert (found.conflicts, found.unchanged, found.untranslated) == ((), 0, 1)
    assert bureau.drafts.history(filed.id, bureau.ids(filed)[0], "fr") == []


def test_a_text_as_it_is_changes_nothing_but_its_approval(bureau: Bureau, filed: Document) -> None:
    bureau.draft(filed, 1, THANKS)
    bureau.revise(filed, 3, "Nous serons tous entendus.", approve=True)
    same = unit(bureau, filed, 3, "Nous serons tous entendus.", "final")
    assert back(bureau, filed, same, unit(bureau, filed, 1, THANKS)).unchanged == 2
    [approval] = back(bureau, filed, unit(bureau, filed, 1, THANKS, "reviewed", revision=7)).changes
    assert (approval.text, approval.approve, approval.from_revision) == (THANKS, True, 1)


def test_what_has_changed_since_is_told_and_not_overwritten(bureau: Bureau, filed: Document) -> None:
    bureau.draft(filed, 1, "Merci.", standing="final", origin="official")
    bureau.draft(filed, 3, "Un.")
    bureau.revise(filed, 3, "Deux.", 1)
    found = back(
        bureau, filed, unit(bureau, filed, 0, "Autre", source="Statement of another"), unit(bureau, filed, 1, THANKS),
        unit(bureau, filed, 2, "a\ufffd"), unit(bureau, filed, 3, "Trois.", revision=1),
        unit(bureau, filed, 3, "Quatre."), ReturnedUnit("nobody", "Chair", "Président"),
    )  # fmt: skip
    assert found.changes == ()
    assert [(each.reason, each.now) for each in found.conflicts] == [
        ("source_changed", ""), ("official_text", "Merci."), ("unreadable_characters", ""),
        ("translated_since", "Deux."), ("unit_twice", "Deux."), ("unknown_unit", ""),
    ]  # fmt: skip


def test_a_text_that_no_screen_can_show_is_told_as_far_as_it_can_be_sent(bureau: Bureau, filed: Document) -> None:
    [conflict] = back(bureau, filed, unit(bureau, filed, 1, "Merci \ud800.")).conflicts
    assert (conflict.reason, conflict.text) == ("unreadable_characters", "Merci ?.")


def test_what_is_typed_after_the_file_was_made_is_not_lost_where_the_tool_forgot_the_revision(
    bureau: Bureau, filed: Document
) -> None:
    bureau.revise(filed, 1, "Merci.")
    [change] = back(bureau, filed, unit(bureau, filed, 1, THANKS)).changes
    bureau.revise(filed, 1, "Merci beaucoup.", 1)
    confirmed = Confirmed(change.segment, change.text, change.from_revision)
    assert take(bureau.reviewing, ANA, filed, "fr", [confirmed]) == (
        Taken(change.segment, "refused", 1, "text_changed"),
    )  # fmt: skip


def test_confirmed_changes_are_stored_under_the_persons_name(bureau: Bureau, filed: Document) -> None:
    ids = bureau.ids(filed)
    wrong = "En 2015, le Conseil a entendu 47 États sur les droits de l’enfant."
    made = take(bureau.reviewing, ANA, filed, "fr", [
        Confirmed(ids[1], THANKS, 0, True), Confirmed(ids[3], "Nous serons tous entendus.", 0),
        Confirmed(ids[2], wrong, 0, True), Confirmed("nobody", "a", 0), Confirmed(ids[0], " ", 0),
    ])  # fmt: skip
    assert [(each.result, each.reason) for each in made] == [
        ("approved", ""), ("saved", ""), ("saved", "finding_open"), ("refused", "segment"), ("refused", "empty_text"),
    ]  # fmt: skip
    kept = bureau.drafts.revisions(filed.id, "fr")
    assert [(kept[each].standing, kept[each].by) for each in (ids[1], ids[3], ids[2])] == [
        ("reviewed", "Ana"), ("draft", "Ana"), ("draft", "Ana")
    ]  # fmt: skip


def test_only_who_works_on_the_texts_confirms_and_not_too_much_at_once(bureau: Bureau, filed: Document) -> None:
    one = Confirmed(bureau.ids(filed)[1], THANKS, 0)
    with pytest.raises(NotAllowed):
        take(bureau.reviewing, ATTENDEE, filed, "fr", [one])
    with pytest.raises(BadRequest):
        take(bureau.reviewing, ANA, filed, "fr", [one] * (MOST_CHANGES + 1))
