"""Long pages are made in pieces: between any two rows others can have their turn. Rows are counted, no time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from interp.config import Settings
from interp.domain.rules.permissions import SYSTEM
from interp.domain.text.segmentation import segments
from interp.domain.text.segments import TextBlock
from interp.domain.views import view_parts
from interp.ports import Document
from interp.run.app import create_app
from interp.run.assemble import Service, assemble
from interp.service import document_reading
from interp.web import page_cache, shared_answers
from interp.web.pages import documents, meeting_pages, staff_pages, template_functions
from interp.web.pages.symbol_links import Links
from interp.wire import view_json
from tests.builders import ITEMS, SPEECHES, plan
from tests.prepared_demo import empty

MANY = 60
DAY_MS = 86_400_000


@dataclass
class Turns:
    """Counts the rows that are made between two pauses, as if each row took longer than a pause is waited for."""

    rows: int = 0
    largest: int = 0
    all: int = 0

    def pause(self) -> None:
        """Give others their turn."""
        self.largest, self.rows = max(self.largest, self.rows), 0

    def counted(self, work: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function that makes a row, counted."""

        @wraps(work)
        def counts(*args: Any, **named: Any) -> Any:
            self.rows += 1
            self.all += 1
            return work(*args, **named)

        return counts


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    made = assemble(Settings(data=empty(Path(tmp_path_factory.mktemp("pieces"))), async_mode="threading"))
    ids = [f"s{number}" for number in range(MANY)]
    item, speech = replace(ITEMS[0], speeches=tuple(ids)), SPEECHES[0]
    long = replace(plan(id="m0"), items=(item,), speeches=tuple(replace(speech, id=each) for each in ids))
    made.services.meetings.handle(SYSTEM, "m0", "plan", long)
    for number in range(1, MANY):
        start = long.about.starts_at - number * DAY_MS
        earlier = plan(id=f"m{number}", starts_at=start, ends_at=start + 3_600_000)
        made.services.meetings.handle(SYSTEM, f"m{number}", "plan", earlier)
    parts = segments([TextBlock("paragraph", "The Committee met. " * MANY)], "en")
    assert len(parts) == MANY
    made.stores.documents.add(Document("d1", "m0", "A report", "", "report", "en", visibility="original"), parts, [])
    yield made
    made.close()


@pytest.fixture
def client(service: Service) -> FlaskClient:
    return create_app(service).test_client()


@pytest.fixture
def turns(monkeypatch: pytest.MonkeyPatch) -> tuple[Turns, Turns]:
    """Return what counts two kinds of rows."""
    made = Turns(), Turns()

    def pause() -> None:
        for each in made:
            each.pause()

    monkeypatch.setattr(page_cache, "STEP_S", 0.0)
    for function in (page_cache.in_turns, page_cache.joined_in_steps, shared_answers.in_steps):
        monkeypatch.setattr(function, "__defaults__", (pause,))
    return made


@pytest.fixture(scope="module")
def staff(service: Service) -> dict[str, str]:
    token = service.services.access.make_link("l1", "staff", None, None, 1, "a clerk")
    return {"Authorization": f"Bearer {token}"}


@pytest.mark.parametrize("path", ["/m/m0/en", "/m/m0/en?x=1", "/m/m0/console", "/m/m0/desk?language=fr"])
def test_a_programme_is_made_and_drawn_speech_by_speech(
    service: Service, client: FlaskClient, staff: dict[str, str], turns: tuple[Turns, Turns],
    monkeypatch: pytest.MonkeyPatch, path: str,
) -> None:  # fmt: skip
    made, drawn = turns
    monkeypatch.setattr(view_parts, "speech_view", made.counted(view_parts.speech_view))
    speaker = drawn.counted(template_functions.TEMPLATE_GLOBALS["speaker"])
    monkeypatch.setitem(template_functions.TEMPLATE_GLOBALS, "speaker", speaker)
    service.services.pages = page_cache.PageCache()
    asked = {} if path.startswith("/m/m0/en") else staff
    assert client.get(path, headers=asked).status_code == 200
    assert made.all >= MANY and drawn.all >= MANY
    assert made.largest <= 3 and drawn.largest <= 3  # the view's own speeches are made with the first


def test_the_programme_for_programs_is_made_speech_by_speech(
    client: FlaskClient, turns: tuple[Turns, Turns], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view_parts, "speech_view", turns[0].counted(view_parts.speech_view))
    found = client.get("/api/meetings/m0/programme?language=fr")
    assert len(found.get_json()["items"][0]["speeches"]) == MANY == turns[0].all and turns[0].largest == 1


def test_no_speech_is_made_for_who_has_the_programme_already(
    client: FlaskClient, turns: tuple[Turns, Turns], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = client.get("/api/meetings/m0/programme?language=fr")
    monkeypatch.setattr(view_parts, "speech_view", turns[0].counted(view_parts.speech_view))
    since, tag = whole.get_json()["programme_seq"], {"If-None-Match": whole.headers["ETag"]}
    assert client.get("/api/meetings/m0/programme?language=fr", headers=tag).status_code == 304
    assert client.get(f"/api/meetings/m0/programme?language=fr&since={since}").get_json()["items"] == []
    assert turns[0].all == 0


@pytest.mark.parametrize("query", ["", "?second=fr"])
def test_one_paragraph_of_many_sentences_is_drawn_sentence_by_sentence(
    service: Service, client: FlaskClient, turns: tuple[Turns, Turns], monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    monkeypatch.setattr(Links, "__call__", turns[0].counted(Links.__call__))
    service.services.made = shared_answers.SharedAnswers(1_000_000)
    page = client.get(f"/m/m0/en/documents/d1{query}").text
    assert page.count('id="segment-') == MANY and turns[0].all >= MANY and turns[0].largest == 1


@pytest.mark.parametrize("path", ["/m/m0/en/documents/d1?second=fr", "/api/meetings/m0/documents/d1?language=en"])
def test_one_paragraph_of_many_sentences_is_read_a_few_at_a_time_and_put_in_words_one_by_one(
    service: Service, client: FlaskClient, turns: tuple[Turns, Turns], monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    read, worded = turns
    monkeypatch.setattr(document_reading, "AT_ONCE", 5)
    monkeypatch.setattr(service.services.reader, "_pause", page_cache.in_turns.__defaults__[0])  # type: ignore[index]
    monkeypatch.setattr(document_reading, "_text", read.counted(document_reading._text))
    monkeypatch.setattr(documents, "view_json", worded.counted(view_json))
    service.services.made = shared_answers.SharedAnswers(1_000_000)
    assert client.get(path).text.count("The Committee met.") >= MANY
    assert read.all >= MANY and read.largest <= 10
    assert worded.all >= MANY and worded.largest <= 5


def test_the_front_page_looks_at_one_meeting_and_draws_one_day_at_a_time(
    client: FlaskClient, turns: tuple[Turns, Turns], monkeypatch: pytest.MonkeyPatch
) -> None:
    meetings, days = turns
    monkeypatch.setattr(meeting_pages, "days_of", meetings.counted(staff_pages.days_of))
    monkeypatch.setitem(
        template_functions.TEMPLATE_GLOBALS, "on_day", days.counted(template_functions.TEMPLATE_GLOBALS["on_day"])
    )
    page = client.get("/").text
    assert page.count('<a href="/?day=') == MANY - 1
    assert meetings.all == MANY == days.all and meetings.largest == 1 and days.largest == 1


def test_the_list_for_programs_and_the_menu_of_staff_look_at_one_meeting_at_a_time(
    client: FlaskClient, staff: dict[str, str], turns: tuple[Turns, Turns], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view_parts, "_meeting", turns[0].counted(view_parts._meeting))
    assert len(client.get("/api/meetings").get_json()["meetings"]) == MANY == turns[0].all and turns[0].largest == 1
    assert client.get("/", headers=staff).status_code == 200 and turns[0].largest <= 2
