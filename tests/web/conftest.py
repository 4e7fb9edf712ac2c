"""One real server for all modules but those that say `OWN_SERVER`; a fresh meeting, with its screens, for each test."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.server import Outside, Server, serving
from tests.socket_screen import Hall, screens
from tests.web.modes import BOTH, IN_BOTH


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run the tests of a module that says its `MODES` in those, and in both those of them that say so."""
    if modes := getattr(metafunc.module, "MODES", None):
        run = BOTH if hasattr(metafunc.function, IN_BOTH) else modes
        metafunc.parametrize("mode", run, indirect=True, scope="module")


@pytest.fixture(scope="module")
def mode(request: pytest.FixtureRequest) -> str:
    """Return how the server waits; some contract tests run in both modes."""
    return str(getattr(request, "param", "eventlet"))


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Server]]:
    """Yield what gives the one server that waits in a way; it is started when first asked for."""
    with ExitStack() as ending:
        running: dict[str, Server] = {}

        def serve(mode: str) -> Server:
            if mode not in running:
                folder = Path(tmp_path_factory.mktemp("shared"))
                running[mode] = ending.enter_context(serving(folder, async_mode=mode))
            return running[mode]

        yield serve


@pytest.fixture(scope="module")
def server(
    request: pytest.FixtureRequest, mode: str, shared: Callable[[str], Server], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """Yield a running server: one of its own for a module whose tests change more than meetings they plan."""
    if getattr(request.module, "OWN_SERVER", False):
        with serving(Path(tmp_path_factory.mktemp("served")), async_mode=mode) as running:
            yield running
    else:
        yield shared(mode)


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
