"""A page's list is served under the headings under which its script draws it."""

from typing import Any

from interp.web.drawing.list_groups import LONG, list_groups

Shown = list[tuple[str | None, int, bool, list[str]]]


def row(number: int, band: str | None = "members", status: str = "planned", place: object = None) -> dict[str, Any]:
    desk = {"reason": {"band": band, "place": place}}
    return {"speech": {"id": f"s{number}"}, "status": status, "entry": {"desk": desk} if band != "" else None}


def shown(rows: list[dict[str, Any]], armed: str | None = None, following: str | None = None) -> Shown:
    groups = list_groups(rows, armed, following)
    return [(each.band, each.waiting, each.is_folded, [one["speech"]["id"] for one in each.rows]) for each in groups]


def ids(*numbers: int) -> list[str]:
    return [f"s{each}" for each in numbers]


FOUR = [row(each, "dignitaries" if each < 4 else "members") for each in range(LONG)]


def test_a_short_list_and_one_of_a_single_band_have_no_heading() -> None:
    assert shown(FOUR) == [(None, 0, False, ids(*range(LONG)))]
    assert shown([row(each) for each in range(30)]) == [(None, 0, False, ids(*range(30)))]
    assert shown([]) == [(None, 0, False, [])]


def test_all_are_folded_but_the_group_of_who_is_next() -> None:
    rows = [row(90, "", "done"), *FOUR, row(20, None), row(21, None)]
    assert shown(rows, following="s1") == [
        (None, 0, False, ids(90)), ("dignitaries", 4, False, ids(0, 1, 2, 3)), ("members", 16, True, []),
        ("everyone", 2, True, []),
    ]  # fmt: skip
    assert [each[2] for each in shown(rows)] == [False, True, True, True]


def test_who_has_no_band_stands_in_the_group_before_and_at_the_head_in_the_first() -> None:
    rows = [row(90, "members", place={"after": None}), *FOUR, row(91, ""), row(92, "ngo"), row(93, "members")]
    rows[6] = row(5, status="on_floor")
    first, *groups = shown(rows, armed="s0")
    assert first == (None, 0, False, [])
    assert [(band, waiting) for band, waiting, *_ in groups] == [
        ("dignitaries", 5), ("members", 16), ("ngo", 1), ("members", 1),
    ]  # fmt: skip
    assert groups[1][3] == ids(5), "who has the floor is shown in a folded group too"
