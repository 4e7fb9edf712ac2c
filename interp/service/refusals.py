"""Records refused commands and sign-ins: queued in memory at once, written in the background."""

import json
import re
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import structlog

from interp.domain.rules.permissions import Actor
from interp.errors import InterpError, Unavailable
from interp.ports import Refusal, Refusals, ServiceClock, TaskRecord
from interp.ports.refusals import DESPITE_DAMAGE

log = structlog.get_logger("interp.refusals")
MOST_WAITING = 500
BURST, EACH_S = 200.0, 1.0
LONGEST_WORD, LONGEST_ARGS = 80, 2_000
WRITE_EVERY_S = 1.0
HIDDEN = "…"
# Values under such names, and anything that looks like a token of this service, are hidden.
SECRET = re.compile(
    r'(?i)("[^"]{0,40}(?:token|password|secret|cookie|authorization)[^"]{0,40}"\s*:\s*)(?:"(?:\\.|[^"\\])*"?|[^\s,}\]]+)'
)
TOKEN = re.compile(r"(?<![\w.-])[\w.-]+\.[\w-]{27}(?![\w-])")


@dataclass(slots=True)
class Allowance:
    """A limit on recorded refusals of one kind: a burst, then one each second; `lost` counts the others."""

    level: float = BURST
    since_s: float = 0.0
    lost: int = 0

    def take(self, now_s: float) -> bool:
        """Return whether one more is recorded."""
        self.level = min(BURST, self.level + (now_s - self.since_s) * EACH_S)
        self.since_s = now_s
        enough = self.level >= 1
        self.level -= enough
        return enough


@dataclass(slots=True)
class RefusalNotes:
    """Collects refusals and writes them in the background; recording never fails or waits for the store."""

    store: Refusals
    clock: ServiceClock
    now_s: Callable[[], float] = time.monotonic
    _waiting: deque[Refusal] = field(default_factory=deque)
    # Unknown senders have a separate limit, so that a flood does not displace refusals of staff.
    _allowed: dict[bool, Allowance] = field(default_factory=lambda: {True: Allowance(), False: Allowance()})
    _told: bool = False

    def command(self, actor: Actor, message: object, device: str, error: InterpError) -> None:
        """Record a refused command, as far as it could be parsed."""
        asked = message if isinstance(message, dict) else {"args": message}
        self._note(actor, error, device, *(asked.get(each) for each in ("meeting", "id", "name", "args")))

    def entry(self, name: str, who: str, address: str | None, error: InterpError) -> None:
        """Record a refused sign-in (`sign_in`) or link (`token`); `who` only for a known user."""
        self._note(Actor("", who), error, address or "", None, None, name, None)

    def despite_damage(self, meeting: str, facts: Mapping[str, object]) -> None:
        """Record that a damaged meeting is served, and how its damage shows; without one, that such may be served."""
        self._note(Actor("", "interp serve"), Unavailable("despite_damage"), "", meeting, None, DESPITE_DAMAGE, facts)

    def _note(
        self, actor: Actor, error: InterpError, device: str, meeting: object, command_id: object, name: object,
        args: object,
    ) -> None:  # fmt: skip
        allowed = self._allowed[actor.link is not None]
        if len(self._waiting) >= MOST_WAITING or not allowed.take(self.now_s()):
            allowed.lost += 1
            return
        self._waiting.append(
            Refusal(
                self.clock.now_ms(), word(meeting), word(actor.name or actor.role), actor.role, word(device),
                word(command_id), word(name), bounded(args), error.code, word(error.reason),
            )
        )  # fmt: skip

    def flush(self) -> None:
        """Write what is queued. While the store is unavailable the queue is kept, new refusals are only counted, and
        one line is logged.
        """
        held = [self._waiting.popleft() for _ in range(len(self._waiting))]
        lost = sum(each.lost for each in self._allowed.values())
        if not held and not lost:
            return
        try:
            self.store.keep([*held, *([_lost(self.clock.now_ms(), lost)] if lost else [])])
        except Unavailable as error:
            self._waiting.extendleft(reversed(held))
            if not self._told:
                log.warning("refusals_not_kept", waiting=len(held), reason=error.reason)
            self._told = True
            return
        self._told = False
        for each in self._allowed.values() if lost else ():
            each.lost = 0

    def run(self, record: TaskRecord, pause: Callable[[float], object] = time.sleep) -> None:
        """Write about once a second until the process ends."""
        while True:
            pause(WRITE_EVERY_S)
            self.flush()
            (record.failed if self._told else record.succeeded)()


def _lost(at: int, n: int) -> Refusal:
    """Return the row with the number of refusals that were not recorded."""
    return Refusal(at, "", "", "", "", "", "not_kept", json.dumps({"n": n}), "too_many", "rate")


def word(value: object) -> str:
    """Return a value as at most 80 printable characters without a token; empty for none."""
    text = "" if value is None else TOKEN.sub(HIDDEN, str(value)[: 4 * LONGEST_WORD])
    return "".join(char if char.isprintable() else "\ufffd" for char in text[:LONGEST_WORD])


def bounded(args: object) -> str:
    """Return JSON of at most 2,000 characters, secrets hidden; empty for none or what cannot be written."""
    if args is None:
        return ""
    try:
        whole = json.dumps(args, ensure_ascii=False, default=str)
    except (RecursionError, ValueError, TypeError):
        return ""
    text = whole[: 4 * LONGEST_ARGS].encode("utf-8", "replace").decode()
    text = TOKEN.sub(HIDDEN, SECRET.sub(rf'\1"{HIDDEN}"', text))
    return text if len(text) <= LONGEST_ARGS else text[: LONGEST_ARGS - 1] + HIDDEN
