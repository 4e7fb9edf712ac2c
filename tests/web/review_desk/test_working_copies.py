"""Working copies over HTTP: each link has its own, confirming erases them, and who else is in a document is told."""

import json
import re
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.server import Answer, ask
from tests.socket_screen import Hall
from tests.web.review_desk.test_materials import TEXT, empty_memory

TYPED = {"sentence": "s0", "words": "Une phr", "base": 0}


@dataclass
class Field:
    """One browser of one link at the desk, with a document open."""

    hall: Hall
    token: str
    document: str
    device: str = "laptop"
    account: str | None = None

    @property
    def at(self) -> str:
        return f"/api/meetings/{self.hall.meeting}/documents/{self.document}"

    def send(self, method: str, what: str, message: object = None, **query: Any) -> Answer:
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        headers |= {"Interp-Account": self.account} if self.account else {}
        asked = urlencode({"device": self.device} | query, doseq=True)
        body = None if message is None else json.dumps(message).encode()
        return ask(f"{self.hall.server.url}{self.at}/{what}?{asked}", body=body, headers=headers, method=method)

    def keep(self, *copies: object, language: str = "fr") -> Answer:
        return self.send("PUT", f"copies/{language}", {"copies": copies})

    def own(self) -> list[str]:
        return [each["words"] for each in self.send("GET", "copies/fr").json["copies"]]


@pytest.fixture
def field(hall: Hall) -> Field:
    empty_memory(hall)
    token = hall.token("reviser")
    answer = hall.server.upload(f"/api/meetings/{hall.meeting}/documents", "statement.txt", TEXT.encode(), token)
    return Field(hall, token, answer.json["document"]["id"])


def lines(field: Field) -> list[dict[str, Any]]:
    return list(field.hall.server.get(f"{field.at}/text/fr", field.token).json["lines"])


def test_what_is_typed_comes_back_to_its_link_and_is_no_translation(field: Field) -> None:
    before = field.hall.server.get(f"/api/meetings/{field.hall.meeting}/queue", field.token).json["mark"]
    assert field.keep(TYPED, TYPED | {"sentence": "s1", "words": ""}).json["ok"]
    assert sorted(field.own()) == ["", "Une phr"]
    assert replace(field, token=field.hall.token("reviser")).own() == []
    assert field.hall.server.get(f"/api/meetings/{field.hall.meeting}/queue", field.token).json["mark"] >= before
    assert [each["revision"] for each in lines(field) if each["id"] == "s0" and each["revision"]] == []


def test_a_page_made_for_another_account_keeps_and_reads_and_changes_nothing(field: Field) -> None:
    page = field.hall.server.get(f"/m/{field.hall.meeting}/desk?language=fr", field.token).body
    (own,) = re.findall(r'data-account="(\w+)"', page)
    assert replace(field, account=own).keep(TYPED).json["ok"]
    other = replace(field, token=field.hall.token("reviser"), account=own)
    sent = [
        other.keep(TYPED), other.send("GET", "copies/fr"), other.send("POST", "withdrawn", {"withdrawn": True}),
        other.send("POST", "present/fr", {"sentence": None, "typing": False}),
    ]  # fmt: skip
    assert [(each.status, each.json["error"]["args"]["reason"]) for each in sent] == [(403, "other_account")] * 4
    assert (replace(other, account=None).own(), field.own()) == ([], ["Une phr"])
    assert replace(other, token="").keep(TYPED).status == 401


def test_confirming_erases_the_copy_in_the_same_call(field: Field) -> None:
    sentence = lines(field)[1]
    assert sentence["revision"] is None
    field.keep(TYPED | {"sentence": sentence["id"]}, TYPED | {"sentence": lines(field)[2]["id"], "words": "2016"})
    replace(field, device="phone").keep(TYPED | {"sentence": sentence["id"], "words": "Merci"})
    said = {"text": "Merci, Madame la Présidente.", "from_revision": 0, "device": "laptop"}
    answer = field.hall.server.post(f"{field.at}/text/fr/{sentence['id']}", said, field.token)
    assert answer.json["revision"]["value"] == "Merci, Madame la Présidente."
    assert sorted(field.own()) == ["2016", "Merci"]


def test_a_refused_confirmation_leaves_the_copy(field: Field) -> None:
    sentence = lines(field)[1]["id"]
    field.keep(TYPED | {"sentence": sentence})
    said = {"text": "Merci.", "from_revision": 7, "device": "laptop"}
    assert field.hall.server.post(f"{field.at}/text/fr/{sentence}", said, field.token).status == 409
    assert field.own() == ["Une phr"]


def test_what_is_discarded_is_erased(field: Field) -> None:
    field.keep(TYPED, TYPED | {"sentence": "s1"}, TYPED | {"sentence": "s2", "words": "deux"})
    assert field.send("DELETE", "copies/fr", sentence=["s0", "s1"]).json["ok"]
    assert field.own() == ["deux"]


def test_what_a_colleague_typed_on_is_not_erased_by_who_took_it_over(field: Field) -> None:
    field.keep(TYPED)
    [read] = field.send("GET", "copies/fr").json["copies"]
    for wrong in ({"saved_at": "x"}, {"saved_at": [1, 2]}):
        assert field.send("DELETE", "copies/fr", sentence="s0", **wrong).status == 400
    assert field.send("DELETE", "copies/fr", sentence="s0", saved_at=read["saved_at"] - 1).json["ok"]
    assert field.own() == ["Une phr"]
    field.send("DELETE", "copies/fr", sentence="s0", saved_at=read["saved_at"])
    assert field.own() == []


def test_who_else_is_in_the_document_is_told_and_who_left_is_not(field: Field) -> None:
    other = replace(field, device="phone")
    assert field.send("POST", "present/fr", {"sentence": "s1", "typing": True}).json["others"] == []
    (found,) = other.send("POST", "present/fr", {}).json["others"]
    assert (found["language"], found["sentence"], found["typing"]) == ("fr", "s1", True)
    assert found["name"].startswith("reviser (")
    assert field.send("POST", "present/fr", {"leaving": True}).json["others"] == []
    assert other.send("POST", "present/es", {"sentence": None}).json["others"] == []


@pytest.mark.parametrize("role", ["interpreter", "attendee", "technician"])
def test_only_those_who_work_on_texts_have_any(field: Field, role: str) -> None:
    stranger = replace(field, token=field.hall.token(role, "fr" if role == "interpreter" else None))
    answers = (
        stranger.keep(TYPED), stranger.send("GET", "copies/fr"), stranger.send("DELETE", "copies/fr", sentence="s0"),
        stranger.send("POST", "present/fr", {}),
    )  # fmt: skip
    assert {each.status for each in answers} <= {401, 403}


def test_another_sites_page_changes_nothing(field: Field) -> None:
    headers = {"Content-Type": "application/json", "Origin": "https://elsewhere.example"}
    body = json.dumps({"copies": [TYPED]}).encode()
    url = f"{field.hall.server.url}{field.at}/copies/fr?device=laptop"
    assert ask(url, body=body, headers=headers, method="PUT").json["error"]["args"]["reason"] == "origin"
    assert field.own() == []


@pytest.mark.parametrize(
    ("body", "status", "reason"),
    [
        ({"copies": [TYPED | {"words": "a" * 4_001}]}, 400, "too_long"),
        ({"copies": [TYPED | {"sentence": "../s0"}]}, 400, "identifier"),
        ({"copies": [TYPED | {"base": 10**30}]}, 400, "invalid"), ({"copies": [TYPED | {"base": -1}]}, 400, "invalid"),
        ({"copies": [TYPED] * 51}, 400, "too_large"),
        ({"copies": "s0"}, 400, "invalid"),
        ({"copies": [{"sentence": "s0"}]}, 400, "invalid"),
        ({"copies": [], "more": "x" * 300_000}, 400, "too_large"),
        ([], 400, None),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_reason(
    field: Field, body: object, status: int, reason: str | None
) -> None:
    answer = field.send("PUT", "copies/fr", body)
    assert answer.status == status
    assert reason is None or answer.json["error"]["args"]["reason"] == reason
    assert answer.json["error"]["message"]
    assert field.own() == []


def test_the_language_document_and_device_are_looked_at(field: Field) -> None:
    assert field.keep(TYPED, language="en").json["error"]["args"]["reason"] == "original_language"
    assert field.keep(TYPED, language="xx").status == 400
    assert replace(field, document="d0").keep(TYPED).status == 404
    assert replace(field, device="").keep(TYPED).json["error"]["args"]["reason"] == "identifier"
    assert field.send("POST", "present/fr", {"sentence": "a b"}).json["error"]["args"]["reason"] == "identifier"
