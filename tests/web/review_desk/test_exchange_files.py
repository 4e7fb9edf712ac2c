"""Exchange files over HTTP: a document goes out as XLIFF, comes back changed, and a person confirms what counts."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import TestResponse

from interp.config import Settings
from interp.domain.rules.permissions import SYSTEM
from interp.domain.translation.term_list import MOST_TERMS
from interp.errors import BadRequest
from interp.ports import HelperTask
from interp.ports.helper_work import SCREEN, Lane
from interp.run import exchange_tasks
from interp.run.app import create_app
from interp.run.assemble import Service, assemble
from interp.service.review_desk.desk_tasks import document_xliff, returned_xliff
from interp.service.review_desk.returned_comments import MOST_COMMENTS
from interp.service.review_desk.returned_text import MOST_CHANGES
from interp.web.review_desk.exchange_files import MOST_JSON
from tests.builders import plan
from tests.filed_statement import file_statement
from tests.prepared_demo import empty
from tests.server import Answer, command_id
from tests.socket_screen import Hall
from tests.web.review_desk.test_materials import Desk, empty_memory

FRENCH = "Je vous remercie de me donner la parole, Madame la Présidente."
WRONG = "Nous écouterons."
HEAD = "kind\ten\n"


@pytest.fixture
def desk(hall: Hall) -> Desk:
    empty_memory(hall)
    made = Desk(hall, hall.token("reviser"))
    made.file()
    return made


def text_of(answer: Answer) -> str:
    assert answer.status == 200, answer.body
    return answer.body


def returned(desk: Desk, text: str, name: str = "back.xlf", language: str = "fr") -> Answer:
    return desk.hall.server.upload(f"{desk.at}/xliff/{language}", name, text.encode(), desk.token)


def test_a_document_goes_out_and_what_returns_counts_once_it_is_confirmed(desk: Desk) -> None:
    desk.revise(1, "Merci.")
    out = desk.get(f"{desk.at}/xliff/fr")
    assert (out.status, out.headers["content-disposition"]) == (200, 'attachment; filename="statement.fr.xlf"')
    written = text_of(out)
    assert returned(desk, written).json["unchanged"] == 1
    edited = written.replace("<target>Merci.</target>", f"<target>{FRENCH}</target>").replace(
        'state="translated"', 'state="final"'
    )
    answer = returned(desk, edited).json
    [change] = answer["changes"]
    assert (change["was"], change["text"], change["approve"], answer["untranslated"]) == ("Merci.", FRENCH, True, 3)
    assert desk.lines()[1]["revision"]["value"] == "Merci."
    confirmed = {name: change[name] for name in ("segment", "text", "from_revision", "approve")}
    taken = desk.post(f"{desk.at}/xliff/fr/confirmed", changes=[confirmed]).json["taken"]
    assert [each["result"] for each in taken] == ["approved"]
    assert desk.lines()[1]["revision"]["standing"] == "reviewed"
    conflict = returned(desk, edited.replace(FRENCH, WRONG)).json
    assert [each["reason"] for each in conflict["conflicts"]] == ["translated_since"]
    assert conflict["reasons"]["translated_since"].endswith(".")


@pytest.mark.parametrize(
    ("language", "text", "status", "reason"),
    [
        ("es", "", 400, "other_languages"), ("fr", "<xliff", 400, "unreadable_file"),
        ("en", "", 422, "original_language"),
        ("fr", "<tmx/>", 400, "exchange_format"), ("de", "", 400, "language"),
        ("fr", '<!DOCTYPE t [<!ENTITY a "aaaa">]><xliff>&a;</xliff>', 400, "unsafe_file"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_taken_is_told_in_a_sentence(
    desk: Desk, language: str, text: str, status: int, reason: str
) -> None:
    desk.revise(1, FRENCH)
    answer = returned(desk, text or text_of(desk.get(f"{desk.at}/xliff/fr")), language=language)
    error = answer.json["error"]
    assert (answer.status, error["args"].get("reason")) == (status, reason)
    assert error["message"].endswith(".")


@pytest.mark.parametrize("path", ["memory", "terms"])
def test_a_meeting_that_is_not_there_has_no_files(hall: Hall, path: str) -> None:
    everywhere = hall.outside.access.make_link(command_id(), "reviser", None, None, 1)
    assert hall.server.get(f"/api/meetings/none/{path}", everywhere).status == 404


@pytest.mark.parametrize("path", ["retry", "again"])
def test_a_meeting_that_is_not_there_has_nothing_to_draft(hall: Hall, path: str) -> None:
    everywhere = hall.outside.access.make_link(command_id(), "reviser", None, None, 1)
    assert hall.server.post(f"/api/meetings/none/{path}", {}, everywhere).status == 404


def test_comments_go_out_with_their_author_and_flags_do_not(desk: Desk) -> None:
    sentence = desk.lines()[1]["id"]
    notes = f"{desk.at}/editing/fr/notes"
    for kind, words in (("comment", "Is this the <short> form?"), ("flag", "later")):
        assert desk.post(notes, sentence=sentence, kind=kind, words=words).status == 200
    written = text_of(desk.get(f"{desk.at}/xliff/fr"))
    assert 'category="comment"' in written and ": Is this the &lt;short&gt; form?</note>" in written
    assert "later" not in written


def test_notes_of_a_returned_file_become_comments_once_and_under_the_takers_name(desk: Desk) -> None:
    sentence, notes = desk.lines()[1]["id"], f"{desk.at}/editing/fr/notes"
    desk.post(notes, sentence=sentence, kind="comment", words="Is this the short form?")
    written = text_of(desk.get(f"{desk.at}/xliff/fr"))
    edited = written.replace("</notes>", "<note>It is.\nSee A/HRC/31/34.</note></notes>")
    answer = returned(desk, edited).json
    assert (answer["changes"], answer["more_comments"]) == ([], 0)
    [comment] = answer["comments"]
    assert (comment["segment"], comment["words"]) == (sentence, "It is. See A/HRC/31/34.")
    given = {name: comment[name] for name in ("segment", "words")}
    path = f"{desk.at}/xliff/fr/confirmed"
    assert [desk.post(path, changes=[], comments=[given]).json["comments"] for _ in range(2)] == [1, 0]
    rows = desk.get(notes).json["notes"]
    assert [(each["words"], each["author"]) for each in rows][1:] == [("It is. See A/HRC/31/34.", rows[0]["author"])]
    assert returned(desk, edited).json["comments"] == []
    assert returned(desk, text_of(desk.get(f"{desk.at}/xliff/fr"))).json["comments"] == []


def test_tmx_of_a_document_says_who_translated_it(desk: Desk) -> None:
    desk.revise(1, FRENCH, approve=True)
    written = text_of(desk.get(f"{desk.at}/tmx?language=fr"))
    assert FRENCH in written
    assert 'creationid="' in written
    assert "<mtc:match " in text_of(desk.get(f"{desk.at}/xliff/fr?matches=1"))
    assert f'<prop type="x-meeting">{desk.hall.meeting}</prop>' in written


def test_the_memory_goes_to_those_who_work_in_every_meeting(desk: Desk) -> None:
    desk.revise(1, FRENCH, approve=True)
    assert desk.get(f"{desk.root}/memory?source=en&language=fr").status == 403
    staff = desk.hall.server.get(f"{desk.root}/memory?source=en&language=fr", desk.hall.outside.token("staff", None)[1])
    assert FRENCH in text_of(staff)


def test_nobody_else_takes_a_file(desk: Desk) -> None:
    for path in ("xliff/fr", "tmx"):
        assert desk.hall.server.get(f"{desk.at}/{path}").status == 401
    assert desk.hall.server.get(f"{desk.root}/memory").status == 401


TERMS = "English,French,Notes\nChair,Présidence,of a body\npeace,,one language only\n"


def test_terms_come_in_from_a_table_once_staff_confirm_and_go_out_as_tbx(desk: Desk) -> None:
    path, staff = f"{desk.root}/terms", desk.hall.outside.token("staff", None)[1]
    server = desk.hall.server
    looked = server.upload(path, "terms.csv", TERMS.encode(), staff).json
    assert (looked["stored"], looked["added"], [each["line"] for each in looked["faults"]]) == (False, 1, [2])
    assert looked["reasons"]["term_languages"].endswith(".")
    assert "Présidence" not in text_of(desk.get(f"{path}?format=tbx"))
    assert server.upload(path, "terms.csv", TERMS.encode(), staff, confirmed="1").json["stored"] is True
    out = desk.get(f"{path}?format=tbx")
    assert out.headers["content-disposition"] == 'attachment; filename="terms.tbx"'
    again = server.upload(path, "terms.tbx", text_of(out).encode(), staff).json
    assert (again["added"], again["changed"]) == (0, 0)
    assert desk.get(f"{path}?format=doc").json["error"]["args"]["reason"] == "term_format"
    assert server.upload(path, "terms.csv", TERMS.encode(), desk.token).status == 403


def test_more_terms_than_the_list_holds_are_refused_and_none_is_stored(desk: Desk) -> None:
    path, staff = f"{desk.root}/terms", desk.hall.outside.token("staff", None)[1]
    before = desk.get(f"{path}?format=tsv").body
    many = "kind\ten\n" + "".join(f"keep\tT{number}\n" for number in range(MOST_TERMS + 1))
    for confirmed in ("", "1"):
        answer = desk.hall.server.upload(path, "many.tsv", many.encode(), staff, confirmed=confirmed)
        assert (answer.status, answer.json["error"]["args"]["reason"]) == (422, "terms_full")
    assert desk.get(f"{path}?format=tsv").body == before


def test_files_of_a_withdrawn_document_neither_go_out_nor_come_in(desk: Desk) -> None:
    written = text_of(desk.get(f"{desk.at}/xliff/fr"))
    desk.post(f"{desk.at}/withdrawn", withdrawn=True)
    answers = (desk.get(f"{desk.at}/xliff/fr"), desk.get(f"{desk.at}/tmx"), desk.get(f"{desk.at}/tmx?language=fr"),
               returned(desk, written), desk.post(f"{desk.at}/xliff/fr/confirmed", changes=[]))  # fmt: skip
    assert {(each.status, each.json["error"]["args"]["reason"]) for each in answers} == {(422, "document_withdrawn")}
    desk.post(f"{desk.at}/withdrawn", withdrawn=False)
    assert returned(desk, written).status == 200


@dataclass
class Staff:
    """A service in this process, with a document, asked by staff of every meeting."""

    service: Service
    document: str

    def __post_init__(self) -> None:
        token = self.service.services.access.make_link("staff", "staff", None, None, 1)
        self.client, self.headers = create_app(self.service).test_client(), {"Authorization": f"Bearer {token}"}

    def confirm(self, *changes: object, **more: object) -> dict[str, Any]:
        """Return the arguments of the refusal of some confirmed changes."""
        path = f"/api/meetings/m1/documents/{self.document}/xliff/fr/confirmed"
        answer = self.client.post(path, json={"changes": changes} | more, headers=self.headers)
        assert answer.status_code == 400
        return dict((answer.json or {})["error"]["args"])

    def get(self, path: str) -> int:
        return self.client.get(f"/api/meetings/m1/{path}", headers=self.headers).status_code

    def terms(self, confirmed: str = "1") -> TestResponse:
        form = {"file": (io.BytesIO(TERMS.encode()), "terms.csv"), "confirmed": confirmed}
        return self.client.post("/api/meetings/m1/terms", data=form, headers=self.headers)


@pytest.fixture
def staff(tmp_path: Path) -> Iterator[Staff]:
    made = assemble(Settings(data=empty(tmp_path), async_mode="threading", command_rate=0, command_burst=3))
    made.services.meetings.handle(SYSTEM, "m1", "plan", plan())
    yield Staff(made, file_statement(made.stores.documents, "m1"))
    made.close()


@pytest.mark.parametrize("path", ["documents/{}/xliff/fr", "documents/{}/tmx", "memory?source=en&language=fr"])
def test_files_are_asked_for_at_a_limited_rate(staff: Staff, path: str) -> None:
    assert [staff.get(path.format(staff.document)) for _ in range(4)] == [200, 200, 200, 429]


def test_confirmed_changes_are_counted_before_they_are_read(staff: Staff) -> None:
    wrong = {"colour": "red"}
    assert staff.confirm(*[wrong] * (MOST_CHANGES + 1)) == {"reason": "too_large", "limit": MOST_CHANGES}
    assert staff.confirm("x" * MOST_JSON) == {"reason": "too_large", "limit": MOST_JSON}
    assert staff.confirm(wrong)["reason"] == "invalid"


def test_confirmed_comments_are_counted_before_they_are_read(staff: Staff) -> None:
    assert staff.confirm(comments=[{}] * (MOST_COMMENTS + 1)) == {"reason": "too_large", "limit": MOST_COMMENTS}


def test_a_term_that_is_added_while_a_file_is_compared_is_not_lost(staff: Staff) -> None:
    terms, tasks = staff.service.services.terms, staff.service.helpers

    class Slow:
        """Helper work during which somebody else adds a term."""

        def prepare(self, lane: Lane = SCREEN) -> None:
            """Do nothing."""

        def run(self, task: HelperTask[..., Any], *args: Any, **named: Any) -> Any:
            found = tasks._tasks.call(task.name, args, task.progress)
            terms.change(lambda text: f"{text or HEAD}keep\tGAR\n")
            return found

    staff.service.helpers.instead = Slow()
    answer = staff.terms()
    assert (answer.status_code, (answer.json or {})["error"]["args"]["reason"]) == (409, "busy")
    assert [each.forms["en"] for each in terms().terms] == [("GAR",)]
    staff.service.helpers.instead = None
    assert (staff.terms().status_code, len(terms().terms)) == (200, 2)


def test_a_list_that_cannot_be_read_or_written_is_told_as_such(staff: Staff, tmp_path: Path) -> None:
    (tmp_path / "terms.tsv").mkdir()
    assert staff.terms(confirmed="").status_code == 503
    assert staff.terms().status_code == 503


def test_a_memory_or_a_returned_document_that_is_too_long_is_refused(
    monkeypatch: pytest.MonkeyPatch, staff: Staff
) -> None:
    about = staff.service.stores.documents.document(staff.document)
    assert about
    tasks = staff.service.helpers
    written = tasks.run(document_xliff, about, "fr", False)
    assert tasks.run(returned_xliff, written, about, "fr").unchanged == 6
    monkeypatch.setattr(exchange_tasks, "MOST_UNITS", 5)
    monkeypatch.setattr(exchange_tasks, "MOST_REMEMBERED", -1)
    with pytest.raises(BadRequest, match="too_large"):
        tasks.run(returned_xliff, written, about, "fr")
    assert staff.get("memory?source=en&language=fr") == 400
