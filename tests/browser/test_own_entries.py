"""In a real browser: a delegation's page follows its places, and screens say who spoke before and how many remain."""

import json
import urllib.request
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.demo_pages import Hall
from tests.browser.waiting import expect
from tests.sample_sizes import size

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True
PLACE = {"en": "Place 2 of 3", "ar": "الموضع 2 من 3", "zh": "第2位，共3位"}
REMAINING = {"en": "Speakers remaining: 2", "ar": "عدد المتكلمين الباقين: 2", "zh": "尚待发言人数：2"}
EVERY_SCREEN = tuple((kind, language) for kind in ("room", "captions", "chair") for language in REMAINING)


def asks(hall: Hall, path: str, body: dict[str, Any] | None = None) -> Any:
    """Return what the service answers to the console."""
    headers = {"Authorization": f"Bearer {hall.meeting['tokens']['console']}", "Content-Type": "application/json"}
    data = json.dumps(body).encode() if body else None
    with urllib.request.urlopen(urllib.request.Request(hall.demo.url + path, data, headers), timeout=60) as answer:
        return json.load(answer)


def inscribed(hall: Hall, seen_by: str) -> tuple[str, list[str]]:
    """Set a list on the first round, inscribe three on it; return the round and the speeches."""
    items = asks(hall, f"/api/meetings/{hall.meeting['id']}/programme")["items"]
    item = next(each["item"]["id"] for each in items if each["item"]["kind"] == "floor_round")
    publish(hall, item, seen_by)
    coded = [{"kind": "delegation", "code": code, "name": ""} for code in ("EGY", "NOR", "CUB")]
    return item, [hall.ask("entry.inscribe", list="l1", party=party) for party in coded]


def publish(hall: Hall, item: str, seen_by: str) -> None:
    hall.ask("list.set", speakers={"id": "l1", "items": [item], "rules": {"format": "plain"}, "seen_by": seen_by})


def opened(hall: Hall, code: str, language: str) -> Page:
    """Open the page of a delegation by a link that staff make for it, in a language."""
    wanted = {"role": "attendee", "meeting": hall.meeting["id"], "scope": f"delegation:{code}", "language": language}
    made = asks(hall, "/api/links", wanted)
    page = hall.browser.new_page(viewport={"width": 390, "height": 844})
    hall.contexts.append(page.context)
    page.goto(f"{hall.demo.url}/t/{made['links'][0]['token']}")
    return page


def test_a_delegations_page_follows_its_place_and_the_order_once_published(hall: Hall) -> None:
    item, (egypt, _, _) = inscribed(hall, "desk")
    pages = {language: opened(hall, "NOR", language) for language in size(("en", "ar"), torture=tuple(PLACE))}
    for language, page in pages.items():
        expect(page.locator(".own .place")).to_have_text(PLACE[language])
        expect(page.locator(".order")).to_have_count(0)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    publish(hall, item, "delegations")
    for page in pages.values():
        expect(page.locator(".order li")).to_have_count(3)
        expect(page.locator(".order .mine")).to_have_count(1)
    hall.ask("entry.withdraw", speech=egypt)
    expect(pages["en"].locator(".own .place")).to_have_text("Place 1 of 2")
    expect(pages["en"].locator('[data-slot="said"]')).to_contain_text("Place 1 of 2")


def test_screens_say_who_spoke_before_and_how_many_remain_of_a_published_list(hall: Hall) -> None:
    item, (egypt, norway, cuba) = inscribed(hall, "everyone")
    hall.ask("meeting.open") if hall.view()["meeting"]["status"] == "planned" else None
    hall.ask("party.describe", speech=cuba, seat="C 14")
    hall.ask("floor.give", speech=egypt)
    hall.ask("floor.give", speech=norway)
    hall.ask("floor.arm", speech=cuba)
    hall.ask("entry.inscribe", list="l1", party={"kind": "delegation", "code": "BRA", "name": ""})
    for kind, language in size((("room", "ar"), ("captions", "zh"), ("chair", "en")), torture=EVERY_SCREEN):
        page = hall.open(kind, language)
        expect(page.locator('[data-slot="on-list"]')).to_contain_text(REMAINING[language])
        expect(page.locator("main")).to_contain_text("C 14")
    publish(hall, item, "desk")
    room = hall.open("room", "en")
    expect(room.locator('[data-slot="on-list"]')).to_have_text("Previous speaker: Egypt")
    overlay = hall.open("room", "en", query="overlay=1")
    expect(overlay.locator('[data-slot="on-list"]')).to_be_hidden()
