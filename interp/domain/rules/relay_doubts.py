"""Which booths depend on which, through any number of channels, and whose line is in doubt because of a pivot."""

from collections.abc import Iterable, Iterator

from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.relay_lines import OF_A_PIVOT, WORKING, Alarm, RelayLine, RelayPlan
from interp.domain.model.teams import Teams
from interp.domain.rules.microphone_holder import at_microphone, switched_on
from interp.value_types import replace

Pair = tuple[MeetingLanguage, MeetingLanguage]


def in_doubt(teams: Teams, plan: RelayPlan, alarms: Iterable[Alarm]) -> RelayPlan:
    """Return the plan with who depends on whom; a line that depends on a booth in doubt is not certain.

    A booth is in doubt when its alarms say that what it says may not come from the floor, when by the hardware the
    microphone of the desk at the microphone is off, and when its own line is not certain. A line is itself not certain
    where who is at the microphone is off duty, or two microphones are on at desks that would work differently.
    """
    told = [each for each in alarms if each.code in OF_A_PIVOT]
    depends = closed([*by_plan(plan), *_by_hardware(plan, told)])
    doubted = {each.booth for each in told} | _switched_off(teams, plan)
    doubted |= {each.booth for each in plan.lines if not each.certain or each.mode == "unknown"}
    itself = {each.booth for each in told if each.code == "off_duty_microphone"}
    itself |= {each.booth for each in told if each.code == "two_microphones" and _is_divided(teams, plan, each.booth)}
    unsure = itself | {booth for booth, other in depends if other in doubted}
    lines = tuple(replace(each, certain=each.certain and not _is_unsure(each, unsure)) for each in plan.lines)
    return replace(plan, lines=lines, depends=tuple(depends))


def _is_unsure(line: RelayLine, unsure: set[MeetingLanguage | None]) -> bool:
    return line.booth in unsure and line.mode in ("direct", "relay", "retour", "listening")


def _is_divided(teams: Teams, plan: RelayPlan, booth: MeetingLanguage | None) -> bool:
    """Return whether those who may be at a booth's microphones that are on would work differently."""
    line = plan.line(booth or "")
    assert line is not None
    places = {None, *(each.id for each in switched_on(teams.desks_of(line.booth)))}
    return len({(each.mode, each.source) for each in line.desks if each.desk in places}) > 1


def by_plan(plan: RelayPlan) -> Iterator[Pair]:
    """Yield who listens to whom by the plan, and who is off air because another works for it."""
    yield from ((each.booth, each.by) for each in plan.lines if each.by and each.by != each.booth)


def _by_hardware(plan: RelayPlan, alarms: Iterable[Alarm]) -> Iterator[Pair]:
    """Yield who listens to whom by what the hardware says, where that is another channel than the plan's."""
    for each in alarms:
        makers = (line.booth for line in plan.lines if line.into == each.source and line.mode in WORKING)
        by = next(makers, None)
        if each.desk and each.booth and by and by != each.booth:
            yield each.booth, by


def _switched_off(teams: Teams, plan: RelayPlan) -> set[MeetingLanguage]:
    """Return the booths whose desk at the microphone has, by the hardware, its microphone off."""
    desks = ((each.booth, at_microphone(teams.desks_of(each.booth))) for each in plan.lines if each.mode in WORKING)
    return {booth for booth, desk in desks if desk and desk.microphone == "off"}


def closed(pairs: Iterable[Pair]) -> list[Pair]:
    """Return who depends on whom, directly or through others; nobody on themselves."""
    found = dict.fromkeys(pairs)
    while more := {
        (one, last): None for one, middle in found for other, last in found if middle == other and one != last
    }.keys() - found.keys():
        found |= dict.fromkeys(sorted(more))
    return list(found)
