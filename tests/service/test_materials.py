"""Written materials are filed, corrected, replaced by official versions, shown to whom their filer says, withdrawn."""

import pytest

from interp.domain.model.commands import AdvanceFloor, OpenMeeting
from interp.domain.model.scopes import Scope
from interp.domain.rules.drafting_priority import LATER, NEXT, ON_THE_FLOOR
from interp.domain.rules.permissions import ATTENDEE, Actor
from interp.errors import BadRequest, NotAllowed, NotFound, Refused
from interp.file_size import LONGEST_FILE
from interp.ports import Revision
from interp.ports.documents import ORIGINAL_BY, ORIGINAL_ORIGIN
from interp.ports.helper_work import FILING, SCREEN
from interp.service.document_filing import AttachedOfficial, Filing, VersionCounts
from interp.service.materials import FEW_BYTES, _task_for
from tests.translation_section import ANA, BOB, STAFF, TEXT, Bureau, paper

NEWER = TEXT.replace("47 States", "48 States")
FRENCH = (
    "# Déclaration de la Présidente\n"
    "Je vous remercie de me donner la parole.\n"
    "En 2016, le Conseil a entendu 47 États sur les droits de l’enfant.\n"
    "Nous serons tous entendus."
)


def test_a_statement_is_kept_with_its_jobs_and_tied_to_its_speech(bureau: Bureau) -> None:
    made = bureau.file(speech="s2", symbol="A/HRC/31/CRP.1")
    kept = bureau.materials.document("m1", made.id)
    assert (kept.title, kept.language, kept.kind, kept.visibility) == (
        "Statement of the Chair", "en", "statement", "desk"
    )  # fmt: skip
    assert (kept.created_by, kept.symbol, kept.version) == ("Ana", "A/HRC/31/CRP.1", 1)
    assert [each.text for each in bureau.drafts.segments(made.id)] == TEXT.replace("# ", "").split("\n")
    assert [each.language for each in bureau.jobs.of(made.id)] == ["ar", "zh", "fr", "ru", "es"]
    speech = bureau.meetings.state("m1").speeches["s2"]
    assert (speech.statement, speech.text) == (made.id, "on_text")


def test_what_is_said_goes_before_what_is_found(bureau: Bureau) -> None:
    made = bureau.file(title=" Remarks ", kind="note", visibility="reviewed", language="es", as_of="7 March 2016")
    assert (made.title, made.kind, made.visibility, made.language) == ("Remarks", "note", "reviewed", "es")
    assert made.as_of == "7 March 2016"


def test_a_file_without_a_title_goes_by_its_name(bureau: Bureau) -> None:
    assert bureau.file("We shall all be heard by the Council.", name="C:\\x\\Brazil.txt").title == "Brazil"


def test_a_newer_file_without_a_title_gives_its_name_too(bureau: Bureau) -> None:
    made = bureau.file("We shall all be heard by the Council.", name="Brazil.txt")
    bureau.materials.file_version(ANA, "m1", made.id, paper("We shall be heard by the Council.", name="Brazil-2.txt"))
    assert bureau.materials.document("m1", made.id).title == "Brazil-2"


@pytest.mark.parametrize(
    ("speech", "priority"), [("s1", ON_THE_FLOOR), ("s2", NEXT), ("s3", NEXT), ("s4", LATER), (None, LATER)]
)
def test_what_is_heard_soonest_is_drafted_first(bureau: Bureau, speech: str | None, priority: int) -> None:
    bureau.does(OpenMeeting(), AdvanceFloor(None))
    made = bureau.file(speech=speech)
    assert {each.priority for each in bureau.jobs.of(made.id)} == {priority}


@pytest.mark.parametrize(
    "actor",
    [
        ATTENDEE, Actor("interpreter"), Actor("chair"), Actor("reviser", meeting="m2"),
        Actor("reviser", meeting="m1", scope=Scope("person", "p1")), Actor("admin", scope=Scope("delegation", "cuba")),
    ],
)  # fmt: skip
def test_only_those_who_work_on_the_texts_of_the_meeting_file(bureau: Bureau, actor: Actor) -> None:
    with pytest.raises(NotAllowed):
        bureau.file(actor=actor)
    assert bureau.materials.documents("m1") == []


@pytest.mark.parametrize(
    ("filed", "reason"),
    [
        (paper(""), "empty_file"), (paper(" \n "), "empty_file"), (paper("nonsense"), "unreadable_file"),
        (Filing(b"x" * (LONGEST_FILE + 1), "x.txt"), "too_large"), (paper("OK."), "language_unsure"),
        (paper(language="de"), "language"), (paper(kind="poem"), "invalid"), (paper(visibility="all"), "invalid"),
    ],
)  # fmt: skip
def test_what_cannot_be_filed_is_refused_and_leaves_nothing(bureau: Bureau, filed: Filing, reason: str) -> None:
    with pytest.raises(BadRequest) as told:
        bureau.materials.file(ANA, "m1", filed)
    assert told.value.reason == reason
    assert (bureau.materials.documents("m1"), bureau.jobs.waiting()) == ([], 0)


def test_a_speech_or_meeting_that_is_not_there_is_not_found(bureau: Bureau) -> None:
    with pytest.raises(NotFound):
        bureau.file(speech="s9")
    with pytest.raises(NotFound):
        bureau.materials.file(STAFF, "m9", paper())
    with pytest.raises(NotFound):
        bureau.materials.document("m9", bureau.file().id)


def test_a_newer_version_keeps_what_stays_and_marks_what_changed(bureau: Bureau) -> None:
    made = bureau.file()
    old = bureau.ids(made)
    for place in range(4):
        bureau.draft(made, place, f"Phrase {place}")
    changes = bureau.materials.file_version(BOB, "m1", made.id, paper(NEWER, name="Corr.1.txt", as_of="8 March"))
    new = bureau.ids(made)
    assert changes == VersionCounts(unchanged=3, changed=1, added=0, removed=0)
    assert [place for place in range(4) if old[place] != new[place]] == [2]
    assert {each.segment: each.stale for each in bureau.drafts.revisions(made.id, "fr").values()} == {
        old[0]: False, old[1]: False, old[2]: True, old[3]: False,
    }  # fmt: skip
    kept = bureau.materials.document("m1", made.id)
    assert (kept.version, kept.name, kept.as_of, kept.created_by) == (2, "Corr.1.txt", "8 March", "Ana")
    assert len(bureau.jobs.of(made.id)) == 5


def test_the_same_text_again_changes_nothing(bureau: Bureau) -> None:
    made = bureau.file()
    mark = bureau.drafts.mark("m1")
    changes = bureau.materials.file_version(ANA, "m1", made.id, paper())
    assert changes == VersionCounts(unchanged=4, changed=0, added=0, removed=0)
    assert bureau.drafts.mark("m1") == mark


def test_a_newer_version_keeps_the_job_for_a_passage_whose_language_was_set(bureau: Bureau) -> None:
    made = bureau.file()
    first = bureau.drafts.segments(made.id)[0]
    said = Revision(first.id, "fr", 1, first.text, "reviewed", ORIGINAL_ORIGIN, by=ORIGINAL_BY)
    bureau.drafts.revise(made.id, said)
    bureau.materials.file_version(ANA, "m1", made.id, paper(NEWER))
    assert "en" in {each.language for each in bureau.jobs.of(made.id)}
    assert bureau.drafts.written(made.id) == {first.id: "fr"}


def test_a_version_in_another_language_is_refused(bureau: Bureau) -> None:
    made = bureau.file()
    with pytest.raises(Refused, match="other_language"):
        bureau.materials.file_version(ANA, "m1", made.id, paper(FRENCH))


def test_the_official_version_takes_the_place_of_drafts(bureau: Bureau) -> None:
    made = bureau.file()
    bureau.draft(made, 1, "Merci pour le plancher.")
    assert bureau.materials.attach_official(STAFF, "m1", made.id, paper(FRENCH)) == AttachedOfficial(4)
    found = bureau.drafts.revisions(made.id, "fr")
    assert [found[each].value for each in bureau.ids(made)] == FRENCH.replace("# ", "").split("\n")
    assert {(each.standing, each.origin, each.by) for each in found.values()} == {("final", "official", "Rosa")}
    assert found[bureau.ids(made)[1]].revision == 2


def test_an_official_language_is_never_drafted_again(bureau: Bureau) -> None:
    made = bureau.file()
    bureau.materials.attach_official(STAFF, "m1", made.id, paper(FRENCH))
    bureau.materials.file_version(ANA, "m1", made.id, paper(NEWER))
    assert [each.language for each in bureau.jobs.of(made.id)] == ["ar", "zh", "ru", "es"]


def test_the_original_is_no_official_version_of_itself(bureau: Bureau) -> None:
    made = bureau.file()
    with pytest.raises(Refused, match="original_language"):
        bureau.materials.attach_official(STAFF, "m1", made.id, paper(TEXT))


def test_an_official_version_is_found_again_by_the_memory(bureau: Bureau) -> None:
    bureau.materials.attach_official(STAFF, "m1", bureau.file().id, paper(FRENCH))
    other = bureau.file("We shall all be heard.\nAnd so it shall be in the future.")
    (match,) = bureau.reviewing.matches(other, bureau.ids(other)[0], "fr")
    assert (match.target, match.unit.origin, match.unit.standing) == ("Nous serons tous entendus.", "official", "final")


def test_whoever_filed_it_and_staff_say_who_may_see_it(bureau: Bureau) -> None:
    made = bureau.file(actor=ANA)
    for actor, wanted in ((ANA, "drafts"), (STAFF, "original")):
        bureau.materials.set_visibility(actor, "m1", made.id, wanted)
        assert bureau.materials.document("m1", made.id).visibility == wanted
    with pytest.raises(NotAllowed, match="filer"):
        bureau.materials.set_visibility(BOB, "m1", made.id, "drafts")
    with pytest.raises(NotAllowed, match="filer"):
        bureau.materials.withdraw(BOB, "m1", made.id)


def test_a_withdrawn_statement_is_no_longer_its_speechs_until_it_is_back(bureau: Bureau) -> None:
    made = bureau.file(speech="s2")
    for withdrawn in (True, True, False):
        bureau.materials.withdraw(ANA, "m1", made.id, withdrawn=withdrawn)
        assert bureau.materials.document("m1", made.id).withdrawn is withdrawn
        assert bureau.meetings.state("m1").speeches["s2"].statement == (None if withdrawn else made.id)


def test_withdrawing_leaves_another_text_of_the_speech_where_it_is(bureau: Bureau) -> None:
    first, second = bureau.file(speech="s2"), bureau.file(FRENCH, speech="s2")
    bureau.materials.withdraw(ANA, "m1", first.id)
    assert bureau.meetings.state("m1").speeches["s2"].statement == second.id


def test_what_was_passed_over_while_withdrawn_is_drafted_once_it_is_back(bureau: Bureau) -> None:
    made = bureau.file()
    bureau.materials.withdraw(ANA, "m1", made.id)
    while job := bureau.jobs.take(bureau.clock.now, 1_000):
        bureau.jobs.done(job.id)
    assert bureau.jobs.waiting() == 0
    bureau.materials.withdraw(ANA, "m1", made.id, withdrawn=False)
    assert bureau.jobs.waiting() == 5


def test_a_file_in_two_languages_is_asked_about_and_its_passages_are_named(bureau: Bureau) -> None:
    english = TEXT.replace("# ", "").split("\n")
    text = "\n".join([english[2], english[2], FRENCH.split("\n")[2], english[2]])
    with pytest.raises(BadRequest) as told:
        bureau.materials.file(ANA, "m1", paper(text))
    assert told.value.reason == "languages_mixed"
    assert told.value.args_["passages"] == [["en", 1, 2], ["fr", 3, 3], ["en", 4, 4]]
    filed = bureau.materials.file(ANA, "m1", paper(text, language="en"))
    document, passages = filed.document, filed.foreign
    assert document.language == "en"
    assert [(each.language, each.first, each.last) for each in passages] == [("fr", 2, 2)]


def test_a_file_in_one_language_has_no_passages_in_another(bureau: Bureau) -> None:
    assert bureau.materials.file(ANA, "m1", paper()).foreign == ()
    french = bureau.materials.file(ANA, "m1", paper(FRENCH, language="en"))
    assert [each.language for each in french.foreign] == ["fr"]


def test_a_short_typed_text_is_filed_before_files_and_long_texts() -> None:
    sizes = ((FEW_BYTES, "t.txt"), (FEW_BYTES + 1, "t.txt"), (9, "t.docx"))
    papers = [Filing(b"x" * size, name) for size, name in sizes]
    assert [(task.short, task.lane) for task in map(_task_for, papers)] == [
        (True, SCREEN), (False, FILING), (False, FILING),
    ]  # fmt: skip
