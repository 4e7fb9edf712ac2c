"""Budgets from the paragraph on format."""

import pytest

from interp.reading.files.line_cleaning import PrintedPassage
from interp.reading.papers.time_budgets import Format, read_format


def read(text: str) -> Format:
    return read_format([PrintedPassage((1,), text)])


def budgets(text: str) -> list[tuple[str, int]]:
    return [(budget.kind, budget.seconds) for budget in read(text).budgets]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Presentations by the panellists (estimated to take up 1 hour) follow.", [("presentations", 3600)]),
        ("Each panel has responses (half an hour).", [("replies", 1800)]),
        ("The interactive discussion (1 hour and 30 minutes) follows.", [("floor_round", 5400)]),
        ("There will be 20 minutes for concluding remarks.", [("concluding_remarks", 1200)]),
        ("Two rounds of interactive discussion (40 minutes each).", [("floor_round", 2400)] * 2),
        ("The keynote address (15 min.) comes first.", [("opening", 900)]),
        ("The panel will last three hours.", []),
    ],
)
def test_a_time_belongs_to_what_its_words_speak_of(text: str, expected: list[tuple[str, int]]) -> None:
    assert budgets(text) == expected


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("Observers take the floor for a 2-minute intervention each.", 120),
        ("Each delegation has 90 seconds.", 90),
        ("Speaking time is three minutes.", 180),
    ],
)
def test_the_time_of_one_speech_is_a_limit_and_no_budget(text: str, seconds: int) -> None:
    assert read(text).floor_limit_s == seconds
    assert read(text).budgets == ()


def test_a_presentation_has_a_limit_of_its_own() -> None:
    form = read("Presentations of 6 minutes each (total 24 minutes).")
    assert (form.presentation_limit_s, form.floor_limit_s) == (360, None)
    assert [budget.seconds for budget in form.budgets] == [1440]


def test_a_time_for_nothing_known_is_unclear() -> None:
    assert read("The coffee break takes 25 minutes.").unclear == ((1, "25 minutes"),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two segments of 45 minutes each, consisting of 30 minutes for interventions and 15 minutes for replies.",
         [("floor_round", 1800), ("replies", 900)] * 2),
        ("The discussion has two slots of 30 minutes each: 20 minutes for statements by States, 5 minutes for "
         "non-governmental organizations and 5 minutes for comments by the panellists.",
         [("floor_round", 1200), ("floor_round", 300), ("replies", 300)] * 2),
        ("An interactive discussion of one hour, of which 45 minutes for States and 15 minutes for replies.",
         [("floor_round", 2700), ("replies", 900)]),
        ("Questions and answers with the floor (1 hour 30 minutes); wrap-up (10 min).",
         [("floor_round", 5400), ("concluding_remarks", 600)]),
        ("La réunion-débat durera deux heures.", []),
        ("La mesa redonda durará dos horas.", []),
        ("Продолжительность обсуждения – два часа.", []),
        ("تستغرق حلقة النقاش ساعتين.", []),
        ("讨论会时长2小时。", []),
    ],
)  # fmt: skip
def test_a_whole_and_its_parts_are_not_counted_twice(text: str, expected: list[tuple[str, int]]) -> None:
    assert budgets(text) == expected
    assert read(text).unclear == ()


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("Each intervention must not exceed 2.5 minutes.", 150),
        ("Each delegation has 2 minutes 30.", 150),
        ("Each statement is limited to two and a half minutes.", 150),
        ("Each intervention lasts 1 minute 30 seconds.", 90),
    ],
)
def test_half_a_minute_counts(text: str, seconds: int) -> None:
    assert read(text).floor_limit_s == seconds


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("Temps de parole : 2 minutes par orateur, 3 minutes pour les groupes.", ["3 minutes"]),
        ("El tiempo de uso de la palabra es de 2 minutos para cada orador y 3 minutos para los grupos.", ["3 minutes"]),
        ("Время выступления: 3 минуты для групп государств и 2 минуты для остальных ораторов.", ["3 minutes"]),
        ("每位发言者的发言时间为2分钟，代表国家集团的发言为3分钟。", ["3 minutes"]),
        ("Interventions from the floor are limited to 3 minutes for groups and 2 minutes for others.", ["3 minutes"]),
        ("Speaking time: groups 3 minutes, all others 2 minutes.", ["3 minutes"]),
        ("Each speaker will have 8 minutes; each intervention from the floor may last 2 minutes.", ["8 minutes"]),
    ],
)  # fmt: skip
def test_a_time_of_groups_is_not_that_of_the_floor(text: str, apart: list[str]) -> None:
    assert read(text).floor_limit_s == 120
    assert [printed for _, printed in read(text).apart] == apart


@pytest.mark.parametrize("text", ["Panellists: 7 minutes each.", "The panellists speak for seven minutes each."])
def test_seven_minutes_each_are_the_panellists_limit(text: str) -> None:
    assert (read(text).presentation_limit_s, read(text).floor_limit_s) == (420, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le dialogue interactif (90 minutes) sera divisé en deux parties de 45 minutes chacune.",
         [("floor_round", 2700)] * 2),
        ("The interactive discussion (90 minutes) is divided into two slots of 45 minutes each.",
         [("floor_round", 2700)] * 2),
        ("تُخصص 45 دقيقة للعروض و90 دقيقة للحوار التفاعلي.", [("presentations", 2700), ("floor_round", 5400)]),
        ("专题发言（三十分钟）；互动讨论（90分钟）。", [("presentations", 1800), ("floor_round", 5400)]),
        ("Les intervenants auront 10 minutes pour leurs observations finales.", [("concluding_remarks", 600)]),
    ],
)  # fmt: skip
def test_times_of_other_languages_have_their_purpose(text: str, expected: list[tuple[str, int]]) -> None:
    assert budgets(text) == expected


@pytest.mark.parametrize("text", ["Chaque exposé durera 5 minutes.", "Each panellist will then speak for 5 minutes."])
def test_each_presentation_is_no_budget(text: str) -> None:
    assert (read(text).presentation_limit_s, read(text).budgets) == (300, ())


@pytest.mark.parametrize(
    "text",
    ["Time limits: 5 min for discussants, 3 min for States.", "مدة البيان خمس دقائق للمجموعات وثلاث دقائق لكل وفد."],
)
def test_a_time_of_others_that_comes_first_is_not_that_of_the_floor(text: str) -> None:
    assert read(text).floor_limit_s == 180


@pytest.mark.parametrize(
    "text",
    [
        "讨论将分为两个时段，每段60分钟（45分钟用于发言，15分钟用于答复）。",
        "互动讨论分两个时段，每个时段60分钟（发言45分钟，答复15分钟）。",
        "Deux tranches de 60 minutes chacune (45 minutes pour la salle, 15 minutes pour les réponses).",
        "Dos segmentos de 60 minutos cada uno (45 minutos para intervenciones y 15 minutos para respuestas).",
        "Два сегмента по 60 минут каждый (45 минут для выступлений из зала и 15 минут для ответов).",
        "فترتان مدة كل منهما 60 دقيقة (45 دقيقة للمداخلات و15 دقيقة للردود).",
    ],
)
def test_slots_are_repeated_in_every_language(text: str) -> None:
    assert budgets(text) == [("floor_round", 2700), ("replies", 900)] * 2


@pytest.mark.parametrize("owners", ["Members and 2 minutes for others", "States Members and 2 minutes for observers"])
def test_minutes_for_members_are_the_limit_of_a_speech_and_no_budget(owners: str) -> None:
    found = read(f"The interactive discussion will be held in two slots, with 3 minutes for {owners}.")
    assert (found.members_limit_s, found.floor_limit_s, found.budgets, found.unclear) == (180, 120, (), ())


@pytest.mark.parametrize(
    "text",
    [
        "Each adoption lasts one hour: 20 minutes for the State under review, 20 minutes for States members and"
        " observers and 20 minutes for other stakeholders.",
        "Up to one hour is allocated for each report: the State concerned 20 minutes, Member States 20 minutes and"
        " stakeholders 20 minutes.",
    ],
)
def test_the_thirds_of_the_hour_of_a_review_are_three_budgets(text: str) -> None:
    assert budgets(text) == [("other", 1200), ("floor_round", 1200), ("floor_round", 1200)]
    assert read(text).unclear == ()
