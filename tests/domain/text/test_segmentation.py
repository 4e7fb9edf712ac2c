"""Blocks become segments that keep their ids, their order and every letter."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.text.segmentation import LONGEST_OTHERWISE, apart, segments
from interp.domain.text.segments import Segment, TextBlock
from tests.row_by_row import row_by_row

DOCUMENT = (
    TextBlock("title", "Rights of the child. Concept note"),
    TextBlock("heading", "I. Background"),
    TextBlock("paragraph", "The Council met. It decided. The Council met.", "1."),
    TextBlock("item", "Act now; report later.", "(a)", 1),
    TextBlock("paragraph", "Mr. John Carr, Secretary of the Coalition: trends and measures"),
)


def texts(blocks: tuple[TextBlock, ...], language: str = "en") -> list[str]:
    return [segment.text for segment in segments(blocks, language)]


def ids(blocks: tuple[TextBlock, ...]) -> dict[str, str]:
    return {f"{segment.text} {segment.block}": segment.id for segment in segments(blocks, "en")}


def test_segments_say_where_they_stand() -> None:
    made = segments(DOCUMENT, "en")
    assert [segment.ordinal for segment in made] == list(range(len(made)))
    assert [(segment.block, segment.number, segment.text) for segment in made] == [
        (0, None, "Rights of the child. Concept note"),
        (1, "I.", "Background"),
        (2, "1.", "The Council met."),
        (2, None, "It decided."),
        (2, None, "The Council met."),
        (3, "(a)", "Act now; report later."),
        (4, None, "Mr. John Carr, Secretary of the Coalition: trends and measures"),
    ]


def test_every_id_of_a_document_is_its_own() -> None:
    made = segments(DOCUMENT, "en")
    assert len({segment.id for segment in made}) == len(made)


def test_an_unchanged_sentence_keeps_its_id_in_the_next_version() -> None:
    before = segments(DOCUMENT, "en")
    new = (TextBlock("paragraph", "A new beginning.", "1."), *DOCUMENT[:2], replace(DOCUMENT[2], number="2."),
           TextBlock("item", "Act at once; report later.", "(a)", 1), DOCUMENT[4])  # fmt: skip
    after = {segment.id for segment in segments(new, "en")}
    gone = [segment.text for segment in before if segment.id not in after]
    assert gone == ["Act now; report later."]


def test_another_quotation_mark_or_space_changes_no_id() -> None:
    first, second = TextBlock("paragraph", "“Safe”  now."), TextBlock("paragraph", '"Safe" now.')
    assert segments((first,), "en")[0].id == segments((second,), "en")[0].id


def test_a_person_stays_whole_whatever_stops_the_line_has() -> None:
    lines = [
        "H.E. Mr. Choi Kyonglim, President of the Human Rights Council",
        "S.E. M. Jean Dupont, ambassadeur (Suisse)",
        "Excmo. Sr. Juan Pérez, Ministro de Justicia. Perú",
        "Г-жа А. Б. Иванова, эксперт",
        "السيدة مود دو بوير، المقررة الخاصة",
    ]
    blocks = tuple(TextBlock("paragraph", line) for line in lines[:2] + lines[3:])
    assert texts(blocks) == lines[:2] + lines[3:]


def test_a_sentence_about_a_person_is_no_line_that_names_one() -> None:
    assert len(texts((TextBlock("paragraph", "Mr. Carr spoke. He was brief."),))) == 2


def test_a_subtitle_stays_whole_and_keeps_its_times() -> None:
    made = segments((TextBlock("caption", "1. Stop. Go on.", None, 0, 500, 2_500),), "en")
    assert made == (Segment(made[0].id, 0, 0, "1. Stop. Go on.", "caption", None, 0, 500, 2_500),)


@row_by_row(
    ("text", "number", "rest"),
    [
        ("12. The Council", "12.", "The Council"),
        ("1.2.3 Scope", "1.2.3", "Scope"),
        ("(iv) to act", "(iv)", "to act"),
        ("b) actuar", "b)", "actuar"),
        ("• a point", "•", "a point"),
        ("– un tiret", "–", "un tiret"),
        ("2016 was the year", None, "2016 was the year"),
        ("3.5 per cent", None, "3.5 per cent"),
        ("II. Objectives", "II.", "Objectives"),
        ("C. Li (China)", None, "C. Li (China)"),
        ("(see below) more", None, "(see below) more"),
        ("12.", None, "12."),
        ("-5 degrees", None, "-5 degrees"),
    ],
)
def test_the_printed_number_is_taken_apart(text: str, number: str | None, rest: str) -> None:
    made = apart(TextBlock("paragraph", text))
    assert (made.number, made.text) == (number, rest)
    assert apart(made) == made


LONG = "States should act; " * 60


def test_a_long_paragraph_is_parted_at_its_semicolons() -> None:
    parts = texts((TextBlock("paragraph", LONG),))
    assert all(len(part) <= LONGEST_OTHERWISE and part.endswith(";") for part in parts)


BLOCKS = st.lists(
    st.builds(
        TextBlock,
        st.sampled_from(["title", "heading", "paragraph", "item", "cell", "footnote", "caption"]),
        st.one_of(st.text(max_size=80), st.text("ab ;.,。，", max_size=2_000)),
        st.one_of(st.none(), st.just("1.")),
    ),
    max_size=8,
).map(tuple)


@given(BLOCKS, st.sampled_from(MEETING_LANGUAGES))
def test_joined_the_segments_are_the_blocks(blocks: tuple[TextBlock, ...], language: str) -> None:
    made = segments(blocks, language)
    for position, block in enumerate(map(apart, blocks)):
        of_block = [segment.text for segment in made if segment.block == position]
        assert "".join("".join(of_block).split()) == "".join(block.text.split())
    assert all(0 < len(segment.text) <= LONGEST_OTHERWISE for segment in made)
    assert len({segment.id for segment in made}) == len(made)
