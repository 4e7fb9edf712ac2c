"""Every part of the service has a check, and a made-up one added by docs/adding-a-part.md is in every report."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from interp.config import Settings
from interp.domain.rules.permissions import SYSTEM
from interp.errors import Unavailable
from interp.live.health_register import HealthRegister
from interp.ports import WELL, Check, PartState
from interp.ports.part_state import STOP
from interp.run.app import create_app
from interp.run.assemble import Service, assemble
from interp.run.health_setup import ALWAYS, check_complete, covered, installed_models
from interp.web.routes.periodic_messages import health
from interp.web.services import Services
from interp.web.wording.trouble_words import TROUBLES
from interp.wire import view_json
from tests.builders import plan
from tests.prepared_demo import empty
from tests.server import command_id
from tests.sources import modules

ROWS = re.compile(r'PartState\(\s*"(\w+)", (?:STOP|WARN|NOTE)')


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    """Yield a service with the small meeting planned; none of its threads runs."""
    made = assemble(Settings(data=empty(tmp_path), async_mode="threading", worker=False))
    made.services.meetings.handle(SYSTEM, "m1", "plan", plan())
    yield made
    made.close()


def reports(service: Service) -> dict[str, Any]:
    """Return what each of the four reports says, in its own form."""
    client = create_app(service).test_client()
    token = service.services.access.make_link(command_id(), "reviser", "m1", None, 1)
    queue = client.get("/api/meetings/m1/queue", headers={"Authorization": f"Bearer {token}"})
    ready = client.get("/readyz")
    assert (queue.status_code, ready.status_code) == (200, 200)
    return {
        "technician": view_json(health(service.services, "m1"))["troubles"], "desk": queue.get_json()["troubles"],
        "metrics": client.get("/metrics").text, "readyz": ready.get_json()["troubles"],
    }  # fmt: skip


# --- a made-up part: a relay that brings the signal of a sign-language interpreter


class Relay:
    """A part of the service that knows how many frames it has lost."""

    def __init__(self) -> None:
        self.lost = 0

    def check(self) -> PartState:
        """Return the part's state."""
        return PartState("frames_lost", 2, self.lost) if self.lost else WELL


def test_a_made_up_part_is_in_every_report_as_soon_as_it_is_in_trouble(service: Service) -> None:
    relay = Relay()
    service.services.health.register("relay", relay.check)
    well = reports(service)
    assert 'interp_part_severity{part="relay"} 0.0' in well["metrics"]
    assert "relay" not in {each["part"] for name in ("technician", "desk", "readyz") for each in well[name]}
    relay.lost = 12
    told = reports(service)
    row = {"part": "relay", "code": "frames_lost", "severity": 2, "n": 12}
    assert row in told["desk"] and row in told["readyz"]
    assert row.items() <= next(each for each in told["technician"] if each["part"] == "relay").items()
    assert 'interp_trouble{code="frames_lost",part="relay"} 2.0' in told["metrics"]


def test_a_check_that_raises_is_in_every_report_too(service: Service) -> None:
    def broken() -> PartState:
        raise ZeroDivisionError

    service.services.health.register("relay", broken)
    told = reports(service)
    for name in ("technician", "desk", "readyz"):
        assert [(each["code"], each["severity"]) for each in told[name] if each["part"] == "relay"] == [
            ("check_fails", 3)
        ]
    assert 'interp_trouble{code="check_fails",part="relay"} 3.0' in told["metrics"]


def test_an_answer_of_the_desk_with_other_troubles_is_another_answer(service: Service) -> None:
    client, relay = create_app(service).test_client(), Relay()
    service.services.health.register("relay", relay.check)
    token = service.services.access.make_link(command_id(), "reviser", "m1", None, 1)
    asked = {"Authorization": f"Bearer {token}"}
    tag = client.get("/api/meetings/m1/queue", headers=asked).headers["ETag"]
    relay.lost = 1
    assert client.get("/api/meetings/m1/queue", headers=asked | {"If-None-Match": tag}).status_code == 200


def test_a_service_whose_last_command_could_not_be_written_is_not_ready(service: Service) -> None:
    service.services.health._parts["log"].check = lambda: PartState("log_unwritable", STOP, 1)
    answer = create_app(service).test_client().get("/readyz")
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (503, "unavailable")


# --- no part without a check


def checks() -> dict[str, Check]:
    """Return a register's checks by name, as complete as they must be."""
    covering = {part for holder in (Services, Service) for _, part in covered(holder) if part}
    return {name: lambda: WELL for name in {*ALWAYS, *covering}}


def registered(names: dict[str, Check]) -> HealthRegister:
    register = HealthRegister(lambda: 0)
    for name, check in names.items():
        register.register(name, check)
    return register


@dataclass
class WithRelay:
    """A holder with a part that states nothing."""

    relay: Relay


def test_a_part_that_states_no_check_needs_one_of_its_name() -> None:
    check_complete(registered(checks()), Services, Service)
    with pytest.raises(RuntimeError, match="state CheckedBy at the field.* relay$"):
        check_complete(registered(checks()), Services, WithRelay)
    check_complete(registered(checks() | {"relay": lambda: WELL}), Services, WithRelay)


@pytest.mark.parametrize("name", sorted(checks()))
def test_a_check_that_was_forgotten_is_missed(name: str) -> None:
    with pytest.raises(RuntimeError, match="without a health check"):
        check_complete(registered({key: check for key, check in checks().items() if key != name}), Services, Service)


# --- what the checks of a real folder find


def codes(service: Service) -> dict[str, str | None]:
    return {each.part: each.code for each in service.services.health.rows()}


def test_a_fresh_folder_is_well_but_for_a_small_disk(service: Service) -> None:
    found = codes(service) | {"disk": None}
    assert {part: code for part, code in found.items() if code} == {"worker": "no_drafting"}


class Away:
    """A store that is away."""

    epoch = "e"

    def writable(self) -> None:
        """Raise Unavailable."""
        raise Unavailable("store")

    at_head = waiting = oldest = writable


def test_a_database_that_is_away_is_its_parts_trouble(tmp_path: Path) -> None:
    service = assemble(Settings(data=empty(tmp_path), async_mode="threading", worker=False))
    service.services.jobs = Away()  # type: ignore[assignment]
    assert codes(service)["drafts"] == "drafts_unavailable"
    service.stores.meetings.engine.dispose()
    (tmp_path / "meetings.sqlite").unlink()
    (tmp_path / "meetings.sqlite").mkdir()
    assert codes(service)["log"] == "log_unreadable"
    service.stores.drafting.close()


def test_only_folders_with_an_install_record_are_models(tmp_path: Path) -> None:
    assert installed_models(tmp_path / "models") == 0
    for name in ("one", "two", "strange"):
        (tmp_path / "models" / name).mkdir(parents=True)
    for name in ("one", "two"):
        (tmp_path / "models" / name / "interp.json").touch()
    assert installed_models(tmp_path / "models") == 2


# --- the words


def test_every_part_has_a_name_and_every_trouble_a_sentence(service: Service) -> None:
    written = {code for each in modules() for code in ROWS.findall(each.text)}
    assert {"worker_dies", "check_fails", "task_stalled", "disk"} <= written
    assert {f"trouble.{code}" for code in written} | {"trouble.part"} == {
        key for key in TROUBLES if key.startswith("trouble.")
    }
    assert {f"part.{name}" for name in service.services.health.names()} <= set(TROUBLES)
