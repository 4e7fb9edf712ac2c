"""Kept pages: the figures of the moment, both forms of a page, when it is drawn again, and by whom."""

import gzip
import threading

import pytest
from flask import Flask

from interp.web import page_cache
from interp.web.page_cache import (
    MOST,
    KeptPage,
    Moment,
    PageCache,
    in_turns,
    joined_in_steps,
    number_place,
    response,
    text_place,
)  # fmt: skip

MINUTE = 60_000
COUNTED = Moment(lambda now: {"now": str(now), "spent": f"{now // 1000} s"}, lambda now: now >= MINUTE)
SPENT = text_place("spent")
STILL = Moment(lambda _: {}, lambda _: None)
HTML = f'<script>{{"server_now":"{number_place("now")}","x":1}}</script><b>{SPENT}</b> على <i>{SPENT}</i>'


def counted(now: int = 0) -> KeptPage:
    return KeptPage(HTML, COUNTED, now)


def test_the_figures_of_the_moment_are_put_in() -> None:
    expected = '<script>{"server_now":7000,"x":1}</script><b>7 s</b> على <i>7 s</i>'
    assert counted().plain(7_000).decode() == expected


@pytest.mark.parametrize("html", [HTML, "", "no figure", SPENT, HTML * 400], ids=range(5))
def test_the_packed_page_is_the_plain_one(html: str) -> None:
    page = KeptPage(html, COUNTED, 0)
    assert gzip.decompress(page.packed(12_345)) == page.plain(12_345)


def test_a_long_page_is_packed() -> None:
    page = KeptPage("<p>a word</p>" * 2_000, STILL, 0)
    assert len(page.packed(0)) < len(page.plain(0)) / 20


def test_a_text_that_looks_like_a_place_is_left_alone() -> None:
    assert KeptPage("0123456789abcdef=spent;", COUNTED, 0).plain(0) == b"0123456789abcdef=spent;"


def test_the_tag_is_another_when_the_page_says_something_else() -> None:
    page = counted()
    assert page.tag(7_000) == page.tag(7_999) != page.tag(8_000)
    assert KeptPage(HTML + ".", COUNTED, 0).tag(0) != page.tag(0) == counted().tag(0)


def test_a_page_without_figures_keeps_its_tag_and_one_with_the_time_alone_for_a_minute() -> None:
    timed = Moment(lambda now: {"now": str(now)}, lambda _: None)
    assert KeptPage("a", STILL, 0).tag(0) == KeptPage("a", STILL, 0).tag(10 * MINUTE)
    page = KeptPage(number_place("now"), timed, 0)
    assert page.tag(1) == page.tag(MINUTE - 1) != page.tag(MINUTE)


def test_a_page_is_drawn_once_for_a_mark_and_again_for_another_or_when_it_is_no_longer_so() -> None:
    pages, drawn = PageCache(), []

    def get(mark: int, now: int) -> None:
        pages.get("key", mark, now, lambda: drawn.append((mark, now)) or counted(now))  # type: ignore[func-returns-value]

    for mark, now in ((1, 0), (1, 1_000), (2, 1_000), (2, MINUTE - 1), (2, MINUTE), (2, MINUTE + 1)):
        get(mark, now)
    assert drawn == [(1, 0), (2, 1_000), (2, MINUTE)]


def test_the_pages_used_last_are_kept() -> None:
    pages, drawn = PageCache(), []
    for key in (*range(MOST), 0, MOST, 0, 1):
        pages.get(key, 1, 0, lambda: drawn.append(key) or counted())  # type: ignore[func-returns-value] # noqa: B023
    assert drawn == [*range(MOST), MOST, 1]


def test_who_asks_while_a_page_is_drawn_waits_for_it() -> None:
    pages, drawn, begun, go = PageCache(), [], threading.Event(), threading.Event()

    def draw() -> KeptPage:
        drawn.append(1)
        begun.set()
        assert go.wait(60)
        return counted()

    asking = [threading.Thread(target=lambda: pages.get("key", 1, 0, draw)) for _ in range(3)]
    asking[0].start()
    assert begun.wait(60)
    for each in asking[1:]:
        each.start()
    go.set()
    for each in asking:
        each.join(60)
    assert drawn == [1]


def test_a_page_that_cannot_be_drawn_keeps_nobody_waiting() -> None:
    def fails() -> KeptPage:
        raise ValueError

    pages = PageCache()
    with pytest.raises(ValueError):
        pages.get("key", 1, 0, fails)
    assert pages.get("key", 1, 0, counted).plain(0)


def test_the_steps_are_joined() -> None:
    assert joined_in_steps(iter("abc"), lambda: None) == "abc"


def test_others_have_their_turn_between_any_two_rows_where_the_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_cache, "STEP_S", 0.0)
    seen = list[str]()
    for each in in_turns("abc", lambda: seen.append("pause")):
        seen.append(each)
    assert seen == ["a", "pause", "b", "pause", "c", "pause"]


@pytest.mark.parametrize(("accepted", "coding"), [("gzip, br", "gzip"), ("gzip;q=0", None), ("", None)])
def test_a_page_is_sent_in_the_form_that_is_accepted(accepted: str, coding: str | None) -> None:
    with Flask("t").test_request_context(headers={"Accept-Encoding": accepted}):
        made = response(counted(), 5_000)
    body = gzip.decompress(made.get_data()) if coding else made.get_data()
    assert made.headers.get("Content-Encoding") == coding and body == counted().plain(5_000)
    assert (made.mimetype, made.headers["Cache-Control"]) == ("text/html", "no-cache")
    assert made.headers["Vary"] == "Accept-Encoding, Authorization, Cookie"


def test_who_has_the_page_is_sent_nothing() -> None:
    has = {"If-None-Match": f'W/"{counted().tag(5_000)}"'}
    with Flask("t").test_request_context(headers=has):
        same, other = response(counted(), 5_000), response(counted(), 6_000)
    assert (same.status_code, same.get_data(), other.status_code) == (304, b"", 200)
