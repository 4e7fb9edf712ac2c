"""A line typed live, from the console through the queue and real models to the screens of the other languages."""

import shutil
from pathlib import Path

import pytest

from interp.config import Settings
from interp.domain.model.commands import OpenMeeting, TypeCaption
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.streams import stream_of
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.drafting.machine.models.installed_packages import FOLDER
from interp.run.assemble import assemble
from interp.service import reactors
from interp.worker import drafting_setup
from interp.worker.drafting_process import LEASE_MS
from tests.builders import plan

LINE = TypeCaption("The Human Rights Council adopted resolution 28/19.", "en")


def test_a_line_typed_live_is_drafted_into_the_other_five_languages(
    fixture_models: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reactors, "LOOK_MS", 0)  # with models loaded already the drafts are there within a second
    settings = Settings(data=tmp_path / "data", async_mode="threading")
    service = assemble(settings)
    shutil.copytree(fixture_models, settings.data / FOLDER)
    house = service.services
    house.meetings.handle(SYSTEM, "m1", "plan", plan())
    house.meetings.handle(Actor("staff"), "m1", "open", OpenMeeting())
    house.meetings.handle(Actor("staff"), "m1", "line", LINE)
    service.reactors.work()
    child = drafting_setup.child(settings, "first", lambda _: None)
    jobs = drafting_setup.open_jobs(settings, "first")
    while job := jobs.take(0, LEASE_MS):
        child.work(job)
    service.reactors.work({stream_of("m1")})
    (line,) = house.meetings.state("m1").captions.units
    drafts = {text.language: text for text in line.unit.texts if text.language != "en"}
    assert set(drafts) == set(MEETING_LANGUAGES) - {"en"}
    assert {text.standing for text in drafts.values()} == {"draft"}
    assert all(text.origin.endswith("+fixture") and "28/19" in text.text for text in drafts.values())
    assert house.materials.documents("m1") == [] and house.worklist.tasks("m1") == ()
    service.close()
