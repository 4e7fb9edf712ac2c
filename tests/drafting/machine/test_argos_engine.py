"""The engine on genuine packages: all thirty directions, long and odd texts, one pivot, models that come and go."""

from itertools import permutations
from pathlib import Path

import pytest

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.drafting.machine.argos_engine import ArgosEngine, offered
from interp.drafting.machine.model_decoder import Rendering, evenly
from interp.drafting.machine.models import installed_packages, package_install
from interp.errors import NoTranslator
from tests.drafting.packed_models import described, fixture
from tests.row_by_row import row_by_row
from tests.sample_sizes import size

COUNCIL = {
    "ar": "مجلس حقوق الإنسان",
    "zh": "人权理事会",
    "en": "the Human Rights Council",
    "fr": "le Conseil des droits de l’homme",
    "ru": "Совет по правам человека",
    "es": "el Consejo de Derechos Humanos",
}
RESOLUTION = "Human Rights Council resolution 28/19 on the rights of the child"


def single(folder: Path, *pairs: tuple[str, str]) -> Path:
    """Return a folder of models with the fixtures of these pairs only."""
    for pair in pairs:
        package_install.from_bytes(folder, fixture(*pair))
    return folder


@pytest.fixture
def engine(fixture_models: Path) -> ArgosEngine:
    return ArgosEngine(fixture_models)


@row_by_row(("source", "target"), list(permutations(MEETING_LANGUAGES, 2)))
def test_all_thirty_directions_lead_through_the_real_decoder(engine: ArgosEngine, source: str, target: str) -> None:
    (draft,) = engine.translate([f"{COUNCIL[source]} 28/19"], source, target)
    way = f"{source}-{target}" if "en" in (source, target) else f"{source}-en-{target}"
    assert draft.text.replace("  ", " ") == f"{COUNCIL[target]} 28/19"
    assert draft.origin == f"mt:{way}@0.1+fixture"
    assert (draft.pivot is None) == ("en" in (source, target))
    assert draft.score is not None
    assert -0.1 < draft.score < 0


def test_a_draft_through_english_keeps_its_english(engine: ArgosEngine) -> None:
    (draft,) = engine.translate([COUNCIL["ru"]], "ru", "zh")
    assert draft.pivot == COUNCIL["en"]


def test_an_address_keeps_its_underscores(engine: ArgosEngine) -> None:
    (draft,) = engine.translate(["children: https://example.org/a_b/c_d?e=f_g"], "en", "es")
    assert draft.text == "los niños: https://example.org/a_b/c_d?e=f_g"


@pytest.mark.parametrize("code", MEETING_LANGUAGES)
def test_symbols_numbers_and_unknown_letters_are_copied(engine: ArgosEngine, code: str) -> None:
    odd = "A/HRC/31/34 ٢٠١٦ ♪ 𝄞 ŵ ⟦1⟧ Qz1 12 345,6"
    for target in MEETING_LANGUAGES:
        if target != code:
            assert engine.translate([odd], code, target)[0].text == odd


@pytest.mark.parametrize("text", ["", "   ", "28/19", "— ٣٤ —", "2016"])
def test_what_has_no_letters_is_not_sent_to_a_model(engine: ArgosEngine, text: str) -> None:
    (draft,) = engine.translate([text], "en", "zh")
    assert (draft.text, draft.score) == (text.strip(), 0.0)


def test_line_breaks_stay(engine: ArgosEngine) -> None:
    (draft,) = engine.translate(["protection\n\nchildren. Violence\n12"], "en", "fr")
    assert draft.text == "la protection\n\nles enfants. La violence\n12"


def test_sentences_of_one_text_come_back_as_one(engine: ArgosEngine) -> None:
    texts = ["Protection. Children!", "Education? Violence."]
    assert [each.text for each in engine.translate(texts, "en", "zh")] == ["保护.儿童!", "教育?暴力."]


def test_hundreds_of_words_are_split_and_nothing_is_lost(engine: ArgosEngine) -> None:
    words = [f"word{number}" for number in range(size(160, torture=1_000))]
    long, short = engine.translate([" ".join(words), "protection"], "en", "ru", beam=size(2, torture=4))
    assert long.text.split() == words
    assert short.text == "защита"


def test_a_long_text_without_spaces_is_split_too(engine: ArgosEngine) -> None:
    text = "儿童" * size(300, torture=600)
    (draft,) = engine.translate([text], "zh", "en")
    assert draft.text.split() == "children".split() * (len(text) // 2)


def test_a_sentence_beyond_the_models_positions_is_cut_and_fails_nobody(tmp_path: Path) -> None:
    package_install.from_bytes(tmp_path, described(most_tokens=1_000_000))
    words = [f"word{number}" for number in range(size(130, torture=300))]
    engine = ArgosEngine(tmp_path)
    drafts = engine.translate(["children", " ".join(words), "protection"], "en", "fr", hypotheses=2)
    assert drafts[1].text.split() == words
    assert (drafts[0].text, drafts[2].text) == ("les enfants", "la protection")


def test_a_batch_of_many_texts_is_answered_whole(engine: ArgosEngine) -> None:
    texts = [f"resolution {number % 70}" for number in range(size(150, torture=400))]
    drafts = engine.translate(texts, "en", "fr", beam=1)
    assert [each.text for each in drafts] == [f"résolution {number % 70}" for number in range(len(texts))]


def test_a_wider_beam_and_a_greedy_search_agree_on_what_is_certain(engine: ArgosEngine) -> None:
    assert {engine.translate([RESOLUTION], "en", "fr", beam=beam)[0].text for beam in (1, 2, 4)} == {
        "Conseil des droits de l’homme résolution 28/19 sur les droits de l’enfant"
    }


def test_other_wordings_are_different_and_nearly_as_likely() -> None:
    texts = (("Bien", -1.0), ("Bon", -2.0), ("Bien", -3.0), ("Bxn", -6.0))
    assert offered(tuple(Rendering(text, score, 10) for text, score in texts)) == ("Bon",)


def test_noise_is_offered_as_no_wording(engine: ArgosEngine) -> None:
    (draft,) = engine.translate(["The Council adopted resolution 28/10."], "en", "fr", hypotheses=4)
    assert draft.text == "The Council a adopté résolution 28/10."
    assert draft.others == ()


@pytest.mark.parametrize(
    ("source", "target", "text", "expected"),
    [
        ("en", "fr", "moderator, moderatorship moderator", "modérateur, moderatorship modérateur"),
        ("en", "zh", "civil societys", "civil societys"),
        ("ru", "en", "координатору координатор", "координатору moderator"),
        ("zh", "en", "主持人主持人", "moderator moderator"),
    ],
)
def test_a_fixture_replaces_whole_words_only(
    engine: ArgosEngine, source: str, target: str, text: str, expected: str
) -> None:
    assert engine.translate([text], source, target)[0].text == expected


# --- one pivot, models that come and go


def test_a_second_target_does_not_pass_through_the_first_model_again(fixture_models: Path) -> None:
    engine = ArgosEngine(fixture_models, most_loaded=2)
    engine.translate([COUNCIL["ru"]], "ru", "fr")
    assert engine.loaded() == ("translate-ru_en-0_1", "translate-en_fr-0_1")
    engine.translate([COUNCIL["ru"]], "ru", "es")
    # had the Russian been read again, its model would have been kept as the latest used
    assert engine.loaded() == ("translate-en_fr-0_1", "translate-en_es-0_1")


def test_at_most_so_many_models_are_loaded(fixture_models: Path) -> None:
    engine = ArgosEngine(fixture_models, most_loaded=1)
    for target in ("fr", "zh", "fr"):
        (draft,) = engine.translate([COUNCIL["ru"]], "ru", target)
        assert draft.text == COUNCIL[target]
        assert engine.loaded() == (f"translate-en_{target}-0_1",)
    engine.close()
    assert engine.loaded() == ()


@pytest.mark.parametrize(
    ("pairs", "asked", "missing"),
    [
        ((), ("en", "fr"), ["en-fr"]),
        ((), ("ru", "fr"), ["ru-en", "en-fr"]),
        ((("ru", "en"),), ("ru", "fr"), ["en-fr"]),
        ((("en", "fr"),), ("ru", "fr"), ["ru-en"]),
        ((("en", "fr"),), ("fr", "en"), ["fr-en"]),
    ],
)
def test_a_refusal_names_what_to_install(
    tmp_path: Path, pairs: tuple[tuple[str, str], ...], asked: tuple[str, str], missing: list[str]
) -> None:
    with pytest.raises(NoTranslator) as refused:
        ArgosEngine(single(tmp_path, *pairs)).translate(["x"], *asked)
    assert (refused.value.reason, refused.value.args_["missing"]) == ("not_installed", missing)


def test_a_folder_that_is_not_there_holds_no_models(tmp_path: Path) -> None:
    assert ArgosEngine(tmp_path / "none").origin("en", "fr") is None


def test_a_package_is_noticed_when_it_comes_and_when_it_goes(tmp_path: Path) -> None:
    engine = ArgosEngine(tmp_path)
    assert engine.origin("en", "fr") is None
    single(tmp_path, ("en", "fr"))
    assert engine.translate(["children"], "en", "fr")[0].text == "les enfants"
    installed_packages.remove(tmp_path, "translate-en_fr-0_1")
    assert engine.origin("en", "fr") is None
    assert engine.loaded() == ()


def test_another_package_under_the_same_name_is_another(tmp_path: Path) -> None:
    engine = ArgosEngine(single(tmp_path, ("en", "fr"), ("es", "en")))
    assert engine.translate(["los niños"], "es", "fr")[0].text == "les enfants"
    package_install.from_bytes(tmp_path, described("es", "en", target_prefix="education"))
    assert engine.translate(["los niños los niños"], "es", "fr")[0].text != "les enfants les enfants"
    assert engine.translate(["los niños"], "es", "fr")[0].text != "les enfants"  # not what was remembered


def test_a_direct_package_goes_before_the_way_through_english(tmp_path: Path) -> None:
    single(tmp_path, ("en", "fr"), ("es", "en"))
    engine = ArgosEngine(tmp_path)
    assert engine.origin("es", "fr") == "mt:es-en-fr@0.1+fixture"
    package_install.from_bytes(tmp_path, described("en", "fr", from_code="es", fixture=False, package_version="2.0"))
    assert engine.origin("es", "fr") == "mt:es-fr@2.0"


def test_two_versions_on_the_way_are_both_named(tmp_path: Path) -> None:
    package_install.from_bytes(tmp_path, described("ru", "en", package_version="1.9", fixture=False))
    package_install.from_bytes(tmp_path, described("en", "ar", package_version="1.0", fixture=False))
    assert ArgosEngine(tmp_path).origin("ru", "ar") == "mt:ru-en-ar@1.9/1.0"


def test_one_fixture_on_the_way_marks_the_whole(tmp_path: Path) -> None:
    package_install.from_bytes(tmp_path, described("ru", "en", package_version="1.9", fixture=False))
    package_install.from_bytes(tmp_path, described("en", "ar", package_version="1.9"))
    assert ArgosEngine(tmp_path).origin("ru", "ar") == "mt:ru-en-ar@1.9+fixture"


@pytest.mark.parametrize("file", ["model/model.bin", "sentencepiece.model", "metadata.json", "added.txt"])
def test_a_changed_package_is_not_loaded(tmp_path: Path, file: str) -> None:
    folder = single(tmp_path, ("en", "fr")) / "translate-en_fr-0_1"
    with (folder / file).open("ab") as changed:
        changed.write(b" ")
    with pytest.raises(NoTranslator) as refused:
        ArgosEngine(tmp_path).translate(["children"], "en", "fr")
    assert refused.value.reason == "damaged_package"
    assert refused.value.args_.items() >= {"package": folder.name, "file": file, "missing": ["en-fr"]}.items()


def test_a_target_prefix_is_asked_for_and_not_shown(tmp_path: Path) -> None:
    package_install.from_bytes(tmp_path, described(target_prefix="▁la▁protection"))
    (draft,) = ArgosEngine(tmp_path).translate(["children education"], "en", "fr")
    # the fixture's model writes the n-th piece in the n-th place, which the prefix has taken
    assert draft.text == "l’éducation"


# --- models loaded ahead, several cores


def test_models_from_english_are_loaded_ahead_as_far_as_there_is_room(fixture_models: Path) -> None:
    engine = ArgosEngine(fixture_models, most_loaded=3)
    assert [engine.load_ahead() for _ in range(4)] == [True, True, True, False]
    assert all(name.startswith("translate-en_") for name in engine.loaded())
    engine.translate([COUNCIL["ru"]], "ru", "en")
    assert not engine.load_ahead()


def test_a_damaged_model_is_not_loaded_ahead_and_stops_nothing(tmp_path: Path) -> None:
    folder = single(tmp_path, ("en", "fr"), ("en", "es")) / "translate-en_fr-0_1"
    (folder / "added.txt").write_text("x")
    engine = ArgosEngine(tmp_path)
    assert [engine.load_ahead() for _ in range(3)] == [True, True, False]
    assert engine.loaded() == ("translate-en_es-0_1",)


def test_on_two_cores_the_same_is_written(fixture_models: Path) -> None:
    texts = [f"{RESOLUTION} {number} " * (1 + number % 5) for number in range(size(15, torture=60))]
    one, two = ArgosEngine(fixture_models), ArgosEngine(fixture_models, most_cores=2, cores=lambda: 2)
    found, expected = (each.translate(texts, "en", "fr", hypotheses=4) for each in (two, one))
    assert [each.text for each in found] == [each.text for each in expected]
    assert [each.score for each in found] == pytest.approx([each.score for each in expected], abs=1e-4)


def test_sentences_are_shared_out_evenly_the_longest_first() -> None:
    assert evenly([3, 30, 20], 1) == [[1, 2, 0]]
    assert evenly([30, 3, 20], 2) == [[0], [2, 1]]
    assert evenly([3, 2], 2) == [[0, 1]]  # too few words for another core
    assert evenly([], 2) == []
    many = evenly([80] * 100, 2)
    assert (len(many), sorted(number for batch in many for number in batch)) == (16, list(range(100)))
    assert {len(batch) for batch in many} <= {6, 7}
