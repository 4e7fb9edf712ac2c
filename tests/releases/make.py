"""Makes the data folder of this release: `python tests/releases/make.py` once before each release, then committed."""

import json
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from interp.config import Settings  # noqa: E402
from interp.domain.model import commands as do  # noqa: E402
from interp.domain.model import roles  # noqa: E402
from interp.domain.model.captions import ScriptUnit  # noqa: E402
from interp.domain.model.commands import amendment as newer  # noqa: E402
from interp.domain.model.commands import caption as follow  # noqa: E402
from interp.domain.model.commands.caption import CaptionCommand  # noqa: E402
from interp.domain.model.parties import Party, SpeechStatus  # noqa: E402
from interp.domain.model.state import Meeting  # noqa: E402
from interp.domain.model.texts import T, plain  # noqa: E402
from interp.domain.rules.decide import replay  # noqa: E402
from interp.domain.rules.policy import SYSTEM, Actor  # noqa: E402
from interp.ports import EventLog  # noqa: E402
from interp.run import demo  # noqa: E402
from interp.run.assemble import KEY, assemble  # noqa: E402
from interp.store.event_log import SqlLog  # noqa: E402
from interp.store.meetings_database import FILE  # noqa: E402
from interp.store.service_clock import FILE as CLOCK  # noqa: E402

STAFF = Actor("staff", "Staff")
BOOTH = Actor("interpreter", "booth", language="fr")
MORNING, AFTERNOON = (f"{demo.PREFIX}-{number}" for number in (1, 2))
DAYS = 36_500
NO_SECRET = b"signs the links of this fixture.\n"[:32]


def make(folder: Path) -> None:
    """Write the folder anew, and what it holds beside it as JSON."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / KEY).write_bytes(NO_SECRET)
    service = assemble(Settings(data=folder, async_mode="threading"))
    demo.prepare(service.house)
    for number, (actor, meeting, command) in enumerate(story(lambda: service.house.meetings.state(MORNING)), start=1):
        service.house.meetings.handle(actor, meeting, f"step-{number}", command, "desk-1")
    service.house.access.add_user("amina", "staff", "a long password")
    token = service.house.access.make_link("release", "chair", MORNING, None, DAYS, "release")
    held = {"token": token, "streams": summary(SqlLog(service.database))}
    service.close()
    one_file(folder)
    beside = folder.with_name(f"{folder.name}.json")
    beside.write_text(json.dumps(held, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def story(now: Callable[[], Meeting]) -> Iterator[tuple[Actor, str, do.Command]]:
    """Yield the presses of a short morning and of an afternoon that was called off."""
    for _ in range(4):
        yield STAFF, MORNING, do.AdvanceFloor(now().floor.speech)
    yield STAFF, MORNING, do.UndoSwitch()
    yield STAFF, MORNING, do.AdvanceFloor(now().floor.speech)
    yield BOOTH, MORNING, do.ReportDisplay("fr")
    yield STAFF, MORNING, do.DismissReport("fr")
    yield STAFF, MORNING, do.SuspendMeeting()
    yield STAFF, MORNING, do.ResumeMeeting()
    yield STAFF, MORNING, do.GiveFloor(party=Party("delegation", "Brazil", code="BR"), language="es", limit_ms=120_000)
    yield STAFF, MORNING, do.EndFloor()
    yield from ((STAFF, MORNING, command) for command in chain(edits(now), amended(now), texts(now)))
    yield STAFF, MORNING, do.AdvanceFloor(None)
    yield from ((SYSTEM if step.may == roles.SYSTEM else STAFF, MORNING, step) for step in captions(now))
    yield STAFF, MORNING, do.AddTime(30)
    yield STAFF, MORNING, do.SetLanguage("es")
    yield BOOTH, MORNING, do.ReportLanguage("fr", "ar")
    yield STAFF, MORNING, do.PauseFloor()
    yield STAFF, MORNING, do.ResumeFloor()
    yield STAFF, MORNING, do.BlankRoom()
    yield STAFF, MORNING, do.ShowRoom()
    yield STAFF, AFTERNOON, do.RestrictMeeting(True)
    yield STAFF, AFTERNOON, do.AdvanceFloor(None)
    yield STAFF, AFTERNOON, do.UndoSwitch()
    yield STAFF, AFTERNOON, do.OpenMeeting()
    yield STAFF, AFTERNOON, do.CloseMeeting()


def edits(now: Callable[[], Meeting]) -> Iterator[do.Command]:
    """Yield changes of the programme, each on what it then is."""
    last = now().items[-1].id
    planned = [each.id for each in now().speeches.values() if each.status == SpeechStatus.PLANNED]
    yield do.ArmFloor(planned[-1])
    yield do.SkipSpeech(planned[0])
    yield do.AmendSpeech(planned[1], language="ru", text="on_text")
    yield do.MoveSpeech(planned[-1], None)
    yield do.AmendItem(last, number="9")
    yield do.AddSpeech(last, Party("group", "Group of African States"))
    yield do.AddSpeech(last, Party("delegation", "", code="BRA"))
    yield do.AttachStatement(planned[1], "statement-1")
    yield do.DescribeParty(planned[1], pronunciation="as it is written", seat="12")
    for title in ("Any other business", "Called off"):
        yield do.AddItem("other", title)
    yield do.RemoveItem(now().items[-1].id)
    yield do.MoveItem(now().items[-1].id, now().items[-3].id)
    yield do.CloseItem(now().items[-2].id)


def amended(now: Callable[[], Meeting]) -> Iterator[do.Command]:
    """Yield what a newer version of the paper changes."""
    planned = [each.id for each in now().speeches.values() if each.status == SpeechStatus.PLANNED]
    yield newer.AmendMeeting(venue="Room XIX")
    yield newer.AddPerson("Maria Nova", "Ms.", ("Observer",))
    yield newer.AmendPerson(next(iter(now().people)), functions=("Moderator",))
    yield do.AmendSpeech(planned[-1], topic="Another topic")
    yield newer.RemoveSpeech(planned[-2])


def texts(now: Callable[[], Meeting]) -> Iterator[do.Command]:
    """Yield a title entered and approved, and one that waits."""
    yield do.SetText("meeting.title", "fr", "Un autre titre")
    entered = now().texts["meeting.title"].version("fr")
    assert entered is not None
    yield do.ApproveText("meeting.title", "fr", entered.revision)
    yield do.SetText("meeting.title", "ar", "عنوان آخر")


def captions(now: Callable[[], Meeting]) -> Iterator[CaptionCommand]:
    """Yield the text of the speech on the floor: followed, released, typed beside, corrected and withdrawn."""
    speech = now().floor.speech or ""
    original, draft = plain("Good morning.", "en"), T("Bonjour.", "fr", "draft", "mt:en-fr@1.9", 1)
    unit = ScriptUnit("u1", "en", (original, draft), "line", "d1", "g1")
    yield follow.LoadCaptions(speech, "d1", 2)
    yield follow.ReleaseCaptions(speech, "pace", 1, (unit,))
    yield follow.FollowCaptions("hold")
    yield follow.CorrectCaption("u1", "fr", "Bonjour à tous.", 1)
    yield follow.TypeCaption("The speaker thanks the Chair.", "en")
    yield follow.WithdrawCaptions(document="d1")


def summary(log: EventLog) -> dict[str, Any]:
    """Return what a person would say of each stream, in words that outlive a change of the types."""
    return {stream: _told(replay(log.read(stream, 0))) for stream in log.streams()}


def _told(state: Meeting) -> dict[str, Any]:
    floor, clock = state.floor, state.floor.speech_clock
    speaking = state.speeches.get(floor.speech or "")
    title = state.texts["meeting.title"]
    return {
        "seq": state.seq, "status": state.status.value, "title": title.value,
        "titles": {code: version.value for code, version in title.versions},
        "items": [[item.title, item.status.value] for item in state.items],
        "speeches": [[each.party.name, each.status.value, each.limit_ms] for each in state.speeches.values()],
        "floor": [floor.item, speaking.party.name if speaking else None, floor.language, floor.armed],
        "clock": [clock.status.value, clock.started_at, clock.paused_ms, clock.limit_ms] if clock else None,
        "switches": len(state.switches), "blank": state.blank,
    }  # fmt: skip


def one_file(folder: Path) -> None:
    """Bring the write-ahead log into the database, and let the clock's anchor be that of another machine."""
    connection = sqlite3.connect(folder / FILE)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.execute("VACUUM")
    connection.close()
    (folder / CLOCK).write_text(json.dumps({"boot": "another machine's", "wall_ms": 0, "uptime_ms": 0}) + "\n")


if __name__ == "__main__":
    make(HERE / version("interp"))
