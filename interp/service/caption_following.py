"""Follows the speaker through the text: releases units by pace or by hand, corrects and withdraws those on the screens.

Everything it needs is in the log and in the scripts, so that it continues after a restart.
"""

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import replace
from threading import RLock

import structlog

from interp.domain.captions.cue_fitting import fitted
from interp.domain.captions.pace import due, next_ms
from interp.domain.model import commands as do
from interp.domain.model.captions import Following, How, Released, ScriptUnit
from interp.domain.model.clock import ClockStatus, elapsed_ms
from interp.domain.model.parties import Speech
from interp.domain.model.state import Meeting, MeetingStatus
from interp.domain.rules.decide.caption import BATCH, followed, on_text
from interp.domain.rules.order import following
from interp.domain.rules.policy import SYSTEM
from interp.errors import InterpError
from interp.ports import ServiceClock, WakeUp
from interp.service.caption_scripts import Script, Scripts, may_release
from interp.service.meetings import Meetings

log = structlog.get_logger(__name__)
LOOK_MS = 1_000
SOONEST_MS = 20
MEETINGS_EVERY_MS = 5_000
MOST_READ = 8


class CaptionFollower:
    """Called by the live loop; issues commands that the domain decides on, like any actor."""

    def __init__(
        self, meetings: Meetings, clock: ServiceClock, scripts: Scripts, tasks: Sequence[Callable[[str], object]] = ()
    ) -> None:
        """`tasks` are tasks done for a meeting before its captions are corrected or released."""
        self._meetings, self._clock, self._scripts, self._tasks = meetings, clock, scripts, tasks
        self._marks: dict[str, int] = {}
        self._read: dict[str, tuple[int, Script | None]] = {}
        self._laid: dict[tuple[str, str], tuple[tuple[int, int], Script]] = {}
        self._followed: dict[tuple[str, str], Script] = {}
        self._found: dict[tuple[str, str], tuple[tuple[int, str | None], str | None]] = {}
        self._to_mend: dict[str, list[str]] = {}
        self._lock = RLock()

    def tick(self, meeting: str) -> int:
        """Do what is due in a meeting; return the milliseconds until the next call at the latest.

        Raises NotFound, Unavailable, TooMany; a stale command is left to the next tick.
        """
        for task in self._tasks:
            self._safely(task, meeting)  # a failing task must not delay the captions
        mark = self._scripts.mark(meeting)
        if self._marks.get(meeting) != mark:
            self._to_mend[meeting] = _documents(self._meetings.state(meeting))
            self._marks[meeting] = mark
        wait_ms = self._mend_next(meeting, mark)
        state = self._meetings.state(meeting)
        if state.status != MeetingStatus.CLOSED:
            self._look_ahead(meeting, state, mark)
        speech = state.speeches.get(state.floor.speech or "")
        if speech is None or state.status != MeetingStatus.OPEN:
            return wait_ms
        script = self._load(meeting, state, speech, mark)
        return min(wait_ms, self._move(meeting, speech.id, script)) if script else wait_ms

    def script(self, meeting: str) -> Script | None:
        """Return the text the speech on the floor is followed by, or None. Raises NotFound, Unavailable."""
        state = self._meetings.state(meeting)
        document = _on_now(state)
        return self._script(meeting, state, document, self._scripts.mark(meeting)) if document else None

    def _load(self, meeting: str, state: Meeting, speech: Speech, mark: int) -> Script | None:
        """Return the script of a speech, recorded in the log if it is new or has changed."""
        document = self._statement(meeting, speech, mark)
        script = self._script(meeting, state, document, mark) if document else None
        have = state.captions.following.get(speech.id)
        if script is not None and script.withdrawn and have and not have.withdrawn:
            self._mend(meeting, script.document, mark)
        if script is None or script.withdrawn or not script.units:
            return None
        before, of = self._followed.get((meeting, speech.id)), len(script.units)
        position = _place(state, speech.id, have, script, before)
        if _differs(have, script) or (have and not have.withdrawn and position not in (None, have.position)):
            self._ask(
                meeting, f"load-{state.seq}",
                do.LoadCaptions(speech.id, script.document, of, script.timed, script.visible, position),
            )  # fmt: skip
        self._followed = {key: each for key, each in self._followed.items() if key[0] != meeting}
        self._followed[meeting, speech.id] = script
        return script

    def _move(self, meeting: str, speech: str, script: Script) -> int:
        state = self._meetings.state(meeting)
        now, clock = followed(state, speech), state.floor.speech_clock
        if state.floor.speech != speech or now is None or clock is None or not on_text(state):
            return LOOK_MS
        if now.mode != "auto":
            self._by_hand(meeting, state, now, script)
            return LOOK_MS
        elapsed = elapsed_ms(clock, self._clock.now_ms())
        wanted = min(due(script.units, now, clock, elapsed), now.position + BATCH)
        if wanted > now.position:
            self._release(meeting, state, "recording" if script.timed else "pace", wanted, script)
        coming = next_ms(script.units, now, clock, elapsed) if clock.status == ClockStatus.RUNNING else None
        return LOOK_MS if coming is None else max(SOONEST_MS, min(LOOK_MS, coming))

    def _by_hand(self, meeting: str, state: Meeting, now: Following, script: Script) -> None:
        """Release the unit a person went to, unless it is on the screens already."""
        if 0 < now.position <= len(script.units):
            unit = script.units[now.position - 1]
            there = {each.unit.id for each in state.captions.of_speech(state.floor.speech or "")}
            if unit.id not in there:
                self._release(meeting, state, "hand", now.position, script, _since(script.units, now, there))

    def _release(
        self, meeting: str, state: Meeting, how: How, position: int, script: Script, first: int | None = None
    ) -> None:
        speech, start = state.floor.speech or "", state.floor.cue if first is None else first
        units = [may_release(unit, script.visibility) for unit in script.units[start:position]]
        command = do.ReleaseCaptions(speech, how, position, tuple(unit for unit in units if unit))
        self._ask(meeting, f"release-{state.seq}", command)

    def _mend_next(self, meeting: str, mark: int) -> int:
        """Correct the units of one document per tick, so that commands of people do not wait."""
        if waiting := self._to_mend.get(meeting):
            self._mend(meeting, waiting[0], mark)
            del waiting[0]
        if waiting:
            return SOONEST_MS
        self._to_mend.pop(meeting, None)
        return LOOK_MS

    def _mend(self, meeting: str, document: str, mark: int) -> None:
        """Update the units on the screens to the document's present text, or withdraw them."""
        state = self._meetings.state(meeting)
        script = self._script(meeting, state, document, mark)
        if script is None:
            return  # a missing document does not withdraw its captions
        if script.visible:
            for number, command in _corrections(state, script):
                self._ask(meeting, f"supply-{number}-{state.seq}", command)
        elif script.withdrawn or (
            document != _on_now(state) and any(each.unit.document == document for each in _shown(state))
        ):
            self._ask(meeting, f"withdraw-{state.seq}", do.WithdrawCaptions(document=document))
        elif (now := followed(state, state.floor.speech)) and now.document == document:
            # also when nothing is followed: in a suspended meeting, or when the speech has another text
            unseen = do.LoadCaptions(state.floor.speech or "", document, now.of, now.timed, visible=False)
            self._ask(meeting, f"hide-{state.seq}", unseen)

    def _script(self, meeting: str, state: Meeting, document: str, mark: int) -> Script | None:
        """Return the present script of a text; every sentence already on the screens keeps its steps."""
        script, key = self._text(document, mark), (mark, state.captions.changed)
        if script is None or not state.captions.units:
            return script
        with self._lock:
            held = self._laid.pop((meeting, document), None)
            if held is None or held[0] != key:
                shown = (each.unit for each in _shown(state) if each.unit.document == document)
                held = (key, replace(script, units=fitted(script.units, shown)))
            self._laid[meeting, document] = held
            for old in list(self._laid)[:-MOST_READ]:
                del self._laid[old]
            return held[1]

    def _text(self, document: str, mark: int) -> Script | None:
        """Return the present script of a text."""
        with self._lock:
            if self._read.get(document, (None,))[0] != mark:
                self._read.pop(document, None)
                self._read[document] = (mark, self._scripts.script(document))
                for old in list(self._read)[:-MOST_READ]:
                    del self._read[old]
            return self._read[document][1]

    def _statement(self, meeting: str, speech: Speech, mark: int) -> str | None:
        """Return the document of a speech, read again after a change."""
        key, asked = (meeting, speech.id), (mark, speech.statement)
        if self._found.get(key, (None,))[0] != asked:
            self._found[key] = (asked, self._scripts.statement(meeting, speech))
        return self._found[key][1]

    def _look_ahead(self, meeting: str, state: Meeting, mark: int) -> None:
        """Load the text of the speaker Next would call: reading and splitting one takes half a second."""
        target = following(state)
        speech = state.speeches.get(target.speech or "") if target else None
        document = self._statement(meeting, speech, mark) if speech else None
        if document is not None and document not in self._read:
            self._text(document, mark)

    def _ask(self, meeting: str, command_id: str, command: do.Command) -> None:
        try:
            self._meetings.handle(SYSTEM, meeting, command_id, command)
        except InterpError as error:
            if error.code not in ("stale", "not_found", "refused"):
                raise
            log.info("caption_left", meeting=meeting, command=command.name, code=error.code)

    def run(self, wake_up: WakeUp, running: Callable[[], bool]) -> None:
        """Tick every meeting at each notification, and when something is due, until `running` returns False."""
        listed_at, mark, ids = -MEETINGS_EVERY_MS, -1, tuple[str, ...]()
        while running():
            wait_ms = LOOK_MS
            try:
                now, changed = self._clock.now_ms(), self._scripts.mark()
                if now - listed_at >= MEETINGS_EVERY_MS:
                    listed_at, ids = now, self._meetings.ids()
                for meeting in ids:
                    if changed != mark or meeting in self._to_mend or self._is_on(meeting):
                        wait_ms = min(wait_ms, self._safely(self.tick, meeting))
                mark = changed
            except InterpError as error:
                log.warning("follower_waits", code=error.code)
            wake_up.wait(wait_ms / 1000)

    def _is_on(self, meeting: str) -> bool:
        return self._meetings.state(meeting).status != MeetingStatus.CLOSED

    def _safely(self, task: Callable[[str], object], meeting: str) -> int:
        """Run a task for a meeting; return the milliseconds until the next call, a second if it failed."""
        try:
            wait_ms = task(meeting)
            return wait_ms if isinstance(wait_ms, int) else LOOK_MS
        except InterpError as error:
            log.warning("follower_waits", meeting=meeting, code=error.code)
        except Exception:
            log.exception("follower_failed", meeting=meeting)
        return LOOK_MS


def _differs(have: Following | None, script: Script) -> bool:
    if have is None:
        return True
    if have.withdrawn:
        return have.document != script.document  # do not retry until a notification
    now = (script.document, len(script.units), script.timed, script.visible)
    return (have.document, have.of, have.timed, have.visible) != now


def _place(
    state: Meeting, speech: str, have: Following | None, script: Script, before: Script | None
) -> int | None:
    """Return the speaker's position in a script that became longer or shorter; None when it is unknown.

    `before` is the script when the position was last correct. Without it, the newest unit on the screens counts, if the
    script has another length.
    """
    if have is None or have.document != script.document:
        return None
    known = before is not None and (before.document, len(before.units)) == (have.document, have.of)
    if before is script or have.of == len(script.units) and not known:
        return None
    places = {unit.id: place for place, unit in enumerate(script.units, start=1)}
    if before is not None and known:
        said = reversed(before.units[: have.position])
        return next((places[unit.id] for unit in said if unit.id in places), 0)
    on_screen = reversed(state.captions.of_speech(speech))
    return next((places[each.unit.id] for each in on_screen if each.unit.id in places), None)


def _since(units: Sequence[ScriptUnit], hand: Following, there: Container[str]) -> int:
    """Return the first unit to release for one that a person went to, so that no language starts mid-sentence.

    That is the first of several quick steps; the step in which languages without new text here began; and any
    translated text still missing from a sentence on the screens.
    """
    begun = {unit.segment for unit in units[: hand.position] if unit.id in there}
    first = max(min(hand.owed, hand.position - 1), hand.position - BATCH)
    while first > 0 and units[first - 1].id not in there:
        before, now = units[first - 1], units[first]
        same = before.segment == now.segment and any(not text.text for text in now.texts)
        if not same and not (before.segment in begun and _silent(before)):
            break
        first -= 1
    return first


def _silent(unit: ScriptUnit) -> bool:
    """Return whether the original has no new text in a unit."""
    said = unit.text(unit.language)
    return said is not None and not said.text


def _shown(state: Meeting) -> Iterator[Released]:
    return (each for each in state.captions.units if not each.withdrawn)


def _on_now(state: Meeting) -> str | None:
    """Return the document the speaker is followed by; loading it also withdraws its outdated cues."""
    now = followed(state, state.floor.speech)
    return now.document if now else None


def _documents(state: Meeting) -> list[str]:
    """Return the documents on the screens or followed: the speaker's first, then the latest."""
    here = _on_now(state)
    on_screen = (each.unit.document for each in reversed(tuple(_shown(state))) if each.unit.document)
    loaded = (each.document for each in reversed(state.captions.following.values()) if not each.withdrawn)
    return list(dict.fromkeys((*((here,) if here else ()), *on_screen, *loaded)))


def _corrections(state: Meeting, script: Script) -> Iterator[tuple[int, do.SupplyCaption]]:
    """Yield corrections of units on the screens, by number, to the script's present text.

    A sentence that is no longer in the text keeps its captions, marked as stale.
    """
    now = {unit.id: unit for unit in script.units}
    for each in _shown(state):
        if each.unit.document != script.document:
            continue
        stale = each.unit.id not in now
        wanted = may_release(now.get(each.unit.id, each.unit), script.visibility)
        if wanted is not None and (command := _correction(each, wanted, script.visibility, stale=stale)):
            yield each.number, command


def _correction(released: Released, wanted: ScriptUnit, visibility: str, *, stale: bool) -> do.SupplyCaption | None:
    have = released.unit
    by_hand = visibility in ("reviewed", "drafts")
    gone = tuple(
        text.language for text in have.texts
        if wanted.text(text.language) is None and not (by_hand and text.origin == "person")
    )  # fmt: skip
    texts = tuple(text for text in wanted.texts if have.text(text.language) != text)
    if not texts and not gone and released.stale == stale:
        return None
    return do.SupplyCaption(have.id, texts, gone, stale)  # type: ignore[arg-type]
