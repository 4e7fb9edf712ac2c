"""Editing at the desk over HTTP: many sentences approved, replaced and taken back, inserts, notes, a term added."""

from typing import Any

import pytest

from interp.ports import Revision
from tests.filed_statement import section
from tests.server import Answer
from tests.socket_screen import Hall
from tests.web.review_desk.test_materials import Desk

DRAFTS = (
    "Déclaration du Président", "Merci pour le plancher, Madame.",
    "En 2015, le Conseil a entendu 47 États sur les droits de l’enfant.", "Le plancher nous écoute.",
)  # fmt: skip


class Editor:
    """A statement drafted into French, and what is asked of its editing."""

    def __init__(self, hall: Hall) -> None:
        self.hall, self.desk = hall, Desk(hall, hall.token("reviser"))
        self.desk.file()
        self.ids = [each["id"] for each in self.desk.lines()]
        with section(hall.server.data) as drafts:
            for segment, text in zip(self.ids, DRAFTS, strict=True):
                number = len(drafts.history(self.desk.document, segment, "fr")) + 1
                drafts.revise(self.desk.document, Revision(segment, "fr", number, text, "draft", "mt:x", by="machine"))

    def seen(self) -> list[int]:
        return [each["revision"]["revision"] for each in self.desk.lines()]

    def post(self, path: str, **message: object) -> Answer:
        return self.desk.post(f"{self.desk.at}/editing/fr/{path}", **message)

    def get(self, path: str) -> dict[str, Any]:
        answer = self.desk.get(f"{self.desk.at}/editing/fr/{path}")
        assert answer.status == 200
        return dict(answer.json)

    def chosen(self, *places: int) -> list[dict[str, object]]:
        seen = self.seen()
        return [{"segment": self.ids[place], "from_revision": seen[place]} for place in places]


@pytest.fixture
def editor(hall: Hall) -> Editor:
    return Editor(hall)


def test_a_selection_is_approved_and_one_with_an_error_is_named(editor: Editor) -> None:
    answer = editor.post("approve", chosen=editor.chosen(1, 2)).json
    assert [(each["segment"], each["revision"]["standing"]) for each in answer["done"]] == [(editor.ids[1], "reviewed")]
    (refused,) = answer["refused"]
    assert (refused["segment"], refused["reason"]) == (editor.ids[2], "finding_open")
    assert refused["findings"] == ["number_changed"]
    assert refused["message"].startswith("A check found an error.")  # not in the language of the translation


def test_half_of_a_pair_is_refused_and_not_repeated_in_an_answer(editor: Editor) -> None:
    answer = editor.post("preview", words="plancher", by="\ud83d")
    assert (answer.status, answer.json["error"]["args"]["reason"]) == (400, "unreadable_characters")


def test_words_are_replaced_after_a_preview_and_taken_back_whole(editor: Editor) -> None:
    search = {"words": "plancher", "by": "sol", "whole": True}
    shown = editor.post("preview", **search).json["replacements"]
    assert [each["after"] for each in shown] == ["Merci pour le sol, Madame.", "Le sol nous écoute."]
    chosen = [{"segment": each["segment"], "from_revision": each["revision"]} for each in shown]
    done = editor.post("replace", **search, chosen=chosen).json["done"]
    assert [each["revision"]["value"] for each in done] == [each["after"] for each in shown]
    assert editor.post("replace", **search, chosen=chosen).json["refused"][0]["reason"] == "text_changed"
    back = [
        {"segment": each["segment"], "from_revision": each["revision"]["revision"], "back": each["was"]}
        for each in done
    ]
    editor.post("take_back", chosen=back)
    assert [each["revision"]["value"] for each in editor.desk.lines()] == list(DRAFTS)


def test_pieces_of_a_sentence_and_a_term_just_added_can_be_inserted(editor: Editor) -> None:
    assert editor.post("terms", source="rights of the child", target="droits de l’enfant").json["ok"]
    found = editor.get(f"inserts/{editor.ids[2]}")
    assert [each["insert"] for each in found["placeables"]] == ["2016", "47"]
    assert {"source": "rights of the child", "target": "droits de l’enfant"} in found["terms"]
    again = editor.post("terms", source="rights of the child", target="droits de l’enfant")
    assert (again.status, again.json["error"]["args"]["reason"]) == (422, "term_known")
    assert editor.post("terms/take_back", source="rights of the child", target="droits de l’enfant").json["ok"]
    assert editor.get(f"inserts/{editor.ids[2]}")["terms"] == found["terms"][:-1]
    gone = editor.post("terms/take_back", source="rights of the child", target="droits de l’enfant")
    assert (gone.status, gone.json["error"]["args"]["reason"]) == (422, "term_gone")


def test_a_comment_is_written_and_done(editor: Editor) -> None:
    note = editor.post("notes", sentence=editor.ids[1], kind="comment", words="Le ton ?").json["note"]
    assert (note["words"], note["done_at"]) == ("Le ton ?", None)
    assert editor.post(f"notes/{note['id']}", done=True).json["ok"]
    (found,) = editor.get("notes")["notes"]
    assert found["done_at"] is not None


@pytest.mark.parametrize(
    ("path", "message", "status"),
    [
        ("preview", {"words": " ", "by": "x"}, 400), ("approve", {"chosen": "all"}, 400),
        ("notes", {"sentence": "none", "kind": "flag"}, 404), ("notes", {"sentence": "s", "kind": "praise"}, 400),
        ("approve", {"chosen": [{"segment": "s", "from_revision": 1}] * 501}, 400),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_refused(editor: Editor, path: str, message: dict[str, object], status: int) -> None:
    assert editor.post(path, **message).status == status


def test_the_public_and_other_pages_may_not(editor: Editor) -> None:
    at = f"{editor.desk.at}/editing/fr/notes"
    assert editor.hall.server.get(at).status == 401
    assert editor.hall.server.post(at, {"sentence": editor.ids[1], "kind": "flag"}).status == 401
