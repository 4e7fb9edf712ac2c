"""Measures what drafting costs the floor and the desk: a switch, what people wait for, how soon a text can be read."""

import argparse
import gc
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from statistics import median
from threading import Thread

from benchmarks import drafting, report, servers
from benchmarks.client import Crowd
from benchmarks.desk import Desk, Writer, cpu_s, drafting_process, until
from benchmarks.servers import HOST, Server
from benchmarks.switching import start_speaking, switch
from interp.drafting.machine import fixture_model_weights
from interp.drafting.machine.fixture_packages import install_fixtures
from tests.prepared_demo import copy_to

DOCUMENT = Path(__file__).parent.parent / "docs" / "performance.md"
BEGIN, END = "<!-- load: begin -->", "<!-- load: end -->"
PACKAGES = ("flask-socketio", "eventlet", "ctranslate2", "argos-translate-lt")
TARGETS = ("ar", "zh", "fr", "ru", "es")
VIEW = "/view?audience=captions&language=en"
KNOWN = "statement-opening.en.txt"  # its author's translation comes with interp
FULL = {"statement_words": 250, "long_words": 3_000, "warm_ups": 1, "rest_s": 1.0, "sentences": 1_500}
FULL |= {"busy": 2, "readers": 40, "switches": 8}  # in each round of what people wait for: p99 needs a hundred
QUICK = {"captions": 2, "rounds": 2, "turns": 1, "statements": 1, "busy": 0, "readers": 2}  # Next, and the undo of it
QUICK |= {"switches": 1, "statement_words": 30, "long_words": 600, "warm_ups": 0, "rest_s": 0.1, "sentences": 12}
GUEST = {"kind": "delegation", "name": "", "code": "NZL"}
WORKING = ("waiting", "running")
MOST = 1.1
FIRST = -15  # a priority above all that is measured
BUSY_CODE = "while True: pass"
READERS_CODE = """
import itertools, sys, threading, time, urllib.request
def reads(number):
    for turn in itertools.count(number):
        language, kind = "ar zh en fr ru es".split()[turn % 6], "json txt vtt srt".split()[turn // 6 % 4]
        asked = f"{sys.argv[1]}?language={language}&format={kind}"
        try:
            urllib.request.urlopen(asked, timeout=60).read()
        except OSError:
            pass  # refused, or too many: a reader asks again
        time.sleep(0.2)
for number in range(int(sys.argv[2])):
    threading.Thread(target=reads, args=(number,)).start()
"""


@dataclass(slots=True)
class Switches:
    """Times of switches in one state of the house, in ms, and the share of a core that drafting took meanwhile."""

    acks: list[float] = field(default_factory=list)
    lasts: list[float] = field(default_factory=list)
    drafting: list[float] = field(default_factory=list)

    @property
    def row(self) -> tuple[float, float, float, float]:
        """Return the medians of ack and last, the 95th per cent and the maximum of last."""
        return median(self.acks), median(self.lasts), report.percentile(self.lasts, 0.95), max(self.lasts)


@dataclass(frozen=True, slots=True)
class Pair:
    """The switches of one way to step back: at rest and at full load."""

    name: str
    rest: Switches
    busy: Switches

    @property
    def ratios(self) -> list[float]:
        """Return how many times as long everything takes at full load."""
        return [a / b for a, b in zip(self.busy.row, self.rest.row, strict=True)]


@dataclass(slots=True)
class Deeds:
    """Seconds of what people wait for, by deed, and of switches, in one state of the house."""

    waited: dict[str, list[float]] = field(default_factory=dict)
    switches: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Wait:
    """Seconds from the upload until the first, and until every, sentence of a statement is there in five languages."""

    engine: str
    queue: str
    first_s: float
    all_s: float


def main(words: list[str] | None = None) -> int:
    """Run the benchmark; return 0, or 1 when a switch at full load takes more than 1.1 times as long."""
    asked = arguments(words)
    servers.prepare()
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="interp-bench-", ignore_cleanup_errors=True) as name:
        pairs, waited, waits = measure(Path(name), asked)
    said = "\n".join([*table(pairs), "", *deeds_table(*waited), "", *waits_table(waits)])
    print(said)
    if not asked.quick and not asked.no_write:
        report.write(DOCUMENT, f"{report.ran_on(PACKAGES)} {loads(asked, load)}\n\n{said}", BEGIN, END)
    return 0 if asked.quick or pairs[0].ratios[1] <= MOST else 1


def arguments(words: list[str] | None) -> argparse.Namespace:
    """Return what was asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--captions", type=int, default=50, help="caption screens beside six booths and a console")
    parser.add_argument("--rounds", type=int, default=30, help="switches in each turn")
    parser.add_argument("--turns", type=int, default=5, help="turns of rest and load")
    parser.add_argument("--statements", type=int, default=3, help="statements uploaded for each engine")
    parser.add_argument("--quick", action="store_true", help="a small model, few of everything; writes no document")
    parser.add_argument("--no-write", action="store_true", help="print only, leave docs/performance.md as it is")
    parser.set_defaults(**FULL)
    asked = parser.parse_args(words)
    if asked.quick:
        vars(asked).update(QUICK)
    return asked


def measure(folder: Path, asked: argparse.Namespace) -> tuple[list[Pair], tuple[Deeds, Deeds], list[Wait]]:
    """Return the switches at rest and at full load, what people waited for, and how long statements waited."""
    large, fixtures, writer = folder / "large", folder / "fixtures", Writer(250)
    shape, pieces = (fixture_model_weights.SMALL, 3_000) if asked.quick else (drafting.ARGOS, drafting.PIECES)
    if asked.quick:
        copy_to(large / "data")
    drafting.prepare(large / "data" / "models", drafting.note(), shape, pieces, TARGETS)
    with servers.interp(large, bound=False) as server:
        pairs, waited = [Pair("default", *switching(server, asked))], waited_for(server, asked)
        waits = behind_nothing(server, "stand-in", writer, asked)
        waits += from_memory(server, asked.statements)
        waits += behind_a_queue(server, "stand-in", writer, asked)
    if not asked.quick:
        with servers.interp(large, bound=False, INTERP_WORKER_IDLE="1") as server:
            pairs.append(Pair("idle class", *switching(server, asked)))
        install_fixtures(fixtures / "data" / "models")
        with servers.interp(fixtures, bound=False) as server:
            waits += behind_nothing(server, "fixtures", writer, asked)
    return pairs, waited, waits


def switching(server: Server, asked: argparse.Namespace) -> tuple[Switches, Switches]:
    """Return the switches at rest and at full load, turn about, with the same screens."""
    rest, busy, writer = Switches(), Switches(), Writer(31)
    drafting_process(server)  # it is there before the screens are: a crowd that waits for it does not answer
    desk, crowd = Desk(server), Crowd(HOST, server.port, server.members(asked.captions))
    crowd.join()
    start_speaking(server, crowd)
    for _ in range(asked.warm_ups):
        with load(desk, writer, crowd, asked):  # models are loaded, caches warm
            turn(server, crowd, 4, Switches())
    gc.collect()
    gc.disable()  # a pause of the measuring process must not look like one of the server
    for number in range(asked.turns):
        print(f"turn {number + 1} of {asked.turns}", file=sys.stderr, flush=True)
        turn(server, crowd, asked.rounds, rest)
        with load(desk, writer, crowd, asked):
            turn(server, crowd, asked.rounds, busy)
    gc.enable()
    crowd.close()
    return rest, busy


@contextmanager
def load(desk: Desk, writer: Writer, crowd: Crowd, asked: argparse.Namespace) -> Iterator[None]:
    """Keep the drafting process at work on a queue longer than the turn; at the end it rests again."""
    filed: list[str] = []
    for _ in range(3):  # the crowd goes on answering, or the server would hang up on it
        took(lambda: filed.append(desk.file(writer.text(asked.long_words), visibility="drafts")), crowd)
    until(lambda: "running" in desk.states(), crowd.idle)
    begun: dict[int, float] = {}

    def drafts() -> bool:
        pid = drafting_process(desk.server)
        return cpu_s(pid) - begun.setdefault(pid, cpu_s(pid)) > 0.2

    until(drafts, crowd.idle)
    yield
    if not any(state in WORKING for state in desk.states()):
        raise RuntimeError("the queue was drafted before the turn ended: the load was none")
    desk.withdraw(filed)
    resting = [cpu_s(drafting_process(desk.server))]

    def rests() -> bool:
        crowd.idle(asked.rest_s)
        resting.append(cpu_s(drafting_process(desk.server)))
        return resting[-1] - resting[-2] < 0.1

    until(rests)


def turn(server: Server, crowd: Crowd, rounds: int, into: Switches) -> None:
    """Give so many switches and keep what they took."""
    worker = drafting_process(server)
    began, worked = time.perf_counter(), cpu_s(worker)
    for number in range(rounds):
        made = switch(server, crowd, number)
        if made.lost:
            raise RuntimeError(f"{made.lost} screens did not get a switch")
        into.acks.append(1000 * made.ack_s)
        into.lasts.append(1000 * made.last_s)
    into.drafting.append((cpu_s(worker) - worked) / (time.perf_counter() - began))


def waited_for(server: Server, asked: argparse.Namespace) -> tuple[Deeds, Deeds]:
    """Return what people wait for alone, and beside full drafting, busy processes and readers, turn about."""
    alone, beside, writer, rounds = Deeds(), Deeds(), Writer(77), (asked.rounds, asked.switches)
    print(f"the server’s priority: {os.getpriority(os.PRIO_PROCESS, server.pid)}", file=sys.stderr, flush=True)
    desk, crowd = Desk(server), Crowd(HOST, server.port, server.members(asked.captions))
    crowd.join()
    filed, text = list[str](), "\n\n".join(writer.text(12) for _ in range(asked.sentences))
    took(lambda: filed.append(desk.file(text, language="en")), crowd)
    desk.withdraw(filed)  # it is opened all the same, and drafted in no state
    deeds(desk, crowd, filed[0], writer, (1, 1), Deeds())
    for number in range(asked.turns):
        print(f"what people wait for, turn {number + 1} of {asked.turns}", file=sys.stderr, flush=True)
        with elsewhere():
            deeds(desk, crowd, filed[0], writer, rounds, alone)
        with load(desk, Writer(131 + number), crowd, asked), others(server, asked), elsewhere():
            deeds(desk, crowd, filed[0], writer, rounds, beside)
    crowd.close()
    return alone, beside


@contextmanager
def elsewhere() -> Iterator[None]:
    """Let this process, whose screens stand for those on other machines, have a processor when it wants one.

    Without the right to it, what is measured of a switch has the screens' own waits in it.
    """
    try:
        first(FIRST)
        yield
    finally:
        first(0)


def first(nice: int) -> None:
    """Give this thread and this session a priority, if that is allowed."""
    with suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, 0, nice)
        Path("/proc/self/autogroup").write_text(str(nice))


@contextmanager
def others(server: Server, asked: argparse.Namespace) -> Iterator[None]:
    """Keep some processes busy that are nobody's, and some readers of transcripts without a role."""
    address = f"http://{HOST}:{server.port}/api/meetings/{server.meeting['id']}/transcript"
    commands = [["-c", BUSY_CODE]] * asked.busy + [["-c", READERS_CODE, address, str(asked.readers)]]
    started = [subprocess.Popen([sys.executable, *each], start_new_session=True) for each in commands]
    try:
        yield
    finally:
        for each in started:
            each.kill()
            each.wait()


def deeds(desk: Desk, crowd: Crowd, document: str, writer: Writer, times: tuple[int, int], into: Deeds) -> None:
    """Do what people wait for so many times.

    What was made before is never asked for: a file, a switch and a typed caption change it.

    `times`: so many rounds, and in each of them so many switches.
    """
    rounds, switches = times
    for number in range(rounds):
        language = TARGETS[number % len(TARGETS)]
        filed: list[str] = []

        def files(filed: list[str] = filed) -> None:
            filed.append(desk.file(f"{writer.text(15)} {writer.text(15)}", language="en", visibility="desk"))

        for name, deed in (
            ("two sentences are filed", files),
            ("a document opens", lambda: desk.get(f"/documents/{document}/text/{language}")),  # noqa: B023
            ("record", lambda: desk.get(f"/record?language={language}", "console")),  # noqa: B023
            ("transcript", lambda: desk.get(f"/transcript?language={language}", "console")),  # noqa: B023
        ):
            if name == "transcript":  # a switch changes none
                took(lambda: desk.press("caption.type", text=writer.text(12), language="en"), crowd)
            into.waited.setdefault(name, []).append(took(deed, crowd))
        desk.withdraw(filed)
        for turn in range(number * switches, (number + 1) * switches):
            into.switches.append(switch(desk.server, crowd, turn).last_s)


def took(deed: Callable[[], object], crowd: Crowd) -> float:
    """Return the seconds that something took, while the crowd goes on answering."""
    found: list[float] = []

    def does() -> None:
        began = time.perf_counter()
        deed()
        found.append(time.perf_counter() - began)

    doing = Thread(target=does)
    doing.start()
    while doing.is_alive():
        crowd.idle(0.05)
    return found[0]


def behind_nothing(server: Server, engine: str, writer: Writer, asked: argparse.Namespace) -> list[Wait]:
    """Return how long new statements wait when nothing else is drafted."""
    return [wait(server, engine, "none", writer.text(asked.statement_words)) for _ in range(asked.statements)]


def from_memory(server: Server, count: int) -> list[Wait]:
    """Return how long a statement waits whose every sentence was translated before."""
    text = resources.files("interp.seed").joinpath(KNOWN).read_text(encoding="utf-8")
    return [wait(server, "the memory", "none", text) for _ in range(count)]


def behind_a_queue(server: Server, engine: str, writer: Writer, asked: argparse.Namespace) -> list[Wait]:
    """Return how long new statements of whoever has the floor wait while a long queue is drafted."""
    desk = Desk(server)
    filed = [desk.file(writer.text(asked.long_words)) for _ in range(3)]
    until(lambda: "running" in desk.states())
    waits = [wait(server, engine, "long", writer.text(asked.statement_words)) for _ in range(asked.statements)]
    desk.withdraw(filed)
    return waits


def wait(server: Server, engine: str, queue: str, text: str) -> Wait:
    """File a statement for the next speech, which has the floor, and wait for it in every other language."""
    desk = Desk(server)
    speech = next_speech(desk)
    began = time.perf_counter()
    document = desk.file(text, speech=speech, visibility="drafts", language="en")
    lacking = set(TARGETS)
    while lacking:
        lacking -= {code for code in lacking if drafted(desk, document, code)}
        time.sleep(0.01)
    first_s = time.perf_counter() - began
    until(lambda: {*desk.states(document)} <= {"done", "none"})  # none: the memory knew every sentence of it
    made = Wait(engine, queue, first_s, time.perf_counter() - began)
    print(f"{engine}, {queue} queue: {first_s:.2f} s, all {made.all_s:.2f} s", file=sys.stderr, flush=True)
    desk.withdraw([document])
    return made


def next_speech(desk: Desk) -> str:
    """Give the floor to who was not on the programme, which many statements would use up; return the speech."""
    view = desk.get(VIEW)["view"]
    while view["item"] is None:
        desk.press("floor.advance", from_speech=None)
        view = desk.get(VIEW)["view"]
    if view["speech"] is not None:
        desk.press("floor.end")
    desk.press("floor.give", party=GUEST, language="en")
    return str(desk.get(VIEW)["view"]["speech"]["id"])


def drafted(desk: Desk, document: str, language: str) -> bool:
    """Return whether the first sentence of a text is kept in a language."""
    return desk.get(f"/documents/{document}/text/{language}")["lines"][0]["revision"] is not None


def table(pairs: list[Pair]) -> list[str]:
    """Return the table of the switches."""
    head = ("drafting", "", "switches", "ack ms: median", "last ms: median", "p95", "max", "drafting’s share of a core")
    made: list[tuple[str, ...]] = [head, ("---", "---", *["---:"] * 6)]
    for pair in pairs:
        for name, each in (("at rest", pair.rest), ("full load", pair.busy)):
            share = f"{100 * median(each.drafting):.0f} %"
            made.append((pair.name, name, str(len(each.lasts)), *(f"{value:.1f}" for value in each.row), share))
        made.append((pair.name, "**ratio**", "", *(f"**{value:.2f}**" for value in pair.ratios), ""))
    return [f"| {' | '.join(row)} |" for row in made]


def deeds_table(alone: Deeds, beside: Deeds) -> list[str]:
    """Return the table of what people wait for: medians, and of switches what 99 per cent do not exceed."""
    head = ("people wait for", "times", "alone ms", "beside drafting, busy processes and readers", "ratio", "most")
    made: list[tuple[str, ...]] = [head, ("---", "---:", "---:", "---:", "---:", "---:")]
    rows = [(name, "2", times, beside.waited[name], median) for name, times in alone.waited.items()]
    for name, most, one, other, value in [*rows, ("a switch, p99", "1.5", alone.switches, beside.switches, p99)]:
        ratio = f"**{value(other) / value(one):.2f}**"
        made.append((name, str(len(other)), f"{1000 * value(one):.0f}", f"{1000 * value(other):.0f}", ratio, most))
    return [f"| {' | '.join(row)} |" for row in made]


def p99(times: list[float]) -> float:
    """Return what 99 per cent of the times do not exceed."""
    return report.percentile(times, 0.99)


def waits_table(waits: list[Wait]) -> list[str]:
    """Return the table of the statements: the median of each kind, and the first one, which loads the models."""
    head = ("translated by", "queue", "first sentence s: the first statement", "median", "all of it s: median")
    made: list[tuple[str, ...]] = [head, ("---", "---", "---:", "---:", "---:")]
    for kind in dict.fromkeys((each.engine, each.queue) for each in waits):
        mine = [each for each in waits if (each.engine, each.queue) == kind]
        times = (mine[0].first_s, median(each.first_s for each in mine), median(each.all_s for each in mine))
        made.append((*kind, *(f"{value:.2f}" for value in times)))
    return [f"| {' | '.join(row)} |" for row in made]


def loads(asked: argparse.Namespace, before: float) -> str:
    """Return what was asked for, and how busy the machine was."""
    screens = f"{asked.captions} caption screens, six booths, a console; {asked.turns} turns of {asked.rounds} switches"
    return (
        f"{screens} in each state. Load average when it began, from other work on the same cores: {before:.1f}; "
        f"when it ended: {os.getloadavg()[0]:.1f}, the benchmark’s own share included."
    )


if __name__ == "__main__":
    sys.exit(main())
