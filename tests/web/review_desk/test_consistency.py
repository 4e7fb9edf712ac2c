"""The memory at the desk over HTTP: known at filing, proposed, carried to same sentences, drafted again."""

import pytest

from interp.domain.model.findings import Finding
from interp.ports import MemoryUnit, Revision
from interp.store.translation_memory import SqlMemory
from tests.filed_statement import section
from tests.socket_screen import Hall
from tests.web.review_desk.test_materials import Desk

NEAR = "The Council shall hear every one of the delegations that asked for the floor in this debate"


def text(subject: str) -> str:
    """Return a text of four sentences about something of its own: the memory of the server is shared."""
    note = f"We note {subject}."
    return "\n\n".join([note, f"Thank you for {subject}.", f"{NEAR} {subject} today.", note])


@pytest.fixture
def desk(hall: Hall) -> Desk:
    return Desk(hall, hall.token("reviser"))


def remember(desk: Desk, *units: tuple[str, str]) -> None:
    """Put reviewed units into the memory of the server."""
    with section(desk.hall.server.data) as drafts:
        SqlMemory(drafts._database).add([
            MemoryUnit("en", "fr", source, target, "reviewed", "person", "A/HRC/31/1", at=1_700_000_000_000, by="Rosa")
            for source, target in units
        ])  # fmt: skip


def draft(desk: Desk, place: int, value: str, origin: str = "mt:en-fr@1.8", findings: tuple[Finding, ...] = ()) -> None:
    """Put a machine's draft into a sentence."""
    segment = desk.lines()[place]["id"]
    with section(desk.hall.server.data) as drafts:
        made = Revision(segment, "fr", 1, value, "draft", origin, findings=findings, by="machine", at=1)
        drafts.revise(desk.document, made)


def test_what_the_memory_knows_is_there_with_the_answer_to_the_filing(desk: Desk) -> None:
    thanks = "Thank you for the floor.", "Merci de me donner la parole."
    remember(desk, thanks, (f"{NEAR} the floor again.", "Encore."))
    desk.file(text("the floor"), language="en", visibility="drafts")
    shown = [line["revision"] and (line["revision"]["value"], line["revision"]["match"]) for line in desk.lines()]
    assert shown == [None, ("Merci de me donner la parole.", 100), None, None]
    read = desk.hall.server.get(f"{desk.at}?language=fr")
    assert "Merci de me donner" in read.body and "Encore." not in read.body  # the public is shown no fuzzy match


def test_a_fuzzy_match_is_proposed_beside_the_machine_s_draft(desk: Desk) -> None:
    remember(desk, (f"{NEAR} the oceans again.", "Le Conseil, encore."))
    desk.file(text("the oceans"), language="en")
    draft(desk, 2, "Ébauche.")
    answer = desk.get(f"{desk.at}/proposals/fr")
    (proposal,) = answer.json["proposals"]
    assert (proposal["segment"], proposal["sentence"]) == (desk.lines()[2]["id"], None)
    match = proposal["match"]
    assert 85 <= match["percent"] <= 98
    assert (match["source"], match["target"]) == (f"{NEAR} the oceans again.", "Le Conseil, encore.")
    assert (match["document"], match["at"]) == ("A/HRC/31/1", 1_700_000_000_000)
    assert desk.lines()[2]["revision"]["value"] == "Ébauche."
    assert answer.json["after"] is None
    found = desk.get(f"{desk.at}/consistency/fr")
    assert found.status == 200, found.body
    again = found.headers["etag"]
    assert desk.get(f"{desk.at}/consistency/fr", **{"If-None-Match": again}).status == 304


def test_a_correction_waits_and_is_confirmed_at_once(desk: Desk) -> None:
    desk.file(text("the report with thanks"), language="en")
    draft(desk, 0, "Ébauche un.")
    draft(desk, 3, "Ébauche quatre.")
    desk.revise(0, "Nous prenons note du rapport et remercions.", 1, approve=True)
    answer = desk.get(f"{desk.at}/consistency/fr")
    assert answer.status == 200, answer.body
    found = answer.json
    assert len(found["conflicts"]) == 1 and found["terms"] == []
    (waiting,) = found["waiting"]
    assert (waiting["sentence"], [each["sentence"] for each in waiting["places"]]) == (1, [4])
    assert [(each["origin"], each["count"]) for each in found["drafts"]] == [("mt:en-fr@1.8", 1)]
    places = {each["segment"]: each["revision"] for each in waiting["places"]}
    answer = desk.post(f"{desk.at}/same/fr", segment=waiting["segment"], places=places)
    assert [each["refused"] for each in answer.json["outcomes"]] == [""]
    assert desk.lines()[3]["revision"]["standing"] == "reviewed"
    assert desk.get(f"{desk.at}/consistency/fr").json["waiting"] == []


def test_machine_drafts_are_queued_again_by_document_language_and_origin(desk: Desk) -> None:
    desk.file(text("the deserts"), language="en")
    draft(desk, 0, "Ébauche.")
    assert desk.post(f"{desk.root}/again", document=desk.document, origin="mt:en-fr@1.9").json["jobs"] == 0
    answer = desk.post(f"{desk.root}/again", language="fr")
    assert (answer.json["jobs"], answer.json["sentences"]) == (1, 1)


def test_strangers_and_nonsense_are_refused(desk: Desk, hall: Hall) -> None:
    desk.file(text("the stars"), language="en")
    assert desk.get(f"{desk.at}/proposals/de").status == 400
    assert desk.get(f"{desk.at}/proposals/fr?after_segment=%3Cx%3E").status == 400
    assert desk.get(f"{desk.root}/documents/none/consistency/fr").status == 404
    assert desk.post(f"{desk.root}/again", language="de").status == 400
    assert desk.post(f"{desk.at}/same/fr", segment="none", places={}).status == 404
    assert hall.server.get(f"{desk.at}/proposals/fr").status == 401
    assert hall.server.post(f"{desk.root}/again", {}, hall.token("interpreter", "fr")).status == 403
