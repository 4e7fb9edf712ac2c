"""Follows the speaker through the text: releases units by pace or by hand, mends and withdraws what is on screens.

Everything it needs is in the log and in the scripts: after a restart it goes on where it was.
"""

from collections.abc import Callable, Iterator

import structlog

from interp.domain import commands_captions as do
from interp.domain.captioning import BATCH, followed, on_text
from interp.domain.captions import Following, How, Released, Unit
from interp.domain.clock import ClockStatus, elapsed_ms
from interp.domain.pace import due, next_ms
from interp.domain.policy import SYSTEM
from interp.domain.speakers import Speech
from interp.domain.state import Meeting, MeetingStatus
from interp.errors import InterpError
from interp.ports import Bell, Clock
from interp.service.captions import Script, Scripts, may_release
from interp.service.meetings import Meetings

log = structlog.get_logger(__name__)
LOOK_MS = 1_000
SOONEST_MS = 20
MEETINGS_EVERY_MS = 5_000


class Follower:
    """Ticked by the live loop; asks for what the law then decides, as anybody else does."""

    def __init__(self, meetings: Meetings, clock: Clock, scripts: Scripts) -> None:
        self._meetings, self._clock, self._scripts = meetings, clock, scripts
        self._marks: dict[str, int] = {}
        self._read: dict[tuple[str, int], Script | None] = {}

    def tick(self, meeting: str) -> int:
        """Do what is due in a meeting; return in how many milliseconds to ask again at the latest.

        Raises NotFound, Unavailable, TooMany; what is stale by the time it is asked is left to the next tick.
        """
        mark = self._scripts.mark(meeting)
        if self._marks.get(meeting) != mark:
            self._mend(meeting, mark)
            self._marks[meeting] = mark
        state = self._meetings.state(meeting)
        speech = state.speeches.get(state.floor.speech or "")
        if speech is None or state.status != MeetingStatus.OPEN:
            return LOOK_MS
        script = self._load(meeting, state, speech, mark)
        return self._move(meeting, speech.id, script) if script else LOOK_MS

    def _load(self, meeting: str, state: Meeting, speech: Speech, mark: int) -> Script | None:
        """Return the script of a speech, taken up in the log if it is new or has changed."""
        document = self._scripts.statement(meeting, speech)
        script = self._script(document, mark) if document else None
        if script is None or not script.units:
            return None
        have = state.captions.following.get(speech.id)
        of = len(script.units)
        if _differs(have, script):
            position = _place(state, speech.id, script) if have and have.of != of else None
            self._ask(
                meeting, f"load-{state.seq}",
                do.LoadCaptions(speech.id, script.document, of, script.timed, script.visible, position),
            )  # fmt: skip
        return script

    def _move(self, meeting: str, speech: str, script: Script) -> int:
        state = self._meetings.state(meeting)
        following, clock = followed(state, speech), state.floor.speech_clock
        if state.floor.speech != speech or following is None or clock is None or not on_text(state):
            return LOOK_MS
        if following.mode != "auto":
            self._by_hand(meeting, state, following, script)
            return LOOK_MS
        elapsed = elapsed_ms(clock, self._clock.now_ms())
        wanted = min(due(script.units, following, clock, elapsed), following.position + BATCH)
        if wanted > following.position:
            self._release(meeting, state, "recording" if script.timed else "pace", wanted, script)
        coming = next_ms(script.units, following, clock, elapsed) if clock.status == ClockStatus.RUNNING else None
        return LOOK_MS if coming is None else max(SOONEST_MS, min(LOOK_MS, coming))

    def _by_hand(self, meeting: str, state: Meeting, following: Following, script: Script) -> None:
        """Release the unit a hand went to, unless it is on the screens already."""
        if 0 < following.position <= len(script.units):
            unit = script.units[following.position - 1]
            if all(each.unit.id != unit.id for each in state.captions.of_speech(state.floor.speech or "")):
                self._release(meeting, state, "hand", following.position, script, following.position - 1)

    def _release(
        self, meeting: str, state: Meeting, how: How, position: int, script: Script, first: int | None = None
    ) -> None:
        speech, start = state.floor.speech or "", state.floor.cue if first is None else first
        units = [may_release(unit, script.visibility) for unit in script.units[start:position]]
        command = do.ReleaseCaptions(speech, how, position, tuple(unit for unit in units if unit))
        self._ask(meeting, f"release-{state.seq}", command)

    def _mend(self, meeting: str, mark: int) -> None:
        """Bring what is on the screens to what the documents say now, or off them."""
        state = self._meetings.state(meeting)
        for place, document in enumerate(_documents(state)):
            script = self._script(document, mark)
            if script is None or not script.visible:
                shown = any(each.unit.document == document for each in _shown(state))
                if script is None or shown:
                    self._ask(meeting, f"withdraw-{place}-{state.seq}", do.WithdrawCaptions(document=document))
                continue
            for number, command in _corrections(state, script):
                self._ask(meeting, f"supply-{number}-{state.seq}", command)

    def _script(self, document: str, mark: int) -> Script | None:
        if (document, mark) not in self._read:
            self._read = {key: each for key, each in self._read.items() if key[1] == mark}
            self._read[document, mark] = self._scripts.script(document)
        return self._read[document, mark]

    def _ask(self, meeting: str, command_id: str, command: do.CaptionCommand) -> None:
        try:
            self._meetings.handle(SYSTEM, meeting, command_id, command)
        except InterpError as error:
            if error.code not in ("stale", "not_found", "refused"):
                raise
            log.info("caption_left", meeting=meeting, command=command.name, code=error.code)

    def run(self, bell: Bell, running: Callable[[], bool]) -> None:
        """Tick every meeting at each ring, and when something is due, until `running` says no."""
        listed_at, mark, ids = -MEETINGS_EVERY_MS, -1, tuple[str, ...]()
        while running():
            wait_ms = LOOK_MS
            try:
                now, changed = self._clock.now_ms(), self._scripts.mark()
                if now - listed_at >= MEETINGS_EVERY_MS:
                    listed_at, ids = now, self._meetings.ids()
                for meeting in ids:
                    if changed != mark or self._meetings.state(meeting).status != MeetingStatus.CLOSED:
                        wait_ms = min(wait_ms, self._safely(meeting))
                mark = changed
            except InterpError as error:
                log.warning("follower_waits", code=error.code)
            bell.wait(wait_ms / 1000)

    def _safely(self, meeting: str) -> int:
        try:
            return self.tick(meeting)
        except InterpError as error:
            log.warning("follower_waits", meeting=meeting, code=error.code)
        except Exception:
            log.exception("follower_failed", meeting=meeting)
        return LOOK_MS


def _differs(have: Following | None, script: Script) -> bool:
    if have is None or have.withdrawn:
        return True
    now = (script.document, len(script.units), script.timed, script.visible)
    return (have.document, have.of, have.timed, have.visible) != now


def _place(state: Meeting, speech: str, script: Script) -> int | None:
    """Return where the newest unit on the screens stands in a script that has become longer or shorter."""
    places = {unit.id: place for place, unit in enumerate(script.units, start=1)}
    on_screen = reversed(state.captions.of_speech(speech))
    return next((places[each.unit.id] for each in on_screen if each.unit.id in places), None)


def _shown(state: Meeting) -> Iterator[Released]:
    return (each for each in state.captions.units if not each.withdrawn)


def _documents(state: Meeting) -> tuple[str, ...]:
    """Return the documents that are followed or on the screens."""
    followed_now = (each.document for each in state.captions.following.values() if not each.withdrawn)
    on_screen = (each.unit.document for each in _shown(state) if each.unit.document)
    return tuple(dict.fromkeys((*followed_now, *on_screen)))


def _corrections(state: Meeting, script: Script) -> Iterator[tuple[int, do.SupplyCaption]]:
    """Yield what changes units on the screens, by number, to what the script says of them now."""
    now = {unit.id: unit for unit in script.units}
    for each in _shown(state):
        wanted = may_release(now[each.unit.id], script.visibility) if each.unit.id in now else None
        if wanted is not None and (command := _correction(each.unit, wanted, script.visibility)):
            yield each.number, command


def _correction(have: Unit, wanted: Unit, visibility: str) -> do.SupplyCaption | None:
    by_hand = visibility in ("reviewed", "drafts")
    gone = tuple(
        text.language for text in have.texts
        if wanted.text(text.language) is None and not (by_hand and text.origin == "person")
    )  # fmt: skip
    texts = tuple(text for text in wanted.texts if have.text(text.language) != text)
    return do.SupplyCaption(have.id, texts, gone) if texts or gone else None  # type: ignore[arg-type]
