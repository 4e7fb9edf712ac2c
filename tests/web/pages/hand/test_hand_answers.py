"""A booth fetches the text of a speech that is filed for it, as bytes made once; nobody else does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from interp.domain.text.segments import Segment
from tests.row_by_row import gathered
from tests.web.pages.booth.test_booth_texts import DRAFT, REVISER, House

PATH = "/api/meetings/m1/hand/s2?language=fr"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.service.close()


def test_what_is_filed_for_booths_is_read_whatever_captions_may_show(house: House) -> None:
    booth = house.client("interpreter", language="fr")
    assert booth.get(PATH).get_json()["document"] is None
    document = house.files("booths")
    with gathered() as rows:
        for release in ("booths", "as_delivered", "now"):
            with rows(release):
                house.services.materials.set_release(REVISER, "m1", document.id, release)
                body = booth.get(PATH).get_json()
                assert (body["document"], body["delivery"], body["original"]) == (document.id, "check", "en")
                assert [each["original"]["text"] for each in body["lines"]][0].startswith("The delegation of Zanzibar")


def test_nobody_else_reads_it_and_what_is_for_the_desk_alone_nobody_by_it(house: House) -> None:
    document = house.files("booths")
    with gathered() as rows:
        for role, meeting, language, status in (
            ("", "m1", None, 401), ("attendee", "m1", None, 401), ("chair", "m1", None, 403),
            ("technician", "m1", None, 403), ("interpreter", "m2", "fr", 403), ("interpreter", "m1", "ru", 200),
            ("staff", "m1", None, 200), ("reviser", "m1", None, 200), ("chief", "m1", None, 200),
        ):  # fmt: skip
            with rows(role, meeting, language):
                answer = house.client(role, meeting, language).get(PATH)
                assert answer.status_code == status and ("Zanzibar" in answer.text) == (status == 200)
    house.services.materials.set_release(REVISER, "m1", document.id, "desk")
    booth = house.client("interpreter", language="fr")
    assert booth.get(PATH).get_json()["document"] is None
    assert booth.get("/api/meetings/m1/hand/nobody").status_code == 404


def test_it_is_made_once_and_not_sent_to_who_has_it(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    document, made = house.files("booths"), list[str]()
    segments = house.services.documents.segments

    def counted(which: str, version: int | None = None, within: object = None) -> list[Segment]:
        made.append(which)
        return segments(which, version, within)  # type: ignore[arg-type]

    monkeypatch.setattr(house.services.documents, "segments", counted)
    one, other = house.client("interpreter", language="fr"), house.client("interpreter", language="ru")
    first = one.get(PATH)
    before = len(made)
    assert before > 0 and other.get(PATH).data == first.data and len(made) == before
    again = one.get(PATH, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304 and len(made) == before
    segment = segments(document.id)[0].id
    house.revise(document, segment, DRAFT)
    newer = one.get(PATH, headers={"If-None-Match": first.headers["ETag"]})
    assert newer.status_code == 200 and newer.get_json()["lines"][0]["text"]["text"] == DRAFT
