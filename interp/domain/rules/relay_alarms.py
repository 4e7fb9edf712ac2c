"""What is wrong with relay now: no source, a relay of a relay, a pivot that left, microphones; and what would help."""

from collections.abc import Iterator
from functools import lru_cache

from interp.domain.model.booths import RETOURS
from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.relay_lines import WORKING, Alarm, RelayLine, RelayPlan
from interp.domain.model.teams import BoothDesks, BoothTeam, Teams
from interp.domain.rules.booth_desk_changes import active, changed, found
from interp.domain.rules.booth_staffing import Seated, Staffed, occupant, staffed
from interp.domain.rules.microphone_holder import at_microphone
from interp.domain.rules.relay_doubts import by_plan, closed, in_doubt
from interp.domain.rules.relay_plan import FloorFacts, relay_lines
from interp.value_types import replace

SOURCES = ("direct", "retour", "listening")  # of a booth with one of these the channel comes from the floor itself


@lru_cache(maxsize=512)
def relay_plan(teams: Teams, facts: FloorFacts) -> RelayPlan:
    """Return the whole plan, with its alarms, the most severe first."""
    plan = relay_lines(teams, facts)
    found_now = [
        *_of_the_floor(teams, plan, facts), *_of_booths(teams, plan, facts), *_of_desks(teams, plan, facts),
        *_of_a_retour(teams, plan, facts),
    ]  # fmt: skip
    plan = in_doubt(teams, plan, found_now)
    known = dict.fromkeys(each for each in found_now if each.code != "off_air_microphone" or _is_off_air(plan, each))
    relied = tuple(_relied(teams, facts))
    return replace(plan, alarms=tuple(sorted(known, key=lambda each: -each.severity)), relied=relied)


def _is_off_air(plan: RelayPlan, alarm: Alarm) -> bool:
    """Return whether a booth whose microphone is on is known to be off air."""
    line = plan.line(alarm.booth or "")
    return line is not None and line.certain


def _of_the_floor(teams: Teams, plan: RelayPlan, facts: FloorFacts) -> Iterator[Alarm]:
    """Yield what concerns every booth: a language that is unknown, or that nobody there works from."""
    if facts.speaking and facts.language is None and teams.booths:
        yield Alarm("language_unknown", 2)
    if is_uncovered(plan, facts):
        yield Alarm("uncovered", 3, language=plan.language)


def is_uncovered(plan: RelayPlan, facts: FloorFacts) -> bool:
    """Return whether no booth works from the floor language, although some booth needs it."""
    others = [each for each in plan.lines if each.booth != plan.language and each.mode != "unknown"]
    served = [
        each for each in plan.lines
        if each.mode in SOURCES or (each.mode == "relay" and not each.override)
    ]  # fmt: skip
    return bool(plan.language and others and not served and not facts.own_interpreter)


def _of_booths(teams: Teams, plan: RelayPlan, facts: FloorFacts) -> Iterator[Alarm]:
    """Yield what is wrong in each booth: nobody there, no source, a double relay, a colleague who should take over."""
    uncovered = is_uncovered(plan, facts)
    for team in teams.booths:
        line, booth = plan.line(team.booth), staffed(teams, team)
        assert line is not None
        if booth.declared and not booth.people:
            yield Alarm("booth_empty", 3 if line.mode == "gap" else 2, team.booth, language=plan.language)
        elif line.mode == "gap" and not uncovered:
            yield Alarm("gap", 3, team.booth, language=plan.language)
        if line.override and line.mode == "relay":
            yield from _by_hand(plan, line, facts)
        if helper := _could_help(teams, booth, line, plan, uncovered=uncovered):
            one = helper.interpreter
            yield Alarm(
                "handover_needed", 2, team.booth, desk=helper.desk, language=plan.language, interpreter=one.id,
                name=one.name or None,
            )


def _by_hand(plan: RelayPlan, line: RelayLine, facts: FloorFacts) -> Iterator[Alarm]:
    """Yield what is wrong with a source that was set by hand: it is a relay itself, or nobody produces it.

    Nothing is said of a booth whose languages are not declared: it may produce the channel.
    """
    producer = plan.line(line.by or "")
    if line.source == facts.own_interpreter:
        return
    if producer and producer.mode == "relay":
        yield Alarm("double_relay", 3, line.booth, line.source, language=plan.language)
    elif producer is None or producer.mode not in (*SOURCES, "unknown"):
        yield Alarm("gap", 3, line.booth, line.source, language=plan.language)


def _of_a_retour(teams: Teams, plan: RelayPlan, facts: FloorFacts) -> Iterator[Alarm]:
    """Yield that the booth of the floor language would close gaps, and open none, if it worked into another language.
    """
    gaps, team = _gaps(plan), teams.team(plan.language or "")
    if not gaps or team is None or facts.ahead or team.booth not in dict(facts.retour):
        return
    closing = []
    for into in sorted({*team.into} & {*RETOURS}):
        retour = tuple((dict(facts.retour) | {team.booth: into}).items())
        after = relay_lines(teams, replace(facts, retour=retour, chosen=facts.chosen | {team.booth}))
        line, left = after.line(team.booth), _gaps(after)
        if line and (line.mode, line.into) == ("retour", into) and left < gaps:
            closing.append((len(left), into))
    if closing:
        yield Alarm("retour_possible", 2, team.booth, min(closing, key=lambda row: row[0])[1], language=plan.language)


def _gaps(plan: RelayPlan) -> set[MeetingLanguage]:
    return {each.booth for each in plan.lines if each.mode == "gap"}


def _could_help(
    teams: Teams, booth: Staffed, line: RelayLine, plan: RelayPlan, *, uncovered: bool
) -> Seated | None:
    """Return a colleague who could work where who is at the microphone cannot, and it matters.

    First one who has sat down, to whom the microphone can be handed over; last one of whom no desk is known.
    """
    matters = uncovered or any(each.mode == "gap" for each in plan.lines)
    if not booth.worker:
        return None
    if line.mode == "retour" and not line.certain:
        able = {each.interpreter.id for each in booth.people if each.works_into(line.into)}
    elif not matters or line.mode in SOURCES:
        return None
    elif line.booth == plan.language:
        able = {each.interpreter.id for each in booth.people if any(map(each.works_into, booth.into))}
    else:
        better = ("direct", "relay") if line.mode == "gap" else ("direct",)
        able = {each.interpreter for each in line.desks if each.mode in better and not line.override}
    able -= {booth.worker.interpreter.id}
    seated = {each.id for each in teams.desks_of(line.booth).desks if each.there}
    helpers = [each for each in booth.people if each.interpreter.id in able]
    return min(helpers, key=lambda each: (each.desk not in seated, each.desk is None), default=None)


def _of_desks(teams: Teams, plan: RelayPlan, facts: FloorFacts) -> Iterator[Alarm]:
    """Yield what the desks tell: a pivot that left, two microphones or none, another channel than the plan's."""
    for team in teams.booths:
        desks, line = teams.desks_of(team.booth), plan.line(team.booth)
        assert line is not None
        if desks.left is not None and at_microphone(desks) is None:
            yield _left(teams, team.booth, desks.left, facts)
        if not facts.ahead:
            yield from _microphones(team, desks, line, facts)
            yield from _heard(plan, desks, line)
        yield from _off_duty(teams, team, desks)


def _with(teams: Teams, booth: MeetingLanguage, desk: str, facts: FloorFacts) -> RelayPlan:
    """Return the plan as it was before this desk left with the microphone."""

    def back(desks: BoothDesks) -> BoothDesks:
        return active(desk)(found(desk, 0)(desks))

    return relay_lines(changed(teams, booth, back), facts)


def _relied(teams: Teams, facts: FloorFacts) -> Iterator[tuple[MeetingLanguage, MeetingLanguage]]:
    """Yield who listened to a booth whose desk left with the microphone, or was off air because it worked for them."""
    for team in teams.booths:
        desks, booth = teams.desks_of(team.booth), team.booth
        if desks.left is None or at_microphone(desks) is not None:
            continue
        before = _with(teams, booth, desks.left, facts)
        yield from (pair for pair in closed(by_plan(before)) if pair[1] == booth)


def _left(teams: Teams, booth: MeetingLanguage, desk: str, facts: FloorFacts) -> Alarm:
    """Return the alarm for a desk that left with the microphone: others listened to it, or not."""
    with_it = _with(teams, booth, desk, facts).line(booth)
    if with_it and with_it.listeners:
        return Alarm("pivot_left", 3, booth, desk=desk, language=facts.language)
    return Alarm("desk_left", 3 if with_it and with_it.mode in WORKING else 2, booth, desk=desk)


def _microphones(team: BoothTeam, desks: BoothDesks, line: RelayLine, facts: FloorFacts) -> Iterator[Alarm]:
    """Yield two microphones that are on; none, where every desk's is known, while the booth should be heard; or one
    while it should not.

    A microphone that is on counts wherever it is: its desk may have been left in the page alone. The delegation's own
    interpreter may have one of the booth's.
    """
    on = [each.id for each in desks.desks if each.microphone == "on"]
    if len(on) > 1 + (facts.own_interpreter == desks.booth):
        yield Alarm("two_microphones", 3, desks.booth)
    silent = {each.id for each in desks.desks if each.microphone == "off"} >= set(team.desks)
    if silent and facts.speaking and line.mode in WORKING:
        yield Alarm("no_microphone", 3, desks.booth)
    if on and line.mode in ("listening", "rest") and facts.own_interpreter != desks.booth:
        yield Alarm("off_air_microphone", 2, desks.booth, desk=on[0], language=facts.language)


def _off_duty(teams: Teams, team: BoothTeam, desks: BoothDesks) -> Iterator[Alarm]:
    """Yield that who is at the microphone is marked as off duty: nobody rests the plan on them."""
    desk = at_microphone(desks)
    who = occupant(desks, team, desk) if desk else None
    if desk and who and who.id in teams.off_duty:
        yield Alarm("off_duty_microphone", 2, desks.booth, desk=desk.id)


def _heard(plan: RelayPlan, desks: BoothDesks, line: RelayLine) -> Iterator[Alarm]:
    """Yield that who is at the microphone listens to another channel than the plan says."""
    desk = at_microphone(desks)
    if desk is None or desk.hears is None or line.mode not in ("direct", "relay"):
        return
    heard = "floor" if desk.hears == plan.language else desk.hears
    right = {line.source} | {each.source for each in line.desks if not line.certain and each.desk in (None, desk.id)}
    if heard in right:
        return
    other = plan.line(desk.hears)
    if other and other.mode == "relay" and other.booth != desks.booth:
        yield Alarm("double_relay", 3, desks.booth, desk.hears, desk.id, plan.language)
    else:
        yield Alarm("other_source", 2, desks.booth, desk.hears, desk.id, plan.language)
