"""What is wrong in a tree for screen readers is told in words: a fault is planted for each kind."""

from tests.browser.accessibility_tree import Node, faults
from tests.row_by_row import row_by_row

PAGE = [
    Node("RootWebArea", "Captions", ""), Node("main", "", ""), Node("navigation", "Language", ""),
    Node("heading", "On the floor", ""), Node("button", "Next", ""), Node("status", "", "polite"),
]  # fmt: skip


def test_of_a_whole_page_nothing_is_told() -> None:
    assert [*faults(PAGE, changes=True)] == []


@row_by_row(
    ("planted", "said"),
    [
        (Node("button", " ", ""), "no name: button"),
        (Node("heading", "", ""), "no name: heading"),
        (Node("link", "Go to {page}", ""), "not filled in: link 'Go to {page}'"),
        (Node("StaticText", "%(count)s left", ""), "not filled in: StaticText '%(count)s left'"),
        (Node("main", "", ""), "2 landmarks of one kind: main"),
        (Node("navigation", "Language", ""), "2 landmarks read alike: navigation 'Language'"),
    ],
)
def test_a_planted_part_is_told(planted: Node, said: str) -> None:
    assert [*faults([*PAGE, planted], changes=True)] == [said]


@row_by_row(("missing", "said"), [("main", "no landmark: main"), ("status", "no live region")])
def test_a_missing_part_is_told(missing: str, said: str) -> None:
    assert [*faults([each for each in PAGE if each.role != missing], changes=True)] == [said]


def test_a_page_on_which_nothing_changes_needs_no_live_region() -> None:
    assert [*faults([each for each in PAGE if each.role != "status"], changes=False)] == []
