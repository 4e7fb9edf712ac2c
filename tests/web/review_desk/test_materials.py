"""The desk over HTTP: a statement is filed, drafted, reviewed by two at once, shown, replaced and withdrawn."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from interp.domain.model.findings import Finding
from interp.ports import Refusal, Revision
from interp.store.refusals import SqlRefusals
from interp.store.tables.drafting_tables import memory_unit
from tests.filed_statement import section
from tests.server import Answer, command_id, until
from tests.socket_screen import Hall

TEXT = (
    "Statement of the Chair of the Board\n\n"
    "Thank you for the floor, Madam President.\n\n"
    "In 2016 the Council heard 47 States on the rights of the child.\n\n"
    "We shall all be heard, and we shall listen.\n"
)
FRENCH = (
    "Déclaration de la Présidente du Conseil\n\n"
    "Je vous remercie de me donner la parole, Madame la Présidente.\n\n"
    "En 2016, le Conseil a entendu 47 États sur les droits de l’enfant.\n\n"
    "Nous serons tous entendus, et nous écouterons.\n"
)


@dataclass
class Desk:
    """One link of the translation section, and what is asked with it."""

    hall: Hall
    token: str
    document: str = ""

    @property
    def root(self) -> str:
        return f"/api/meetings/{self.hall.meeting}"

    @property
    def at(self) -> str:
        return f"{self.root}/documents/{self.document}"

    def file(self, text: str = TEXT, **said: str) -> Answer:
        answer = self.hall.server.upload(f"{self.root}/documents", "statement.txt", text.encode(), self.token, **said)
        self.document = answer.json["document"]["id"] if answer.status == 201 else ""
        return answer

    def upload(self, what: str, text: str, **said: str) -> Answer:
        return self.hall.server.upload(f"{self.at}/{what}", "newer.txt", text.encode(), self.token, **said)

    def get(self, path: str, **headers: str) -> Answer:
        return self.hall.server.get(path, self.token, **headers)

    def post(self, path: str, **message: object) -> Answer:
        return self.hall.server.post(path, message, self.token)

    def lines(self, language: str = "fr", beside: str = "") -> list[dict[str, Any]]:
        return list(self.get(f"{self.at}/text/{language}?beside={beside}").json["lines"])

    def revise(self, place: int, text: str, over: int = 0, language: str = "fr", **more: object) -> Answer:
        segment = self.lines()[place]["id"]
        return self.post(f"{self.at}/text/{language}/{segment}", text=text, from_revision=over, **more)


def empty_memory(hall: Hall) -> None:
    """Empty the memory of what tests before left there: what it knows is in a text as soon as that is filed."""
    with section(hall.server.data) as drafts, drafts._database.connection() as connection:
        connection.execute(memory_unit.delete())


@pytest.fixture
def desk(hall: Hall) -> Desk:
    empty_memory(hall)
    return Desk(hall, hall.token("reviser"))


def test_a_statement_is_filed_and_waits_for_five_languages(desk: Desk) -> None:
    answer = desk.file(speech="s2", visibility="reviewed", title="Statement of the Chair")
    document = answer.json["document"]
    assert answer.status == 201
    assert (document["title"], document["language"], document["visibility"]) == (
        "Statement of the Chair", "en", "reviewed"
    )  # fmt: skip
    queue = desk.get(f"{desk.root}/queue").json
    assert queue["documents"] == [document]
    assert [(each["language"], each["state"], each["segments"]) for each in queue["tasks"]] == [
        (code, "waiting", 4) for code in ("ar", "zh", "fr", "ru", "es")
    ]
    assert queue["tasks"][0]["needed_in_ms"] is not None
    assert desk.hall.outside.meetings.state(desk.hall.meeting).speeches["s2"].statement == document["id"]


def test_the_queue_is_sent_once_until_something_changes(desk: Desk) -> None:
    desk.file()
    tag = desk.get(f"{desk.root}/queue").headers["etag"]
    assert desk.get(f"{desk.root}/queue", If_None_Match=tag).status == 304
    desk.post(f"{desk.at}/assigned", language="fr", name="Ana")
    again = desk.get(f"{desk.root}/queue", If_None_Match=tag)
    assert (again.status, again.json["tasks"][2]["assigned"]) == (200, "Ana")


def test_what_was_left_out_is_told_to_whoever_files_it_and_to_nobody_else(hall: Hall, desk: Desk) -> None:
    data = (TEXT + "\n<!-- why so late? -->\n~~never~~").encode()
    filed = hall.server.upload(f"{desk.root}/documents", "a.md", data, desk.token, visibility="original")
    comment = {"kind": "comment", "count": 1, "texts": ["why so late?"]}
    assert filed.json["left_out"] == [{"kind": "struck", "count": 1, "texts": ["never"]}, comment]
    desk.document = filed.json["document"]["id"]
    for told in (desk.get(f"{desk.at}/text/fr"), hall.server.get(f"{desk.at}?language=en")):
        assert told.status == 200 and "never" not in told.body and "why so late" not in told.body
    newer = hall.server.upload(f"{desk.at}/versions", "b.md", data.replace(b"~~never~~", b""), desk.token)
    assert newer.json["left_out"] == [comment]
    french = f"{FRENCH}\n\n<!-- why so late? -->".encode()
    official = hall.server.upload(f"{desk.at}/official", "c.md", french, desk.token)
    assert (official.json["segments"] > 0, official.json["left_out"]) == (True, [comment])
    assert desk.file().json["left_out"] == []


@pytest.mark.parametrize(
    ("text", "said", "reason"),
    [
        ("", {}, "empty_file"), ("OK.", {}, "language_unsure"), (TEXT, {"language": "de"}, "language"),
        (TEXT, {"visibility": "all"}, "invalid"), (TEXT, {"colour": "red"}, "unknown_field"),
        ("\x00\x01", {}, "unreadable_file"),
    ],
)  # fmt: skip
def test_what_cannot_be_filed_is_told_in_a_sentence(desk: Desk, text: str, said: dict[str, str], reason: str) -> None:
    answer = desk.file(text, **said)
    error = answer.json["error"]
    assert (answer.status, error["code"], error["args"]["reason"]) == (400, "bad_request", reason)
    assert error["message"].endswith(".")
    assert desk.get(f"{desk.root}/queue").json["documents"] == []


NAME = "\u2068Mr. Bo Two\u2069"
CALLED = {
    "ar": f"بيان \u2068السيد {NAME}\u2069", "zh": f"\u2068{NAME}先生\u2069的发言稿",
    "en": f"Statement by \u2068Mr. {NAME}\u2069", "fr": f"Déclaration de \u2068M.\u00a0{NAME}\u2069",
    "ru": f"Заявление: \u2068г-н {NAME}\u2069", "es": f"Declaración: \u2068Sr. {NAME}\u2069",
}  # fmt: skip


def test_a_statement_without_a_title_is_called_by_its_speaker_and_not_by_its_file(hall: Hall, desk: Desk) -> None:
    text = TEXT.partition("\n\n")[2]
    filed = desk.file(text, speech="s2", visibility="original").json
    assert (filed["document"]["title"], filed["called"]) == ("statement", CALLED)
    assert desk.get(f"{desk.root}/queue").json["called"] == {desk.document: CALLED}
    listed = hall.server.get(f"{desk.root}/documents").json["documents"][0]
    assert (listed["title"], listed["untitled"], listed["called"]) == ("statement", True, CALLED)
    page = hall.server.get(f"/m/{hall.meeting}/fr/documents").body
    assert CALLED["fr"] in page and "statement</bdi>" not in page
    assert CALLED["zh"] in hall.server.get(f"{desk.at}/transcript?language=zh&format=txt").body


def test_a_statement_with_a_title_keeps_it(hall: Hall, desk: Desk) -> None:
    assert desk.file(speech="s2", title="Remarks", visibility="original").json["called"] == {}
    assert desk.get(f"{desk.root}/queue").json["called"] == {}
    assert hall.server.get(f"{desk.root}/documents").json["documents"][0]["called"] == {}


MIXED = (
    "In 2016 the Council heard 47 States on the rights of the child.\n\n"
    "En 2016, le Conseil a entendu 47 États sur les droits de l’enfant.\n\n"
    "We shall all be heard, and the Council will hear every State again."
)
FOREIGN = (
    "Рада вирішила провести дискусію про права дитини та її захист в інтернеті.",
    "O Conselho decidiu realizar um painel sobre os direitos da criança no ambiente digital.",
    "شورا تصمیم گرفت که یک میزگرد دربارهٔ حقوق کودک در فضای مجازی برگزار کند.",
    "کونسل نے فیصلہ کیا کہ بچوں کے حقوق پر ایک مباحثہ منعقد کیا جائے۔",
    "理事会は、デジタル環境における子どもの権利に関するパネル討論を行うことを決定した。",
    "Der Rat beschloss, eine Podiumsdiskussion über die Rechte des Kindes abzuhalten.",
    "Konsey, dijital ortamda çocuk hakları konusunda bir panel düzenlemeye karar verdi.",
)


@pytest.mark.parametrize("text", FOREIGN)
def test_the_desk_asks_for_the_language_of_a_text_in_none_of_the_six(desk: Desk, text: str) -> None:
    answer = desk.file(text)
    assert (answer.status, answer.json["error"]["args"]["reason"]) == (400, "language_unsure")


def test_the_desk_says_which_languages_a_mixed_text_has_and_where_after_it_was_chosen(desk: Desk) -> None:
    asked = desk.file(MIXED).json["error"]
    assert asked["args"]["reason"] == "languages_mixed"
    assert all(name in asked["message"] for name in ("English", "French")) and "{" not in asked["message"]
    filed = desk.file(MIXED, language="en").json
    assert filed["passages"] == [{"language": "fr", "first": 2, "last": 2}]


def test_a_kind_of_file_that_is_not_read_is_refused_with_those_that_are(desk: Desk) -> None:
    answer = desk.hall.server.upload(f"{desk.root}/documents", "statement.exe", b"MZ", desk.token)
    assert answer.json["error"]["args"]["reason"] == "unknown_file_type"
    assert all(kind in answer.json["error"]["message"] for kind in (".docx", ".md", ".srt", ".vtt"))


def test_the_desk_knows_how_much_waits_and_wakes_only_what_it_names(desk: Desk) -> None:
    desk.file()
    queue = desk.get(f"{desk.root}/queue").json
    assert queue["waiting"] >= 5 and queue["waited_ms"] >= 0
    assert queue["term_faults"] == 0
    assert desk.post(f"{desk.root}/retry", document=desk.document).json == {"rehearsal": False, "ok": True, "jobs": 0}
    assert desk.post(f"{desk.root}/retry", document="other").status == 404


def test_a_form_without_a_file_is_told_so(desk: Desk) -> None:
    answer = desk.hall.server.post(f"{desk.root}/documents", {}, desk.token)
    assert (answer.status, answer.json["error"]["args"]["reason"]) == (400, "no_file")


@pytest.mark.parametrize(("role", "status"), [("", 401), ("interpreter", 403), ("chair", 403), ("staff", 200)])
def test_only_those_who_work_on_texts_come_in(hall: Hall, desk: Desk, role: str, status: int) -> None:
    desk.file()
    desk.token = hall.token(role, "ar" if role == "interpreter" else None) if role else ""
    for path in (f"{desk.root}/queue", f"{desk.at}/text/fr", f"{desk.root}/concordance?q=thank"):
        assert desk.get(path).status == status
    assert desk.post(f"{desk.root}/retry").status == status
    assert desk.file().status == (201 if status == 200 else status)


def test_what_the_desk_refuses_is_in_the_book_of_refusals(hall: Hall, desk: Desk) -> None:
    desk.file()
    desk.post(f"{desk.at}/visibility", visibility="everybody")
    desk.upload("official", "x", colour="red")
    hall_book, rows = SqlRefusals(hall.outside.database), list[Refusal]()

    def kept() -> bool:
        rows[:] = [each for each in hall_book.of(hall.meeting) if each.name.startswith("desk.")]
        return len(rows) >= 2

    until(kept)
    assert [(each.name, each.role, each.device) for each in rows] == [
        ("desk.visibility", "reviser", "http"), ("desk.file_official", "reviser", "http"),
    ]  # fmt: skip
    assert json.loads(rows[0].args) == {"document": desk.document, "sent": {"visibility": "everybody"}}
    assert json.loads(rows[1].args)["sent"] == {"colour": "red", "file": "newer.txt"}


def test_a_document_is_given_to_another_speech(hall: Hall, desk: Desk) -> None:
    desk.file(speech="s2")
    assert desk.post(f"{desk.at}/speech", speech="s3").json == {"rehearsal": False, "ok": True}
    speeches = hall.outside.meetings.state(hall.meeting).speeches
    assert (speeches["s2"].statement, speeches["s3"].statement) == (None, desk.document)
    assert desk.post(f"{desk.at}/speech", speech="nobody").status == 404
    assert desk.post(f"{desk.at}/speech", speech=None).json == {"rehearsal": False, "ok": True}


def test_a_link_for_another_meeting_opens_nothing(hall: Hall, desk: Desk) -> None:
    desk.file()
    elsewhere = hall.outside.plan()
    foreign = Desk(hall, hall.outside.token("reviser", elsewhere)[1], desk.document)
    assert foreign.get(f"{foreign.root}/queue").status == 403
    assert foreign.post(f"{foreign.at}/withdrawn", withdrawn=True).status == 403
    there = f"/api/meetings/{elsewhere}/documents/{desk.document}/text/fr"
    assert foreign.get(there).status == 404


def test_a_cookie_changes_nothing_from_another_site(hall: Hall, desk: Desk) -> None:
    desk.file()
    cookie = hall.server.get(f"/t/{desk.token}").headers["set-cookie"].partition(";")[0]
    foreign = {"Cookie": cookie, "Origin": "http://elsewhere.example"}
    answer = hall.server.post(f"{desk.at}/withdrawn", {"withdrawn": True}, **foreign)
    assert (answer.status, answer.json["error"]["args"]["reason"]) == (403, "origin")


def test_a_line_is_written_approved_and_found_again(desk: Desk) -> None:
    desk.file()
    saved = desk.revise(3, "Nous serons tous entendus, et nous écouterons.").json["revision"]
    assert (saved["standing"], saved["origin"], saved["grade"]) == ("draft", "person", "none")
    made = desk.revise(3, "Nous serons tous entendus, et nous écouterons.", 1, approve=True).json["revision"]
    assert (made["standing"], made["revision"]) == ("reviewed", 2)
    line = desk.lines()[3]
    assert line["revision"] == made
    detail = desk.get(f"{desk.at}/text/fr/{line['id']}").json
    assert [each["standing"] for each in detail["history"]] == ["draft", "reviewed"]
    assert [(each["percent"], each["grade"]) for each in detail["matches"]] == [(101, "exact")]
    units = desk.get(f"{desk.root}/concordance?source=en&language=fr&q=we+shall+listen").json["units"]
    assert [each["target"] for each in units] == ["Nous serons tous entendus, et nous écouterons."]


def test_of_two_at_once_the_second_is_shown_the_firsts_text(hall: Hall, desk: Desk) -> None:
    desk.file()
    other = Desk(hall, hall.token("staff"), desk.document)
    assert other.revise(3, "Chacun sera entendu.").status == 200
    answer = desk.revise(3, "Nous serons tous entendus.")
    error = answer.json["error"]
    assert (answer.status, error["code"]) == (409, "stale")
    assert (error["args"]["value"], error["args"]["revision"]) == ("Chacun sera entendu.", 1)


def test_an_error_is_approved_with_a_reason_only(desk: Desk) -> None:
    desk.file()
    wrong = "En 2015, le Conseil a entendu 47 États sur les droits de l’enfant."
    refused = desk.revise(2, wrong, approve=True)
    assert (refused.status, refused.json["error"]["args"]["reason"]) == (422, "finding_open")
    made = desk.revise(2, wrong, approve=True, reason="The speaker means 2015.").json["revision"]
    assert (made["standing"], made["reason"]) == ("reviewed", "The speaker means 2015.")
    assert "number" in {each["check"] for each in made["findings"]}


def test_a_revision_is_put_back(desk: Desk) -> None:
    desk.file()
    desk.revise(3, "Un.")
    desk.revise(3, "Deux.", 1)
    segment = desk.lines()[3]["id"]
    answer = desk.post(f"{desk.at}/text/fr/{segment}/restore", revision=1, from_revision=2)
    assert (answer.json["revision"]["value"], answer.json["revision"]["revision"]) == ("Un.", 3)


def test_a_newer_version_and_the_official_one_take_their_places(desk: Desk) -> None:
    desk.file()
    desk.revise(2, "En 2016, le Conseil a entendu 47 États.")
    answer = desk.upload("versions", TEXT.replace("47 States", "48 States"), as_of="8 March 2016").json
    assert (answer["unchanged"], answer["changed"], answer["added"], answer["removed"]) == (3, 1, 0, 0)
    assert desk.upload("official", FRENCH).json == {"rehearsal": False, "ok": True, "segments": 4, "left_out": []}
    assert {each["revision"]["origin"] for each in desk.lines()} == {"official"}
    assert desk.revise(1, "Merci.", 1).json["error"]["args"]["reason"] == "official_text"


def test_who_may_see_it_is_said_by_whoever_filed_it_and_staff(hall: Hall, desk: Desk) -> None:
    desk.file()
    assert desk.post(f"{desk.at}/visibility", visibility="drafts").json == {"rehearsal": False, "ok": True}
    token = hall.outside.access.make_link(command_id(), "reviser", hall.meeting, None, 1, "a colleague")
    for who, status in ((Desk(hall, token, desk.document), 403), (Desk(hall, hall.token("staff"), desk.document), 200)):
        assert [who.post(f"{who.at}/{what}", **said).status for what, said in CHANGES] == [status, status]
    document = desk.get(f"{desk.root}/queue").json["documents"][0]
    assert (document["visibility"], document["withdrawn"]) == ("original", True)
    assert desk.get(f"{desk.root}/queue").json["tasks"] == []


CHANGES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("visibility", {"visibility": "original"}), ("withdrawn", {"withdrawn": True}),
)  # fmt: skip


def test_a_draft_made_elsewhere_is_on_the_desk_with_what_was_found(desk: Desk) -> None:
    desk.file()
    error = Finding("number", "error", "number_missing", "2016 is missing", ("2016",))
    made = Revision(
        desk.lines()[2]["id"], "ar", 1, "استمع المجلس", "draft", "mt:en-ar@1.0+fixture", None, None, (error,), "mt", 5
    )  # fmt: skip
    with section(desk.hall.server.data) as drafts:
        drafts.revise(desk.document, made)
    line = desk.lines("fr", beside="ar")[2]
    assert line["revision"] is None
    assert (line["beside"]["origin"], line["beside"]["findings"][0]["values"]) == ("mt:en-ar@1.0+fixture", ["2016"])
    task = next(each for each in desk.get(f"{desk.root}/queue").json["tasks"] if each["language"] == "ar")
    assert (task["drafted"], task["findings"], task["errors"], task["fixture"]) == (1, 1, 1, 1)


def test_the_language_of_a_paragraph_is_set_and_taken_back(desk: Desk) -> None:
    desk.file()
    sentence = desk.lines()[1]["id"]
    path = f"{desk.at}/passages/{sentence}"
    assert desk.post(path, language="fr").json == {"rehearsal": False, "ok": True, "sentences": 1}
    assert [each["language"] for each in desk.lines()] == [None, "fr", None, None]
    assert "en" in {each["language"] for each in desk.get(f"{desk.root}/queue").json["tasks"]}
    assert desk.post(path, language="fr").json["sentences"] == 0
    assert desk.post(path, language="en").json["sentences"] == 1
    assert [each["language"] for each in desk.lines()] == [None] * 4
    assert "en" not in {each["language"] for each in desk.get(f"{desk.root}/queue").json["tasks"]}
    assert (desk.post(path, language="de").status, desk.post(f"{path}x", language="fr").status) == (400, 404)


BAD: list[Callable[[Desk], Answer]] = [
    lambda desk: desk.post(f"{desk.at}/visibility", visibility="all"),
    lambda desk: desk.post(f"{desk.at}/visibility"),
    lambda desk: desk.post(f"{desk.at}/assigned", language="en", name="Ana"),
    lambda desk: desk.get(f"{desk.at}/text/de"),
    lambda desk: desk.get(f"{desk.root}/concordance?q="),
    lambda desk: desk.revise(0, "Un.", colour="red"),
    lambda desk: desk.revise(0, "x" * 5_000),
]


@pytest.mark.parametrize("ask", BAD)
def test_what_cannot_be_read_is_a_bad_request(desk: Desk, ask: Callable[[Desk], Answer]) -> None:
    desk.file()
    answer = ask(desk)
    assert (answer.status, answer.json["error"]["code"]) == (400, "bad_request")


def test_nothing_of_all_this_wrote_a_traceback(desk: Desk) -> None:
    assert "Traceback" not in desk.hall.server.log
