"""What is wrong with relay is told where it is so, and only there; and any team in any state has a legal plan."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.relay_lines import Alarm
from interp.domain.model.teams import BoothTeam, Channel, Handover, Interpreter, RelayOverride, Teams
from interp.domain.rules import booth_desk_changes as desks
from interp.domain.rules.booth_staffing import staffed
from interp.domain.rules.relay_alarms import is_uncovered, relay_plan
from interp.domain.rules.relay_plan import FloorFacts, relay_lines
from interp.domain.rules.usual_teams import geneva
from tests.domain.rules.relay_laws import FLOORS, SIX, USUAL, Present, faults
from tests.sample_sizes import size

GENEVA = Teams(geneva())
Step = tuple[MeetingLanguage, desks.Change]


def team(*steps: Step, off: tuple[str, ...] = ()) -> Teams:
    now = replace(GENEVA, off_duty=frozenset(off))
    for booth, change in steps:
        now = desks.changed(now, booth, change)
    return now


def on_air(booth: MeetingLanguage, desk: str) -> Iterator[Step]:
    """Yield that somebody sits at their desk and takes the microphone."""
    yield booth, desks.taken(desk, f"{booth}-{desk}", 1)
    yield booth, desks.active(desk)


def hardware(booth: MeetingLanguage, desk: str, microphone: str | None, hears: str | None = None) -> Step:
    return booth, desks.heard(desk, microphone=microphone, hears=hears)


def floor(
    language: str | None, *by_hand: tuple[MeetingLanguage, Channel], own: MeetingLanguage | None = None
) -> FloorFacts:
    return FloorFacts(True, language, own, USUAL, overrides=tuple(RelayOverride(b, s, "r") for b, s in by_hand))


def alarms(teams: Teams, facts: FloorFacts) -> set[Alarm]:
    return set(relay_plan(teams, facts).alarms)


@pytest.mark.parametrize("language", SIX)
def test_the_usual_team_has_no_alarm_for_the_six_languages(language: str) -> None:
    assert not alarms(GENEVA, floor(language))


def test_nobody_is_told_of_an_unknown_language_while_nobody_speaks_or_without_a_team() -> None:
    unknown = Alarm("language_unknown", 2)
    assert alarms(GENEVA, floor(None)) == {unknown}
    assert alarms(GENEVA, FloorFacts(False)) == alarms(Teams(), floor(None)) == set()


def test_a_language_that_nobody_works_from_is_one_alarm_not_six() -> None:
    assert alarms(GENEVA, floor("pt")) == {Alarm("uncovered", 3, language="pt")}
    assert alarms(team(off=("zh-1", "zh-2", "zh-3")), floor("zh")) == {
        Alarm("uncovered", 3, language="zh"), Alarm("booth_empty", 2, "zh", language="zh"),
    }  # fmt: skip


def test_nothing_is_uncovered_where_only_the_floors_own_booth_is_there() -> None:
    assert not is_uncovered(relay_lines(Teams(geneva()[3:4]), floor("fr")), floor("fr"))
    bare = Teams((geneva()[3], BoothTeam("ru", ("1",), ())))
    assert not alarms(bare, floor("fr")), "what is not declared is not known to lack anything"


def test_a_booth_that_understands_no_source_has_a_gap() -> None:
    assert Alarm("gap", 3, "ar", language="pt") in alarms(GENEVA, floor("pt", own="es"))
    assert Alarm("gap", 3, "fr", language="pt") not in alarms(GENEVA, floor("pt", own="es"))


@pytest.mark.parametrize(("language", "severity"), [("en", 3), ("es", 2)])
def test_an_empty_booth_is_an_alarm_where_it_should_work(language: str, severity: int) -> None:
    empty = Alarm("booth_empty", severity, "es", language=language)
    assert alarms(team(off=("es-1", "es-2")), floor(language)) == {empty}
    assert alarms(team(off=("es-1",)), floor(language)) == set()


def test_relay_from_a_booth_on_relay_is_a_double_relay() -> None:
    double = Alarm("double_relay", 3, "ar", "es", language="ru")
    assert alarms(GENEVA, floor("ru", ("ar", "es"))) == {double}
    assert alarms(GENEVA, floor("ru", ("ar", "fr"))) == set()
    assert alarms(GENEVA, floor("zh", ("ar", "en"))) == set(), "the Chinese booth works into it"
    circle = alarms(GENEVA, floor("ru", ("ar", "es"), ("es", "ar")))
    assert {(each.code, each.booth) for each in circle} == {("double_relay", "ar"), ("double_relay", "es")}


def test_a_source_by_hand_that_nobody_produces_is_a_gap() -> None:
    gap = Alarm("gap", 3, "ar", "es", language="en")
    assert gap in alarms(team(off=("es-1", "es-2")), floor("en", ("ar", "es")))
    assert alarms(Teams(geneva()[:3]), floor("en", ("ar", "es"))) == {gap}
    own = alarms(Teams(geneva()[:3]), floor("pt", ("ar", "es"), own="es"))
    assert own == {Alarm("gap", 3, "zh", language="pt")}, "the delegation's interpreter produces it"
    bare = Teams((*geneva()[:5], BoothTeam("es", ("1",), ())))
    assert alarms(bare, floor("en", ("ar", "es"))) == set(), "it may be produced"


def could_help(booth: str, desk: str | None, language: str, who: str = "") -> Alarm:
    who = who or f"{booth}-{desk}"
    return Alarm("handover_needed", 2, booth, desk=desk, language=language, interpreter=who)  # type: ignore[arg-type]


def test_who_has_sat_down_is_named_before_who_has_not_and_last_who_has_no_desk() -> None:
    one, two, three = (replace(each, b=("en", "fr")) for each in geneva()[1].interpreters)
    stuck = replace(one, b=(), c=("en",))

    def helped(*others: Interpreter, steps: tuple[Step, ...] = ()) -> Alarm:
        zh = replace(geneva()[1], interpreters=(stuck, *others))
        teams = replace(team(*on_air("zh", "1"), *steps), booths=(geneva()[0], zh, *geneva()[2:]))
        return next(each for each in relay_plan(teams, floor("zh")).alarms if each.code == "handover_needed")

    assert helped(two, three) == could_help("zh", "2", "zh")
    assert helped(two, three, steps=(("zh", desks.taken("3", "zh-3", 1)),)) == could_help("zh", "3", "zh")
    assert helped(replace(two, desk=None), three) == could_help("zh", "3", "zh")
    nameless, named_one = replace(two, desk=None), replace(two, desk=None, name="Wei Lan")
    assert helped(nameless) == could_help("zh", None, "zh", "zh-2")
    assert helped(named_one) == replace(could_help("zh", None, "zh", "zh-2"), name="Wei Lan")


def test_a_colleague_who_could_work_is_named_where_it_matters() -> None:
    stuck = (*on_air("en", "2"), *on_air("fr", "2"))
    needed = {could_help(booth, "1", "ru") for booth in ("en", "fr")}
    assert alarms(team(*stuck), floor("ru")) == {Alarm("uncovered", 3, language="ru"), *needed}
    only = {could_help("fr", "1", "ru")}
    assert alarms(team(*stuck, off=("en-1",)), floor("ru")) == {Alarm("uncovered", 3, language="ru"), *only}
    assert alarms(team(*on_air("en", "2")), floor("ru")) == set(), "the French booth works direct"
    assert alarms(team(*on_air("en", "1"), *on_air("fr", "2")), floor("ru")) == set()


def test_a_colleague_who_could_take_relay_is_named_where_there_is_a_gap() -> None:
    found = alarms(team(*on_air("zh", "1")), floor("pt", own="fr"))
    assert found == {Alarm("gap", 3, "zh", language="pt"), could_help("zh", "2", "pt")}


def test_a_colleague_is_named_who_could_work_both_ways() -> None:
    one_way = replace(geneva()[1].interpreters[0], b=(), c=("en",))
    zh = replace(geneva()[1], interpreters=(one_way, *geneva()[1].interpreters[1:]))
    teams = replace(team(*on_air("zh", "1")), booths=(geneva()[0], zh, *geneva()[2:]))
    assert could_help("zh", "2", "zh") in alarms(teams, floor("zh"))
    chosen = replace(floor("zh"), retour=(("zh", "fr"),), chosen=frozenset({"zh"}))
    found = alarms(team(*on_air("zh", "1")), chosen)
    assert found == {could_help("zh", "3", "zh")}
    assert alarms(team(*on_air("zh", "3")), chosen) == alarms(GENEVA, chosen) == set()


def after_retour(facts: FloorFacts, into: str) -> FloorFacts:
    return replace(facts, retour=(("zh", into),), chosen=frozenset({"zh"}))  # type: ignore[arg-type]


def test_a_retour_that_would_close_a_gap_is_offered_to_the_booth_that_could() -> None:
    booths = {each.booth: each for each in geneva()}
    able = replace(booths["zh"].interpreters[0], b=("en", "fr"), c=())
    french = replace(booths["ru"].interpreters[0], c=("fr",))
    zh, ru = replace(booths["zh"], interpreters=(able,)), replace(booths["ru"], interpreters=(french,))
    some = Teams((zh, booths["en"], booths["fr"], ru))
    offer = Alarm("retour_possible", 2, "zh", "fr", language="zh")
    assert alarms(some, floor("zh")) == {Alarm("gap", 3, "ru", language="zh"), offer}
    plan = relay_plan(some, floor("zh"))
    assert [offer in plan.alarms_of(each) for each in ("zh", "ru", "en")] == [True, False, False]
    assert alarms(some, after_retour(floor("zh"), "fr")) == set(), "it was taken"
    # not where another booth would lose its channel, where nobody can, for a speech to come, or in a one-way booth
    english = replace(booths["es"].interpreters[0], c=("en",))
    both = replace(some, booths=(*some.booths, replace(booths["es"], interpreters=(english,))))
    unable = replace(some, booths=(replace(zh, interpreters=(replace(able, b=("en",)),)), *some.booths[1:]))
    for teams, facts in (
        (both, floor("zh")), (unable, floor("zh")), (some, replace(floor("zh"), ahead=True)),
        (some, replace(floor("zh"), retour=())),
    ):  # fmt: skip
        codes = {each.code for each in relay_plan(teams, facts).alarms}
        assert "gap" in codes and "retour_possible" not in codes


def test_a_pivot_who_left_is_told_until_somebody_works_there() -> None:
    pivot = (*on_air("en", "1"), ("en", desks.left("1", 2)))
    left = Alarm("pivot_left", 3, "en", desk="1", language="ru")
    assert left in alarms(team(*pivot), floor("ru"))
    assert left not in alarms(team(*on_air("en", "1")), floor("ru"))
    for after in ((*pivot, *on_air("en", "2")), (*pivot, ("en", desks.found("1", 3)))):
        assert left not in alarms(team(*after), floor("ru"))
    assert left not in alarms(team(*pivot, ("en", desks.taken("2", None, 3)), hardware("en", "2", "on")), floor("ru"))


def test_who_relied_on_what_left_is_told_and_nobody_else() -> None:
    gone = relay_plan(team(*on_air("zh", "2"), ("zh", desks.left("2", 2))), floor("zh"))
    told = {booth: {each.code for each in gone.alarms_of(booth)} for booth in ("zh", "en", "ar", "es")}
    assert told == dict.fromkeys(told, {"pivot_left"}), "those on relay, and the one off air because of it"
    russian = relay_plan(team(*on_air("en", "1"), ("en", desks.left("1", 2))), floor("ru"))
    listening = {booth for booth in ("ar", "zh", "fr", "ru", "es") if russian.alarms_of(booth)}
    assert listening == {"ar", "zh", "es"}, "the French booth works direct, the Russian one rests"
    other = relay_plan(team(*on_air("en", "1"), ("en", desks.left("1", 2))), floor("en"))
    assert (other.relied, other.alarms_of("ar")) == ((), ())


@pytest.mark.parametrize(("facts", "severity"), [(floor("en"), 3), (floor("es"), 2), (FloorFacts(False), 2)])
def test_a_desk_that_left_is_told_where_nobody_listened_to_it(facts: FloorFacts, severity: int) -> None:
    gone = team(*on_air("es", "1"), ("es", desks.left("1", 2)))
    assert alarms(gone, facts) == {Alarm("desk_left", severity, "es", desk="1")}
    quiet = team(("es", desks.taken("1", "es-1", 1)), ("es", desks.left("1", 2)))
    assert alarms(quiet, facts) == set(), "it had no microphone as far as is known"


def microphones(one: str | None, two: str | None, facts: FloorFacts) -> set[Alarm]:
    seated: list[Step] = [("es", desks.taken(desk, f"es-{desk}", 1)) for desk in ("1", "2")]
    return alarms(team(*seated, hardware("es", "1", one), hardware("es", "2", two)), facts)


def test_two_microphones_that_are_on_are_an_alarm() -> None:
    assert microphones("on", "on", floor("en")) == {Alarm("two_microphones", 3, "es")}
    for other in ("off", "cough", None):
        assert microphones("on", other, floor("en")) == set()


def test_a_microphone_that_is_on_while_the_booth_is_off_air_is_told_where_the_plan_is_certain() -> None:
    extra = Alarm("off_air_microphone", 2, "en", desk="1", language="zh")
    certain = team(*on_air("zh", "1"), hardware("en", "1", "on"))
    assert extra in alarms(certain, floor("zh"))
    assert extra not in alarms(certain, floor("ru")) | alarms(team(hardware("en", "1", "on")), floor("zh"))
    assert extra not in alarms(team(*on_air("zh", "1"), hardware("en", "1", "off")), floor("zh"))
    rests = Alarm("off_air_microphone", 2, "ru", desk="2", language="ru")
    assert rests in alarms(team(hardware("ru", "2", "on")), floor("ru"))
    visitor = team(hardware("es", "1", "on"))
    assert not {each for each in alarms(visitor, floor("pt", own="es")) if each.code == "off_air_microphone"}


def test_who_has_the_microphone_and_is_off_duty_is_told() -> None:
    told = Alarm("off_duty_microphone", 2, "fr", desk="1")
    assert told in alarms(team(*on_air("fr", "1"), off=("fr-1",)), floor("en"))
    assert told not in alarms(team(*on_air("fr", "1"), off=("fr-2",)), floor("en"))
    assert told not in alarms(team(*on_air("fr", "1")), floor("en"))


def test_no_microphone_is_an_alarm_where_every_one_is_known_and_the_booth_should_be_heard() -> None:
    assert microphones("off", "off", floor("en")) == {Alarm("no_microphone", 3, "es")}
    assert microphones("off", "off", floor("es")) == microphones("off", "off", FloorFacts(False)) == set()
    for other in ("on", "cough", None):
        assert microphones("off", other, floor("en")) == set()


def hears(booth: MeetingLanguage, desk: str, channel: str | None, language: str, *more: Step) -> set[Alarm]:
    return alarms(team(*on_air(booth, desk), hardware(booth, desk, "on", channel), *more), floor(language))


def test_another_channel_than_that_of_the_plan_is_told() -> None:
    assert hears("es", "1", "fr", "en") == {Alarm("other_source", 2, "es", "fr", "1", "en")}
    assert hears("es", "1", "floor", "ru") == {Alarm("other_source", 2, "es", "floor", "1", "ru")}
    assert hears("es", "1", "es", "ru") == {Alarm("other_source", 2, "es", "es", "1", "ru")}
    for right in ("floor", "en", None):
        assert hears("es", "1", right, "en") == set(), "the channel of the floor language carries the floor"
    off_air = Alarm("off_air_microphone", 2, "es", desk="1", language="es")
    assert hears("es", "1", "fr", "es") == {off_air}, "it is off air, and may listen to what it likes"


def test_who_hears_a_booth_on_relay_hears_a_double_relay() -> None:
    assert hears("ar", "1", "es", "ru") == {Alarm("double_relay", 3, "ar", "es", "1", "ru")}


def test_no_channel_is_wrong_that_is_right_for_whoever_may_work_there() -> None:
    shared = replace(geneva()[3], interpreters=tuple(replace(each, desk="1") for each in geneva()[3].interpreters))
    on_air_unnamed: tuple[Step, ...] = (("fr", desks.taken("1", None, 1)), ("fr", desks.active("1")))
    for channel, fine in (("floor", True), ("en", True), ("es", False)):
        teams = team(*on_air_unnamed, hardware("fr", "1", None, channel))
        teams = replace(teams, booths=(*geneva()[:3], shared, *geneva()[4:]))
        assert (alarms(teams, floor("ru")) == set()) == fine


def test_the_worst_comes_first_and_nothing_twice() -> None:
    steps = (*on_air("en", "2"), *on_air("fr", "2"), *on_air("es", "1"), ("es", desks.left("1", 2)))
    found = relay_plan(team(*steps, off=("zh-1", "zh-2", "zh-3")), floor("ru")).alarms
    assert [each.severity for each in found] == sorted((each.severity for each in found), reverse=True)
    assert len(found) == len(set(found)) > 4


# what a pivot's alarms mean for those who depend on it

PIVOT = (*on_air("en", "1"), *on_air("es", "1"), *on_air("ar", "1"), *on_air("fr", "1"))  # in Russian: EN and FR direct


def told(teams: Teams, facts: FloorFacts, code: str) -> set[str]:
    """Return the booths whose own view has an alarm."""
    plan = relay_plan(teams, facts)
    return {booth for booth in SIX if code in {each.code for each in plan.alarms_of(booth)}}


def certain(teams: Teams, facts: FloorFacts) -> dict[str, bool]:
    return {each.booth: each.certain for each in relay_plan(teams, facts).lines}


@pytest.mark.parametrize(
    ("code", "steps", "off"),
    [
        ("no_microphone", (hardware("en", "1", "off"), hardware("en", "2", "off")), ()),
        ("two_microphones", (hardware("en", "1", "on"), hardware("en", "2", "on")), ()),
        ("double_relay", (hardware("en", "1", "on", "ar"),), ()),
        ("other_source", (hardware("en", "1", "on", "fr"),), ()),
        ("off_duty_microphone", (*on_air("en", "2"), hardware("en", "2", "on")), ("en-2",)),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)  # fmt: skip
def test_an_alarm_of_a_pivot_reaches_all_on_relay_from_it_and_their_lines_are_not_certain(
    code: str, steps: tuple[Step, ...], off: tuple[str, ...]
) -> None:
    before, now = team(*PIVOT), team(*PIVOT, *steps, off=off)
    assert certain(before, floor("ru"))["ar"] and not alarms(before, floor("ru"))
    assert relay_plan(now, floor("ru")).line("ar").by == "en"  # type: ignore[union-attr]
    assert told(now, floor("ru"), code) == {"en", "ar", "zh"}, "ES takes relay from FR and is not told"
    sure = certain(now, floor("ru"))
    assert (sure["ar"], sure["zh"], sure["fr"], sure["es"], sure["ru"]) == (False, False, True, True, True)


def test_an_alarm_of_a_pivot_reaches_those_who_depend_on_it_through_others() -> None:
    silent = (hardware("en", "1", "off"), hardware("en", "2", "off"))
    chain = floor("ru", ("es", "en"), ("fr", "es"))
    assert told(team(*PIVOT, *silent), chain, "no_microphone") == {"en", "ar", "zh", "es", "fr"}
    assert not any(certain(team(*PIVOT, *silent), chain)[each] for each in ("es", "fr", "ar"))
    heard = (*silent, hardware("es", "1", "on", "en"))
    assert "es" in told(team(*PIVOT, *heard), floor("ru"), "no_microphone"), "by the hardware it listens to EN"
    assert told(team(*PIVOT, ("en", desks.left("1", 2))), chain, "pivot_left") == {"en", "ar", "zh", "es", "fr"}


def test_who_is_off_air_because_of_a_silent_retour_is_told() -> None:
    steps = [hardware("zh", desk, "off") for desk in ("1", "2", "3")]
    silent = team(*on_air("zh", "2"), *steps)
    assert told(silent, floor("zh"), "no_microphone") == set(SIX)
    assert not certain(silent, floor("zh"))["en"]


def test_a_pivot_of_which_the_microphone_is_off_is_in_doubt_though_the_colleagues_is_not_known() -> None:
    assert not certain(team(*PIVOT, hardware("en", "1", "off")), floor("ru"))["ar"]
    assert certain(team(*PIVOT, hardware("en", "1", "cough")), floor("ru"))["ar"]


def test_two_microphones_leave_open_who_works() -> None:
    both = (hardware("en", "1", "on"), hardware("en", "2", "on"))
    assert not certain(team(*PIVOT, *both), floor("ru"))["en"], "only one of the two understands Russian"
    assert certain(team(*PIVOT, *both), floor("fr"))["en"], "both understand French"


def test_relays_set_by_hand_in_a_circle_are_certain_nowhere() -> None:
    sure = certain(GENEVA, floor("fr", ("en", "es"), ("es", "en")))
    assert (sure["en"], sure["es"]) == (False, False)


def test_what_the_hardware_says_now_is_no_alarm_of_a_speech_to_come() -> None:
    silent = team(*PIVOT, hardware("en", "1", "off"), hardware("en", "2", "off"))
    ahead = replace(floor("ru"), ahead=True)
    assert alarms(silent, ahead) == set() and "no_microphone" in {each.code for each in alarms(silent, floor("ru"))}


# any team in any state

LANGUAGES = st.lists(st.sampled_from((*SIX, "pt")), max_size=3, unique=True)
DESKS = st.sampled_from(("1", "2", "3"))
PERSON = st.integers(1, 3)


@st.composite
def booth_teams(draw: st.DrawFn, booth: MeetingLanguage) -> BoothTeam:
    people = []
    for number in range(1, draw(st.integers(0, 3)) + 1):
        known = [each for each in draw(LANGUAGES) if each != booth]
        b = tuple(each for each in known[:1] if each in SIX and draw(st.booleans()))
        c = tuple(each for each in known if each not in b)
        seat = draw(st.none() | DESKS)
        people.append(Interpreter(f"{booth}-{number}", "", booth, b, c, seat))
    into = tuple(each for each in ("en", "fr") if each != booth and draw(st.booleans()))
    return BoothTeam(booth, ("1", "2", "3"), tuple(people), into)  # type: ignore[arg-type]


@st.composite
def steps(draw: st.DrawFn, booth: MeetingLanguage) -> desks.Change:
    desk = draw(DESKS)
    who = draw(st.none() | PERSON)
    hardware_knows = {
        "microphone": draw(st.sampled_from((None, "on", "off", "cough"))),
        "hears": draw(st.none() | st.sampled_from(("floor", *SIX))),
    }  # fmt: skip
    change: desks.Change = draw(
        st.sampled_from(
            (
                desks.taken(desk, f"{booth}-{who}" if who else None, 1), desks.taken(desk, None, 2),
                desks.left(desk, 3), desks.lost(desk, 3), desks.found(desk, 4), desks.active(desk),
                desks.heard(desk, **hardware_knows), desks.asked(Handover(desk, desk, "asked", 9)),
            )
        )
    )  # fmt: skip
    return change


@st.composite
def any_teams(draw: st.DrawFn) -> Teams:
    booths = draw(st.lists(st.sampled_from(SIX), min_size=1, unique=True))
    teams = Teams(tuple(draw(booth_teams(booth)) for booth in booths))
    for booth in booths:
        for change in draw(st.lists(steps(booth), max_size=5)):
            teams = desks.changed(teams, booth, change)
    people = [each.id for each in (one for team in teams.booths for one in team.interpreters)]
    off = draw(st.sets(st.sampled_from(people), max_size=2)) if people else set()
    return replace(teams, off_duty=frozenset(off))


@st.composite
def any_facts(draw: st.DrawFn) -> FloorFacts:
    facts = draw(st.sampled_from((*FLOORS, FloorFacts(False))))
    two_way: tuple[MeetingLanguage, ...] = ("ar", "zh")
    into: tuple[MeetingLanguage, ...] = ("en", "fr")
    channels: tuple[Channel, ...] = ("floor", *SIX)
    retour = tuple((booth, draw(st.sampled_from(into))) for booth in two_way)
    rows = draw(st.dictionaries(st.sampled_from(SIX), st.sampled_from(channels), max_size=2))
    by_hand = tuple(RelayOverride(booth, source, "r") for booth, source in rows.items() if booth != source)
    chosen = frozenset(draw(st.sets(st.sampled_from(two_way))))
    return replace(facts, retour=retour, chosen=chosen, overrides=by_hand)


@settings(max_examples=size(100, torture=4_000), deadline=None)
@given(any_teams(), any_facts())
def test_any_team_in_any_state_has_a_legal_plan_or_a_named_alarm(teams: Teams, facts: FloorFacts) -> None:
    booths = [staffed(teams, team) for team in teams.booths]
    there: Present = {each.booth: {one.interpreter.id: one.interpreter for one in each.people} for each in booths}
    may: Present = {each.booth: {one.interpreter.id: one.interpreter for one in each.may_work} for each in booths}
    plan = relay_plan(teams, facts)
    assert not [*faults(teams, facts, plan, there, may)]
    for team in teams.booths:
        gone = {each.id for each in teams.desks_of(team.booth).desks if each.gone}
        line = plan.line(team.booth)
        assert line and not gone & {line.desk, *(each.desk for each in line.desks)}
        assert not teams.off_duty & {each.interpreter for each in line.desks}
