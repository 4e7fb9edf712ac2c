"""The file of a meeting's terms: one table made once, with a hash, packed where that is understood, for the booths."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from interp.domain.model.commands import DescribeParty
from interp.domain.rules.permissions import Actor
from tests.web.pages.booth.test_booth_texts import House

AT = "/api/meetings/m1/glossary"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.service.close()


def rows(client: FlaskClient) -> list[list[str]]:
    """Return the lines of the file, each as its cells."""
    return [line.split("\t") for line in client.get(AT).text.splitlines()]


def test_a_booth_has_names_and_terms_in_one_table(house: House) -> None:
    house.services.terms.change(lambda _: "kind\ten\tfr\nrequired\tchild|children\tenfant\n")
    house.services.meetings.handle(Actor("staff"), "m1", "say", DescribeParty("s1", "ah-MEL"))
    head, *found = rows(house.client("interpreter", language="fr"))
    assert head == ["kind", "ar", "zh", "en", "fr", "ru", "es", "pronounced"]
    assert found[0] == ["person", "", "", "Ms. Amel One", "", "", "", "ah-MEL"]
    assert ["required", "", "", "child|children", "enfant", "", "", ""] in found
    assert [each[0] for each in found].count("delegation") > 190


def test_reference_terms_are_looked_up_as_soon_as_their_file_is_there(house: House) -> None:
    booth = house.client("interpreter", language="fr")
    before = booth.get(AT).headers["ETag"]
    (house.services.settings.data / "reference.tsv").write_text("en\tfr\nhedgehog\thérisson\n", encoding="utf-8")
    assert ["reference", "", "", "hedgehog", "hérisson", "", "", ""] in rows(booth)
    assert booth.get(AT).headers["ETag"] != before


def test_the_same_file_is_not_sent_twice_and_another_is(house: House) -> None:
    booth = house.client("interpreter", language="fr")
    first = booth.get(AT)
    mark = {"If-None-Match": first.headers["ETag"]}
    assert booth.get(AT, headers=mark).status_code == 304
    house.services.terms.change(lambda _: "kind\ten\tfr\nrequired\tchild\tenfant\n")
    assert booth.get(AT, headers=mark).status_code == 200


def test_it_is_packed_for_those_who_understand_that(house: House) -> None:
    booth = house.client("interpreter", language="fr")
    plain, packed = booth.get(AT), booth.get(AT, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip" and int(packed.headers["Content-Length"]) == len(packed.data)
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) < len(plain.data) / 2


@pytest.mark.parametrize(
    ("role", "meeting", "language", "status"),
    [
        ("", "m1", None, 401), ("chair", "m1", None, 403), ("technician", "m1", None, 403),
        ("interpreter", "m2", "fr", 403), ("interpreter", "m1", "fr", 200), ("staff", "m1", None, 200),
    ],
)  # fmt: skip
def test_it_is_for_those_who_work_with_the_texts_of_this_meeting(
    house: House, role: str, meeting: str, language: str | None, status: int
) -> None:
    assert house.client(role, meeting, language).get(AT).status_code == status
