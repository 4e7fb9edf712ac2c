"""A screen on python-socketio's client: joins, sends commands, and records what it receives."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from socket import SHUT_RDWR
from time import monotonic
from typing import Any

import engineio
import socketio

from tests.server import Outside, Server, command_id

HEARD = ("view", "captions", "documents", "presence", "health", "beat", "notice")
WAIT_S = 60.0
GOODBYE = "1"  # of a Socket.IO packet: disconnect


class InOrder(engineio.Client):  # type: ignore[misc]
    """Handles one message after the other; the library's own client has a thread for each, which may overtake."""

    def _trigger_event(self, event: str, *args: Any, **how: Any) -> Any:
        ends = event == "message" and args[0].startswith(GOODBYE)  # which waits for the thread that reads
        return super()._trigger_event(event, *args, **how | {"run_async": ends})


class Client(socketio.Client):  # type: ignore[misc]
    """The library's client over such a line."""

    def _engineio_client_class(self) -> type[InOrder]:
        return InOrder


class Screen:
    """One connection; `news` are the messages in the order they came, each with its name and time."""

    def __init__(self, url: str, **connect: Any) -> None:
        """Connect by websocket, as the protocol asks."""
        self.client = Client(reconnection=False, request_timeout=60)
        self.news: list[tuple[str, dict[str, Any], float]] = []
        self.came = threading.Condition()
        self.closed = threading.Event()
        self.waiting: set[threading.Event] = set()
        for name in HEARD:
            self.client.on(name, self._keeper(name))
        self.client.on("disconnect", self._lost)
        self.client.connect(url, transports=["websocket"], wait_timeout=60, **connect)
        self.wire = self.client.eio.ws.sock

    def _keeper(self, name: str) -> Callable[[dict[str, Any]], None]:
        def keep(message: dict[str, Any]) -> None:
            with self.came:
                self.news.append((name, message, monotonic()))
                self.came.notify_all()

        return keep

    def _lost(self, *_: object) -> None:
        self.closed.set()
        for done in list(self.waiting):
            done.set()

    def ask(self, name: str, message: object, within_s: float = WAIT_S) -> Any:
        """Send an event and return its acknowledgement. Raises ConnectionError at once when the line goes dead."""
        done, answers = threading.Event(), list[Any]()
        self.waiting.add(done)

        def answered(*answer: Any) -> None:
            answers.extend(answer)
            done.set()

        self.client.emit(name, message, callback=answered)
        if self.closed.is_set() or not done.wait(within_s) or not answers:
            raise ConnectionError(f"no answer to {name}")
        self.waiting.remove(done)
        return answers[0]

    def join(self, meeting: str, audience: str, language: str = "en", **more: Any) -> Any:
        """Join and return the acknowledgement; the meeting is remembered for commands."""
        self.meeting = meeting
        asked = {"protocol": 1, "meeting": meeting, "audience": audience, "language": language}
        return self.ask("join", asked | {name: value for name, value in more.items() if value is not None})

    def press(
        self, name: str, args: dict[str, Any] | None = None, press_id: str | None = None, within_s: float = WAIT_S
    ) -> Any:
        """Send a command and return its acknowledgement."""
        message = {"meeting": self.meeting, "id": press_id or command_id(), "name": name, "args": args or {}}
        return self.ask("command", message, within_s)

    def heard(self, name: str) -> list[dict[str, Any]]:
        """Return the messages of one name so far."""
        return [message for each, message, _ in self.news if each == name]

    def times(self, name: str) -> list[float]:
        """Return when the messages of one name came, in seconds."""
        return [at for each, _, at in self.news if each == name]

    def waits(
        self, name: str, wanted: Callable[[dict[str, Any]], bool] = lambda _: True, timeout_s: float = WAIT_S
    ) -> dict[str, Any]:
        """Return the first message of that name, also one that came before, that is as wanted."""
        with self.came:
            found = self.came.wait_for(
                lambda: next((m for m in self.heard(name) if wanted(m)), None), timeout=timeout_s
            )
        assert found, f"no such {name} in {timeout_s} s; heard {[each for each, *_ in self.news]}"
        return found

    def reaches(self, seq: int) -> dict[str, Any]:
        """Return the first view made at `seq` or later."""
        return self.waits("view", lambda message: message["seq"] >= seq)

    def close(self) -> None:
        """Hang up at once; a polite close would wait three seconds for an answer that Werkzeug never gives."""
        if wire := self.wire:
            with suppress(OSError):
                wire.shutdown(SHUT_RDWR)
        if self.client.eio.read_loop_task:
            self.client.eio.read_loop_task.join()
        if wire:
            wire.close()


@contextmanager
def screens(url: str) -> Iterator[Callable[..., Screen]]:
    """Yield a maker of screens, all of which are closed at the end."""
    made: list[Screen] = []

    def make(**connect: Any) -> Screen:
        made.append(Screen(url, **connect))
        return made[-1]

    try:
        yield make
    finally:
        for each in made:
            each.close()


@dataclass
class Hall:
    """A fresh meeting on a running server, with screens that join it by their own tokens."""

    server: Server
    outside: Outside
    meeting: str
    make: Callable[..., Screen]

    def token(self, role: str, language: str | None = None) -> str:
        """Return the token of a new link to this meeting."""
        return self.outside.token(role, self.meeting, language)[1]

    def screen(
        self, audience: str, language: str = "en", *, role: str | None = None, **more: Any
    ) -> tuple[Screen, Any]:
        """Return a screen that joined, and the acknowledgement of its join."""
        screen = self.make()
        token = self.token(role, language if role == "interpreter" else None) if role else None
        return screen, screen.join(self.meeting, audience, language, token=token, **more)

    def console(self, **more: Any) -> Screen:
        """Return a console that joined."""
        screen, joined = self.screen("console", role="staff", **more)
        assert joined["ok"], joined
        return screen

    def booth(self, language: str, **more: Any) -> Screen:
        """Return a booth that joined."""
        screen, joined = self.screen("booth", language, role="interpreter", **more)
        assert joined["ok"], joined
        return screen

    def captions(self, language: str, **more: Any) -> Screen:
        """Return an attendee's phone that joined."""
        screen, joined = self.screen("captions", language, **more)
        assert joined["ok"], joined
        return screen


@contextmanager
def hall_of(server: Server) -> Iterator[Hall]:
    """Yield a fresh meeting on a server."""
    outside = Outside(server.data)
    with screens(server.url) as make:
        yield Hall(server, outside, outside.plan(), make)
    outside.close()
