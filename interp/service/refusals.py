"""Notes what was refused: at once and in memory for whoever asked, written down a moment later."""

import json
import re
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

import structlog

from interp.domain.rules.policy import Actor
from interp.errors import InterpError, Unavailable
from interp.ports import Refusal, Refusals, ServiceClock

log = structlog.get_logger("interp.refusals")
MOST_WAITING = 500
BURST, EACH_S = 200.0, 1.0
LONGEST_WORD, LONGEST_ARGS = 80, 2_000
WRITE_EVERY_S = 1.0
HIDDEN = "…"
# A value under such a name, and anything that looks like one of our signed tokens wherever it stands.
SECRET = re.compile(
    r'(?i)("[^"]{0,40}(?:token|password|secret|cookie|authorization)[^"]{0,40}"\s*:\s*)(?:"(?:\\.|[^"\\])*"?|[^\s,}\]]+)'
)
TOKEN = re.compile(r"(?<![\w.-])[\w.-]+\.[\w-]{27}(?![\w-])")


@dataclass(slots=True)
class Allowance:
    """How many refusals of one kind are kept: a burst, then one each second; `lost` counts the others."""

    level: float = BURST
    at: float = 0.0
    lost: int = 0

    def take(self, now_s: float) -> bool:
        """Return whether one more is kept."""
        self.level = min(BURST, self.level + (now_s - self.at) * EACH_S)
        self.at = now_s
        enough = self.level >= 1
        self.level -= enough
        return enough


@dataclass(slots=True)
class RefusalNotes:
    """Takes refusals from the doors and writes them in the background; neither ever fails or waits for the store."""

    store: Refusals
    clock: ServiceClock
    now_s: Callable[[], float] = time.monotonic
    _waiting: deque[Refusal] = field(default_factory=deque)
    # Strangers have an allowance of their own: a flood from outside hides nothing that staff were refused.
    _allowed: dict[bool, Allowance] = field(default_factory=lambda: {True: Allowance(), False: Allowance()})
    _told: bool = False

    def command(self, actor: Actor, message: object, device: str, error: InterpError) -> None:
        """Note a command that was refused, as far as it could be read."""
        asked = message if isinstance(message, dict) else {"args": message}
        self._note(actor, error, device, *(asked.get(each) for each in ("meeting", "id", "name", "args")))

    def entry(self, name: str, who: str, address: str | None, error: InterpError) -> None:
        """Note a sign-in (`sign_in`) or a link (`token`) that was refused; `who` only if it is someone we know."""
        self._note(Actor("", who), error, address or "", None, None, name, None)

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
        """Write what waits. While the store is away it waits on, what comes is counted only, and one line is logged."""
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

    def run(self) -> None:
        """Write about once a second for as long as the process lives."""
        while True:
            time.sleep(WRITE_EVERY_S)
            self.flush()


def _lost(at: int, n: int) -> Refusal:
    """Return the row that says how many more were refused than are kept."""
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
