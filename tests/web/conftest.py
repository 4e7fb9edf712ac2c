"""One real server for each module; a fresh meeting, with its own screens, for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server import Outside, Server, serving
from tests.socket_screen import Hall, screens


@pytest.fixture(scope="module")
def mode(request: pytest.FixtureRequest) -> str:
    """Return how the server waits; contract tests run in both modes."""
    return str(getattr(request, "param", "eventlet"))


@pytest.fixture(scope="module")
def server(mode: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Yield a running server."""
    with serving(Path(tmp_path_factory.mktemp("served")), async_mode=mode) as running:
        yield running


@pytest.fixture(scope="module")
def outside(server: Server) -> Iterator[Outside]:
    """Yield the server's folder as a second process sees it."""
    opened = server.outside()
    yield opened
    opened.close()


@pytest.fixture
def hall(server: Server, outside: Outside) -> Iterator[Hall]:
    """Yield a fresh meeting on the running server."""
    with screens(server.url) as make:
        yield Hall(server, outside, outside.plan(), make)
