"""The checks: silent on good translations in every direction, loud on planted faults."""

import re
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interp.domain.checks import check, worst
from interp.domain.model.findings import Finding
from interp.languages import CODES
from tests.growth import TOO_STEEP, growth

HEAD, *ROWS = (line.split("\t") for line in (Path(__file__).parent / "gold.tsv").read_text("utf-8").splitlines())
GOLD = [dict(zip(HEAD, row, strict=True)) for row in ROWS]
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def found(source: str, target: str, pair: str, **more: object) -> dict[str, Finding]:
    """Return the findings of a pair such as "en-fr" by their code."""
    first, second = pair.split("-")
    return {each.code: each for each in check(source, target, first, second, **more)}  # type: ignore[arg-type]


def alarms() -> Iterator[tuple[str, str, Finding]]:
    """Yield every finding on the good translations, in all thirty directions."""
    for row in GOLD:
        for source, target in permutations(CODES, 2):
            yield from ((row[source], row[target], each) for each in check(row[source], row[target], source, target))


def test_good_translations_raise_no_alarm() -> None:
    assert [(source, target, each.message) for source, target, each in alarms() if each.severity != "info"] == []


def dated() -> Iterator[tuple[str, str, str, str]]:
    """Yield source, target and both languages of every pair that names the same year."""
    for row in GOLD:
        for source, target in permutations(CODES, 2):
            years = YEAR.findall(row[source])
            if years and YEAR.search(row[target]) and (source != "zh" or len(years) == len(set(years))):
                yield row[source], row[target], source, target


@pytest.mark.parametrize("change", ["", "1987"])
def test_a_year_dropped_or_changed_is_an_error(change: str) -> None:
    pairs = list(dated())
    spoilt = [(a, YEAR.sub(change, b, count=1), first, second) for a, b, first, second in pairs]
    missed = [each for each in spoilt if ("number", "error") not in {(f.check, f.severity) for f in check(*each)}]
    assert len(pairs) >= 100
    assert missed == []


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        ("Article 5 applies.", "Статья 6 применяется.", "en-ru"),
        ("50 million children", "50 milliards d’enfants", "en-fr"),
        ("1.5 billion dollars", "1,5 million de dollars", "en-fr"),
        ("约有5 000万儿童", "about 5 million children", "zh-en"),
        ("15 per cent of all children", "25 % de todos los niños", "en-es"),
        ("7 March 2016", "7 avril 2016", "en-fr"),
        ("The meeting opened at 9 a.m.", "La séance est ouverte à 10 heures.", "en-fr"),
        ("Resolution 28/19", "القرار 28/91", "en-ar"),
        ("1.25 dollars a day", "12,5 доллара в день", "en-ru"),
        ("on 2016-03-07", "le 8 mars 2016", "en-fr"),
    ],
)
def test_a_changed_number_is_found(source: str, target: str, pair: str) -> None:
    assert "number" in {each.check for each in found(source, target, pair).values()}


@pytest.mark.parametrize(("first", "second"), tuple(permutations(CODES, 2)))
def test_a_copy_of_the_original_is_untranslated(first: str, second: str) -> None:
    for row in GOLD:
        if len(row[first]) > (8 if first == "zh" else 25) and "http" not in row[first]:
            codes = found(row[first], row[first], f"{first}-{second}")
            assert {"untranslated", "part_untranslated"} & set(codes), row[first]


@pytest.mark.parametrize("language", CODES)
def test_a_loop_is_an_error(language: str) -> None:
    gap = "" if language == "zh" else " "
    other = "fr" if language == "en" else "en"
    for row in GOLD:
        words = list(row[language]) if language == "zh" else row[language].split()
        if len(words) < 6 or re.search(r"[\d/]", row[language]):
            continue
        looped = gap.join([*words, *words[-3:] * 4])
        assert found(row[other], looped, f"{other}-{language}")["loop"].severity == "error", looped


def test_what_the_original_repeats_may_be_repeated() -> None:
    assert "loop" not in found("No, no, no!", "Non, non, non !", "en-fr")
    assert "loop" in found("Albania", "Албания Албания Албания", "en-ru")


def test_figures_and_letters_may_stand_in_a_list_but_not_in_a_loop() -> None:
    assert "loop" in found("By 2030", "К 2030 2030 2030 2030 году", "en-ru")
    assert "loop" in found("a person", "أ و و و و و شخص", "en-ar")
    assert found("1 000 000 000 000 dollars", "1 000 000 000 000 de dollars", "en-fr") == {}


def test_the_wrong_language_is_an_error() -> None:
    assert found("权利和自由", "the rights and the freedoms of all", "zh-fr")["language"].severity == "error"
    assert "language" in found("All human beings are born free.", "Tous les êtres humains naissent libres.", "en-es")
    assert "language" in found("All human beings are born free.", "人人生而自由。", "en-ar")
    with_names = "参见UNICEF关于Kate Gilmore的报告。"
    assert "language" not in found("See the UNICEF report on Kate Gilmore.", with_names, "en-zh")


def test_a_part_left_in_the_original_is_found() -> None:
    source = "The Council adopted a resolution concerning the rights of children."
    half = "Совет принял резолюцию concerning the rights of children."
    assert "part_untranslated" in found(source, half, "en-ru")
    capitals = "Совет открыл DISCUSSION дня."
    assert "part_untranslated" in found("The Council opened the DISCUSSION of the day.", capitals, "en-ru")


def test_a_symbol_is_kept_letter_for_letter() -> None:
    assert "symbol_missing" in found("See A/HRC/31/34.", "Voir A/HRC/31/43.", "en-fr")
    assert found("See A/HRC/31/34/Add.1.", "参见A/HRC/31/34/Add.1。", "en-zh") == {}
    assert found("See A/HRC/31/34.", "См. А/НRС/31/34.", "en-ru") == {}  # Cyrillic letters that look the same


def test_an_address_is_kept_character_for_character() -> None:
    assert "url_missing" in found("Write to office@un.org.", "Écrire à office@uno.org.", "en-fr")
    assert "url_missing" in found("See http://a_b.org/x_y.", "Voir http://a b.org/x y.", "en-fr")


def test_placeholders_are_counted() -> None:
    assert "placeholder_missing" in found("See Qz1 and Qz2.", "Voir Qz1.", "en-fr")
    assert "placeholder_doubled" in found("See Qz1.", "Voir Qz1 Qz1.", "en-fr")
    assert "placeholder_left" in found("See the note.", "Voir la note Qz1.", "en-fr")
    assert "placeholder_missing" in found("UNICEF reports", "Le Fonds rend compte", "en-fr", kept=("UNICEF",))


def test_a_name_stands_as_it_must() -> None:
    gilmore = {"en": "Kate Gilmore", "ru": "Кейт Гилмор", "zh": "凯特·吉尔莫尔", "ar": "كيت غيلمور"}
    assert "name_missing" in found("Kate Gilmore spoke.", "发言的是凯特·吉尔摩。", "en-zh", names=(gilmore,))
    assert found("Kate Gilmore spoke.", "凯特•吉尔莫尔发了言。", "en-zh", names=(gilmore,)) == {}
    assert found("Statement by Kate Gilmore", "Заявление Кейт Гилмор", "en-ru", names=(gilmore,)) == {}
    brazil = {"en": "Brazil", "ru": "Бразилия", "ar": "البرازيل"}
    assert found("Statement by Brazil", "Заявление Бразилии", "en-ru", names=(brazil,)) == {}
    assert found("Statement by Brazil", "بيان للبرازيل", "en-ar", names=(brazil,)) == {}


def test_a_dropped_sentence_is_found() -> None:
    source = (
        "The Council welcomes the report of the Special Rapporteur and takes note of its conclusions. "
        "It requests the High Commissioner to submit a study on this question at its next session."
    )
    assert found(source, "Le Conseil se félicite du rapport du Rapporteur spécial.", "en-fr")["sentence_dropped"]
    assert found(source, " ", "en-fr")["empty"].severity == "error"


def test_stray_characters_are_found() -> None:
    for junk in ("♪ Bonjour à tous ♪", "Bonjour_à tous", "Bonjour à tous..", "Bonjour,, à tous", "Bonjour <unk> tous"):
        assert "stray" in found("Good morning, everybody", junk, "en-fr"), junk
    assert "bracket" in found("A word (of thanks)", "Un mot (de remerciement", "en-fr")


def test_a_machine_that_guessed_says_so() -> None:
    assert found("Peace", "Paix", "en-fr", score=-0.3) == {}
    assert found("Peace", "Paix", "en-fr", score=-1.5)["unsure"].severity == "warning"
    assert found("Peace", "Paix", "en-fr", score=-4.0)["unsure"].severity == "error"


def test_the_worst_comes_first() -> None:
    both = check("In 2016, 20 people", "En deux mille, 30 personnes ♪", "en", "fr")
    assert [each.severity for each in both] == sorted((each.severity for each in both), key="error warning info".find)
    assert (worst(both), worst(())) == ("error", None)


LETTERS = "aZé12٣五十万亿月日年第第(),.;:/-–%«»“”_♪ \u00a0\u0640قانونЖжщ¿?!Qz{}@:|XVI½²①"
ANYTHING = st.text(max_size=80) | st.text(alphabet=LETTERS, max_size=80)


@given(ANYTHING, ANYTHING, st.sampled_from(tuple(permutations(CODES, 2))))
def test_whatever_is_written_is_checked(source: str, target: str, pair: tuple[str, str]) -> None:
    for each in check(source, target, *pair, kept=(target[:3],), names=({pair[0]: source[:5]},)):
        assert each.severity in ("error", "warning", "info")


HOSTILE = {
    "figures": "1 " * 4_000, "groups": "111 " * 2_000, "brackets": "a)" * 4_000, "dots": "." * 8_000,
    "slashes": "A/1" * 2_500, "numerals": "一千" * 2_500, "words": "two hundred and " * 1_000, "quotes": "«" * 8_000,
    "placeholders": "Qz1" * 2_000, "addresses": "a@b." * 2_000, "letters": "a" * 8_000, "spaces": " " * 8_000,
    "ages": "années 80 et 90 " * 1_000,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_no_more_work_than_it_is_long(name: str) -> None:
    def checked(text: str) -> None:
        for language in ("en", "zh", "ar"):
            check(text, text[:-7], language, "fr")

    assert growth(checked, HOSTILE[name]) < TOO_STEEP
