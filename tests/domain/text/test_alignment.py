"""Two language versions are aligned sentence by sentence, by length and by what both print the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interp.domain.text.alignment import Pair, aligned
from interp.domain.text.segments import BlockKind, Segment


def made(*texts: str, kinds: dict[int, BlockKind] | None = None) -> list[Segment]:
    return [
        Segment(str(at), at, at, text, (kinds or {}).get(at, "paragraph")) for at, text in enumerate(texts)
    ]


def shape(pairs: tuple[Pair, ...]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(each.source, each.target) for each in pairs]


ENGLISH = made(
    "The Human Rights Council,",
    "Recalling its resolution 28/19 of 27 March 2015 on the rights of the child,",
    "Taking note of the report A/HRC/31/34 of the Special Representative on violence against children,",
    "Decides to hold a meeting. The meeting will last one day and be open to all.",
    "Thanks the speakers for what they have said in this room today.",
)
FRENCH = (
    "Le Conseil des droits de l’homme,",
    "Rappelant sa résolution 28/19 du 27 mars 2015 sur les droits de l’enfant,",
    "Prenant note du rapport A/HRC/31/34 de la Représentante spéciale chargée de la question de la violence,",
    "Décide de tenir une réunion.",
    "La réunion durera une journée et sera ouverte à toutes et à tous.",
    "Remercie les orateurs de ce qu’ils ont dit aujourd’hui dans cette salle.",
)


def test_sentences_are_paired_and_one_that_was_parted_has_two() -> None:
    pairs = aligned(ENGLISH, made(*FRENCH), "en", "fr")
    assert shape(pairs) == [((0,), (0,)), ((1,), (1,)), ((2,), (2,)), ((3,), (3, 4)), ((4,), (5,))]
    assert all(each.confidence > 0.5 for each in pairs)


def test_the_other_way_round_two_become_one() -> None:
    pairs = aligned(made(*FRENCH), ENGLISH, "fr", "en")
    assert shape(pairs) == [((0,), (0,)), ((1,), (1,)), ((2,), (2,)), ((3, 4), (3,)), ((5,), (4,))]


def test_a_sentence_only_one_version_has_stands_alone() -> None:
    note = "Note ajoutée par le service de traduction, qui n’a pas d’équivalent dans la version anglaise du document."
    pairs = aligned(ENGLISH, made(*FRENCH[:2], note, *FRENCH[2:]), "en", "fr")
    assert ((), (2,)) in shape(pairs)
    assert ((2,), (3,)) in shape(pairs)
    assert next(each for each in pairs if not each.source).confidence == 0


def test_headings_hold_what_is_under_them() -> None:
    source = made("Article 1", "A" * 80, "Article 2", "B" * 40, kinds={0: "heading", 2: "heading"})
    target = made("第一条", "甲" * 20, "乙" * 20, "第二条", "丙" * 11, kinds={0: "heading", 3: "heading"})
    pairs = aligned(source, target, "en", "zh")
    assert ((2,), (3,)) in shape(pairs)
    assert ((3,), (4,)) in shape(pairs)


def test_lengths_that_do_not_fit_are_not_trusted() -> None:
    longer = made("Ceci est une phrase bien plus longue que celle de l’autre langue.")
    (pair,) = aligned(made("Yes."), longer, "en", "fr")
    assert pair.confidence < 0.1


@pytest.mark.parametrize(("source", "target"), [(0, 0), (0, 3), (3, 0)])
def test_an_empty_version_pairs_nothing(source: int, target: int) -> None:
    pairs = aligned(ENGLISH[:source], made(*FRENCH[:target]), "en", "fr")
    assert len(pairs) == source + target
    assert all(each.confidence == 0 for each in pairs)


LISTS = st.lists(st.text(alphabet="ab 12.", max_size=20), max_size=8)


@given(LISTS, LISTS)
def test_every_segment_is_in_one_pair_in_order(here: list[str], there: list[str]) -> None:
    pairs = aligned(made(*here), made(*there), "en", "fr")
    assert [at for each in pairs for at in each.source] == list(range(len(here)))
    assert [at for each in pairs for at in each.target] == list(range(len(there)))
    assert all(0 <= each.confidence <= 1 for each in pairs)
