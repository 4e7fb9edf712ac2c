"""A rehearsal from the command line: every screen follows, it ends by itself, and nothing is left of it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from interp.config import Settings
from interp.domain.model.commands import DescribeParty
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.run.rehearsal import stage
from tests.builders import plan
from tests.cli.run_command import interp
from tests.forked_demo import Forked, start
from tests.processes import environment
from tests.server import Outside
from tests.socket_screen import Screen


@dataclass(slots=True)
class Run:
    """A running rehearsal and what it printed when it was ready."""

    process: Forked
    said: dict[str, Any]

    def join(self, audience: str, token: str | None = None, language: str = "en") -> tuple[Screen, dict[str, Any]]:
        """Return a screen that joined, and the answer."""
        screen = Screen(self.said["url"])
        joined = screen.join("m1", audience, language, token=token)
        assert joined["ok"], joined
        return screen, joined


def digest(folder: Path) -> dict[str, str]:
    """Return what a folder holds, by name."""
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


@pytest.fixture
def booked(tmp_path: Path) -> str:
    """Plan a meeting of a few seconds in tmp_path/data; return the token of a staff link made for the day."""
    (tmp_path / "scratch").mkdir()
    outside = Outside(tmp_path / "data")
    whole = plan()
    items = tuple(replace(item, limit_ms=1_000) for item in whole.items)
    speeches = tuple(replace(speech, limit_ms=60_000) for speech in whole.speeches)
    outside.meetings.handle(SYSTEM, "m1", "plan", replace(whole, items=items, speeches=speeches))
    outside.meetings.handle(Actor("staff", "Staff"), "m1", "note", DescribeParty("s1", "ah-MEL", "12"))
    _, token = outside.token("staff", "m1")
    outside.close()
    return token


@contextmanager
def rehearsing(folder: Path, *more: str) -> Iterator[Run]:
    """Yield a rehearsal of m1 at sixty times its speed; its folder is made below folder/scratch."""
    words = ["rehearse", "m1", "--data", "data", "--speed", "60", "--port", "0", "--json", "--card", "4", *more]
    with (folder / "said.txt").open("w") as errors:
        process = start(words, folder, environment(TMPDIR=str(folder / "scratch")), errors)
    try:
        line = process.stdout.readline()
        assert line, (folder / "said.txt").read_text()
        yield Run(process, json.loads(line))
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def test_every_screen_follows_the_programme_to_its_end_and_nothing_is_left(tmp_path: Path, booked: str) -> None:
    before = digest(tmp_path / "data")
    with rehearsing(tmp_path) as run:
        phone, joined = run.join("captions")
        assert phone.waits("notice") == {"code": "test_card"}
        assert joined["view"]["meeting"]["status"] == "planned" and joined["view"]["meeting"]["rehearsal"] is True
        closed = phone.waits("view", lambda m: m["view"]["meeting"]["status"] == "closed", timeout_s=60)
        assert closed["view"]["speech"] is None
        assert run.process.wait(20) == 0
        phone.close()
    assert digest(tmp_path / "data") == before
    assert list((tmp_path / "scratch").iterdir()) == []


def test_faults_happen_and_the_programme_goes_on(tmp_path: Path, booked: str) -> None:
    with rehearsing(tmp_path, "--faults") as run:
        console, _ = run.join("console", run.said["meetings"][0]["tokens"]["console"])
        console.waits("view", lambda m: (m["view"]["interruption"] or {}).get("kind") == "point_of_order")
        assert run.process.wait(60) == 0
        console.close()
    told = (tmp_path / "said.txt").read_text()
    assert "point of order" in told and "wrong language" in told and "has ended" in told


def test_a_link_printed_for_the_day_opens_the_rehearsal(tmp_path: Path, booked: str) -> None:
    with rehearsing(tmp_path) as run:
        console, joined = run.join("console", booked)
        console.close()
    assert joined["view"]["advance"]["to"] == {"item": "i1", "speech": "s1"}
    assert joined["view"]["pronunciations"] == {"s1": "ah-MEL"}
    assert joined["view"]["advance"]["speech"]["party"]["seat"] == "12"


def test_stopped_halfway_it_leaves_nothing_either(tmp_path: Path, booked: str) -> None:
    with rehearsing(tmp_path) as run:
        run.process.terminate()
        assert run.process.wait(10) == 0
    assert list((tmp_path / "scratch").iterdir()) == []


@pytest.mark.parametrize("words", [("m9", "--data", "data"), ("m1", "--data", "nothing")])
def test_what_cannot_be_rehearsed_is_said_in_one_line(tmp_path: Path, booked: str, words: tuple[str, ...]) -> None:
    done = interp("rehearse", *words, cwd=tmp_path)
    assert done.returncode == 1 and done.stderr.count("\n") == 1, done.stderr
    assert not (tmp_path / "nothing").exists()


def test_its_rounds_have_delegations_with_names_in_six_languages(tmp_path: Path) -> None:
    outside = Outside(tmp_path / "data")
    meeting = outside.plan()
    outside.close()
    (tmp_path / "scratch").mkdir()
    stage(Settings(data=tmp_path / "data"), tmp_path / "scratch", meeting, 10)
    rehearsed = Outside(tmp_path / "scratch")
    state = rehearsed.meetings.state(meeting)
    rehearsed.close()
    invented = [state.speeches[each] for item in state.items if item.kind == "floor_round" for each in item.speeches]
    assert invented and {each.party.kind for each in invented} == {"delegation"}
    assert state.about and state.about.rehearsal
    names = [state.texts[f"party.{each.party.id}.name"] for each in invented]
    assert all({language for language, _ in name.versions} == {"ar", "zh", "fr", "ru", "es"} for name in names)


def test_a_browser_that_signed_out_of_the_service_is_out_of_its_rehearsal(tmp_path: Path) -> None:
    outside = Outside(tmp_path / "data")
    meeting = outside.plan()
    token = outside.token("staff", meeting)[1]
    gone, here = outside.access.enter(token), outside.access.enter(token)
    outside.access.sign_out(gone)
    outside.close()
    (tmp_path / "scratch").mkdir()
    stage(Settings(data=tmp_path / "data"), tmp_path / "scratch", meeting, 10)
    rehearsed = Outside(tmp_path / "scratch")
    assert (rehearsed.access.actors(gone), len(rehearsed.access.actors(here))) == ((), 1)
    rehearsed.close()
