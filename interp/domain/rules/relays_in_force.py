"""The relay plan of a meeting now, and for speeches to come: what the rules take from the state."""

from collections.abc import Collection

from interp.domain.model.booths import Pivot
from interp.domain.model.modalities import PANEL
from interp.domain.model.relay_lines import RelayPlan
from interp.domain.model.state import Meeting, MeetingStatus
from interp.domain.model.teams import RelayOverride
from interp.domain.rules.floor_language import UNKNOWN, SpokenLanguage, expected, expected_interpreter, on_floor
from interp.domain.rules.programme_order import following
from interp.domain.rules.relay_alarms import relay_plan
from interp.domain.rules.relay_plan import FloorFacts
from interp.value_types import replace

MAY_BE_DIRECT = ("direct", "retour", "unknown")


def retour_of(state: Meeting) -> dict[str, str]:
    """Return the other language of each two-way booth, as chosen for the speech on the floor, else as usual."""
    return usual_retour(state) | dict(state.floor.retour)


def usual_retour(state: Meeting) -> dict[str, str]:
    """Return the usual other language of each two-way booth."""
    return dict((state.about.modalities if state.about else PANEL).retour)


def retour_now(state: Meeting) -> dict[str, str]:
    """Return the other language of each two-way booth as in `retour_of`; that of the plan for a booth that works so."""
    plan = plan_now(state)
    working = [each for each in plan.lines if each.mode == "retour"] if plan else []
    return retour_of(state) | {each.booth: each.into for each in working}


def is_speaking(state: Meeting) -> bool:
    """Return whether somebody has the floor in an open meeting."""
    return state.floor.speech is not None and state.status == MeetingStatus.OPEN


def language_now(state: Meeting) -> SpokenLanguage:
    """Return what is known of the language now spoken; unknown when nobody speaks."""
    return on_floor(state.floor) if is_speaking(state) else UNKNOWN


def plan_now(state: Meeting) -> RelayPlan | None:
    """Return the plan for the floor as it is, by its confirmed or expected language; None without a team.

    A closed meeting has no alarms: nobody is expected at a desk.
    """
    if not state.teams.booths:
        return None
    plan = relay_plan(state.teams, _facts(state))
    return replace(plan, alarms=()) if state.status == MeetingStatus.CLOSED else plan


def plan_with(state: Meeting, override: RelayOverride) -> RelayPlan | None:
    """Return the plan as it would be with one more override, in the place of the booth's own; None without a team."""
    if not state.teams.booths:
        return None
    facts = _facts(state)
    others = tuple(each for each in facts.overrides if each.booth != override.booth)
    return relay_plan(state.teams, replace(facts, overrides=(*others, override)))


def is_silent(plan: RelayPlan | None, booth: str) -> bool:
    """Return whether nobody makes the channel that was set by hand for a booth, or one that this channel is made from.
    """
    line = plan.line(booth) if plan else None
    if plan is None or line is None or not line.override:
        return False
    above = {by for one, by in plan.depends if one == booth}
    return any(each.code == "gap" and each.source and each.booth in {booth, *above} for each in plan.alarms)


def is_only_direct(plan: RelayPlan | None, booth: str, present: Collection[str]) -> bool:
    """Return whether none of the booths that are present works from the floor itself but, perhaps, this one.

    Another one whose work is not known may work from the floor; without a plan that is every other one.
    """
    known = {line.booth: line.mode for line in plan.lines} if plan else {}
    direct = {each for each in {booth, *present} if known.get(each, "unknown") in MAY_BE_DIRECT}  # type: ignore[call-overload]
    return direct <= {booth}


def _facts(state: Meeting) -> FloorFacts:
    floor = state.floor
    return FloorFacts(
        is_speaking(state), language_now(state).code, floor.interpreted_in if is_speaking(state) else None,
        tuple(retour_of(state).items()),  # type: ignore[arg-type]
        frozenset(booth for booth, _ in floor.retour), overrides_now(state), pivot=floor.pivot,
    )  # fmt: skip


def plan_for_armed(state: Meeting) -> tuple[RelayPlan, SpokenLanguage] | None:
    """Return the plan for the armed speech and what is expected of its language; None without team or armed speech."""
    return plan_for(state, state.floor.armed)


def planned_next(state: Meeting) -> str | None:
    """Return the speech that Next gives the floor to while none is armed; None where one is, or there is none."""
    target = None if state.floor.armed else following(state)
    return target.speech if target else None


def plan_for_planned(state: Meeting) -> tuple[RelayPlan, SpokenLanguage] | None:
    """Return the plan for the next planned speech while none is armed; None without a team or such a speech."""
    return plan_for(state, planned_next(state)) if state.teams.booths else None


def plan_for(state: Meeting, speech_id: str | None) -> tuple[RelayPlan, SpokenLanguage] | None:
    """Return the plan for a speech to come and what is expected of its language; None without a team or the speech."""
    speech = state.speeches.get(speech_id or "")
    if not state.teams.booths or speech is None:
        return None
    held = state.floor.spoken.get(speech.id)
    code = held or expected(state, speech)
    language = SpokenLanguage(code, "confirmed" if held else "expected") if code else UNKNOWN
    facts = FloorFacts(
        True, code, expected_interpreter(state, speech, code),
        tuple(usual_retour(state).items()), frozenset(),  # type: ignore[arg-type]
        overrides_for(state, speech.id), ahead=True, pivot=Pivot(expected=True),
    )  # fmt: skip
    return relay_plan(state.teams, facts), language


def overrides_now(state: Meeting) -> tuple[RelayOverride, ...]:
    """Return the overrides in force, one for a booth at most."""
    return overrides_for(state, state.floor.speech)


def overrides_for(state: Meeting, speech: str | None) -> tuple[RelayOverride, ...]:
    """Return the overrides in force while a speech has the floor: its own, for other booths those of the meeting."""
    rows = [each for each in state.teams.overrides if each.speech in (None, speech)]
    return tuple({each.booth: each for each in sorted(rows, key=lambda each: each.speech is not None)}.values())
