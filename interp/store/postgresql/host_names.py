"""Looks up the addresses of a database's hosts in a native thread, so that a silent name server holds no event loop."""

import socket
import threading
import time
from collections.abc import Callable
from functools import partial

WAIT_S, LOOK_S = 1.0, 0.005
Start = Callable[[Callable[[], None]], object]
Answer = list[str] | OSError


def in_thread(work: Callable[[], None]) -> None:
    """Begin `work` in a thread of this process; where threads are cooperative, the service gives another start."""
    threading.Thread(target=work, daemon=True, name="host-names").start()


def look_up(host: str) -> list[str]:
    """Return the addresses of a host, as the system finds them. Raises OSError."""
    found = socket.getaddrinfo(host, None, proto=socket.IPPROTO_TCP, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class HostNames:
    """The addresses of hosts by name: asked for again for each connection, one question at a time for a name."""

    def __init__(
        self, start: Start = in_thread, look_up: Callable[[str], list[str]] = look_up, wait_s: float = WAIT_S
    ) -> None:
        """`start` begins work that may block; an answer is waited for `wait_s` seconds."""
        self._start, self._look_up, self._wait_s = start, look_up, wait_s
        self._known: dict[str, list[str]] = {}
        self._asked: dict[str, list[Answer]] = {}  # the place of the answer to the newest question on each name

    def addresses(self, host: str) -> list[str]:
        """Return the addresses of a host: of the last answer, where no new one comes. Raises OSError without any."""
        known = self._known.get(host)
        place = self._asked.get(host)
        if place is None or place:
            place = self._asked[host] = []
            self._start(partial(self._ask, host, place))
        elif known:
            return known  # who asked before waits already
        ends_s = time.monotonic() + self._wait_s
        while not place and time.monotonic() < ends_s:
            time.sleep(LOOK_S)
        answer = place[0] if place else TimeoutError(f"no answer on the name {host}")
        if isinstance(answer, list):
            self._known[host] = answer
            return answer
        if known:
            return known
        raise answer

    def _ask(self, host: str, place: list[Answer]) -> None:
        try:
            place.append(self._look_up(host))
        except OSError as error:
            place.append(error)
