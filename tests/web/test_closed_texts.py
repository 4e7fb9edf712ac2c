"""What is in a statement before it is spoken reaches nobody outside: words planted in it are looked for everywhere."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from interp.config import Settings
from interp.domain.model import commands as do
from interp.domain.model.streams import stream_of
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.ports import Document
from interp.run.app import create_app
from interp.run.assemble import Service, assemble
from interp.run.rehearsal import stage
from interp.service.document_filing import Filing
from interp.service.review_desk.review import Edit
from interp.web.pages.transcript_files import FILES
from tests.builders import plan
from tests.prepared_demo import empty
from tests.row_by_row import gathered

HERE, OTHER, PLAIN = "m-with-a-text", "m-another-one", "m-without-any"
STAFF, REVISER = Actor("staff", "Staff"), Actor("reviser", "Rosa", HERE)
FIRST, SECOND, NAME = "Zanzibar", "Quetzal", "Xylophone"  # in the first sentence, the second, and the file's name
TEXT = f"The delegation of {FIRST} thanks the Chair. It also speaks of {SECOND} in this year."
AUDIENCES = ("captions", "room", "programme")


class House:
    """A service on a folder, and everything that somebody without a role may ask of it."""

    def __init__(self, folder: Path, *, rehearsal: bool = False) -> None:
        self.folder, self.rehearsal = folder, rehearsal
        self.starts()

    def starts(self) -> None:
        """Begin with nothing but what is stored."""
        settings = Settings(data=empty(self.folder), rehearsal=self.rehearsal, async_mode="threading")
        self.service: Service = assemble(settings)
        self.app: Flask = create_app(self.service)
        self.asked = 0

    def stops(self) -> None:
        """Close the service."""
        self.service.close()

    def does(self, *commands: do.Command, meeting: str = HERE) -> None:
        """Carry out commands, what reacts to them doing its work."""
        for command in commands:
            self.asked += 1
            seq = self.service.services.meetings.state(meeting).seq
            self.service.services.meetings.handle(STAFF, meeting, f"c{seq}-{self.asked}", command)
            self.works(meeting)

    def works(self, meeting: str = HERE) -> None:
        """Let the reactors do what is due."""
        for _ in range(6):
            self.service.reactors.work((stream_of(meeting),))

    def files(self, **about: str) -> Document:
        """File the statement as the text of the first speech."""
        told = {"visibility": "original", "release": "as_delivered", "speech": "s1", "language": "en"} | about
        paper = Filing(TEXT.encode(), f"{NAME}.txt", **told)  # type: ignore[arg-type]
        filed = self.service.services.materials.file(REVISER, HERE, paper).document
        self.works()
        return filed

    def paths(self, meeting: str, document: str) -> Iterator[str]:
        """Yield every address that is asked for with GET, in each form that shows texts."""
        about = {"meeting": meeting, "document": document, "language": "en", "segment": "s0", "work": "w", "token": "t",
                 "speech": "s1", "proposal_id": "p", "filename": "icon.svg", "name": "room-xx",
                 "kind": "captions"}  # fmt: skip
        for rule in self.app.url_map.iter_rules():
            if "GET" in (rule.methods or ()):
                path = re.sub(r"<(?:path:)?(\w+)>", lambda part: about[part[1]], str(rule))
                yield path
                if path.endswith("/view"):
                    yield from (f"{path}?audience={each}&language=en" for each in AUDIENCES)
                if path.endswith("/transcript"):
                    yield from (f"{path}?language=en&format={each}" for each in FILES)

    def seen(self, meeting: str, document: str) -> dict[str, str]:
        """Return what somebody without a role is answered: status, headers and body, by address."""
        client, found = self.app.test_client(), {}
        for path in self.paths(meeting, document):
            answer = client.get(path)
            head = "\n".join(f"{name}: {value}" for name, value in answer.headers if name != "Link")
            found[path] = f"{answer.status_code}\n{head}\n\n{answer.get_data(as_text=True)}"
        return found

    def leaks(self, document: Document, *words: str) -> list[str]:
        """Return the addresses that answer with one of the words; what was asked for is not an answer."""
        return [
            f"{path}: {word}" for path, answer in self.seen(HERE, document.id).items() for word in words
            if word in answer and not (document.id in word and document.id in path)
        ]  # fmt: skip


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    for meeting in (HERE, OTHER, PLAIN):
        made.service.services.meetings.handle(SYSTEM, meeting, "plan", plan(id=meeting))
        made.does(do.OpenMeeting(), meeting=meeting)
    yield made
    made.stops()


def test_the_words_of_a_statement_come_out_as_it_is_spoken_and_not_before(
    house: House, capfd: pytest.CaptureFixture[str]
) -> None:
    document = house.files(delivery="check")
    with gathered() as rows:

        def hidden(moment: str, *words: str) -> None:
            with rows(moment):
                assert house.leaks(document, *words) == []

        def shown(moment: str, *words: str) -> None:
            with rows(moment):
                found = house.leaks(document, *words)
                assert all(any(word in each for each in found) for word in words), "the test would not see it"

        hidden("before", FIRST, SECOND, NAME, document.id)
        house.does(do.AdvanceFloor(None))
        shown("at its first sentence", FIRST)
        hidden("while it is spoken", SECOND, NAME, f'"document":"{document.id}"', f"documents/{document.id}")
        house.stops()
        house.starts()
        hidden("after a restart", SECOND, NAME, f"documents/{document.id}")
        house.does(do.UndoSwitch())
        hidden("after an undo", SECOND, NAME, f"documents/{document.id}")
        house.does(do.AdvanceFloor(None), do.AdvanceFloor("s1"))
        shown("after it was spoken", FIRST, SECOND, document.id)
        house.does(do.UndoSwitch())
        shown("after an undo of its end", SECOND)
        house.service.services.materials.withdraw(REVISER, HERE, document.id)
        house.works()
        hidden("after its withdrawal", FIRST, SECOND, NAME)
        with rows("in the log"):
            out = "".join(capfd.readouterr())
            assert [word for word in (FIRST, SECOND) if word in out] == []


def test_a_rehearsal_has_no_word_of_a_statement(house: House, tmp_path_factory: pytest.TempPathFactory) -> None:
    document, folder = house.files(), tmp_path_factory.mktemp("rehearsal")
    stage(Settings(data=house.folder), folder, HERE, 10)
    rehearsed, words = House(folder, rehearsal=True), (FIRST, SECOND, NAME, document.id)
    with gathered() as rows:
        for moment, commands in (
            ("before", (do.OpenMeeting(),)), ("while it would be spoken", (do.AdvanceFloor(None),)),
            ("after", (do.AdvanceFloor("s1"), do.UndoSwitch(), do.CloseMeeting())),
        ):  # fmt: skip
            rehearsed.does(*commands)
            with rows(moment):
                assert rehearsed.leaks(document, *words) == []
        with rows("the test would see it"):
            assert "Rights of the child" in rehearsed.seen(HERE, "d")[f"/m/{HERE}/en"]
        rehearsed.stops()
        for path in (each for each in folder.rglob("*") if each.is_file()):
            with rows(path.name):
                assert [word for word in (FIRST, SECOND, NAME) if word.encode() in path.read_bytes()] == []


@pytest.mark.parametrize("release", ["booths", "desk"])
def test_what_others_alone_may_read_never_comes_out(house: House, release: str) -> None:
    document = house.files(release=release)
    house.does(do.AdvanceFloor(None))
    assert house.leaks(document, FIRST, SECOND, NAME, document.id) == []
    house.does(do.AdvanceFloor("s1"), do.CloseMeeting())
    assert house.leaks(document, FIRST, SECOND, NAME, document.id) == []


def test_an_answer_is_that_of_a_meeting_without_a_text(house: House) -> None:
    document = house.files()
    house.does(do.AmendSpeech("s1", language="en"), meeting=PLAIN)  # as long a log, and the language is planned
    for meeting in (HERE, PLAIN):
        house.does(do.AmendMeeting(title="One title"), meeting=meeting)
    told, plain = house.seen(HERE, document.id), house.seen(PLAIN, document.id)
    with gathered() as rows:
        for (path, answer), other in zip(told.items(), plain.values(), strict=True):
            with rows(path):
                same = _without_names(answer) == _without_names(other)
                assert same or path == "/metrics", (answer, other)  # which counts what this process does


def _without_names(answer: str) -> str:
    """Return an answer without what differs between any two meetings."""
    for meeting in (HERE, PLAIN):
        answer = answer.replace(meeting, "…")
    times, hashes = r"\d{13}|Date: [^\n]*|(?<=[\d:]{5}):\d\d GMT", r"W/\"[0-9a-f]{16}[^\"]*"
    return re.sub(f"{times}|{hashes}", "…", answer)


def test_the_memory_knows_it_in_its_own_meeting_alone_until_it_was_spoken(house: House) -> None:
    document = house.files()
    here = house.service.services
    segment = here.documents.segments(document.id)[0].id
    here.reviewing.revise(REVISER, document, segment, Edit("fr", f"La délégation de {FIRST} remercie.", 0, True))

    def found(meeting: str) -> list[str]:
        return [each.target for each in here.reviewing.concordance("en", "fr", FIRST, meeting)]

    exported = [each.target for each in house.service.stores.memory.units() if FIRST in each.target]
    assert (bool(found(HERE)), found(OTHER), exported) == (True, [], [])
    house.does(do.AdvanceFloor(None), do.AdvanceFloor("s1"))
    assert found(OTHER) == found(HERE) != []
