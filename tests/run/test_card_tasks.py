"""What a helper makes of whole logs: cards, and snapshots of closed meetings; with neither all pages are the same."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from interp.config import Settings
from interp.domain.model.streams import stream_of
from interp.live.state_snapshots import FOLDER, StateSnapshots, code_key
from interp.owner_only import write_in_folder
from interp.run.app import create_app
from interp.run.assemble import Service, assemble
from interp.run.card_tasks import CardTasks, asked_of, make_missing
from interp.store.event_log import SqlCardRows
from interp.store.meetings_database import MeetingsDatabase
from tests.prepared_demo import empty
from tests.recorded_folder import meetings, recorded_folder

PAGES = (
    "/", "/?day=2016-03-07", "/api/meetings?language=ar", "/m/{}/ar", "/m/{}/en?second=zh", "/m/{}/room/fr",
    "/m/{}/en/documents", "/api/meetings/{}", "/api/meetings/{}/view?audience=captions&language=ru",
    "/api/meetings/{}/programme?language=es", "/api/meetings/{}/transcript?language=fr",
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return recorded_folder(tmp_path / "data")


@pytest.fixture
def service(folder: Path) -> Iterator[Service]:
    made = assemble(Settings(data=empty(folder), async_mode="threading"))
    yield made
    made.close()


def pages(folder: Path) -> dict[str, bytes]:
    """Return what every public page says, of a service that was just started, at one time."""
    service = assemble(Settings(data=empty(folder), async_mode="threading"))
    service.services.clock.now_ms = lambda: 1_457_400_000_000  # type: ignore[method-assign]
    client, found = create_app(service).test_client(), {}
    for path in PAGES:
        for meeting in meetings():
            answer = client.get(path.format(meeting))
            assert answer.status_code == 200, path
            found[path.format(meeting)] = answer.data
    service.close()
    return found


def test_without_snapshots_and_with_them_every_page_is_the_same(folder: Path, service: Service) -> None:
    make_missing(service.stores, folder)
    assert len(list((folder / FOLDER).rglob("*.state"))) == len(meetings())
    kept = pages(folder)
    shutil.rmtree(folder / FOLDER)
    assert pages(folder) == kept
    assert all(meeting in kept["/api/meetings?language=ar"].decode() for meeting in meetings())


def test_a_page_made_of_cards_is_the_same_as_one_made_of_whole_states(folder: Path, service: Service) -> None:
    make_missing(service.stores, folder)
    client = create_app(service).test_client()
    cards = [client.get(path).data for path in PAGES[:3]]
    for meeting in meetings():
        assert service.services.meetings.current(meeting)
    assert [client.get(path).data for path in PAGES[:3]] == cards


def test_until_they_are_made_lists_say_that_meetings_are_being_read(folder: Path, service: Service) -> None:
    client = create_app(service).test_client()
    said = client.get("/", headers={"Accept-Language": "en"}).text
    assert "still being read" in said and not any(meeting in said for meeting in meetings())  # they may be private
    assert client.get("/api/meetings").json == {"meetings": [], "being_read": True}
    token = service.services.access.make_link("l1", "staff", None, None, 1, "a clerk")
    staff = client.get("/", headers={"Authorization": f"Bearer {token}"}).text
    assert all(f'href="/m/{meeting}/console"' in staff for meeting in meetings())
    assert client.get(f"/m/{meetings()[0]}/en").status_code == 200
    making = service.old_meetings.making(service.helpers)
    assert making.work() and not making.work()
    said = client.get("/?day=2016-03-07").text
    assert "still being read" not in said and all(meeting in said for meeting in meetings())
    assert client.get("/api/meetings").get_json()["being_read"] is False


def test_what_cannot_be_read_has_none_and_another_code_makes_none(folder: Path, service: Service) -> None:
    with service.stores.meetings.connection() as connection:
        connection.exec_driver_sql("INSERT INTO event SELECT 'meeting:broken', 1, at, actor, device, 'x', 1, name, "
                                   "version, '{', null FROM event LIMIT 1")  # fmt: skip
    tasks = CardTasks(service.stores.log, folder)
    found = tasks.meeting_cards(["broken", meetings()[0]], "epoch", code_key())
    assert [each.stream for each in found] == [stream_of(meetings()[0])]
    assert tasks.meeting_cards([meetings()[0]], "epoch", "of another version") == ()
    assert asked_of(service.helpers, "epoch", code_key(), ["broken"]) == ()
    kept = StateSnapshots(folder, "epoch", write_in_folder, code_key())
    state = kept.state(meetings()[0])
    assert state and state.state.seq == found[0].seq


def test_cards_outlive_the_process(folder: Path, service: Service) -> None:
    make_missing(service.stores, folder)
    opened = MeetingsDatabase.in_folder(empty(folder))
    assert SqlCardRows(opened).missing(code_key(), 9) == []
    opened.close()
