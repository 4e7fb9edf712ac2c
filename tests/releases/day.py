"""A whole day at the Council as commands, from which each release's folder and history are made.

An event that the code can write is written by some press below; tests say which one is missing.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import resources

from interp.domain.model import commands as do
from interp.domain.model.interpretation import NextMeeting
from interp.domain.model.list_rules import Band, CategoryLimit, ListRules
from interp.domain.model.parties import Party, SpeechStatus
from interp.domain.model.scopes import Scope
from interp.domain.model.speaker_lists import ListOfSpeakers
from interp.domain.model.state import Meeting, MeetingStatus
from interp.domain.model.texts import ProgrammeText
from interp.domain.rules.carrying import contents, elsewhere
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.domain.rules.programme_order import following
from interp.domain.rules.time_limits import interpretation_until
from interp.domain.rules.usual_teams import geneva
from interp.service.meetings import Meetings
from interp.service.proposals import Proposals
from tests.releases.statements import DELEGATION, FILM, OPENING, PANELLIST, Statement, draft

PAPER = "hrc31-concept-note.txt"
FIRST = "demo"  # the proposal both meetings are planned from, here as in the demonstration
MORNING, AFTERNOON = "hrc31-1", "hrc31-2"

AMINA, BRUNO = Actor("staff", "Amina"), Actor("staff", "Bruno")
CHAIR, REVISER, CHIEF = Actor("chair", "Chair"), Actor("reviser", "Lin"), Actor("chief", "Mei")
DEVICES = {"Amina": "desk-1", "Bruno": "desk-2", "Chair": "chair-1", "Lin": "section-1", "Mei": "chief-1"}


@dataclass(frozen=True, slots=True)
class Press:
    """A command by somebody, some seconds after what came before."""

    actor: Actor
    meeting: str
    command: do.Command
    after_s: int = 5


@dataclass(frozen=True, slots=True)
class NewerPaper:
    """A newer version of the paper with some of its words changed; `taken`: as in Documents.confirm."""

    actor: Actor
    swaps: tuple[tuple[str, str], ...]
    taken: tuple[str, ...] | None = None
    after_s: int = 60


Step = Press | NewerPaper
Now = Callable[[], Meeting]


def booth(language: str) -> Actor:
    """Return the interpreters of a language."""
    return Actor("interpreter", f"Booth {language}", language=language)


def paper() -> bytes:
    """Return the seed's paper."""
    return resources.files("interp.seed").joinpath(PAPER).read_bytes()


def perform(meetings: Meetings, documents: Proposals, passes: Callable[[int], None]) -> None:
    """Carry out the day's steps on meetings that are planned; `passes` lets milliseconds pass."""
    papers = 0
    for number, step in enumerate(day(meetings), start=1):
        passes(step.after_s * 1000)
        match step:
            case Press(actor, meeting, command):
                device = DEVICES.get(actor.name, actor.name)
                meetings.handle(actor, meeting, f"press-{number}", command, device)
            case NewerPaper():
                papers += 1
                _take_in(documents, step, f"paper-{papers}")


def _take_in(documents: Proposals, step: NewerPaper, proposal: str) -> None:
    text = paper().decode()
    for old, new in step.swaps:
        assert old in text, old
        text = text.replace(old, new)
    documents.bring_in_version(step.actor, proposal, text.encode(), PAPER, FIRST)
    documents.confirm(step.actor, proposal, taken=step.taken)


def day(meetings: Meetings) -> Iterator[Step]:
    """Yield every step of the day."""
    morning, afternoon = (lambda: meetings.state(MORNING)), (lambda: meetings.state(AFTERNOON))
    yield from before_the_meetings()
    for actor, command in texts(morning):
        yield Press(actor, MORNING, command, 30)
    interpreted = (team, opening, handovers, panel, overrides)
    for part in (*interpreted, corrections, discussion, programme, to_the_end, closed_too_early):
        for actor, command in part(morning):
            yield Press(actor, MORNING, command, 7)
    yield from lunch()
    yield from carried_over(morning)
    for part in (afternoon_begins, announcements, list_of_speakers, to_the_end):
        for actor, command in part(afternoon):
            yield Press(actor, AFTERNOON, command, 11)


def before_the_meetings() -> Iterator[Step]:
    """Yield the newer papers of the eve, and what staff change by hand."""
    room, person = "Palais des Nations, Room ", "Mr. Preetam Maloor, Acting Head of the Corporate Strategy Division, "
    yield NewerPaper(BRUNO, (
        (f"{room}XX", f"{room}XVII"),
        (f"{person}International Telecommunication Union (ITU)", "Ms. Dora Delta, Judge, Court of Appeal"),
        ("Ms. Kate Gilmore", "Ms. Kate Gilmour"),
        ("New forms of child sexual exploitation through ICTs", "Old forms in new clothes"),
    ))  # fmt: skip
    yield Press(AMINA, MORNING, do.AmendMeeting(venue="Room XX, Palais des Nations"))
    yield Press(AMINA, MORNING, do.AddPerson("Maria Nova", "Ms.", ("Observer",)))
    yield Press(AMINA, MORNING, do.AmendPerson("p2", functions=("Founding Director", "Moderator")))
    yield Press(BRUNO, MORNING, do.RestrictMeeting(True))
    yield Press(BRUNO, MORNING, do.PrepareLine("opening", "Distinguished delegates, dear children, welcome."))
    yield Press(BRUNO, AFTERNOON, do.RestrictMeeting(True))
    yield Press(AMINA, MORNING, do.RestrictMeeting(False))
    swaps = ((f"{room}XX", f"{room}XIX"), ("Founding Director of", "First Director of"))
    yield NewerPaper(AMINA, swaps, taken=(f"{MORNING}/meeting.venue", f"{AFTERNOON}/meeting.venue"))


def texts(now: Now) -> Iterator[tuple[Actor, do.Command]]:
    """Yield texts of the programme entered, entered again, approved and left as drafts."""
    for language, value in (("fr", "Un autre titre"), ("ar", "عنوان آخر"), ("zh", "另一个标题")):
        yield REVISER, do.SetText("meeting.title", language, value)  # type: ignore[arg-type]
    for language in ("fr", "ar"):
        entered = now().texts["meeting.title"].version(language)
        assert entered is not None
        yield AMINA, do.ApproveText("meeting.title", language, entered.revision)  # type: ignore[arg-type]
    yield REVISER, do.SetText("meeting.title", "ar", "عنوان آخر مصحح")
    supplied = do.Supplied("speech.s4-2.topic", "ru", "Старые формы в новом виде", "draft", "mt:en-ru@1.9")
    yield SYSTEM, do.SupplyTexts((supplied,))
    yield BRUNO, do.AmendItem("i5", title="Discussion, first round")


def team(now: Now) -> Iterator[tuple[Actor, do.Command]]:
    """Yield the interpretation team, who is off duty, and the desks that interpreters take, leave and lose."""
    yield CHIEF, do.SetTeam(geneva()[:4])
    yield AMINA, do.SetTeam(geneva())
    yield CHIEF, do.MarkInterpreter("ru-2", False)
    yield booth("zh"), do.TakeDesk("zh", "1", "zh-1")
    yield booth("zh"), do.TakeDesk("zh", "2")
    yield booth("zh"), do.TakeDesk("zh", "3", "zh-2")
    for code in ("en", "fr"):
        yield booth(code), do.TakeDesk(code, "1", f"{code}-1")
    yield booth("zh"), do.LeaveDesk("zh", "3")
    yield SYSTEM, do.ReportDesk("fr", "1", True)
    yield SYSTEM, do.ReportDesk("fr", "1", False)


def handovers(now: Now) -> Iterator[tuple[Actor, do.Command]]:
    """Yield a microphone taken, asked for, declined, offered, withdrawn, accepted, and lost with its desk."""
    yield booth("zh"), do.TakeHandover("zh", "1")
    yield booth("zh"), do.AskHandover("zh", "2", "2")
    yield booth("zh"), do.DeclineHandover("zh", "1", "After this speech")
    yield booth("zh"), do.AskHandover("zh", "1", "2")
    yield booth("zh"), do.WithdrawHandover("zh", "1")
    yield booth("zh"), do.AskHandover("zh", "2", "2")
    yield booth("zh"), do.AcceptHandover("zh", "1")
    yield booth("zh"), do.TakeHandover("zh", "2")
    yield SYSTEM, do.ReportMicrophone("zh", "2", "on", "floor")
    yield SYSTEM, do.ReportMicrophone("zh", "1", "off", "en")
    yield booth("fr"), do.TakeHandover("fr", "1")
    yield CHIEF, do.ReleaseHandover("fr")
    yield booth("fr"), do.TakeHandover("fr", "1")
    yield SYSTEM, do.ReportDesk("fr", "1", True)


def overrides(now: Now) -> Iterator[tuple[Actor, do.Command]]:
    """Yield relay set by hand for a speech, taken back, and set for the meeting; and an interpreter back on duty."""
    yield CHIEF, do.OverrideRelay("ru", "fr", "The English channel is noisy")
    yield CHIEF, do.ClearRelay("ru")
    yield AMINA, do.OverrideRelay("es", "fr", "A trainee in the English booth", whole_meeting=True)
    yield CHIEF, do.MarkInterpreter("ru-2", True)
    yield booth("zh"), do.AskHandover("zh", "1", "1")


def opening(now: Now) -> Iterator[tuple[Actor, do.Command]]:
    """Yield the chair's opening and the first statement with its captions in six languages."""
    yield booth("fr"), do.ReportDisplay("fr")
    yield AMINA, do.DismissReport("fr")
    yield AMINA, do.ArmFloor("s1-1")
    yield CHAIR, do.OpenMeeting()
    yield AMINA, do.AdvanceFloor(None)
    for code in ("ar", "zh"):
        yield booth(code), do.ReportLanguage(code, "fr")
    yield booth("ru"), do.ReportLanguage("ru", "es")
    yield AMINA, do.SetLanguage("fr")
    yield BRUNO, do.SetLanguage("en")
    yield booth("ar"), do.SetRetour("ar", "fr")
    yield from followed("s1-1", OPENING)


def followed(speech: str, statement: Statement) -> Iterator[tuple[Actor, do.Command]]:
    """Yield a text released by its pace, by hand, corrected, withdrawn and taken up again."""
    units = statement.units
    yield SYSTEM, do.LoadCaptions(speech, statement.id, len(units))
    for place in range(1, 6):
        yield SYSTEM, do.ReleaseCaptions(speech, "pace", place, units[place - 1 : place])
    yield REVISER, do.CorrectCaption(units[1].id, "fr", "Une traduction\ncorrigée.", 1)
    yield SYSTEM, do.SupplyCaption(units[2].id, (draft("موجه", "ar", 2),), ("es",), True)
    yield REVISER, do.FollowCaptions("hold", speech)
    yield REVISER, do.FollowCaptions("next", speech, 5)
    yield SYSTEM, do.ReleaseCaptions(speech, "hand", 6, units[5:6])
    yield AMINA, do.FollowCaptions("back", speech, 6)
    yield AMINA, do.FollowCaptions("jump", speech, 8)
    yield SYSTEM, do.ReleaseCaptions(speech, "hand", 8, units[7:8])
    yield REVISER, do.WithdrawCaptions(unit=units[7].id)
    yield REVISER, do.FollowCaptions("off_text", speech)
    yield REVISER, do.TypeCaption("The speaker thanks the Chair.", "en")
    yield REVISER, do.FollowCaptions("on_text", speech)
    yield BRUNO, do.WithdrawCaptions(document=statement.id)
    yield BRUNO, do.FollowCaptions("go_on", speech)
    yield SYSTEM, do.ReleaseCaptions(speech, "pace", len(units), units[8:])


def typed(now: Now) -> Iterator[tuple[Actor, do.Command]]:
    """Yield drafts of the newest typed line, and its correction by a person."""
    line = next(each.unit for each in reversed(now().captions.units) if each.how == "typed")
    drafts = (draft("يشكر المتكلم الرئيس.", "ar"), draft("L’orateur remercie le Président.", "fr"))
    yield SYSTEM, do.SupplyCaption(line.id, drafts)
    yield REVISER, do.CorrectCaption(line.id, "en", "The speaker thanks the President.", 1)
    yield SYSTEM, do.SupplyCaption(line.id, (draft("المتكلم يشكر الرئيس.", "ar", 2),))


def panel(now: Now) -> Iterator[tuple[Actor, do.Command]]:
    """Yield pauses, a switch too early and taken back, a recording, and a suspension in mid-speech."""
    yield from typed(now)
    yield AMINA, do.AdvanceFloor("s1-1")
    yield BRUNO, do.AdvanceFloor("s2-1", following(now()))
    yield AMINA, do.UndoSwitch("s3-1")
    yield BRUNO, do.PauseFloor()
    yield BRUNO, do.ResumeFloor()
    yield AMINA, do.AdvanceFloor("s2-1")
    yield SYSTEM, do.LoadCaptions("s3-1", FILM.id, len(FILM.units), timed=True)
    for place, unit in enumerate(FILM.units, start=1):
        yield SYSTEM, do.ReleaseCaptions("s3-1", "recording", place, (unit,))
    yield AMINA, do.AdvanceFloor("s3-1")
    yield AMINA, do.AttachStatement("s4-1", OPENING.id)
    yield REVISER, do.AttachStatement("s4-1", None)
    yield CHAIR, do.SuspendMeeting("consultations")
    yield REVISER, do.FollowCaptions("text_follows")
    yield CHAIR, do.ResumeMeeting()
    yield AMINA, do.AdvanceFloor("s4-1")
    yield AMINA, do.SetLanguage("fr")
    yield booth("zh"), do.ReportLanguage("zh", "en")
    yield from followed("s4-2", PANELLIST)
    yield AMINA, do.AddTime(60)
    yield from point_of_order(now, "s4-2")


def point_of_order(now: Now, speech: str) -> Iterator[tuple[Actor, do.Command]]:
    """Yield a point of order in each way: ruled on, inside a visit, and by hand, with the floor given and back."""
    yield BRUNO, do.InterruptFloor("visit")
    order = do.InterruptFloor("point_of_order", Party("delegation", "", code="EGY"), language="ar")
    yield AMINA, order
    yield AMINA, do.InterruptFloor("chair")
    yield AMINA, do.ReturnFloor(3, ruled=True)
    yield AMINA, order
    yield AMINA, do.ReturnFloor(2)
    yield BRUNO, do.ReturnFloor()
    yield AMINA, do.InterruptFloor("chair")
    yield AMINA, do.ReturnFloor()
    yield AMINA, do.UndoSwitch()
    yield AMINA, do.ReturnFloor()
    yield AMINA, do.AdjustClock(10)
    yield BRUNO, do.PauseFloor()
    yield BRUNO, do.GiveFloor(party=Party("delegation", "", code="RUS"), language="ru", limit_ms=120_000)
    yield BRUNO, do.EndFloor()
    yield AMINA, do.GiveFloor(speech)
    yield AMINA, do.AddTime(-30)
    yield AMINA, do.EndFloor()
    yield AMINA, do.UndoSwitch()


def corrections(now: Now) -> Iterator[tuple[Actor, do.Command]]:
    """Yield what is wrong with the screens, and how the programme is changed while somebody speaks."""
    yield AMINA, do.BlankRoom()
    yield BRUNO, do.ShowRoom()
    yield AMINA, do.BlankOutputs()
    yield BRUNO, do.ShowOutputs()
    planned = [each.id for each in now().speeches.values() if each.status == SpeechStatus.PLANNED]
    yield AMINA, do.SkipSpeech(planned[0])
    yield BRUNO, do.AmendSpeech(planned[1], language="ru", text="on_text")
    yield BRUNO, do.AmendSpeech(planned[1], topic="Another topic")
    yield BRUNO, do.AmendSpeech(planned[1], on_behalf_of=(Party("group", "", code="oic"),))
    yield AMINA, do.DescribeParty(planned[1], pronunciation="as it is written", seat="12")
    yield BRUNO, do.MoveSpeech(planned[-1], None)
    yield BRUNO, do.RemoveSpeech(planned[-2])
    for title in ("Any other business", "Called off"):
        yield AMINA, do.AddItem("other", title, limit_ms=300_000)
    added, off = now().items[-2].id, now().items[-1].id
    yield AMINA, do.RemoveItem(off)
    yield BRUNO, do.AmendItem(added, number="9", speech_limit_ms=60_000)
    yield BRUNO, do.MoveItem(added, "i7")
    yield from inscriptions(now, added)


def inscriptions(now: Now, item: str) -> Iterator[tuple[Actor, do.Command]]:
    """Yield a list of speakers on an item: inscribed, confirmed, placed by hand, drawn by lot, withdrawn."""
    rules = ListRules("review", bands=(Band("dignitaries"), Band("states", "lot"), Band()))
    yield AMINA, do.SetList(ListOfSpeakers("l1", (item,), rules))
    for code in ("NOR", "KEN", "CUB"):
        yield BRUNO, do.InscribeEntry("l1", Party("delegation", "", code=code), "observer", level="minister")
    first, second, third = (each for each, entry in now().entries.items() if entry.list == "l1")
    yield AMINA, do.AmendEntry(third, confirmed=True, level_confirmed=True)
    yield BRUNO, do.DrawList("l1", "seed")
    yield AMINA, do.PlaceEntry(second, None, "request", "leaves at noon")
    yield AMINA, do.SwapEntries(first, third)
    yield AMINA, do.CallEntryInVain(third)
    yield AMINA, do.RestoreEntry(third)
    yield AMINA, do.WithdrawEntry(first)


def discussion(now: Now) -> Iterator[tuple[Actor, do.Command]]:
    """Yield a first round: a list of delegations and groups, one of them with a written statement."""
    yield AMINA, do.OpenItem("i5")
    for to in (now().blocks[1].id, None, now().blocks[2].id):
        yield CHAIR, do.RollOver(now().blocks[0].id, to)
    for code in ("african-group", "eu", "BRA", "EGY", "CHN", "PSE", "unicef"):
        yield AMINA, do.AddSpeech("i5", Party("delegation", "", code=code))
    yield BRUNO, do.AddSpeech("i5", Party("organization", "Child Rights Connect"), language="en", limit_ms=90_000)
    here = [each for each in now().items if each.id == "i5"][0].speeches
    yield AMINA, do.ArmFloor(here[2])
    yield AMINA, do.AdvanceFloor(None)
    yield AMINA, do.SetLanguage("es")
    yield from followed(here[2], DELEGATION)
    yield from own_language(here[2], "BRA")
    yield REVISER, do.FollowCaptions("no_text")
    yield BRUNO, do.ArmFloor(here[4])
    yield BRUNO, do.ArmFloor(None)
    for _ in range(6):
        yield AMINA, do.AdvanceFloor(now().floor.speech, following(now()))
    yield AMINA, do.GiveFloor(party=Party("group", "A group of friends"), language="ar")
    yield AMINA, do.EndFloor()
    yield AMINA, do.CloseItem("i5")


def own_language(speech: str, delegation: str) -> Iterator[tuple[Actor, do.Command]]:
    """Yield a language outside the six read with somebody who points, and what a booth asks for and is given."""
    yield AMINA, do.SetLanguage("pt")
    yield booth("fr"), do.SetPivot("fr", "text")
    pointer = Actor("pointer", "Mission of Brazil", scope=Scope("delegation", delegation))
    for line in (1, 2):
        yield pointer, do.PointStatement(delegation, speech, line, len(DELEGATION.units))
    yield booth("es"), do.SignalBooth("es", "no_text")
    yield AMINA, do.AnswerSignal("es", "no_text")
    yield booth("es"), do.EndSignal("es", "no_text")
    yield booth("ru"), do.SignalBooth("ru", "help")
    yield CHIEF, do.AnswerSignal("ru", "help")
    yield BRUNO, do.SetPivot("fr")
    yield AMINA, do.SetLanguage("es")


def programme(now: Now) -> Iterator[tuple[Actor, do.Command]]:
    """Yield two switches that are taken back one after the other, and a suspension that a switch is taken back over."""
    yield AMINA, do.AdvanceFloor(now().floor.speech)
    yield BRUNO, do.AdvanceFloor(now().floor.speech)
    yield AMINA, do.UndoSwitch()
    yield AMINA, do.UndoSwitch()
    yield AMINA, do.AdvanceFloor(now().floor.speech)
    yield BRUNO, do.SuspendMeeting()
    yield CHAIR, do.ResumeMeeting()
    yield BRUNO, do.UndoSwitch()
    yield AMINA, do.OpenItem("i7")
    yield REVISER, do.SetText("item.i7.title", "fr", "Discussion, deuxième série")


def to_the_end(now: Now) -> Iterator[tuple[Actor, do.Command]]:
    """Yield the rest of the programme, Next by Next, until the chair closes the meeting."""
    while now().status != MeetingStatus.CLOSED:
        if following(now()) is None:
            yield CHAIR, do.CloseMeeting()
        else:
            yield AMINA, do.AdvanceFloor(now().floor.speech, following(now()))


def closed_too_early(now: Now) -> Iterator[tuple[Actor, do.Command]]:
    """Yield the reopening, an extension of interpretation and the closing, before a meeting in the same room.

    It is then archived and unarchived.
    """
    until = interpretation_until(now())
    yield CHAIR, do.ReopenMeeting()
    yield CHAIR, do.AskInterpretation(until + 900_000)
    yield AMINA, do.RefuseInterpretation()
    yield AMINA, do.GrantInterpretation(until + 300_000)
    title = ProgrammeText("meeting.title", "en", "A meeting in the same room")
    yield SYSTEM, do.SetNextMeeting(NextMeeting(AFTERNOON, title, until + 7_200_000))
    yield CHAIR, do.CloseMeeting("interpretation")
    yield AMINA, do.ArchiveMeeting()
    yield AMINA, do.UnarchiveMeeting()


def lunch() -> Iterator[Step]:
    """Yield the newest paper, which comes when the morning is closed: it changes the afternoon alone."""
    yield NewerPaper(BRUNO, (
        ("Ms. Gaby Reyes, Founder and Director", "Ms. Gaby Reyes, President"),
        ("Prevention programmes of UNICEF on the ground", "Prevention on the ground"),
    ), after_s=1800)  # fmt: skip
    yield Press(BRUNO, AFTERNOON, do.RestrictMeeting(False), 3600)


def carried_over(now: Now) -> Iterator[Step]:
    """Yield an entry of the morning's list that waits again and goes over into the afternoon, at the second attempt."""
    withdrawn = next(each for each, entry in now().entries.items() if entry.standing == "withdrawn")
    yield Press(AMINA, MORNING, do.RestoreEntry(withdrawn))
    for _ in range(2):
        yield Press(AMINA, MORNING, do.CarryList("l1", AFTERNOON, "i3"))
        if len(now().carries) == 1:
            yield Press(SYSTEM, MORNING, do.HandOnList(0, "target_over"))
    received = do.ReceiveList(elsewhere(now(), "l1"), "i3", contents(now(), now().carries[1]))
    yield Press(SYSTEM, AFTERNOON, received)
    yield Press(SYSTEM, MORNING, do.HandOnList(1))


def announcements(now: Now) -> Iterator[tuple[Actor, do.Command]]:
    """Yield a phrase announced to all and one to the room again, and a typed text, revised and withdrawn."""
    began = now().status_since or 0
    end = began + 2 * 3_600_000
    yield AMINA, do.MakeAnnouncement(("room", "booths", "attendees", "chair"), end, "resumes_at", time=end)
    yield BRUNO, do.MakeAnnouncement(("room", "attendees"), end, "consultations", time=end, place="Room XXI")
    yield CHAIR, do.MakeAnnouncement(("booths",), end, text="The lights in Room XX are being repaired", language="en")
    typed = now().announcements[-1].id
    yield REVISER, do.SetText(f"announcement.{typed}.text", "fr", "L’éclairage de la salle XX est en réparation")
    yield AMINA, do.MakeAnnouncement(("room",), end, "consultations", time=end, place="Room XXII")
    yield CHAIR, do.WithdrawAnnouncement(typed)


def afternoon_begins(now: Now) -> Iterator[tuple[Actor, do.Command]]:
    """Yield a first switch that opens the meeting, taken back with the opening, and the opening in order."""
    yield AMINA, do.AdvanceFloor(None)
    yield BRUNO, do.UndoSwitch()
    yield AMINA, do.OpenMeeting()
    yield AMINA, do.AdvanceFloor(None)
    yield booth("ru"), do.ReportDisplay("ru")
    yield booth("ru"), do.ReportLanguage("ru", "es")
    yield AMINA, do.AdvanceFloor(now().floor.speech)


def list_of_speakers(now: Now) -> Iterator[tuple[Actor, do.Command]]:
    """Yield speakers who are put on the list of the round while the panel still speaks."""
    for code in ("FRA", "arab-group", "MAR"):
        yield BRUNO, do.AddSpeech("i3", Party("delegation", "", code=code))
    yield BRUNO, do.CorrectSpeech(next(each for each in now().items if each.id == "i3").speeches[-1], topic="Put right")
    yield BRUNO, do.MarkSpeechAbsent(next(each for each in now().items if each.id == "i3").speeches[-1])
    shorter, shortest = ((CategoryLimit("everyone", each * 1000),) for each in (90, 60))
    served = next(each.id for each in now().lists.values() if "i3" in each.items)
    yield CHAIR, do.ProposeLimit(shortest, served)
    yield AMINA, do.WithdrawLimit()
    for limits in (shorter, shortest):
        yield CHAIR, do.ProposeLimit(limits, served)
        yield BRUNO, do.AnnounceLimit(limits, served)
    yield BRUNO, do.LiftLimit(served)
    for actor in (REVISER, BRUNO):
        yield actor, do.TypeCaption(f"A line typed by {actor.name}.", "en")
