"""Markdown's blocks are told apart, and none of its marks is left in their text."""

from hypothesis import given
from hypothesis import strategies as st

from interp.errors import BadRequest
from interp.reading.files.file_blocks import file_text
from interp.reading.files.visible_text.markdown_marks import bare
from tests.row_by_row import row_by_row


def read(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in file_text(text.encode(), "a.md").blocks]


@row_by_row(
    ("text", "said"),
    [
        ("---\ntitle: Note\n---\n# Head\n", [("heading", "Head")]),
        ("---\nText between rules.\n---\n", [("heading", "Text between rules.")]),
        ("Title of it\n===\nbody", [("heading", "Title of it"), ("paragraph", "body")]),
        ("Sub *head*\n---\nbody", [("heading", "Sub head"), ("paragraph", "body")]),
        ("- an item\n---\nbody", [("item", "an item"), ("paragraph", "body")]),
        ("| a | b |\n|---|:-:|\n| 1 | **2** |\n", [("cell", "a b"), ("cell", "1 2")]),
        ("Name | Time\n--- | ---\nAnn | 9 a\\|m\n\nafter", [("cell", "Name Time"), ("cell", "Ann 9 a|m"),
                                                        ("paragraph", "after")]),
        ("> Quoted *text*.\n>> Deeper.", [("paragraph", "Quoted text."), ("paragraph", "Deeper.")]),
        ("- one\n  ```\n  code *x*\n  ```\n", [("item", "one"), ("paragraph", "code *x*")]),
        ("````md\n```\ninner\n```\n````\nafter", [("paragraph", "```"), ("paragraph", "inner"), ("paragraph", "```"),
                                               ("paragraph", "after")]),
        ("See [it][1].\n\n[1]: http://a.b \"T\"\n", [("paragraph", "See it.")]),
        ("* **Bold** item\n* second", [("item", "Bold item"), ("item", "second")]),
        ("Said.[^a]\n\n[^a]: The **note**\n", [("paragraph", "Said."), ("footnote", "The note")]),
        ("one\n\n***\n\ntwo", [("paragraph", "one"), ("paragraph", "two")]),
        ("a<!-- x\ny -->b", [("paragraph", "ab")]),
    ],
)  # fmt: skip
def test_blocks(text: str, said: list[tuple[str, str]]) -> None:
    assert read(text) == said


@row_by_row(
    ("text", "said"),
    [
        ("***Both*** and **bold *and* slanted**", "Both and bold and slanted"),
        ("***bold* then strong**", "bold then strong"), ("**strong *both***", "strong both"),
        ("un**frag**mented", "unfragmented"), ("snake_case_name and __init__.py", "snake_case_name and init.py"),
        ("2*3*4 = 24, 2 * 3, a * b", "2*3*4 = 24, 2 * 3, a * b"),
        ("High-level segment**", "High-level segment**"), ("Order of the day*", "Order of the day*"),
        ("“**Quoted**”, (*aside*).", "“Quoted”, (aside)."), ("**中文**强调", "中文强调"),
        ("[link *text*](http://a.b/c_(d) \"title\")", "link text"), ("[![alt](a.png)](http://a.b)", "alt"),
        ("![a picture](<a b.png>)", "a picture"), ("[it][ref] and [sic]", "it and [sic]"),
        ("<https://www.un.org/a_b_c>", "https://www.un.org/a_b_c"), ("one<br>two", "one two"),
        ("<b>bold</b> 3 < 4 & 5 > 2", "bold 3 < 4 & 5 > 2"), ("R&amp;D &copy; &#8212;", "R&D © —"),
        ("\\*not\\* \\# \\[x\\]", "*not* # [x]"), ("`**kept**` and ``a ` b``", "**kept** and a ` b"),
        ("Said[^1], done[^long-name].", "Said, done."), ("", ""), ("a\U000f0000b", "ab"),
    ],
)  # fmt: skip
def test_marks(text: str, said: str) -> None:
    assert bare(text) == said


WORDS = st.text("abcé主ب", min_size=1, max_size=6)
MARKS = st.sampled_from(["*", "**", "***", "_", "__", "`", ""])


@given(st.lists(st.tuples(WORDS, MARKS), min_size=1, max_size=8))
def test_marked_words_come_back_alone(words: list[tuple[str, str]]) -> None:
    assert bare(" ".join(f"{mark}{word}{mark}" for word, mark in words)) == " ".join(word for word, _ in words)


@given(st.text(" ab1.,;()", max_size=60))
def test_text_without_marks_is_untouched(text: str) -> None:
    assert bare(text) == text


@given(st.text("a *_`[]()!<>\\&~|#-\n:^1", max_size=80))
def test_nothing_breaks_it_and_no_letter_is_added(text: str) -> None:
    try:
        found = file_text(text.encode(), "a.md")
    except BadRequest as refused:
        assert refused.reason == "empty_file"
        return
    told = "".join(said for each in found.left_out for said in each.texts)
    assert "".join(block.text for block in found.blocks).count("a") + told.count("a") <= text.count("a")


@row_by_row("mark", ["*", "_", "[", "](", "`", "<", "\\", "~~", "*a", "_a_", "![", "|", "> ", "<!--", "&"])
def test_long_runs_of_marks_take_linear_work(mark: str) -> None:
    assert isinstance(bare(mark * 20_000), str)
