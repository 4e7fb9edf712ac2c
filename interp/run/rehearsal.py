"""Rehearses a meeting: copies its plan to a separate data folder, then presses Next at the programme's times."""

import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import get_args
from uuid import uuid4

from interp import owner_only
from interp.config import Settings
from interp.domain.delegations.registry import Delegations
from interp.domain.model import commands as do
from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.parties import Party
from interp.domain.model.state import Meeting, MeetingStatus
from interp.domain.model.streams import stream_of
from interp.domain.proposals.rehearsal_plan import afresh, details, inscribed, stay_ms, translations
from interp.domain.rules.evolve import replay
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.domain.rules.programme_order import following
from interp.errors import InterpError, NotFound, Refused, Stale
from interp.live.broadcast.background_work import background
from interp.live.wake_up import ProcessWakeUp
from interp.ports import Accounts, Author, EventLog, ServiceClock
from interp.run.assemble import Service
from interp.run.card_tasks import make_missing
from interp.seed.bundled_data import delegations
from interp.service.meetings import Meetings
from interp.service.official_names import day_of
from interp.store import backup_restore
from interp.store.open_stores import Stores, look_at_newest, open_stores
from interp.store.signing_key import KEY

CLERK = Actor("staff", "Rehearsal")
GUEST = Party("delegation", "Delegation not on the programme (rehearsal)")
BATCH = 50
CARD_EVERY_S = 1.0
LOOK_S = 0.2
HELD_S = 3.0
LAST_LOOK_S = 5.0
FOR_GOOD = 1 << 62  # ms; longer than any rehearsal


def stage(source: Settings, folder: Path, meeting: str, speed: float) -> None:
    """Make `folder` a data folder with the meeting planned again and the accounts and key of `source`.

    `source` is only read. Raises NotFound for an unknown meeting, Refused for a folder without data; Unavailable.
    """
    with _looking(source, folder / "source") as old, closing(open_stores(Settings(data=folder))) as new:
        state = replay(old.log.read(stream_of(meeting), after=0))
        if state.about is None:
            raise NotFound("meeting", meeting=meeting[:80])
        _accounts(old.accounts, new.accounts)
        known = delegations()
        meetings = Meetings(new.log, ProcessWakeUp(), new.clock, known)
        _plan(meetings, meeting, state, speed)
        _details(new.log, new.clock, state, meetings.state(meeting))
        _fill_rounds(meetings, meeting, speakers(known, day_of(state.about)), speed)
        make_missing(new, folder)
        owner_only.write(folder / KEY, old.key.held())


@contextmanager
def _looking(source: Settings, copy: Path) -> Iterator[Stores]:
    """Yield the stores of a service: of a folder those of a copy, which may be migrated and is deleted at the end."""
    if source.database:
        with closing(look_at_newest(source)) as stores:
            yield stores
        return
    file = copy.with_suffix(".zip")
    backup_restore.backup(source.data, file, checked=False)
    backup_restore.restore(file, copy)
    try:
        with closing(open_stores(Settings(data=copy))) as stores:
            yield stores
    finally:
        shutil.rmtree(copy)
        file.unlink()


def _accounts(old: Accounts, new: Accounts) -> None:
    """Copy accounts: printed links and passwords work in the rehearsal; signed-out browsers stay signed out."""
    for user in old.users():
        new.put_user(user)
    for link in old.links():
        new.add_link(link)
    new.end_sessions(old.ended_since(0), 0, FOR_GOOD)


def _plan(meetings: Meetings, meeting: str, state: Meeting, speed: float) -> None:
    meetings.handle(SYSTEM, meeting, "rehearsal", afresh(state, speed))
    texts = translations(state, meetings.state(meeting))
    for start in range(0, len(texts), BATCH):
        meetings.handle(SYSTEM, meeting, f"texts-{start}", do.SupplyTexts(texts[start : start + BATCH]))


def speakers(known: Delegations, on: date) -> tuple[str, ...]:
    """Return the codes of the States that may be invented as speakers, members of the Council first."""
    members = known.council(on)
    states = (each.code for each in known if each.category == "member_state")
    return tuple(sorted(states, key=lambda code: code not in members))


def _fill_rounds(meetings: Meetings, meeting: str, codes: tuple[str, ...], speed: float) -> None:
    for number, command in enumerate(inscribed(meetings.state(meeting), codes, speed), start=1):
        meetings.handle(CLERK, meeting, f"guest-{number}", command)


def _details(log: EventLog, clock: ServiceClock, state: Meeting, planned: Meeting) -> None:
    """Copy details of parties as events: no command sets a party's form of address."""
    assert planned.about is not None
    if known := details(state, planned):
        log.append(stream_of(planned.about.id), planned.seq, Author("system", "", clock.now_ms(), "details"), known)


@dataclass(slots=True)
class RehearsalScreens:
    """Effects of a rehearsal on screens: show the test card, close every connection. Both return at once."""

    show_card: Callable[[], None]
    cut_lines: Callable[[], None]


@dataclass(slots=True)
class RehearsalClerk:
    """Gives the floor at the programme's times; after a person's press, continues from there."""

    meetings: Meetings
    meeting: str
    speed: float
    hand: RehearsalScreens
    say: Callable[[str], None]
    faults: bool = False
    _turn: int = field(default=0)

    def perform(self, card_s: float) -> None:
        """Run the whole programme, the test card first; return when it has ended or somebody closed the meeting."""
        self._card(card_s)
        self._try(do.OpenMeeting())
        while self._state().status != MeetingStatus.CLOSED:
            if following(self._state()) is None:
                self._try(do.CloseMeeting())
                break
            if self._next():
                self._stay()
            else:
                time.sleep(1)  # suspended, or somebody pressed first: check again
        self.say("The programme has ended.")

    def _card(self, card_s: float) -> None:
        until = time.monotonic() + card_s
        while time.monotonic() < until:
            self.hand.show_card()
            time.sleep(min(CARD_EVERY_S, max(0.0, until - time.monotonic())))

    def _state(self) -> Meeting:
        return self.meetings.state(self.meeting)

    def _try(self, command: do.Command) -> bool:
        """Issue a command; return whether it was done. A refusal is reported and is no failure."""
        try:
            self.meetings.handle(CLERK, self.meeting, uuid4().hex, command, "rehearsal")
        except (Refused, Stale, NotFound) as error:
            self.say(f"{command.name}: {error.reason or error.code}")
            return False
        return True

    def _next(self) -> bool:
        state = self._state()
        done = self._try(do.AdvanceFloor(state.floor.speech, following(state)))
        if done:
            self._tell()
        return done

    def _tell(self) -> None:
        state = self._state()
        speech = state.speeches.get(state.floor.speech or "")
        item = next((each.title for each in state.items if each.id == state.floor.item), "")
        self.say(f"{speech.party.name} – {item}" if speech else item)

    def _stay(self) -> None:
        """Wait for the turn's time, with its staged faults; a turn given by a person gets its full time."""
        here, until = self._where(), time.monotonic() + self._length_s()
        if self.faults and here[1]:
            fault = FAULTS[self._turn % len(FAULTS)]
            self._turn += 1
            time.sleep(self._length_s() * 0.3)
            self.say(f"  {fault.__name__.replace('_', ' ')}")
            fault(self)
            here = self._where()
        while (left := until - time.monotonic()) > 0:
            time.sleep(min(LOOK_S, left))
            if self._where() != here:
                here, until = self._where(), time.monotonic() + self._length_s()

    def _where(self) -> tuple[str | None, str | None]:
        floor = self._state().floor
        return (floor.item, floor.speech)

    def _length_s(self) -> float:
        return stay_ms(self._state(), self.speed) / 1000

    def _moment(self) -> None:
        time.sleep(min(HELD_S, self._length_s() * 0.2))


def point_of_order(clerk: RehearsalClerk) -> None:
    """Let somebody raise a point of order, and the speaker go on."""
    clerk._try(do.InterruptFloor("point_of_order", GUEST))
    clerk._moment()
    clerk._try(do.ReturnFloor())


def wrong_language(clerk: RehearsalClerk) -> None:
    """Set a wrong floor language, then the right one."""
    spoken = clerk._state().floor.language
    right: MeetingLanguage = next((code for code in get_args(MeetingLanguage) if code == spoken), "en")
    clerk._try(do.SetLanguage("fr" if right != "fr" else "ru"))
    clerk._moment()
    clerk._try(do.SetLanguage(right))


def wrong_switch_taken_back(clerk: RehearsalClerk) -> None:
    """Press Next too early and undo it."""
    if clerk._next():
        clerk._moment()
        clerk._try(do.UndoSwitch())


def party_not_planned(clerk: RehearsalClerk) -> None:
    """Give the floor to somebody who is not on the programme."""
    clerk._try(do.GiveFloor(party=GUEST, language="es"))


def every_line_cut(clerk: RehearsalClerk) -> None:
    """Close every screen's connection; screens must reconnect by themselves."""
    clerk.hand.cut_lines()


FAULTS: tuple[Callable[[RehearsalClerk], None], ...] = (
    point_of_order, wrong_language, wrong_switch_taken_back, every_line_cut, party_not_planned,
)  # fmt: skip


def clerk(service: Service, meeting: str, speed: float, faults: bool, say: Callable[[str], None]) -> RehearsalClerk:
    """Return the clerk of an assembled rehearsal; `say` is told each step in a line."""
    rooms = service.services.rooms
    hand = RehearsalScreens(lambda: rooms.send_everyone("notice", {"code": "test_card"}), rooms.close_everyone)
    return RehearsalClerk(service.services.meetings, meeting, speed, hand, say, faults)


def begin(performer: RehearsalClerk, card_s: float) -> None:
    """Start the programme beside the server; the process ends when it has ended."""

    def perform() -> None:
        try:
            performer.perform(card_s)
            time.sleep(LAST_LOOK_S)
        except InterpError as error:
            performer.say(f"The rehearsal stopped: {error.code} {error.reason or ''}")
        os.kill(os.getpid(), signal.SIGTERM)

    background(perform)
