"""Words of the original left in a translation: one alone is a warning, several together are an error."""

from itertools import permutations

import pytest

from interp.domain.checks import check
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.seed.bundled_data import authored, shared_words
from tests.domain.checks.gold_translations import GOLD, found
from tests.sample_sizes import size

SHARED = shared_words()


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        ("Ms. Santos Pais met President Obama, who agreed.",
         "Mᵐᵉ Santos Pais met President Obama, qui a accepté.", "en-fr"),
        ("Mr. Smith told us that 78,000 men left.", "M. Smith told us that 78 000 hommes sont partis.", "en-fr"),
        ("The Council met today with the delegations.", "Совет met today с делегациями.", "en-ru"),
        ("Le Conseil a examiné le rapport.", "The Council a examiné the report.", "fr-en"),
        ("El Consejo examinó hoy el informe.", "Le Conseil examinó hoy le rapport.", "es-fr"),
        ("The men who agreed left.", "Los hombres who agreed se fueron.", "en-es"),
    ],
)  # fmt: skip
def test_a_part_of_a_sentence_left_standing_is_an_error(source: str, target: str, pair: str) -> None:
    assert found(source, target, pair, shared=SHARED)["part_untranslated"].severity == "error"


@pytest.mark.parametrize(
    ("source", "target", "pair", "word"),
    [
        ("the right to water and sanitation", "el derecho al agua y sanitation", "en-es", "sanitation"),
        ("Landlocked countries spoke.", "Los países landlocked hablaron.", "en-es", "landlocked"),
        ("We must be resilient.", "Nous devons être resilient.", "en-fr", "resilient"),
        ("We must operationalize the plan.", "我们必须operationalize该计划。", "en-zh", "operationalize"),
        ("le rapport du Conseil", "the rapport of the Council", "fr-en", "rapport"),
        ("理事会审议了报告。", "The Council considered 报告.", "zh-en", "报告"),
        ("в Совете и в Комитете", "in the Council и the Committee", "ru-en", "и"),
    ],
)
def test_a_single_word_left_standing_is_a_warning(source: str, target: str, pair: str, word: str) -> None:
    made = found(source, target, pair, shared=SHARED)["source_word"]
    assert (made.severity, made.values) == ("warning", (word,))


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        ("He works for Save the Children and Human Rights Watch.",
         "Il travaille pour Save the Children et Human Rights Watch.", "en-fr"),
        ("the international situation of the nation", "la situation internationale de la nation", "en-fr"),
        ("an ad hoc forum", "un forum ad hoc", "en-es"),
        ("The virus survives in vitro.", "El virus sobrevive in vitro.", "en-es"),
        ("It kills difficile spores on hands.", "可杀灭手上的难辨孢子 (difficile spores)。", "en-zh"),
        ("Kate Gilmore spoke.", "Выступила Kate Gilmore.", "en-ru"),
        ("see A/HRC/31/34", "voir A/HRC/31/34", "en-fr"),
    ],
)  # fmt: skip
def test_names_titles_and_words_of_both_languages_may_stand(source: str, target: str, pair: str) -> None:
    assert found(source, target, pair, shared=SHARED) == {}


def test_a_word_beside_a_function_word_of_both_languages_is_one_word() -> None:
    made = found("Le chef a préparé un couscous.", "El cocinero preparó un couscous.", "fr-es", shared=SHARED)
    assert [(code, each.severity) for code, each in made.items()] == [("source_word", "warning")]


def test_without_the_list_only_function_words_and_other_scripts_count() -> None:
    assert "source_word" not in found("the right to sanitation", "el derecho al sanitation", "en-es")
    assert "source_word" in found("the right to sanitation", "право на sanitation", "en-ru")


def test_a_name_of_the_meeting_may_stay() -> None:
    name = {"en": "the four arrows", "fr": "the four arrows"}
    assert found("Then the four arrows spoke.", "Puis the four arrows a parlé.", "en-fr", names=(name,)) == {}


def test_a_persons_translations_raise_hardly_an_alarm() -> None:
    rows = [*GOLD, *authored()]
    ways = [*permutations(MEETING_LANGUAGES, 2)]
    pairs = [(row, *pair) for row in rows for pair in ways if row.get(pair[0]) and row.get(pair[1])]
    alarms = [
        row[second]
        for row, first, second in pairs[:: size(8, torture=1)]
        if {"source_word", "part_untranslated"}
        & {each.code for each in check(row[first], row[second], first, second, shared=SHARED)}
    ]
    assert len(alarms) <= 0.01 * len(pairs) / size(8, torture=1)


def test_items_of_a_list_that_are_alike_are_no_passage() -> None:
    source, target = "including rhinovirus, vaccinia, influenza", "entre ellos rinovirus, vaccinia, influenza"
    assert "part_untranslated" not in found(source, target, "en-es", shared=SHARED)
    assert "part_untranslated" not in found("a study on lopinavir/ritonavir", "une étude sur le lopinavir/ritonavir",
                                            "en-fr", shared=SHARED)  # fmt: skip
    left = "entre ellos rinovirus, vaccinia, the men who agreed"
    told = found("including rhinovirus, vaccinia, the men who agreed", left, "en-es", shared=SHARED)
    assert told["part_untranslated"].severity == "error"


def test_what_the_translation_sets_apart_is_to_be_looked_at() -> None:
    source = "Crazy paving and consolidation develop; point-of-care testing is used."
    for target in ("Un « crazy paving » et une consolidation se développent ; un test au chevet est utilisé.",
                   "Un pavage se développe ; un test au chevet (point-of-care testing) est utilisé."):  # fmt: skip
        assert found(source, target, "en-fr", shared=SHARED)["part_untranslated"].severity == "warning"


def test_an_english_term_of_two_words_in_french_or_spanish_is_a_warning() -> None:
    source = "The group, a fishing outfit, likes the hidden charge of the shop, and the men who pay it."
    for target in ("Le groupe, un fishing outfit, aime le supplément.", "El grupo paga un hidden charge de la tienda."):
        language = "fr" if target.startswith("Le") else "es"
        told = found(source, target, f"en-{language}", shared=SHARED)
        assert told["part_untranslated"].severity == "warning"
    left = "Le groupe aime le supplément et les men who pay."
    assert found(source, left, "en-fr", shared=SHARED)["part_untranslated"].severity == "error"


def test_the_short_name_of_a_species_is_no_passage() -> None:
    source, target = "The strain E. c. communis spread.", "Штамм E. c. communis распространился."
    assert "part_untranslated" not in found(source, target, "en-ru", shared=SHARED)


def test_one_word_said_twice_is_one_word() -> None:
    source, target = "He called it Norway bonus bonus.", "Он назвал это Norway bonus bonus."
    assert "part_untranslated" not in found(source, target, "en-ru")


@pytest.mark.parametrize(
    ("source", "target", "pair", "severity"),
    [
        ("Le Barn Market est fermé.", "The barn market is closed.", "fr-en", "warning"),
        ("Viven en la 30th Street.", "They live on 30th street.", "es-en", "warning"),
        ("Le barn market est fermé.", "The barn market is closed.", "fr-en", "error"),
    ],
)
def test_a_name_of_the_original_may_be_in_small_letters(source: str, target: str, pair: str, severity: str) -> None:
    assert found(source, target, pair, shared=SHARED)["part_untranslated"].severity == severity
