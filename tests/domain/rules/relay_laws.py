"""The laws of a relay plan, written apart from the rules that make it: what is wrong with a plan, in words."""

from collections.abc import Iterator
from itertools import combinations

from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.relay_lines import RelayLine, RelayPlan
from interp.domain.model.teams import BoothTeam, Interpreter, Teams
from interp.domain.rules.relay_plan import FloorFacts
from interp.domain.rules.usual_teams import geneva

USUAL: tuple[tuple[MeetingLanguage, MeetingLanguage], ...] = (("ar", "en"), ("zh", "en"))
SIX: tuple[MeetingLanguage, ...] = ("ar", "zh", "en", "fr", "ru", "es")
# every floor: the six, a language that no booth is for, without and with the delegation's own interpreter, and unknown
FLOORS = (
    *(FloorFacts(True, language, None, USUAL) for language in (*SIX, "pt")),
    *(FloorFacts(True, "pt", booth, USUAL) for booth in SIX),
    FloorFacts(True, None, None, USUAL),
)  # fmt: skip
PEOPLE = tuple(each.id for team in geneva() for each in team.interpreters)
ABSENCES = tuple(frozenset(absent) for many in (0, 1, 2) for absent in combinations(PEOPLE, many))

Present = dict[str, dict[str, Interpreter]]  # booth -> who is there, by id


def named(facts: FloorFacts) -> str:
    """Return the name of a floor for a test."""
    return f"{facts.language}-{facts.own_interpreter or ''}"


def understands(one: Interpreter, language: str | None) -> bool:
    """Return whether an interpreter declares a language at all."""
    return language in (one.a, *one.b, *one.c)


def works_into(one: Interpreter, language: str) -> bool:
    """Return whether an interpreter declares to work into a language."""
    return language in (one.a, *one.b)


def on_duty(teams: Teams) -> Present:
    """Return who is there where nobody has sat down at any desk."""
    return {
        team.booth: {each.id: each for each in team.interpreters if each.id not in teams.off_duty}
        for team in teams.booths
    }


def produced(plan: RelayPlan, facts: FloorFacts) -> dict[str, str]:
    """Return the channels that come from the floor itself, by the plan's own lines, and the booth that makes each."""
    made = {facts.own_interpreter: facts.own_interpreter} if facts.language and facts.own_interpreter else {}
    made |= {line.into: line.booth for line in plan.lines if line.mode in ("direct", "retour")}
    return made  # type: ignore[return-value]


def faults(teams: Teams, facts: FloorFacts, plan: RelayPlan, there: Present, working: Present) -> Iterator[str]:
    """Yield what is wrong with a plan; `there` are the people that are there, `working` who may be at a microphone."""
    if [line.booth for line in plan.lines] != [team.booth for team in teams.booths]:
        yield "a booth has no line, or two"
    for team, line in zip(teams.booths, plan.lines, strict=True):
        around = [*_line(team, facts, plan, line, working[team.booth]), *_names(line, there[team.booth])]
        yield from (f"{line.booth}: {each}" for each in [*around, *_desks(facts, plan, line, there[team.booth])])
    yield from _listeners(plan)
    yield from _alarms(facts, plan, there)


def _line(
    team: BoothTeam, facts: FloorFacts, plan: RelayPlan, line: RelayLine, may: dict[str, Interpreter]
) -> Iterator[str]:
    made, booth = produced(plan, facts), line.booth
    knowing = [one for one in may.values() if understands(one, facts.language)]
    if facts.language is None:
        if (line.mode, line.source, line.by) != ("unknown" if facts.speaking else "idle", None, None):
            yield "says something though no language is known"
        return
    if line.override:
        yield from _by_hand(facts, plan, line)
        return
    match line.mode:
        case "direct" if line.reason == "reads_text":
            if booth != facts.own_interpreter or facts.pivot.by != "text":
                yield "reads a text that nobody declared"
        case "direct":
            if not knowing or booth in (facts.language, facts.own_interpreter) or made.get(booth) != booth:
                yield "works direct though it cannot or should not"
            if (line.source, line.by) != ("floor", None):
                yield "direct, but not from the floor"
            yield from _certainty(plan, line, all_can=len(knowing) == len(may))
        case "relay":
            hears = [one for one in may.values() if understands(one, line.source)]
            if knowing or not hears or booth == facts.language or booth == facts.own_interpreter:
                yield "takes relay though it need not or cannot"
            if line.source == booth or made.get(line.source or "") != line.by:
                yield "takes relay from a channel that does not come from the floor itself"
            if line.certain and len(hears) < len(may):
                yield "is certain though somebody who may work does not understand the source"
            if any(all(understands(one, each) for one in may.values()) for each in made) and len(hears) < len(may):
                yield "takes a source that not all understand though there is one that all do"
        case "retour":
            able = [one for one in may.values() if works_into(one, line.into)]
            own = line.reason == "own_channel" and booth == facts.own_interpreter == line.source == line.by
            if not (own or booth == facts.language) or line.into == booth or made.get(line.into) != booth:
                yield "works into another language without reason"
            if team.interpreters:
                yield from _certainty(plan, line, all_can=len(able) == len(may) > 0)
            chosen = booth in facts.chosen and line.into == dict(facts.retour).get(booth)
            if team.interpreters and not able and not chosen:
                yield "works into a language that nobody who may work declares"
        case "rest":
            if booth != facts.language:
                yield "rests though another language is spoken"
            hand = {each.booth for each in plan.lines if each.override}
            if any(works_into(one, into) for one in may.values() for into in team.into if into not in hand):
                yield "rests though somebody could work both ways"
        case "listening":
            if booth == facts.language or made.get(booth) != line.by:
                yield "listens to nothing"
            if line.by == booth != facts.own_interpreter:
                yield "listens to itself"
        case "gap":
            if knowing or booth == facts.language or any(understands(o, each) for o in may.values() for each in made):
                yield "has nothing to listen to though it could"
        case "unknown":
            if team.interpreters:
                yield "is not known though its languages are declared"
        case _:
            yield f"is {line.mode} while somebody speaks"


def _certainty(plan: RelayPlan, line: RelayLine, *, all_can: bool) -> Iterator[str]:
    """Yield that a line from the floor is certain though not all can work so, or not certain without a reason."""
    told = {each.code for each in plan.alarms if each.booth == line.booth}
    if "two_microphones" in told:
        return
    is_sure = all_can and "off_duty_microphone" not in told
    by_hardware = any(one == line.booth for one, _ in plan.depends)  # it may listen to a channel that is in doubt
    if line.certain > is_sure or (line.certain < is_sure and not by_hardware):
        yield "not as certain as it is"


def _by_hand(facts: FloorFacts, plan: RelayPlan, line: RelayLine) -> Iterator[str]:
    wanted = next(each for each in facts.overrides if each.booth == line.booth)
    source = "floor" if wanted.source == facts.language else wanted.source
    if (line.source, line.words, line.reason) != (source, wanted.reason, "by_hand"):
        yield "is not as it was set by hand"
    if line.mode != ("direct" if source == "floor" else "relay") or line.booth == facts.language:
        yield "works otherwise than it was set by hand"
    other = plan.line(line.by or "")
    mine = {each.code for each in plan.alarms if each.booth == line.booth and each.source == line.source}
    due = set()
    if line.mode == "relay" and line.source != facts.own_interpreter:
        if other is not None and other.mode == "relay":
            due = {"double_relay"}
        elif line.source not in produced(plan, facts) and (other is None or other.mode != "unknown"):
            due = {"gap"}
    if mine != due:
        yield f"by hand has the alarms {mine}, due {due}"


def _names(line: RelayLine, there: dict[str, Interpreter]) -> Iterator[str]:
    if line.interpreter is not None and line.interpreter not in there:
        yield f"names {line.interpreter}, who is not there"
    seats = {each.interpreter: each.desk for each in line.desks}
    if line.interpreter is not None and seats.get(line.interpreter) != line.desk:
        yield "names a desk at which that interpreter does not sit"
    if line.interpreter is None and line.desk is not None:
        yield "names a desk without anybody"
    if list(seats) != list(there) or len(seats) != len(line.desks):
        yield "has other desk lines than people who are there"


def _desks(facts: FloorFacts, plan: RelayPlan, line: RelayLine, there: dict[str, Interpreter]) -> Iterator[str]:
    made = {channel: by for channel, by in produced(plan, facts).items() if by != line.booth}
    for each in line.desks:
        one = there[each.interpreter]
        direct = understands(one, facts.language)
        if each.mode == "relay" and not line.override and each.by != made.get(each.source or ""):
            yield f"{each.interpreter} is told of a booth that does not produce the channel"
        if each.source in (None, "floor") and each.by is not None:
            yield f"{each.interpreter} is told of a booth though it listens to none"
        match each.mode:
            case "direct" if not line.override and (not direct or each.source != "floor"):
                yield f"{each.interpreter} is to work direct and cannot"
            case "relay" if not line.override and (
                direct or not understands(one, each.source) or each.source not in made
            ):
                yield f"{each.interpreter} is to take a relay that is none for them"
            case "gap" if direct or any(understands(one, channel) for channel in made):
                yield f"{each.interpreter} has nothing to listen to though they have"
            case "retour" if not works_into(one, line.into) or line.mode != "retour":
                yield f"{each.interpreter} is to work into a language that they do not declare"
            case "rest" | "listening" | "unknown" | "idle" if line.mode not in (each.mode, "retour"):
                yield f"{each.interpreter} does not work though the booth does"


def _listeners(plan: RelayPlan) -> Iterator[str]:
    for one in plan.lines:
        takers = tuple(each.booth for each in plan.lines if each.mode == "relay" and each.by == one.booth)
        if one.listeners != takers:
            yield f"{one.booth} has the listeners {one.listeners}, not {takers}"
        if takers and one.mode == "gap" and not all(plan.line(each).override for each in takers):  # type: ignore[union-attr]
            yield f"{one.booth} has listeners and nothing to say"


def _alarms(facts: FloorFacts, plan: RelayPlan, there: Present) -> Iterator[str]:
    codes = {(each.code, each.booth) for each in plan.alarms}
    uncovered, made = ("uncovered", None) in codes, produced(plan, facts)
    for line in plan.lines:
        empty = ("booth_empty", line.booth) in codes
        if line.mode == "gap" and not (uncovered or empty or ("gap", line.booth) in codes):
            yield f"{line.booth} has nothing to listen to and no alarm says so"
        if empty and there[line.booth]:
            yield f"{line.booth} is said to be empty"
    others = [line for line in plan.lines if line.booth != facts.language and line.mode != "unknown"]
    if uncovered != bool(facts.language and others and not made):
        yield "uncovered is said wrongly"
    if (("language_unknown", None) in codes) != (facts.speaking and facts.language is None):
        yield "an unknown language is said wrongly"
    for each in plan.alarms:
        seats = {(one.interpreter, one.desk) for line in plan.lines if line.booth == each.booth for one in line.desks}
        if each.code == "handover_needed" and (each.interpreter, each.desk) not in seats:
            yield "a handover is asked for to somebody who is not there"
    if list(plan.alarms) != sorted(plan.alarms, key=lambda each: -each.severity):
        yield "the worst alarm does not come first"
    if len(set(plan.alarms)) < len(plan.alarms):
        yield "an alarm comes twice"
