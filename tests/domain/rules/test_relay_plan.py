"""The relay plan is legal for every floor language and every absence, and chooses as interpreters would."""

from dataclasses import replace
from itertools import product

import pytest

from interp.domain.model.booths import Pivot
from interp.domain.model.relay_lines import RelayLine
from interp.domain.model.teams import BoothTeam, Interpreter, RelayOverride, Teams
from interp.domain.rules.relay_alarms import relay_plan
from interp.domain.rules.relay_plan import FloorFacts, relay_lines
from interp.domain.rules.usual_teams import geneva
from tests.domain.rules.relay_laws import ABSENCES, FLOORS, PEOPLE, SIX, USUAL, faults, named, on_duty
from tests.row_by_row import row_by_row
from tests.sample_sizes import size

GENEVA = Teams(geneva())


def line(facts: FloorFacts, booth: str, *absent: str, teams: Teams = GENEVA) -> RelayLine:
    """Return the line of a booth while some are absent."""
    found = relay_lines(replace(teams, off_duty=frozenset(absent)), facts).line(booth)
    assert found is not None
    return found


TEXT = Pivot("text")


def floor(language: str | None, own: str | None = None, **more: object) -> FloorFacts:
    return FloorFacts(True, language, own, USUAL, **more)  # type: ignore[arg-type]


def by_hand(language: str, *rows: tuple[str, str], own: str | None = None) -> FloorFacts:
    return floor(language, own, overrides=tuple(RelayOverride(b, s, "as asked") for b, s in rows))  # type: ignore[arg-type]


def briefly(facts: FloorFacts, teams: Teams = GENEVA) -> str:
    """Return a plan as one text: what each booth listens to, with "?" where it is not certain."""
    def one(each: RelayLine) -> str:
        how = {"direct": "floor", "relay": str(each.source), "retour": f"into {each.into}"}.get(each.mode, each.mode)
        return f"{each.booth} {how}{'' if each.certain else '?'}"

    return ", ".join(map(one, relay_lines(teams, facts).lines))


@row_by_row("facts", FLOORS, ids=named)
def test_every_absence_and_every_pair_leaves_a_legal_chain_or_a_named_alarm(facts: FloorFacts) -> None:
    assert len(ABSENCES) == 1 + 14 + 91
    wrong = []
    for absent in ABSENCES:
        teams = Teams(geneva(), absent)
        there = on_duty(teams)
        wrong += [(set(absent), each) for each in faults(teams, facts, relay_plan(teams, facts), there, there)]
    assert not wrong


@pytest.mark.parametrize(
    ("facts", "plan"),
    [
        (floor("ar"), "ar into en?, zh en?, en listening?, fr en?, ru en?, es en?"),
        (floor("zh"), "ar en?, zh into en?, en listening?, fr en?, ru en?, es en?"),
        (floor("en"), "ar floor, zh floor, en rest, fr floor, ru floor, es floor"),
        (floor("fr"), "ar floor, zh floor?, en floor, fr rest, ru floor?, es floor"),
        (floor("ru"), "ar en?, zh en?, en floor?, fr floor?, ru rest, es fr?"),
        (floor("es"), "ar en?, zh en?, en floor?, fr floor?, ru floor?, es rest"),
        (floor("pt"), "ar gap, zh gap, en gap, fr gap, ru gap, es gap"),
        (floor("pt", "fr"), "ar fr, zh fr?, en fr, fr listening, ru fr?, es fr"),
        (floor("pt", "es"), "ar gap, zh gap, en es?, fr es?, ru es?, es listening"),
        (floor("pt", "zh"), "ar en?, zh into en?, en listening?, fr en?, ru en?, es en?"),
        (floor("pt", "ar"), "ar into en?, zh en?, en listening?, fr en?, ru en?, es en?"),
        (floor("pt", "en", pivot=TEXT), "ar en, zh en, en floor, fr en, ru en, es en"),
        (floor("pt", "en", pivot=Pivot(expected=True)), "ar en?, zh en?, en listening?, fr en?, ru en?, es en?"),
        (floor(None), "ar unknown, zh unknown, en unknown, fr unknown, ru unknown, es unknown"),
        (FloorFacts(False), "ar idle, zh idle, en idle, fr idle, ru idle, es idle"),
    ],
    ids=str,
)  # fmt: skip
def test_the_usual_team_works_so(facts: FloorFacts, plan: str) -> None:
    assert briefly(facts) == plan


def test_the_same_facts_give_the_same_plan() -> None:
    for facts in FLOORS:
        first = relay_plan(GENEVA, facts)
        relay_lines.cache_clear()
        relay_plan.cache_clear()
        assert relay_plan(GENEVA, facts) == first


def test_who_is_absent_is_named_nowhere() -> None:
    for facts, absent in product(FLOORS, PEOPLE):
        assert absent not in repr(relay_plan(Teams(geneva(), frozenset({absent})), facts))


@pytest.mark.parametrize(
    ("absent", "into", "who"),
    [((), "en", "zh-1"), (("zh-1",), "en", "zh-2"), (("zh-1", "zh-2"), "fr", "zh-3")],
)  # fmt: skip
def test_a_two_way_booth_works_into_the_usual_language_else_into_what_it_can(
    absent: tuple[str, ...], into: str, who: str
) -> None:
    now = line(floor("zh"), "zh", *absent)
    assert (now.mode, now.into, now.interpreter, now.source, now.by) == ("retour", into, who, "floor", None)
    assert line(floor("zh"), into, *absent).mode == "listening"
    assert line(floor("zh"), "ru", *absent).by == "zh"


def test_a_two_way_booth_in_which_nobody_can_rests_and_so_does_an_empty_one() -> None:
    team = replace(GENEVA.booths[1], interpreters=(Interpreter("x", "", "zh", (), ("en",), "1"),))
    alone = Teams((GENEVA.booths[0], team, *GENEVA.booths[2:]))
    assert (line(floor("zh"), "zh", teams=alone).mode, line(floor("zh"), "zh").reason) == ("rest", "works_out")
    assert line(floor("zh"), "zh", teams=alone).reason == "own_language"
    assert line(floor("zh"), "zh", "zh-1", "zh-2", "zh-3").reason == "nobody_there"


def test_a_retour_that_was_chosen_holds_where_somebody_there_can_work_so() -> None:
    chosen = FloorFacts(True, "zh", None, (("ar", "en"), ("zh", "fr")), frozenset({"zh"}))
    now = line(chosen, "zh")
    assert (now.into, now.interpreter, now.certain) == ("fr", "zh-3", False)
    assert [each.mode for each in now.desks] == ["rest", "rest", "retour"]
    assert (line(chosen, "fr").mode, line(chosen, "en").mode, line(chosen, "en").source) == ("listening", "relay", "fr")
    assert line(chosen, "zh", "zh-3").into == "en"
    assert line(replace(chosen, chosen=frozenset()), "zh", "zh-1").into == "fr"


def test_a_booth_whose_languages_are_not_declared_is_not_known_but_its_retour_is_the_usual_one() -> None:
    bare = Teams((*GENEVA.booths[:1], BoothTeam("zh", ("1",), ()), *GENEVA.booths[2:]))
    assert line(floor("fr"), "zh", teams=bare).reason == "not_declared"
    turned = line(floor("zh"), "zh", teams=bare)
    assert (turned.mode, turned.into, turned.certain, turned.desk) == ("retour", "en", False, None)
    assert line(floor("zh"), "en", teams=bare).mode == "listening"
    one_way = Teams((BoothTeam("ru", ("1",), ()), *GENEVA.booths[2:4]))
    assert line(floor("ru"), "ru", teams=one_way).mode == "rest"


def test_a_two_way_booth_takes_the_channel_of_the_delegations_interpreter_as_its_floor() -> None:
    zh = line(floor("pt", "zh"), "zh")
    assert (zh.mode, zh.source, zh.by, zh.into, zh.reason) == ("retour", "zh", "zh", "en", "own_channel")
    assert line(floor("pt", "zh"), "fr").by == "zh"
    nobody_into_english = line(floor("pt", "zh"), "zh", "zh-1", "zh-2")
    assert (nobody_into_english.into, line(floor("pt", "zh"), "ar", "zh-1", "zh-2").source) == ("fr", "fr")
    into_french = replace(floor("pt", "zh"), retour=(("ar", "en"), ("zh", "fr")), chosen=frozenset({"zh"}))
    assert line(into_french, "zh").into == "fr"


def test_a_booth_listens_to_the_delegations_interpreter_where_nobody_lacks_a_channel() -> None:
    knows = BoothTeam("fr", ("1",), (Interpreter("f", "", "fr", c=("zh",)),))
    two = Teams(tuple(each for each in geneva() if each.booth == "zh") + (knows,))
    assert line(floor("pt", "zh"), "zh", teams=two).mode == "listening"
    assert line(floor("pt", "zh"), "fr", teams=two).source == "zh"


def test_a_booth_that_reads_a_text_is_the_pivot_and_one_in_which_nobody_is_there_is_none() -> None:
    en = line(floor("pt", "en", pivot=TEXT), "en")
    assert (en.mode, en.reason, {each.mode for each in en.desks}) == ("direct", "reads_text", {"direct"})
    assert set(en.listeners) == {"ar", "zh", "fr", "ru", "es"}
    assert line(floor("pt", "en", pivot=TEXT), "fr", "en-1", "en-2").mode == "gap"


def test_the_delegations_own_interpreter_is_a_source_where_the_booth_has_no_team() -> None:
    two = Teams(tuple(team for team in GENEVA.booths if team.booth in ("ar", "es")))
    plan = relay_plan(two, floor("pt", "fr"))
    assert [(each.mode, each.source, each.by) for each in plan.lines] == [("relay", "fr", "fr")] * 2
    assert plan.alarms == ()


def interpreter(booth: str, *c: str, b: tuple[str, ...] = (), number: str = "1") -> Interpreter:
    return Interpreter(f"{booth}-{number}", "", booth, b, c, number)  # type: ignore[arg-type]


def booths(*people: Interpreter) -> Teams:
    """Return a team of booths with one interpreter each, the usual languages of two-way booths included."""
    return Teams(tuple(BoothTeam(each.a, ("1",), (each,), each.b) for each in people))


@pytest.mark.parametrize(
    ("people", "source", "reason"),
    [
        ((interpreter("fr", "pt"),), "fr", "only_source"),
        # by whom it is understood: B before C
        ((interpreter("fr", "pt"), interpreter("en", "pt")), "en", "best_language"),
        # the pivot's own understanding of the floor: B before C
        ((interpreter("ru", "pt"), interpreter("es", b=("pt",))), "es", "best_language"),
        # all else equal: the usual pivot
        ((interpreter("es", "pt"), interpreter("fr", "pt")), "fr", "usual_pivot"),
    ],
)  # fmt: skip
def test_the_best_source_by_what_is_declared_is_taken_and_told_why(
    people: tuple[Interpreter, ...], source: str, reason: str
) -> None:
    teams = booths(*people, interpreter("ar", "fr", "es", "ru", b=("en",)))
    now = line(floor("pt"), "ar", teams=teams)
    assert (now.source, now.reason) == (source, reason)


def test_the_load_is_shared_where_sources_are_equal() -> None:
    teams = booths(
        interpreter("en", "ru"), interpreter("fr", "ru"), interpreter("es", "en", "fr"), interpreter("ar", "en", "fr")
    )
    assert [(each.source, each.reason) for each in relay_lines(teams, floor("ru")).lines[2:]] == [
        ("en", "usual_pivot"), ("fr", "least_load"),
    ]  # fmt: skip


def test_who_listens_by_hand_counts_as_load() -> None:
    teams = booths(
        interpreter("en", "ru"), interpreter("fr", "ru"), interpreter("es", "en", "fr"), interpreter("ar", "en", "fr")
    )
    assert relay_lines(teams, by_hand("ru", ("ar", "en"))).lines[2].source == "fr"


def test_a_source_whose_working_language_is_the_booths_own_comes_before_a_retour() -> None:
    teams = booths(interpreter("zh", b=("en",)), interpreter("fr", "zh"), interpreter("es", "en", "fr"))
    now = line(floor("zh"), "es", teams=teams)
    assert (now.source, now.reason) == ("fr", "works_into_own")


def test_a_source_that_is_certain_comes_before_one_that_is_not() -> None:
    unsure = BoothTeam("en", ("1", "2"), (interpreter("en", "ru"), interpreter("en", "fr", number="2")))
    others = booths(interpreter("es", "ru"), interpreter("ar", "es", b=("en",))).booths
    now = line(floor("ru"), "ar", teams=Teams((unsure, *others)))
    assert (now.source, now.reason, now.certain) == ("es", "at_microphone", True)
    assert not line(floor("ru"), "ar", teams=Teams((unsure, others[1]))).certain


@pytest.mark.parametrize("language", ["en", "zh", "ru", "pt"])
def test_by_hand_comes_before_the_plan(language: str) -> None:
    now = line(by_hand(language, ("es", "fr")), "es")
    assert (now.mode, now.source, now.override, now.words, now.certain) == ("relay", "fr", True, "as asked", True)
    assert {each.source for each in now.desks} == {"fr"}


def test_the_channel_of_the_floor_language_is_the_floor() -> None:
    now = line(by_hand("fr", ("es", "fr")), "es")
    assert (now.mode, now.source, now.by, now.override) == ("direct", "floor", None, True)
    assert line(by_hand("pt", ("es", "floor")), "es").mode == "direct"
    assert line(by_hand("pt", ("es", "floor")), "ru").by == "es"


def test_nothing_is_set_by_hand_where_the_booth_does_not_choose() -> None:
    assert line(by_hand("es", ("es", "fr")), "es").mode == "rest"
    assert line(by_hand("pt", ("fr", "en"), own="fr"), "fr").mode == "listening"
    assert line(by_hand("en", ("es", "fr")), "es", "es-1", "es-2").reason == "nobody_there"
    assert relay_lines(Teams(geneva()[:2]), by_hand("en", ("es", "fr"))).line("es") is None
    bare = Teams((*GENEVA.booths[:5], BoothTeam("es", ("1",), ())))
    assert line(by_hand("en", ("es", "fr")), "es", teams=bare).override


def test_a_channel_set_by_hand_is_not_worked_into_by_another_booth_too() -> None:
    both = by_hand("zh", ("en", "fr"))
    assert (line(both, "zh").into, line(both, "en").by, line(both, "fr").mode) == ("fr", "zh", "listening")
    assert line(by_hand("zh", ("en", "floor"), ("fr", "floor")), "zh").mode == "rest"


def test_a_two_way_booth_that_has_no_other_channel_takes_one_that_listens_by_hand() -> None:
    now = by_hand("zh", ("en", "es"))
    assert line(now, "zh", "zh-3").into == "en"
    assert (line(now, "en", "zh-3").mode, line(now, "en", "zh-3").override) == ("listening", False)


@row_by_row("facts", FLOORS, ids=named)
@row_by_row("source", ["floor", *SIX])
def test_every_override_is_legal_or_has_an_alarm(facts: FloorFacts, source: str) -> None:
    wrong = []
    for booth, absent in product(SIX, ABSENCES[: size(8, torture=15)]):
        if booth != source:
            now = replace(facts, overrides=(RelayOverride(booth, source, "as asked"),))  # type: ignore[arg-type]
            teams = Teams(geneva(), absent)
            there = on_duty(teams)
            wrong += [(booth, set(absent), e) for e in faults(teams, now, relay_plan(teams, now), there, there)]
    assert not wrong


def test_colleagues_are_told_the_booths_channel_where_they_understand_it() -> None:
    assert [(each.source, each.by) for each in line(floor("ru"), "es").desks] == [("fr", "fr")] * 2
    assert [each.source for each in line(floor("fr"), "ru").desks] == ["floor", "en"]
