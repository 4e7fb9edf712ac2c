"""Documents out over HTTP: a translation in the original's layout, a table out and back, a print sheet, to the desk."""

import io
import urllib.request

import docx
import pytest

from interp.reading.files.file_blocks import blocks
from tests.reading.files.test_docx_visible_text import document, paragraph, run
from tests.server import Answer
from tests.socket_screen import Hall
from tests.web.review_desk.test_materials import Desk, empty_memory


class Out(Desk):
    """A desk with a document filed as .docx."""

    def file_docx(self) -> None:
        data = document(
            paragraph(run("The floor is given.", "<w:b/>"), run("SECRET", "<w:vanish/>")),
            paragraph(run("12. We meet today. We speak tomorrow.")),
        )
        answer = self.hall.server.upload(f"{self.root}/documents", "note.docx", data, self.token, language="en")
        self.document = answer.json["document"]["id"]

    def out(self, what: str, language: str = "fr") -> Answer:
        """Return a refusal."""
        return self.get(f"{self.at}/out/{language}/{what}")

    def download(self, what: str, language: str = "fr") -> bytes:
        """Return a file as it was sent."""
        address = f"{self.hall.server.url}{self.at}/out/{language}/{what}"
        asked = urllib.request.Request(address, headers={"Authorization": f"Bearer {self.token}"})
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(asked) as found:
            return bytes(found.read())

    def back(self, data: bytes, language: str = "fr") -> Answer:
        return self.hall.server.upload(f"{self.at}/out/{language}/revised", "back.docx", data, self.token)

    def sheet(self, language: str = "fr", query: str = "") -> Answer:
        return self.get(f"/m/{self.hall.meeting}/desk/documents/{self.document}/{language}/print{query}")


@pytest.fixture
def desk(hall: Hall) -> Out:
    empty_memory(hall)
    made = Out(hall, hall.token("reviser"))
    made.file_docx()
    return made


def test_a_translation_has_the_layout_of_the_original_and_drafts_are_marked(desk: Out) -> None:
    desk.revise(0, "La parole est donnée.", approve=True, reason="seen")
    desk.revise(1, "Nous nous réunissons aujourd’hui.")
    made = desk.download("translation.docx")
    drafts, lacking, *read = blocks(made, "a.docx")
    assert "[ébauche]" in drafts.text and "[non traduit]" in lacking.text
    assert [(each.number, each.text) for each in read] == [
        (None, "La parole est donnée."),
        ("12.", "[ébauche] Nous nous réunissons aujourd’hui. [non traduit] We speak tomorrow."),
    ]
    assert docx.Document(io.BytesIO(made)).paragraphs[2].runs[0].bold


def test_a_table_goes_out_and_its_edits_come_back_to_be_confirmed(desk: Out) -> None:
    desk.revise(1, "Nous nous réunissons.")
    table = desk.download("bilingual.docx")
    assert desk.back(table).json["changes"] == []
    edited = docx.Document(io.BytesIO(table))
    edited.tables[0].rows[2].cells[2].text = "Nous voici réunis."
    edited.save(made := io.BytesIO())
    (change,) = desk.back(made.getvalue()).json["changes"]
    assert (change["before"], change["text"], change["conflict"]) == (
        "Nous nous réunissons.", "Nous voici réunis.", False
    )  # fmt: skip
    answer = desk.post(f"{desk.at}/text/fr/{change['segment']}", text=change["text"], from_revision=change["revision"])
    assert answer.status == 200
    assert desk.back(made.getvalue()).json["changes"] == []
    assert desk.back(table).json["changes"] == []


def test_a_file_that_is_no_such_table_is_refused(desk: Out) -> None:
    table = desk.download("bilingual.docx")
    assert desk.back(table, "es").json["error"]["args"]["reason"] == "not_this_table"
    assert desk.back(b"text").json["error"]["code"] == "bad_request"


def test_a_sheet_for_printing_marks_drafts_and_what_is_not_translated(desk: Out) -> None:
    desk.revise(0, "La parole est <donnée>.")
    page = desk.sheet().body
    assert "La parole est &lt;donnée&gt;." in page and "[ébauche]" in page and "[non traduit]" in page
    assert "We meet today." in page
    alone = desk.sheet(query="?beside=none").body
    assert "We meet today." not in alone
    assert desk.sheet("ar").status == 200 and 'dir="rtl"' in desk.sheet("ar").body


@pytest.mark.parametrize("what", ["translation.docx", "bilingual.docx"])
def test_only_the_desk_has_these_files(desk: Out, what: str) -> None:
    address = f"{desk.at}/out/fr/{what}"
    assert desk.hall.server.get(address).status == 401
    assert desk.hall.server.get(address, desk.hall.token("chair")).status in (401, 403)
    assert desk.out(what, "en").status == 422 and desk.out(what, "xx").status == 400


def test_a_withdrawn_document_leaves_by_no_door(desk: Out) -> None:
    table = desk.download("bilingual.docx")
    desk.post(f"{desk.at}/withdrawn", withdrawn=True)
    answers = (desk.out("translation.docx"), desk.out("bilingual.docx"), desk.back(table), desk.sheet())
    assert [each.status for each in answers] == [422] * 4
    desk.post(f"{desk.at}/withdrawn", withdrawn=False)
    assert desk.download("translation.docx")
