"""Exchange files over HTTP: a document goes out as XLIFF, comes back changed, and a person confirms what counts."""

import pytest

from tests.server import Answer
from tests.socket_screen import Hall
from tests.web.routes.test_materials import Desk, empty_memory

FRENCH = "Je vous remercie de me donner la parole, Madame la Présidente."
WRONG = "Nous écouterons."


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


def test_comments_go_out_with_their_author_and_flags_do_not(desk: Desk) -> None:
    sentence = desk.lines()[1]["id"]
    notes = f"{desk.at}/editing/fr/notes"
    for kind, words in (("comment", "Is this the <short> form?"), ("flag", "later")):
        assert desk.post(notes, sentence=sentence, kind=kind, words=words).status == 200
    written = text_of(desk.get(f"{desk.at}/xliff/fr"))
    assert 'category="comment"' in written and ": Is this the &lt;short&gt; form?</note>" in written
    assert "later" not in written


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
