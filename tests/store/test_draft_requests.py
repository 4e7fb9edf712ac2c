"""Requests to draft again are acts in SQL; what machines drafted is counted by language and origin."""

from dataclasses import replace

from interp.domain.text.segments import Segment
from interp.ports import AskedAgain, DeskAct, Document, Job, MachineDrafts, Revision
from interp.ports.draft_requests import DRAFT_AGAIN
from interp.store.desk_acts import SqlDeskActs
from interp.store.documents import SqlDocuments
from interp.store.draft_requests import SqlDraftRequests
from interp.store.drafting_database import DraftingDatabase
from interp.store.drafting_queue import SqlDraftingQueue

PAPER = Document("d1", "m1", "Statement", "statement.docx", "statement", "en")
MADE = Revision("s0", "fr", 1, "Un.", "draft", "mt:en-fr@1.9", by="machine", at=5)
ACT = DeskAct(9, "m1", "Ana", "reviser", DRAFT_AGAIN, "d1", "fr", body='{"origin": null}')


def filed(database: DraftingDatabase) -> SqlDocuments:
    documents = SqlDocuments(database)
    documents.add(PAPER, [Segment(f"s{n}", n, n, f"Sentence {n}.") for n in range(4)], [Job("j1", "d1", "fr")])
    return documents


def test_only_a_machine_s_newest_unapproved_drafts_count(drafts_database: DraftingDatabase) -> None:
    documents = filed(drafts_database)
    for made in (
        MADE, replace(MADE, segment="s1"), replace(MADE, segment="s2"), replace(MADE, segment="s3", origin="tm:99"),
        replace(MADE, segment="s1", revision=2, origin="person", by="Ana"),
        replace(MADE, segment="s2", revision=2, standing="reviewed", by="Ana"),
        replace(MADE, language="es", origin="mt:en-es@1.0"),
    ):  # fmt: skip
        documents.revise("d1", made)
    requests = SqlDraftRequests(drafts_database)
    assert requests.drafts("d1") == [
        MachineDrafts("d1", "es", "mt:en-es@1.0", 1), MachineDrafts("d1", "fr", "mt:en-fr@1.9", 1),
        MachineDrafts("d1", "fr", "tm:99", 1),
    ]  # fmt: skip
    documents.add(PAPER, [Segment("s9", 0, 0, "Another.")], [])
    assert requests.drafts("d1") == requests.drafts("none") == []


def test_a_request_is_an_act_with_the_job_that_replaces_its_language_s(drafts_database: DraftingDatabase) -> None:
    documents = filed(drafts_database)
    queue, requests = SqlDraftingQueue(drafts_database, "w1"), SqlDraftRequests(drafts_database)
    running = queue.take(0, 1_000)
    assert running is not None
    mark = documents.mark("m1")
    spanish = replace(ACT, language="es", body='{"origin": "mt:en-es@1.0"}')
    requests.again([(ACT, Job("j2", "d1", "fr", 3, since=9)), (spanish, Job("j3", "d1", "es", since=9))])
    assert [(each.id, each.language, each.state) for each in queue.of("d1")] == [
        ("j2", "fr", "waiting"), ("j3", "es", "waiting"),
    ]  # fmt: skip
    assert not queue.renew(running.id, 2_000)  # its worker learns it
    assert documents.mark("m1") > mark
    assert requests.asked("d1", "fr") == (AskedAgain(9, None),)
    assert requests.asked("d1", "es") == (AskedAgain(9, "mt:en-es@1.0"),)
    requests.again([(replace(ACT, body='{"origin": null, "segments": ["s1"]}'), Job("j4", "d1", "fr", since=9))])
    assert requests.asked("d1", "fr")[-1] == AskedAgain(9, None, ["s1"])
    assert requests.asked("d1", "ru") == requests.asked("none", "fr") == ()
    assert [each.name for each in SqlDeskActs(drafts_database).of("m1")] == [DRAFT_AGAIN] * 3


def test_a_document_of_no_meeting_is_asked_for_too(drafts_database: DraftingDatabase) -> None:
    SqlDocuments(drafts_database).add(replace(PAPER, meeting=None), [Segment("s0", 0, 0, "One.")], [])
    requests = SqlDraftRequests(drafts_database)
    requests.again([(replace(ACT, meeting=""), Job("j2", "d1", "fr"))])
    assert requests.asked("d1", "fr") == (AskedAgain(9, None),)
