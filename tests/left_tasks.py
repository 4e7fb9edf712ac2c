"""Fails a test that leaves tasks in the eventlet loop of its process, for which a later test would wait.

An app under eventlet begins such a task when it is made. Where nothing is patched it sleeps without giving way, and the
later test hangs until its timeout.
"""

import sys
from collections.abc import Generator
from typing import Any

import pytest

ADVICE = 'it left tasks in eventlet\'s loop, for which a later test would wait; an app needs async_mode="threading"'


def taken_out() -> list[str]:
    """Return the names of the tasks that wait to begin in the loop of this thread, and end them; loads no eventlet."""
    hubs = sys.modules.get("eventlet.hubs")
    hub = getattr(hubs._threadlocal, "hub", None) if hubs else None
    if hub is None:
        return []
    waiting = [timer for _, timer in (*hub.timers, *hub.next_timers) if not timer.called]
    tasks = [(timer, timer.tpl[1][0]) for timer in waiting if timer.tpl[1] and callable(timer.tpl[1][0])]
    for timer, _ in tasks:
        timer.cancel()
    return [getattr(task, "__qualname__", repr(task)) for _, task in tasks]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, Any, Any]:
    """Name the test, and the tasks that it left."""
    ended = yield
    if left := taken_out():
        pytest.fail(f"{item.nodeid}: {ADVICE}: {', '.join(left)}", pytrace=False)
    return ended
