"""The demonstration from one command: what it says, and that the same folder goes on at the same second."""

import signal
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from interp.config import Settings
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.run import demo as demonstration
from interp.run.assemble import assemble
from tests.cli.run_command import interp
from tests.fakes import FixedClock
from tests.forked_demo import Forked, start
from tests.moments import moment
from tests.prepared_demo import copy_to
from tests.processes import environment
from tests.server import Server, serving, until
from tests.socket_screen import Screen, screens

LINKS = {"console", "chair", "desk", "booth", "captions", "room"}
TOKENS = {"console", "chair", "desk", "booth"}
READY = "  Stop with Ctrl+C.\n"  # its last line


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Yield a running demonstration that writes debug logs."""
    with serving(Path(tmp_path_factory.mktemp("demo")), first=True) as running:
        yield running


def console(server: Server, url: str | None = None) -> Screen:
    """Return a console of the first meeting that joined; its answer is `joined`."""
    screen = Screen(url or server.url)
    joined = screen.join("hrc31-1", "console", token=server.meeting["tokens"]["console"])
    assert joined["ok"], joined
    screen.news.insert(0, ("view", joined, time.monotonic()))
    return screen


def test_it_says_where_it_is_and_gives_every_link_and_token(demo: Server) -> None:
    assert set(demo.said) == {"url", "meetings"}
    assert len(demo.said["meetings"]) == 2
    for meeting in demo.said["meetings"]:
        assert set(meeting) == {"id", "title", "links", "tokens"}
        assert (set(meeting["links"]), set(meeting["tokens"])) == (LINKS, TOKENS)
        for table in (meeting["tokens"]["booth"], *(meeting["links"][name] for name in ("booth", "captions", "room"))):
            assert tuple(table) == MEETING_LANGUAGES


def test_it_prints_one_line_on_standard_output_and_nothing_after_it(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        server.get("/")
        process = server.process
        assert process is not None and process.stdout is not None
        process.terminate()
        process.wait(10)
        assert process.stdout.read() == ""


def test_its_meetings_are_today_in_geneva(demo: Server) -> None:
    zone = ZoneInfo("Europe/Zurich")
    rows = {row["id"]: row for row in demo.get("/api/meetings").json["meetings"]}
    starts = [datetime.fromtimestamp(rows[name]["starts_at"] / 1000, zone) for name in ("hrc31-1", "hrc31-2")]
    assert [start.hour for start in starts] == [9, 15]
    assert {start.date() for start in starts} == {datetime.now(zone).date()}


def test_every_link_opens_a_page(demo: Server) -> None:
    links = demo.meeting["links"]
    for name in ("captions", "room"):
        assert demo.get(links[name]["zh"].removeprefix(demo.said["url"])).status == 200
    for link in (links["console"], links["chair"], links["desk"], links["booth"]["ar"]):
        opened = demo.get(link.removeprefix(demo.said["url"]))
        cookie = opened.headers["set-cookie"].partition(";")[0]
        assert demo.get(opened.headers["location"], Cookie=cookie).status == 200


def test_every_token_joins(demo: Server) -> None:
    tokens = demo.meeting["tokens"]
    with screens(demo.url) as make:
        for name in ("console", "chair", "desk"):
            assert make().join("hrc31-1", name, token=tokens[name])["ok"]
        for code in MEETING_LANGUAGES:
            assert make().join("hrc31-1", "booth", code, token=tokens["booth"][code])["ok"]


@contextmanager
def started(folder: Path, *words: str) -> Iterator[tuple[Forked, list[str]]]:
    """Yield a demonstration that prints for people, and the lines that it printed until it was ready."""
    with (folder / "errors").open("w") as errors:
        process = start(["demo", "--data", "data", *words], folder, environment(INTERP_WORKER="0"), errors)
    try:
        yield process, [*iter(process.stdout.readline, READY), READY]
    finally:
        process.kill()
        process.stdout.close()


def ended(process: Forked, folder: Path) -> tuple[str, int, str]:
    """Return what a demonstration printed since, its exit status, and its errors."""
    rest, status = process.stdout.read(), process.wait(60)
    return rest, status, (folder / "errors").read_text()


def test_it_prints_twelve_lines_at_most_with_the_next_act_every_link_when_asked_and_goodbye(tmp_path: Path) -> None:
    with started(tmp_path, "--port", "0") as (process, lines):
        shown = "".join(lines)
        url = shown.partition("Captions")[2].split()[0].removesuffix("/m/hrc31-1")
        port = url.rpartition(":")[2]
        every = interp("demo", "--data", "data", "--port", port, "--all", cwd=tmp_path)
        process.send_signal(signal.SIGINT)
        rest, status, errors = ended(process, tmp_path)
    assert len(lines) + len(rest.splitlines()) <= 14 and len(lines) <= 12
    assert shown.count("http://") == 3 and "Press Space" in shown and "Kate Gilmore" in shown
    assert "made up" in shown and f"interp demo --data data --port {port} --all" in shown
    assert "Goodbye" in rest and (status, errors) == (0, "")
    assert every.returncode == 0 and every.stderr == ""
    assert all(f"    {page:<12}http://" in every.stdout for page in ("chief", "technician"))
    assert f"{url}/m/hrc31-1/ar\n" in every.stdout and f"{url}/m/hrc31-2/room/es\n" in every.stdout
    assert "No QR code" in every.stdout and not any(block in every.stdout for block in "█▀▄")


def test_it_ends_as_well_when_it_is_terminated(tmp_path: Path) -> None:
    copy_to(tmp_path / "data")
    with started(tmp_path, "--port", "0", "--all") as (process, lines):
        assert "/m/hrc31-2/room/es\n" in "".join(lines)
        process.terminate()
        rest, status, errors = ended(process, tmp_path)
    assert "Goodbye" in rest and (status, errors) == (0, "")


def test_the_same_folder_goes_on_with_the_same_tokens_meetings_and_clock(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        before, first = server.said, console(server)
        seq = first.press("floor.advance", {"from_speech": None})["seq"]
        told = first.reaches(seq)
        server.kill()
        first.close()
        server.start()
        again = console(server)
        joined = again.waits("view")
        again.close()
    assert server.said == before
    assert joined["view"]["clocks"] == told["view"]["clocks"]
    assert (joined["epoch"], joined["seq"]) == (told["epoch"], seq)


def test_the_servers_time_goes_on_over_a_restart(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        times = []
        for _ in range(2):
            times.append(moment(server, "hrc31-1"))
            server.kill()
            server.start()
    assert times[1].follows(times[0])


def test_a_backup_taken_while_commands_flow_is_restored_whole_under_a_new_epoch(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        screen = console(server)
        for number in range(10):
            assert screen.press("room.blank" if number % 2 == 0 else "room.show")["ok"]
        done = interp("backup", tmp_path / "b.zip", "--data", server.data, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        seq = screen.press("floor.advance", {"from_speech": None})["seq"]
        epoch = screen.waits("view")["epoch"]
        screen.close()
        packed = {"backup.json", "interp.env", "meetings.sqlite", "drafts.sqlite", "key"}
        assert set(zipfile.ZipFile(tmp_path / "b.zip").namelist()) == packed
        restored = tmp_path / "restored"
        restored.mkdir()
        assert interp("restore", tmp_path / "b.zip", "--data", restored / "data", cwd=tmp_path).returncode == 0
        with serving(restored) as second:
            assert second.meeting["tokens"] == server.meeting["tokens"]
            again = console(second)
            joined = again.join("hrc31-1", "console", token=server.meeting["tokens"]["console"], epoch=epoch, seq=seq)
            again.close()
    assert joined["epoch"] != epoch and joined["recovered"] is False
    assert joined["view"]["speech"] is None and joined["seq"] < seq


def test_the_log_never_holds_what_is_said_or_typed(tmp_path: Path) -> None:
    secret = "Zanzibarite testimony"
    with serving(tmp_path, log_level="debug", log_format="json") as server, screens(server.url) as make:
        token = server.meeting["tokens"]["console"]
        screen = make()
        screen.join("hrc31-1", "console", token=token)
        for name, args in (
            ("floor.advance", {"from_speech": None}),
            ("item.add", {"kind": "presentation", "title": secret}),
            ("speech.add", {"item": "i1", "party": {"kind": "delegation", "name": secret}, "topic": secret}),
            ("text.set", {"text": secret, "language": "fr", "value": secret}),
            ("floor.fly", {"words": secret}),
        ):
            screen.press(name, args)
        server.get(f"/api/meetings/hrc31-1/view?audience={secret.replace(' ', '%20')}")
        server.get(f"/t/{token}")
        assert server.get("/healthz").status == 200
    assert secret not in server.log and secret.replace(" ", "%20") not in server.log
    assert "Kate Gilmore" not in server.log and token not in server.log


def test_serve_serves_what_was_imported(tmp_path: Path) -> None:
    with (tmp_path / "err").open("w") as errors:
        process = start(["serve", "--port", "0", "--data", "data"], tmp_path, environment(), errors)
    try:
        until(lambda: "interp serves http://" in (tmp_path / "err").read_text(), timeout_s=60)
        process.terminate()
        assert (process.stdout.read(), process.wait(60)) == ("", 0)
    finally:
        process.kill()
        process.stdout.close()


def ids(folder: Path, clock: FixedClock) -> list[str]:
    """Start a demonstration on a folder at a time; return the ids of its meetings."""
    service = assemble(Settings(data=folder, async_mode="threading"))
    service.services.clock = clock
    demonstration.prepare(service.services)
    told = [meeting["id"] for meeting in demonstration.describe(service.services, "http://x")["meetings"]]
    service.close()
    return told


def test_yesterdays_folder_gets_meetings_of_today_and_keeps_its_own(tmp_path: Path) -> None:
    clock = FixedClock(round(datetime(2026, 3, 7, 22, 30, tzinfo=ZoneInfo("Europe/Zurich")).timestamp() * 1000))
    first = ["hrc31-1", "hrc31-2"]
    assert ids(tmp_path, clock) == ids(tmp_path, clock) == first
    clock.passes(2 * 3_600_000)
    today = ["hrc31-20260308-1", "hrc31-20260308-2"]
    assert ids(tmp_path, clock) == ids(tmp_path, clock) == [*today, *first]
