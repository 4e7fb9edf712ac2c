"""A helper process is started by the pages on which people file, so that the first file does not wait for it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from interp.config import Settings
from interp.domain.rules.permissions import SYSTEM
from interp.ports import HelperTask
from interp.ports.helper_work import Progress, unheard
from interp.run.app import create_app
from interp.run.assemble import assemble
from tests.builders import plan


class Counted:
    """Helper work that counts how often it was prepared."""

    def __init__(self) -> None:
        self.prepared = 0

    def prepare(self) -> None:
        """Count."""
        self.prepared += 1

    def run(self, task: HelperTask[Any], *args: object, progress: Progress = unheard) -> Any:
        """Fail: no page computes anything."""
        raise AssertionError(task.name)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[tuple[FlaskClient, dict[str, str], Counted]]:
    """Yield a client of a service, the header of staff, and the helpers' work."""
    made = assemble(Settings(data=tmp_path, async_mode="threading"))
    made.services.meetings.handle(SYSTEM, "m1", "plan", plan())
    made.helpers.work = work = Counted()
    token = made.services.access.make_link("staff", "staff", None, None, 1)
    yield create_app(made).test_client(), {"Authorization": f"Bearer {token}"}, work
    made.close()


@pytest.mark.parametrize("page", ["/m/m1/desk", "/proposals"])
def test_a_page_on_which_people_file_prepares_a_helper(
    house: tuple[FlaskClient, dict[str, str], Counted], page: str
) -> None:
    client, staff, work = house
    assert client.get(page, headers=staff).status_code == 200
    assert work.prepared == 1


@pytest.mark.parametrize("page", ["/m/m1/desk", "/proposals", "/m/m1/en", "/"])
def test_no_other_page_does_and_none_for_strangers(
    house: tuple[FlaskClient, dict[str, str], Counted], page: str
) -> None:
    client, _, work = house
    client.get(page)
    assert work.prepared == 0
