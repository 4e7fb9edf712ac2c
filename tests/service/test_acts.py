"""What is done at the desk leaves a note: who, when, which document, language, segment and revision."""

import json

import pytest

from interp.domain.captions.text_to_cues import cue_texts
from interp.domain.model.commands import AdvanceFloor, OpenMeeting
from interp.errors import NotAllowed, NotFound, Refused
from interp.ports import Document
from interp.service.caption_following import CaptionFollower
from interp.service.caption_scripts import DraftScripts
from tests.reacting import worked
from tests.translation_section import ANA, BOB, STAFF, TEXT, Bureau, paper

WRONG = "En 2015, le Conseil a entendu 47 États sur les droits de l’enfant."
FRENCH = (
    "# Déclaration de la Présidente\nJe vous remercie de me donner la parole.\n"
    "En 2016, le Conseil a entendu 47 États sur les droits de l’enfant.\nNous serons tous entendus."
)


@pytest.fixture
def filed(bureau: Bureau) -> Document:
    return bureau.file(speech="s2")


def told(bureau: Bureau) -> list[tuple[str, str, dict[str, object]]]:
    """Return what was noted, the filing left out: what, by whom, and what else was said."""
    return [(each.name, each.actor, json.loads(each.body)) for each in bureau.acts.of("m1")[1:]]


def test_the_way_of_a_text_is_noted(bureau: Bureau, filed: Document) -> None:
    bureau.revise(filed, 2, WRONG)
    with pytest.raises(Refused):
        bureau.revise(filed, 2, WRONG, 1, approve=True)
    bureau.revise(filed, 2, WRONG, 1, reason="As spoken.")
    bureau.revise(filed, 2, WRONG, 2, approve=True, actor=BOB)
    segment = bureau.ids(filed)[2]
    bureau.reviewing.restore(ANA, filed, segment, "fr", 1, 3)
    assert told(bureau) == [
        ("text.saved", "Ana", {"standing": "draft"}),
        ("text.overruled", "Ana", {"standing": "draft", "reason": "As spoken."}),
        ("text.approved", "Bob", {"standing": "reviewed", "reason": "As spoken."}),
        ("text.restored", "Ana", {"standing": "draft"}),
    ]
    last = bureau.acts.of("m1")[-1]
    assert (last.document, last.language, last.segment, last.revision) == (filed.id, "fr", segment, 4)
    assert (last.role, last.at) == ("reviser", bureau.clock.now)


def test_what_is_done_with_a_document_is_noted_once(bureau: Bureau, filed: Document) -> None:
    for _ in range(2):  # the second time nothing is left to do
        bureau.materials.set_visibility(ANA, "m1", filed.id, "drafts")
        bureau.materials.set_speech(STAFF, "m1", filed.id, "s3")
        bureau.materials.withdraw(ANA, "m1", filed.id)
    bureau.materials.withdraw(ANA, "m1", filed.id, withdrawn=False)
    bureau.worklist.revisers.assign(ANA, "m1", filed, "fr", "Bob")
    bureau.materials.file_version(ANA, "m1", filed.id, paper(TEXT.replace("47", "48"), name="corr.txt"))
    bureau.materials.attach_official(ANA, "m1", filed.id, paper(FRENCH, name="fr.txt", language="fr"))
    assert bureau.acts.of("m1")[0].name == "document.filed"
    assert told(bureau) == [
        ("document.visibility_set", "Ana", {"to": "drafts", "was": "desk"}),
        ("document.speech_set", "Rosa", {"to": "s3", "was": "s2"}),
        ("document.withdrawn", "Ana", {}),
        ("document.brought_back", "Ana", {}),
        ("document.assigned", "Ana", {"to": "Bob"}),
        ("document.version_filed", "Ana", {"file": "corr.txt", "changed": 1}),
        ("document.official_attached", "Ana", {"file": "fr.txt"}),
    ]


def test_a_document_becomes_the_text_of_another_speech(bureau: Bureau, filed: Document) -> None:
    def has() -> list[str | None]:
        return [bureau.meetings.state("m1").speeches[speech].statement for speech in ("s2", "s3")]

    bureau.materials.set_speech(ANA, "m1", filed.id, "s3")
    assert has() == [None, filed.id]
    bureau.materials.set_speech(ANA, "m1", filed.id, None)
    assert has() == [None, None]
    assert bureau.materials.document("m1", filed.id).speech is None


def test_a_withdrawn_document_is_tied_to_its_speech_only_once_it_is_back(bureau: Bureau, filed: Document) -> None:
    bureau.materials.withdraw(ANA, "m1", filed.id)
    bureau.materials.set_speech(ANA, "m1", filed.id, "s3")
    assert bureau.meetings.state("m1").speeches["s3"].statement is None
    bureau.materials.withdraw(ANA, "m1", filed.id, withdrawn=False)
    assert bureau.meetings.state("m1").speeches["s3"].statement == filed.id


def test_whose_text_it_is_says_who_filed_it_and_only_of_a_speech_there_is(bureau: Bureau, filed: Document) -> None:
    with pytest.raises(NotFound):
        bureau.materials.set_speech(ANA, "m1", filed.id, "s99")
    with pytest.raises(NotAllowed, match="filer"):
        bureau.materials.set_speech(BOB, "m1", filed.id, "s3")
    assert [each.name for each in bureau.acts.of("m1")] == ["document.filed"]


def test_captions_follow_the_text_and_what_was_released_stays(bureau: Bureau) -> None:
    follower = CaptionFollower(
        bureau.meetings, bureau.clock, DraftScripts(bureau.drafts, cue_texts)
    )

    def shown() -> set[str | None]:
        worked(bureau.meetings, follower)
        return {each.unit.document for each in bureau.meetings.state("m1").captions.units if not each.withdrawn}

    wrong, right = bureau.file(speech="s1", visibility="original"), bureau.file(TEXT * 2, visibility="original")
    bureau.does(OpenMeeting(), AdvanceFloor(None))
    bureau.clock.passes(60_000)
    assert shown() == set() or shown() == {wrong.id}
    bureau.clock.passes(60_000)
    assert shown() == {wrong.id}
    bureau.materials.set_speech(ANA, "m1", wrong.id, None)
    bureau.materials.set_speech(ANA, "m1", right.id, "s1")
    worked(bureau.meetings, follower)
    bureau.clock.passes(60_000)
    assert shown() == {wrong.id, right.id}
