"""The script of the morning: each step is a command with what it really changes, some time after the step before."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from tests.true_day.happened import Happened, Turn

MINUTE = 60_000
NINE = 1_457_337_600_000  # 7 March 2016, 9 a.m. in Geneva
NOON = NINE + 180 * MINUTE
CHAIR = "Choi Kyonglim"
ROUND_MS = 120_000  # the panel of 2016: two minutes for everyone
SHARE_MS = 570_000  # of the first block: an hour less the film, for six speakers, in whole half minutes
Change = Callable[[Happened], Happened]


@dataclass(frozen=True, slots=True)
class Step:
    """A command by its name on the wire, what it changes in truth, and how long after the step before it comes."""

    name: str
    args: dict[str, Any]
    change: Change
    after_s: float = 20
    role: str = "staff"
    booth: str | None = None
    note: str = ""


def language(code: str, after_s: float = 20, **more: Any) -> Step:
    """Return the step in which staff confirm a language."""
    return Step("floor.set_language", {"language": code, **more}, lambda now: now.now_speaking(
        language=code, standing="confirmed", booth=more.get("booth")
    ), after_s)  # fmt: skip


def party(code: str) -> dict[str, Any]:
    """Return a delegation as the finder sends it."""
    return {"kind": "delegation", "name": "", "code": code}


def called(name: str, item: str | None, **turn: Any) -> Change:
    """Return what calling somebody changes; an item that was not open begins its time."""
    def change(now: Happened) -> Happened:
        if item != now.item:
            now = replace(now, item=item, item_ms=0)
        return replace(now, status="open").speaks(Turn(name, **turn))

    return change


def next_(name: str, item: str, after_s: float = 240, **turn: Any) -> Step:
    """Return the step of Next, which calls `name` in an item."""
    return Step("floor.advance", {"from_speech": "now", "to": "any"}, called(name, item, **turn), after_s)


def chair(after_s: float = 20, name: str = CHAIR, spoke: str = "en") -> Step:
    """Return the step in which the chair takes the floor, whose confirmed language was `spoke` if there was any."""
    def change(now: Happened) -> Happened:
        heard = any(each.name == name for each in now.held)
        turn = Turn(name, spoke if heard else None, "expected" if heard else "unknown", kind="chair")
        return replace(now, status="open").interrupted(turn)

    return Step("floor.interrupt", {"kind": "chair"}, change, after_s)


def back(after_s: float = 15) -> Step:
    """Return the step in which the interrupted speaker goes on."""
    return Step("floor.return", {}, Happened.returned, after_s)


def interrupt(kind: str, code: str | None, name: str | None, after_s: float, **turn: Any) -> Step:
    """Return the step of an interruption."""
    args = {"kind": kind} | ({"party": party(code)} if code else {})
    return Step("floor.interrupt", args, lambda now: now.interrupted(Turn(name, kind=kind, **turn)), after_s)


def status(name: str, is_now: str, after_s: float = 20, reason: str | None = None) -> Step:
    """Return the step in which the meeting changes its status."""
    def change(now: Happened) -> Happened:
        if is_now == "closed":
            now = now.over()
        return replace(now, status=is_now, reason=reason if is_now != "open" else None)

    return Step(f"meeting.{name}", {"reason": reason} if reason else {}, change, after_s, role="chair")


def unchanged(now: Happened) -> Happened:
    """Return the meeting as it is."""
    return now


def script() -> Iterator[Step]:
    """Yield the morning."""
    yield from opening()
    yield from panel()
    yield from discussion()
    yield from ending()


def ended(after_s: float) -> Step:
    """Return the step in which a speaker has finished and nobody has the floor."""
    return Step("floor.end", {}, Happened.over, after_s)


def between(after_s: float, name: str = CHAIR, spoke: str = "en") -> Iterator[Step]:
    """Yield the end of a statement, and the chair, who thanks and calls."""
    yield ended(after_s)
    yield chair(1, name, spoke)


def opening() -> Iterator[Step]:
    """Yield the chair before the first item, the first statement, a suspension in it, a device that fails."""
    yield chair(after_s=300)
    yield language("en")
    yield back(after_s=60)
    yield next_("Kate Gilmore", "i1", after_s=2, limit_ms=SHARE_MS)
    yield language("en")
    yield status("suspend", "suspended", 90, "technical")
    yield status("resume", "open", 300)
    yield interrupt("technical", None, None, 30)
    yield back(40)
    yield from between(200)


def panel() -> Iterator[Step]:
    """Yield the panel up to the film, a switch made too early and taken back, speakers in other languages."""
    yield next_("John Carr", "i2", 15, limit_ms=SHARE_MS)
    yield next_("Messages of children victims", "i3", 60, limit_ms=180_000)
    yield undone(5)
    yield next_("Messages of children victims", "i3", 45, limit_ms=180_000)
    yield from between(181)
    yield next_("Benyam Dawit Mezmur", "i4", 20, limit_ms=SHARE_MS)
    yield language("en")
    for name, code in (("Maud de Boer-Buquicchio", "fr"), ("Ernie Allen", "en"), ("Preetam Maloor", "ru")):
        yield from between(500)
        yield next_(name, "i4", 15, limit_ms=SHARE_MS)
        yield language(code, after_s=3)
    yield ended(480)


def discussion() -> Iterator[Step]:
    """Yield the first round, empty at first: four languages, a visit with a point of order in it, an absence."""
    yield round_("i5", 30)
    yield chair(2)
    yield from china()
    yield from between(90)
    yield from egypt()
    yield from between(100)
    yield from portugal()
    yield from between(110)
    yield from cuba()
    yield ended(30)
    yield add("MEX", "Mexico")
    yield next_("Mexico", "i5", 10, limit_ms=ROUND_MS, language="es", standing="expected")
    yield Step("speech.mark_absent", {"speech": "now"}, absent, 20)
    yield give("NOR", "Norway", 5)
    yield Step("floor.undo", {}, taken_back, 6)


def china() -> Iterator[Step]:
    """Yield China in Chinese: expected, then confirmed by staff; its booth works into English."""
    yield give("CHN", "China", 10, language="zh", standing="expected")
    yield language("zh", after_s=4)


def egypt() -> Iterator[Step]:
    """Yield Egypt in Arabic: expected, then heard by two booths; the Arabic booth chooses French."""
    yield give("EGY", "Egypt", 10, language="ar", standing="expected")
    yield heard("fr", "ar", unchanged)
    yield heard("es", "ar", lambda now: now.now_speaking(language="ar", standing="confirmed"))
    french = (("ar", "fr"), ("zh", "en"))
    args = {"booth": "ar", "into": "fr"}
    yield Step("floor.set_retour", args, lambda now: now.now_speaking(retour=french), 5, "interpreter", "ar")


def portugal() -> Iterator[Step]:
    """Yield Portugal in Portuguese: unknown at first, interpreted by the delegation in the English booth."""
    yield give("PRT", "Portugal", 10)
    yield language("pt", after_s=8, booth="en")


def cuba() -> Iterator[Step]:
    """Yield Cuba with its clock started late, a visit in mid-speech, and a point of order inside the visit."""
    yield give("CUB", "Cuba", 10, language="es", standing="expected")
    yield language("es", after_s=6)
    late = 10
    yield Step("floor.adjust_clock", {"seconds": late}, lambda now: now.now_speaking(
        spoken_ms=now.turns[-1].spoken_ms + late * 1000
    ), 2)  # fmt: skip
    yield interrupt("visit", "MEX", "Mexico", 30, language="es", standing="expected")
    yield interrupt("point_of_order", "EGY", "Egypt", 40, language="ar", standing="expected")
    yield language("ar", after_s=2)
    yield back(25)
    yield back(35)


def ending() -> Iterator[Step]:
    """Yield a premature closing, the extension of interpretation, blank outputs, and the end past noon."""
    yield status("close", "closed", 30, "end_of_programme")
    yield Step("meeting.reopen", {}, reopened, 60, role="chair")
    yield chair(5)
    yield interpretation("ask", 20, until=NOON + 20 * MINUTE)
    yield interpretation("refuse", 60)
    yield interpretation("ask", 20, until=NOON + 10 * MINUTE)
    yield interpretation("grant", 60, until=NOON + 10 * MINUTE)
    yield Step("outputs.blank", {}, lambda now: replace(now, outputs_blank=True), 5)
    yield Step("outputs.show", {}, lambda now: replace(now, outputs_blank=False), 30)
    yield Step("floor.end", {}, Happened.over, (NOON + 12 * MINUTE - NINE) / 1000, note="past the end")
    yield status("close", "closed", 30, "interpretation")


def opened(item: str) -> Change:
    """Return what opening an item with nobody inscribed changes."""
    return lambda now: replace(now.over(), item=item, item_ms=0)


def add(code: str, name: str) -> Step:
    """Return the step in which a delegation is inscribed in the round."""
    return Step("speech.add", {"item": "i5", "party": party(code)}, unchanged, 5, note=name)


def round_(item: str, after_s: float) -> Step:
    """Return the step of Next that opens a round in which nobody is inscribed."""
    to = {"item": item, "speech": None}
    return Step("floor.advance", {"from_speech": "now", "to": to}, opened(item), after_s)


def give(code: str, name: str, after_s: float, item: str = "i5", **turn: Any) -> Step:
    """Return the step in which a delegation that was not planned gets the floor of the round."""
    return Step("floor.give", {"party": party(code)}, called(name, item, limit_ms=ROUND_MS, **turn), after_s)


def heard(booth: str, code: str, change: Change) -> Step:
    """Return the step in which a booth reports a language."""
    return Step("booth.report_language", {"booth": booth, "language": code}, change, 4, "interpreter", booth)


def undone(after_s: float) -> Step:
    """Return the step in which the latest switch is undone: the clock of who spoke before never stopped."""
    def change(now: Happened) -> Happened:
        before = now.held[-1]
        time = before.spoken_ms + now.turns[-1].spoken_ms
        turn = Turn(before.name, limit_ms=before.limit_ms, spoken_ms=time)
        return replace(now, held=now.held[:-1], turns=(turn,), item="i2", item_ms=time)

    return Step("floor.undo", {}, change, after_s)


def absent(now: Happened) -> Happened:
    """Return the meeting with nobody at the floor: who was called was not there."""
    who = now.turns[-1].name or ""
    return replace(now, turns=(), absent=now.absent | {who})


def taken_back(now: Happened) -> Happened:
    """Return the meeting as it was before a delegation was called by mistake, of which the public sees nothing."""
    return replace(now, turns=(), gone=now.gone | {now.turns[-1].name or ""})


def reopened(now: Happened) -> Happened:
    """Return the meeting open again, with nobody at the floor."""
    return replace(now, status="open", reason=None)


def interpretation(act: str, after_s: float, until: int | None = None) -> Step:
    """Return the step in which an extension of interpretation is asked, granted or refused."""
    standing = {"ask": "asked", "grant": "granted", "refuse": "refused"}[act]

    def change(now: Happened) -> Happened:
        end = until if act == "grant" and until else now.until
        return replace(now, extension=standing, until=end)

    return Step(f"interpretation.{act}", {"until": until} if until else {}, change, after_s)
