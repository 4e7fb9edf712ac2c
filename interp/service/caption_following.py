"""Follows the speaker through the text: releases units by pace or by hand, corrects and withdraws those on the screens.

Everything it needs is in the log and in the scripts, so that it continues after a restart.
"""

from collections.abc import Generator, Iterator, Mapping

import structlog

from interp.domain.captions.cue_fitting import fitted
from interp.domain.captions.pace import due, next_ms, spoken_ms
from interp.domain.captions.text_position import first_to_release, position_in
from interp.domain.model import commands as do
from interp.domain.model.caption_state import MOST_RELEASED, Following, How, Released, ScriptUnit
from interp.domain.model.parties import Speech
from interp.domain.model.state import Meeting, MeetingStatus
from interp.domain.model.time.speaking_clock import ClockStatus, elapsed_ms
from interp.domain.rules.decide.caption_steps import followed, on_text
from interp.domain.rules.permissions import SYSTEM
from interp.domain.rules.programme_order import following
from interp.errors import InterpError, NotFound
from interp.ports import ServiceClock
from interp.service.caption_scripts import Script, Scripts
from interp.service.meetings import Meetings
from interp.service.public_texts import may_release
from interp.service.reactors import Steps
from interp.service.value_cache import ValueCache
from interp.value_types import replace

log = structlog.get_logger(__name__)
SOONEST_MS = 20
MOST_READ = 8  # texts held
MOST_CHECKED = 512  # documents on the screens of all meetings


class CaptionFollower:
    """A reactor; issues commands that the domain decides on, like any actor. See service.reactors."""

    def __init__(self, meetings: Meetings, clock: ServiceClock, scripts: Scripts) -> None:
        self._meetings, self._clock, self._scripts = meetings, clock, scripts
        self._texts = ValueCache[str, int, Script | None](MOST_READ)
        self._fitted = ValueCache[tuple[str, str], tuple[int, int], Script](MOST_READ)
        self._followed = ValueCache[str, str, Script](MOST_CHECKED)
        self._filed = ValueCache[str, int, Mapping[str, str]](MOST_CHECKED)
        self._checked = ValueCache[tuple[str, str], int, bool](MOST_CHECKED)

    def react(self, meeting: str, state: Meeting) -> Steps:
        """Do what is due in a meeting, one command per step: first check one document whose text changed.

        Returns the milliseconds until the next unit is due. Raises NotFound, Unavailable, TooMany; a stale command is
        left to the next call.
        """
        mark = self._scripts.mark(meeting)
        unchecked = [each for each in _documents(state) if not self._checked.of((meeting, each), mark)]
        if unchecked:
            yield from self._mend(meeting, unchecked[0], mark)
            self._checked.put((meeting, unchecked[0]), mark, True)
            state = self._meetings.current(meeting)
        due_ms = yield from self._advance(meeting, state, mark)
        return SOONEST_MS if len(unchecked) > 1 else due_ms

    def script(self, meeting: str) -> Script | None:
        """Return the text the speech on the floor is followed by, or None. Raises NotFound, Unavailable."""
        state = self._meetings.state(meeting)
        document = _on_now(state)
        return self._script(meeting, state, document, self._scripts.mark(meeting)) if document else None

    def script_ahead(self, meeting: str, speech: str) -> Script | None:
        """Return the text filed for a speech, spoken or not, or None. Raises NotFound, Unavailable."""
        state, mark = self._meetings.state(meeting), self._scripts.mark(meeting)
        if speech not in state.speeches:
            raise NotFound("speech", speech=speech[:80])
        document = self._statement(meeting, state.speeches[speech], mark)
        script = self._script(meeting, state, document, mark) if document else None
        return script if script and script.units and not script.withdrawn else None

    def _advance(self, meeting: str, state: Meeting, mark: int) -> Steps:
        """Load the text of the speech on the floor, and release what is due of it."""
        if state.status != MeetingStatus.CLOSED:
            self._look_ahead(meeting, state, mark)
        speech = state.speeches.get(state.floor.speech or "")
        if speech is None or state.status != MeetingStatus.OPEN:
            return None
        script = yield from self._load(meeting, state, speech, mark)
        return (yield from self._move(meeting, speech.id, script)) if script else None

    def _load(self, meeting: str, state: Meeting, speech: Speech, mark: int) -> Generator[None, None, Script | None]:
        """Return the script of a speech, recorded in the log if it is new or has changed."""
        document = self._statement(meeting, speech, mark)
        script = self._script(meeting, state, document, mark) if document else None
        have = state.captions.following.get(speech.id)
        if script is not None and script.withdrawn and have and not have.withdrawn:
            yield from self._mend(meeting, script.document, mark)
        if script is None or script.withdrawn or not script.units:
            return None
        on_screen = (each.unit.id for each in state.captions.of_speech(speech.id))
        position = position_in(script, have, self._followed.of(meeting, speech.id), on_screen)
        if _differs(have, script) or (have and not have.withdrawn and position not in (None, have.position)):
            yield from self._ask(
                meeting, f"load-{state.seq}",
                do.LoadCaptions(
                    speech.id, script.document, len(script.units), script.timed, script.visible, position,
                    spoken_ms(script.units),
                ),
            )  # fmt: skip
        self._followed.put(meeting, speech.id, script)
        return script

    def _move(self, meeting: str, speech: str, script: Script) -> Steps:
        state = self._meetings.current(meeting)
        now, clock = followed(state, speech), state.floor.speech_clock
        if state.floor.speech != speech or now is None or clock is None or not on_text(state):
            return None
        if now.mode != "auto":
            yield from self._by_hand(meeting, state, now, script)
            return None
        elapsed = elapsed_ms(clock, self._clock.now_ms())
        wanted = min(due(script.units, now, clock, elapsed), now.position + MOST_RELEASED)
        if wanted > now.position:
            yield from self._release(meeting, state, "recording" if script.timed else "pace", wanted, script)
        coming = next_ms(script.units, now, clock, elapsed) if clock.status == ClockStatus.RUNNING else None
        return None if coming is None else max(SOONEST_MS, coming)

    def _by_hand(self, meeting: str, state: Meeting, now: Following, script: Script) -> Generator[None]:
        """Release the unit a person went to, unless it is on the screens already."""
        if 0 < now.position <= len(script.units):
            unit = script.units[now.position - 1]
            there = {each.unit.id for each in state.captions.of_speech(state.floor.speech or "")}
            if unit.id not in there:
                first = first_to_release(script.units, now, there)
                for start in range(first, now.position, MOST_RELEASED):
                    yield from self._release(meeting, state, "hand", now.position, script, start)

    def _release(
        self, meeting: str, state: Meeting, how: How, position: int, script: Script, first: int | None = None
    ) -> Generator[None]:
        speech, start = state.floor.speech or "", state.floor.cue if first is None else first
        ends = min(position, start + MOST_RELEASED)
        units = [may_release(unit, script.visibility) for unit in script.units[start:ends]]
        command = do.ReleaseCaptions(speech, how, position, tuple(unit for unit in units if unit))
        yield from self._ask(meeting, f"release-{state.seq}-{start}", command)

    def _mend(self, meeting: str, document: str, mark: int) -> Generator[None]:
        """Update the units on the screens to the document's present text, or withdraw them."""
        state = self._meetings.current(meeting)
        script = self._script(meeting, state, document, mark)
        if script is None:
            return  # a missing document does not withdraw its captions
        if script.visible:
            for number, command in _corrections(state, script):
                yield from self._ask(meeting, f"supply-{number}-{state.seq}", command)
        elif script.withdrawn or (
            document != _on_now(state) and any(each.unit.document == document for each in _shown(state))
        ):
            yield from self._ask(meeting, f"withdraw-{state.seq}", do.WithdrawCaptions(document=document))
        elif (now := followed(state, state.floor.speech)) and now.document == document:
            # also when nothing is followed: in a suspended meeting, or when the speech has another text
            unseen = do.LoadCaptions(
                state.floor.speech or "", document, now.of, now.timed, visible=False, spoken_ms=now.spoken_ms
            )
            yield from self._ask(meeting, f"hide-{state.seq}", unseen)

    def _script(self, meeting: str, state: Meeting, document: str, mark: int) -> Script | None:
        """Return the present script of a text; every sentence already on the screens keeps its steps."""
        script = self._text(document, mark)
        if script is None or not state.captions.units:
            return script

        def fit() -> Script:
            shown = (each.unit for each in _shown(state) if each.unit.document == document)
            return replace(script, units=fitted(script.units, shown))

        return self._fitted.get((meeting, document), (mark, state.captions.changed), fit)

    def _text(self, document: str, mark: int) -> Script | None:
        return self._texts.get(document, mark, lambda: self._scripts.script(document))

    def _statement(self, meeting: str, speech: Speech, mark: int) -> str | None:
        """Return the document assigned to a speech, else the newest filed for it; those are read after a change."""
        if speech.statement is not None:
            return speech.statement
        return self._filed.get(meeting, mark, lambda: self._scripts.filed(meeting)).get(speech.id)

    def _look_ahead(self, meeting: str, state: Meeting, mark: int) -> None:
        """Load the text of the speaker Next would call: reading and splitting one takes half a second."""
        target = following(state)
        speech = state.speeches.get(target.speech or "") if target else None
        document = self._statement(meeting, speech, mark) if speech else None
        if document is not None and self._texts.last(document) is None:
            self._text(document, mark)

    def _ask(self, meeting: str, command_id: str, command: do.Command) -> Generator[None]:
        try:
            self._meetings.handle(SYSTEM, meeting, command_id, command)
        except InterpError as error:
            if error.code not in ("stale", "not_found", "refused"):
                raise
            log.info("caption_left", meeting=meeting, command=command.name, code=error.code)
        yield


def _differs(have: Following | None, script: Script) -> bool:
    if have is None:
        return True
    if have.withdrawn:
        return have.document != script.document  # do not retry until a notification
    now = (script.document, len(script.units), script.timed, script.visible, True)
    return (have.document, have.of, have.timed, have.visible, bool(have.spoken_ms)) != now


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
