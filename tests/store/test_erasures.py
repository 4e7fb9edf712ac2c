"""A meeting that is erased leaves no byte in its folder; triggers are as before, and nothing else may be deleted."""

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from interp.config import Settings
from interp.domain.model import commands as do
from interp.domain.model.streams import stream_of
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.errors import Refused, Unavailable
from interp.ports import CopyPlace, Refusal, SentenceNote, WorkingCopy
from interp.run.app import create_app
from interp.service.access.link_keeping import NewLink
from interp.service.document_filing import Filing
from interp.service.retention.keeping import Retention, RetentionPlan
from interp.service.retention.rules import DAY_MS, KEPT_DAYS
from interp.service.review_desk.review import Edit
from interp.store import folder_check
from interp.store.erasing.log_seal import entries, fold
from tests.builders import plan
from tests.fakes import FixedClock
from tests.prepared_demo import empty
from tests.server import command_id

CANARY = "Xylocanary"
STAFF = Actor("staff", "Ana")


def found_in(folder: Path) -> list[str]:
    """Return the files that hold the canary in their bytes, packed or not, or in their name."""
    return [str(each.relative_to(folder)) for each in sorted(folder.rglob("*")) if CANARY.encode() in _held(each)]


def _held(file: Path) -> bytes:
    data = file.read_bytes() if file.is_file() else b""
    if file.suffix == ".state":
        data += zlib.decompress(data)
    if data.startswith(b"PK"):
        with zipfile.ZipFile(file) as package:
            data += b"".join(package.read(name) for name in package.namelist())
    return data + file.name.encode()


def docx(text: str) -> bytes:
    """Return a document of one paragraph."""
    from io import BytesIO

    from docx import Document

    made, held = Document(), BytesIO()
    made.add_paragraph(text)
    made.save(held)
    return held.getvalue()


class Planted:
    """A service on a folder, with a meeting in which everything a meeting can have holds the canary."""

    def __init__(self, folder: Path) -> None:
        from interp.run.assemble import assemble

        self.folder = folder
        self.service = assemble(Settings(data=empty(folder), async_mode="threading"))
        self.services, self.stores = self.service.services, self.service.stores

    def press(self, meeting: str, *commands: Any) -> None:
        for each in commands:
            self.services.meetings.handle(STAFF, meeting, command_id(), each)

    def meeting(self, meeting: str, word: str) -> None:
        """Plan a meeting with a word in all of its texts, and give it all that it may have."""
        planned = plan(id=meeting, title=f"{word} title")
        self.services.meetings.handle(Actor(SYSTEM.role, word), meeting, command_id(), planned)
        self.press(meeting, do.OpenMeeting())
        for visibility, release in (("desk", "desk"), ("drafts", "now")):
            text = docx(f"The subject of this {visibility} text is {word}, which we discuss today. We thank you.")
            self.document(meeting, word, Filing(text, "a.docx", visibility=visibility, release=release))
        self.stores.refusals.keep(
            [Refusal(10, meeting, "Staff", "staff", "desk-1", "c1", "floor.end", f'"{word}"', "refused", "scope")]
        )
        self.services.links.make(STAFF, [NewLink("reviser", meeting, label=f"{word} tablet")])
        self.press(meeting, do.CloseMeeting())

    def seal(self, meeting: str) -> str:
        """Return the seal of a meeting's log."""
        with self.stores.meetings.reading() as connection:
            return fold(entries(connection, stream_of(meeting)))

    def document(self, meeting: str, word: str, filing: Any) -> None:
        filed = self.services.materials.file(STAFF, meeting, filing).document
        document, segment = filed.id, self.stores.documents.segments(filed.id)[0].id
        edit = Edit("fr", f"{word} est le sujet de ce texte.", 0, approve=True)
        self.services.reviewing.revise(STAFF, filed, segment, edit)
        place = CopyPlace(document, "es", "reviser")
        self.stores.copies.keep(place, [WorkingCopy(segment, "browser", f"{word} copy", 0, 10)])
        note = SentenceNote(command_id(), document, "fr", segment, "comment", "a", "A", f"{word} note", 10)
        self.stores.notes.add(note)


@pytest.fixture
def planted(tmp_path: Path) -> Iterator[Planted]:
    made = Planted(tmp_path / "data")
    yield made
    made.service.close()


def test_no_byte_of_an_erased_meeting_is_left_and_the_others_are_whole(planted: Planted) -> None:
    planted.meeting("m1", CANARY)
    planted.meeting("m2", "Rights")
    planted.service.old_meetings.snapshots.keep("m1", planted.services.meetings._states.read("m1"))
    kinds = {"drafts.sqlite", "layouts", "meetings.sqlite", "states"}
    assert kinds <= {each.split("/")[0].removesuffix("-wal") for each in found_in(planted.folder)}
    log = planted.stores.log.read(stream_of("m1"), 0)
    seal = planted.seal("m1")
    other = planted.seal("m2")
    done = planted.services.retention.erasing.erase(Actor("admin", "Archivist"), "m1", "Why", memory=True)
    assert done.rewritten and done.gone["event"] == len(log) and done.record.seal == seal
    assert {"layout", "document", "revision", "working_copy", "sentence_note", "memory_unit", "refusal", "link",
            "access_act", "act", "job"} <= set(done.gone)  # fmt: skip
    planted.service.close()
    assert found_in(planted.folder) == []
    assert [name for name, good, _ in folder_check.check(planted.folder) if not good] == []
    again = Planted(planted.folder)
    assert again.services.meetings.ids() == ("m2",)
    assert again.seal("m2") == other
    assert len(again.stores.documents.documents("m2")) == 2 and again.stores.refusals.of("m2")
    with pytest.raises(Refused, match="meeting_erased"):
        again.services.meetings.handle(SYSTEM, "m1", command_id(), plan())
    again.service.close()


def test_what_the_public_was_shown_stays_in_the_memory_unless_it_is_named(planted: Planted) -> None:
    planted.meeting("m1", "Water")
    before = planted.stores.memory.count()
    planted.services.retention.erasing.erase(STAFF, "m1", "")
    assert 0 < planted.stores.memory.count() <= before
    assert not planted.stores.documents.documents("m1")


def test_the_triggers_stand_afterwards_and_the_row_on_record_cannot_be_changed(planted: Planted) -> None:
    planted.meeting("m1", CANARY)
    planted.services.retention.erasing.erase(STAFF, "m1", "Why")
    assert [each.lost_guards() for each in (planted.stores.meetings, planted.stores.drafting)] == [[], []]
    for statement in ("DELETE FROM erased", "UPDATE erased SET reason = ''", "DELETE FROM event"):
        with pytest.raises((Unavailable, sa.exc.IntegrityError)), planted.stores.meetings.connection() as connection:
            connection.execute(sa.text("INSERT INTO event SELECT 'x', 1, 1, '', '', '', 1, '', 1, '', 1"))
            connection.execute(sa.text(statement))
    assert planted.stores.erasures.all()[0].reason == "Why"


def test_what_the_rules_erase_leaves_no_byte_and_the_meeting_is_read_as_before(planted: Planted) -> None:
    stores, services = planted.stores, planted.services
    planted.meeting("m1", "Rights")
    text = docx(f"We speak of {CANARY} today, and we thank you.")
    filed = Filing(text, "b.docx", speech="s1", release="as_delivered")
    planted.press("m1", do.ReopenMeeting())
    planted.document("m1", CANARY, filed)
    planted.press("m1", do.CloseMeeting())
    stores.refusals.keep([Refusal(10, "m1", "A", "staff", "d", "c", "floor.end", f'"{CANARY}"', "refused", "scope")])
    clock = FixedClock(services.clock.now_ms())
    plan_of = RetentionPlan(services.meetings, stores.documents, stores.erasures, clock, KEPT_DAYS)
    erasing = services.retention.erasing
    retention = Retention(plan_of, services.meetings, stores.erasures, erasing, stores.access, clock)
    assert plan_of.due() and found_in(planted.folder)
    clock.passes(100 * DAY_MS)
    assert retention.work() == {"copies": 3, "undelivered": 2, "refusals": 2} and plan_of.due() == []
    client = create_app(planted.service).test_client()
    pages = ("/m/m1/en", "/m/m1/en/documents", "/api/meetings/m1/transcript?language=en", "/m/m1/room/en")
    assert [client.get(page).status_code for page in pages] == [200] * 4
    planted.service.close()
    assert found_in(planted.folder) == []
    assert [name for name, good, _ in folder_check.check(planted.folder) if not good] == []
