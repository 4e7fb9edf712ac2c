"""Fixtures: each browser once, and a demonstration for each walk whose first speaker has a filed statement."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest

from tests.browser.demo_pages import INTERP, Hall
from tests.browser.test_reading import Reading, begun
from tests.browsers.driven_browser import DrivenBrowser
from tests.browsers.firefox import Firefox
from tests.browsers.webkit import WebKit
from tests.filed_statement import section
from tests.prepared_demo import copy_to
from tests.processes import demo


@pytest.fixture(scope="session", params=[Firefox, WebKit], ids=lambda each: each.name)
def driven(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DrivenBrowser]:
    """One browser after the other."""
    running = request.param(tmp_path_factory.mktemp(request.param.name))
    yield running
    running.close()


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Reading]:
    """A demonstration whose first speaker has the floor and a statement; Chromium has no part in it."""
    copy_to(tmp_path / "data")
    with demo(INTERP, tmp_path, settings={"INTERP_WORKER": "0"}) as running, section(tmp_path / "data") as drafts:
        yield begun(Hall(cast(Any, None), running), drafts)
