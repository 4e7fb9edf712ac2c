"""The note of a thing done at the desk: who, in which role, when, to what."""

from dataclasses import replace

from interp.domain.rules.permissions import Actor
from interp.ports import DeskAct, Document
from interp.service.desk_acts import act
from tests.translation_section import ANA, Bureau


def filed() -> Document:
    return Bureau().file()


def test_the_note_says_who_did_what_to_which_revision() -> None:
    document = filed()
    made = act(ANA, 7, "text.approved", document, {"reason": "dit ainsi à l’oral"}, "fr", "seg", 3)
    assert made == DeskAct(
        7, "m1", "Ana", "reviser", "text.approved", document.id, "fr", "seg", 3, '{"reason": "dit ainsi à l’oral"}'
    )


def test_who_has_no_name_is_told_by_the_role() -> None:
    made = act(Actor("admin"), 7, "document.withdrawn", filed(), {})
    assert (made.actor, made.role, made.language, made.segment, made.revision, made.body) == (
        "admin", "admin", "", "", 0, "{}",
    )  # fmt: skip


def test_a_document_of_no_meeting_has_none_in_its_note() -> None:
    assert act(ANA, 7, "document.filed", replace(filed(), meeting=None), {}).meeting == ""
