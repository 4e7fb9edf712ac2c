"""What Prometheus is told: commands, refusals, writes, screens, drafts, disk and every part, also at zero."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from prometheus_client import REGISTRY

from interp.config import Settings
from interp.domain.rules.permissions import SYSTEM
from interp.domain.views.audiences import every_audience
from interp.errors import Unavailable
from interp.ports import Document, Job, Screen
from interp.run.app import create_app
from interp.run.assemble import Service, assemble
from interp.web.metrics import write_took
from tests.builders import plan
from tests.prepared_demo import empty
from tests.server import command_id


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    """Yield a service with the small meeting; none of its threads runs."""
    made = assemble(Settings(data=empty(tmp_path), async_mode="threading", worker=False))
    made.services.meetings.handle(SYSTEM, "m1", "plan", plan())
    yield made
    made.close()


@pytest.fixture
def client(service: Service) -> FlaskClient:
    return create_app(service).test_client()


def number(client: FlaskClient, name: str) -> float:
    """Return the value of one metric, 0 when it is not there yet."""
    found = re.search(rf"^{re.escape(name)} (\S+)$", client.get("/metrics").text, re.MULTILINE)
    return float(found[1]) if found else 0.0


def grown(client: FlaskClient, names: tuple[str, ...], work: Callable[[], object]) -> list[float]:
    """Return by how much each metric grew during some work; other tests of this process count in them too."""
    before = [number(client, name) for name in names]
    work()
    return [number(client, name) - old for name, old in zip(names, before, strict=True)]


def test_a_command_a_refusal_and_a_write_are_counted(service: Service, client: FlaskClient) -> None:
    token = service.services.access.make_link(command_id(), "staff", "m1", None, 1)

    def press() -> None:
        for name in ("room.blank", "floor.resume"):
            body: dict[str, object] = {"id": command_id(), "name": name, "args": {}}
            asked = {"Authorization": f"Bearer {token}"}
            client.post("/api/meetings/m1/commands", json=body, headers=asked)

    names = (
        'interp_commands_total{command="room.blank"}', 'interp_commands_total{command="floor.resume"}',
        'interp_refusals_total{code="refused"}', "interp_command_seconds_count", "interp_log_write_seconds_count",
    )  # fmt: skip
    assert grown(client, names, press) == [1, 0, 1, 1, 1]


def test_a_forged_token_is_counted(client: FlaskClient) -> None:
    def forged() -> None:
        client.get("/api/meetings/m1/view", headers={"Authorization": "Bearer forged"})

    assert grown(client, ('interp_refusals_total{code="not_signed_in"}',), forged) == [1]


def test_screens_are_told_for_every_audience_also_when_none_is_connected(service: Service, client: FlaskClient) -> None:
    told = re.findall(r'^interp_screens\{audience="(\w+)",language="(\w+)"\} 0.0$', client.get("/metrics").text, re.M)
    assert set(told) == {(each.name, each.language) for each in every_audience()}
    booth = next(each for each in every_audience() if each.name == "booth" and each.language == "fr")
    service.services.presence.enter("a", Screen("m1", booth, "cabin", 0, 0))
    assert number(client, 'interp_screens{audience="booth",language="fr"}') == 1
    service.services.presence.leave("a")
    assert 'interp_screens{audience="booth",language="fr"} 0.0' in client.get("/metrics").text


def test_the_queue_and_the_disk_are_measured(service: Service, client: FlaskClient) -> None:
    since = service.services.clock.now_ms() - 60_000
    filed = Document("d", "m1", "d", "a.txt", "note", "en")
    service.services.documents.add(filed, [], [Job("d-fr", "d", "fr", since=since)])
    assert number(client, "interp_drafts_waiting") == 1
    assert number(client, "interp_drafts_oldest_seconds") >= 60
    assert number(client, "interp_disk_free_bytes") > 0


def test_a_queue_that_cannot_be_read_is_not_told_as_empty(service: Service, client: FlaskClient) -> None:
    class Away:
        def waiting(self) -> int:
            """Raise Unavailable."""
            raise Unavailable("store")

        oldest = waiting

    service.services.jobs = Away()  # type: ignore[assignment]
    assert str(number(client, "interp_drafts_waiting")) == "nan"
    assert number(client, 'interp_trouble{code="drafts_unavailable",part="drafts"}') == 3


def test_every_part_is_told_whatever_its_state(service: Service, client: FlaskClient) -> None:
    told = set(re.findall(r'^interp_part_severity\{part="(\w+)"\} \d', client.get("/metrics").text, re.M))
    assert told == set(service.services.health.names())


def test_a_token_of_their_own_opens_the_numbers_and_nothing_else(tmp_path: Path) -> None:
    token = "a token for Prometheus"
    public = "https://meetings.example.org"
    known = Settings(data=tmp_path, async_mode="threading", worker=False, metrics_token=token, public_url=public)
    made = assemble(known)
    client = create_app(made).test_client()

    def status(path: str, given: str = "") -> int:
        headers = {"Host": "meetings.example.org"} | ({"Authorization": f"Bearer {given}"} if given else {})
        return client.get(path, headers=headers).status_code

    staff = made.services.access.make_link(command_id(), "staff", None, None, 1)
    assert status("/metrics", token) == status("/metrics", staff) == 200
    assert {status("/metrics"), status("/metrics", token[:-1])} <= {401, 403}
    assert status("/proposals", token) in (401, 403)
    made.close()


def test_times_are_counted_from_below_a_millisecond(client: FlaskClient) -> None:
    told = client.get("/metrics").text
    for name in ("interp_command_seconds", "interp_log_write_seconds"):
        bounds = [float(each) for each in re.findall(rf'{name}_bucket{{le="([\d.]+)"}}', told)]
        assert sum(each <= 0.001 for each in bounds) >= 2 and bounds[-1] >= 1


def test_a_write_is_measured_after_who_sent_it_was_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    later = list[Callable[[], None]]()
    monkeypatch.setattr("interp.web.metrics.soon", later.append)
    before = written()
    write_took(0.002)
    assert written() == before
    later.pop()()
    assert written() == before + 1


def written() -> float:
    """Return how many writes to the log were measured."""
    return REGISTRY.get_sample_value("interp_log_write_seconds_count") or 0
