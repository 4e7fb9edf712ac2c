"""`interp team`: the usual team entered, shown, and brought back from a file, whole or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from interp.cli.main import main
from interp.config import Settings
from interp.domain.model.teams import Teams
from interp.domain.rules.permissions import SYSTEM
from interp.domain.rules.usual_teams import geneva
from interp.run.assemble import assemble
from tests.builders import plan
from tests.prepared_demo import empty


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """Yield a data folder with a planned meeting."""
    service = assemble(Settings(data=empty(tmp_path / "data"), async_mode="threading"))
    service.services.meetings.handle(SYSTEM, "m1", "plan", plan())
    service.close()
    yield tmp_path / "data"


def run(data: Path, *words: object) -> Result:
    return CliRunner().invoke(main, ["team", *(str(each) for each in words), "--data", str(data)])


def entered(data: Path) -> Teams:
    service = assemble(Settings(data=empty(data), async_mode="threading"))
    teams = service.services.meetings.state("m1").teams
    service.close()
    return teams


def test_the_usual_team_is_entered_shown_and_comes_back_from_the_file(data: Path, tmp_path: Path) -> None:
    done = run(data, "usual", "m1")
    assert (done.exit_code, done.output) == (0, "6 booths, 14 interpreters.\n")
    assert entered(data).booths == geneva()
    file = tmp_path / "team.csv"
    file.write_text(run(data, "show", "m1").output.replace(",yes,zh-1", ",no,zh-1"), encoding="utf-8")
    assert run(data, "set", "m1", file).exit_code == 0
    assert entered(data).booths == geneva() and entered(data).off_duty == {"zh-1"}


def test_a_faulty_file_changes_nothing_and_each_line_is_named(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "team.csv"
    file.write_text("booth,name\nru,A\nde,B\n", encoding="utf-8")
    done = run(data, "set", "m1", file)
    assert done.exit_code == 1 and entered(data) == Teams()
    assert "line 3: Enter the booth as ar, zh, en, fr, ru or es. (de)" in done.output.splitlines()


def test_an_unknown_meeting_and_an_empty_file_are_refused_in_a_line(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "team.csv"
    file.write_text("", encoding="utf-8")
    assert "The file has no text in it." in run(data, "set", "m1", file).output
    assert run(data, "usual", "nowhere").exit_code == 1
