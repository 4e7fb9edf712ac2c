"""Chair, console and booths are told how long the texts ahead are: nobody else, and of none for the desk alone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from interp.domain.model.commands import AdvanceFloor
from interp.domain.rules.permissions import Actor
from tests.row_by_row import gathered
from tests.web.pages.booth.test_booth_texts import REVISER, House

PATH = "/api/meetings/m1/text-lengths"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.service.close()


def test_the_length_of_a_text_is_told_before_and_while_it_is_spoken(house: House) -> None:
    house.files("booths")
    chair = house.client("chair")

    def told() -> dict[str, Any]:
        return {each["speech"]: each["length"] for each in chair.get(PATH).get_json()["speeches"]}

    (length,) = told().values()
    assert [length[each] for each in ("count", "unit", "fast_per_minute", "red_per_minute")] == [15, "words", 120, 150]
    assert "Translation" in length["source"]
    for before in (None, "s1"):
        house.services.meetings.handle(Actor("staff"), "m1", f"after-{before}", AdvanceFloor(before))
        assert list(told()) == ["s2"]


def test_who_prepares_the_meeting_is_told_and_nobody_else(house: House) -> None:
    house.files("booths")
    with gathered() as rows:
        for role, meeting, language, status in (
            ("", "m1", None, 401), ("attendee", "m1", None, 401), ("technician", "m1", None, 403),
            ("moderator", "m1", None, 403), ("chair", "m2", None, 403), ("interpreter", "m2", "fr", 403),
            ("chair", "m1", None, 200), ("interpreter", "m1", "ru", 200), ("staff", "m1", None, 200),
            ("reviser", "m1", None, 200), ("chief", "m1", None, 200),
        ):  # fmt: skip
            with rows(role, meeting, language):
                answer = house.client(role, meeting, language).get(PATH)
                assert answer.status_code == status and ("s2" in answer.text) == (status == 200)


def test_a_text_for_the_desk_alone_has_no_length_and_the_same_answer_is_not_sent_twice(house: House) -> None:
    document = house.files("booths")
    chair = house.client("chair")
    tag = chair.get(PATH).headers["ETag"]
    assert chair.get(PATH, headers={"If-None-Match": tag}).status_code == 304
    house.services.materials.set_release(REVISER, "m1", document.id, "desk")
    answer = chair.get(PATH, headers={"If-None-Match": tag})
    assert answer.status_code == 200 and answer.get_json()["speeches"] == []
