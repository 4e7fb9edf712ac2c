"""What helpers make is made once for all who ask; readers keep nobody with a role waiting; who left holds up nobody."""

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from flask import Flask, request

from interp.config import Settings
from interp.domain.model.commands import Command
from interp.domain.model.commands.caption import TypeCaption
from interp.domain.model.commands.floor import AdvanceFloor, UndoSwitch
from interp.domain.model.commands.meeting import AmendMeeting, OpenMeeting, RestrictMeeting
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.errors import Unavailable
from interp.live.helper_turns import MOST_WAITING, HelperTurns
from interp.ports import HelperTask
from interp.ports.helper_work import SCREEN, Lane
from interp.run.app import create_app
from interp.run.assemble import assemble
from interp.service.transcripts import meeting_transcript
from interp.web.auth import asking
from interp.web.client_gone import client_is_gone
from interp.web.made_once import made_once
from tests.builders import plan
from tests.filed_statement import file_statement, revision
from tests.prepared_demo import empty

KINDS = ("json", "txt", "vtt", "srt")


class Turns:
    """Helper work in the turns of a lane with two processes: what readers ask for ends when `end` is set."""

    def __init__(self) -> None:
        self.turns, self.end, self.done = HelperTurns("ab"), Event(), list[tuple[str, ...]]()

    def prepare(self, lane: Lane = SCREEN) -> None:
        """Do nothing."""

    def run(self, task: HelperTask[..., Any], *args: Any, **named: Any) -> Any:
        """Return the name of the task when it is ended, at once to people with a role."""
        with self.turns.taken(who := asking(), client_is_gone, short=task.short):
            while not who and not self.end.wait(0.01):
                if client_is_gone():
                    raise Unavailable("helper_cancelled")
            self.done.append((task.name, *map(str, args)))
            return task.name.encode()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[tuple[Flask, dict[str, str], Turns]]:
    """Yield the app of a service with two meetings, the header of staff, and the helpers' work."""
    made = assemble(Settings(data=empty(tmp_path), async_mode="threading"))
    for meeting in ("m1", "m2"):
        made.services.meetings.handle(SYSTEM, meeting, "plan", plan())
    made.helpers.instead = work = Turns()
    token = made.services.access.make_link("staff", "staff", None, None, 1)
    yield create_app(made), {"Authorization": f"Bearer {token}"}, work
    work.end.set()
    made.close()


House = tuple[Flask, dict[str, str], Turns]


def test_nobody_with_a_role_is_refused_or_kept_waiting_because_of_readers(house: House) -> None:
    app, staff, work = house
    wanted = [
        f"/api/meetings/{meeting}/transcript?language={language}&format={kind}"
        for meeting in ("m1", "m2")
        for language in MEETING_LANGUAGES
        for kind in KINDS
    ][:40]
    with ThreadPoolExecutor(len(wanted)) as pool:
        readers = [pool.submit(lambda each: app.test_client().get(each).status_code, each) for each in wanted]
        while work.turns.waiting(short=True) < MOST_WAITING or sum(each.done() for each in readers) < 15:
            Event().wait(0.01)
        asked = (wanted[0], wanted[-1], "/api/meetings/m1/record", "/api/meetings/m1/record?format=csv")
        assert [app.test_client().get(each, headers=staff).status_code for each in asked] == [200] * 4
        work.end.set()
        found = sorted(each.result() for each in readers)
    assert found == [200] * (MOST_WAITING + 1) + [429] * (len(wanted) - MOST_WAITING - 1)


def test_each_long_answer_is_made_once_for_all_staff_until_something_changes(house: House) -> None:
    app, staff, work = house
    here = app.extensions["interp"]
    document = file_statement(here.documents, "m1")
    at, desk = f"/api/meetings/m1/documents/{document}", f"/m/m1/desk/documents/{document}/fr/print"
    paths = {
        f"{at}/text/fr": "desk_text", f"{at}/out/fr/translation.docx": "translated_document",
        f"{at}/out/fr/bilingual.docx": "bilingual_document", f"{at}/consistency/fr": "document_consistency",
        f"{at}/xliff/fr": "document_xliff", f"{at}/tmx?language=fr": "document_tmx",
        desk: "print_sheet", f"{desk}?beside=ar": "print_sheet", "/api/meetings/m1/record": "record",
        "/api/meetings/m1/report": "report",
    }  # fmt: skip

    def made() -> list[str]:
        work.done.clear()
        for path, task in [*paths.items()] * 2:
            assert app.test_client().get(path, headers=staff).data.endswith(task.encode()[-4:]), path
        return [task for task, *_ in work.done]

    assert (made(), made()) == ([*paths.values()], [])
    here.documents.revise(document, revision(0, "fr", "Autre", 2))
    assert made() == [task for task in paths.values() if task not in ("record", "report")]
    here.meetings.handle(Actor("staff", "Ana"), "m1", "x1", OpenMeeting())
    assert set(made()) == {"translated_document", "bilingual_document", "print_sheet", "record", "report"}
    here.terms.change(lambda text: f"{text}en\tfr\nlaw\tdroit\n")
    assert made() == ["document_xliff"]


def test_what_a_reader_began_who_left_is_finished_for_the_one_who_waits_and_ended_for_nobody(house: House) -> None:
    app, _, work = house

    def ask(line: socket.socket | None, language: str) -> bytes:
        with app.test_request_context(environ_overrides={"werkzeug.socket": line}):
            return made_once(meeting_transcript.of("m1", language, None, "json", "e"), 1)

    with ThreadPoolExecutor(3) as pool:
        for language, waits in (("en", True), ("fr", False)):
            here, browser = socket.socketpair()
            first = pool.submit(ask, here, language)
            making = app.extensions["interp"].long_texts._making
            while not making:
                Event().wait(0.01)
            second = pool.submit(ask, None, language) if waits else None
            while waits and not any(each.waiting for each in making.values()):
                Event().wait(0.01)
            browser.close()
            if second is None:
                with pytest.raises(Unavailable, match="helper_cancelled"):
                    first.result()
            else:
                work.end.set()
                assert (first.result(), second.result()) == (b"meeting_transcript", b"meeting_transcript")
                work.end.clear()
            here.close()
    assert len(work.done) == 1


def test_a_switch_has_no_transcript_made_again_for_readers_and_what_is_in_it_has(house: House) -> None:
    app, staff, work = house
    here, entered, numbers = app.extensions["interp"], list[str](), iter(range(100))
    app.before_request(lambda: entered.append(request.path) if not asking() else None)
    work.end.set()

    def press(command: Command) -> list[int]:
        """Return how many readers' requests come to the app, and how many of them to a helper, after a command."""
        here.meetings.handle(Actor("staff", "Ana"), "m1", f"c{next(numbers)}", command)
        entered.clear()
        work.done.clear()
        for kind in KINDS * 2:
            answer = app.test_client().get(f"/api/meetings/m1/transcript?language=en&format={kind}")
            assert answer.status_code == 200
            found = app.test_client().get(f"/api/meetings/m1/transcript?language=en&format={kind}", headers=staff)
            assert found.data == answer.data and found.headers["ETag"] == answer.headers["ETag"]
        return [len(entered), len(work.done)]

    everything, nothing = [len(KINDS), len(KINDS)], [0, 0]
    assert press(OpenMeeting()) == everything
    assert press(AdvanceFloor(None)) == press(UndoSwitch()) == press(AdvanceFloor(None)) == nothing
    assert press(TypeCaption("Good morning.", "en")) == everything
    assert press(AdvanceFloor(here.meetings.state("m1").floor.speech)) == nothing
    assert press(AmendMeeting(title="Another one")) == everything
    here.meetings.handle(Actor("staff", "Ana"), "m1", "private", RestrictMeeting(True))
    assert app.test_client().get("/api/meetings/m1/transcript?language=en&format=txt").status_code == 401
