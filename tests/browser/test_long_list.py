"""The console with a long list: those who come next stay in view, and a row is found and moved by its letters."""

import re

import pytest
from playwright.sync_api import Locator, Page

from interp.domain.model.commands import InscribeEntry
from interp.domain.model.parties import Party
from tests.browser.demo_pages import Hall, takes_press
from tests.browser.long_list import Drawn, drawn, fill, inscribe, round_of
from tests.browser.page_texts import text
from tests.browser.waiting import expect
from tests.server import until

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

MOST_AT_ONCE, MOST_STYLED, MOST_LAID_OUT, MOST_ASKED = 150, 700, 1_800, 4  # of a page with some 3,000 elements
ISOLATES = re.compile("[\u2066-\u2069]")
MEMBERS, OBSERVERS = ("NOR", "CUB", "KEN", "EGY"), ("FJI", "PAK", "BRA", "CHN", "JPN", "FRA", "PER", "IND")
CODES = ("NOR", "CUB", "KEN", "EGY", "FJI", "PAK", "BRA", "CHN", "JPN", "FRA") * 4
# Whether every row at the head of the list, and the bar, is whole on the screen and not covered.
SEEN = """() => ["[data-slot=later] > li", "[data-slot=go]", "[data-slot=name]"].every((where) =>
    [...document.querySelectorAll(where)].every((each) => {
        const { left, right, top, bottom, x, y, width, height } = each.getBoundingClientRect();
        const at = document.elementFromPoint(x + width / 2, y + height / 2);
        const whole = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
        return whole && (each.contains(at) || at?.contains(each));
    }))"""


ON_FLOOR = """(name) => ["[data-slot=name]", ".programme [aria-current=true]"].every(
    (where) => document.querySelector(where)?.textContent.includes(name))"""


def order(hall: Hall) -> list[str]:
    """Return the codes of those who are inscribed, in order, null for one without."""
    answer = hall.contexts[0].request.get(f"{hall.demo.url}/api/meetings/{hall.meeting['id']}/programme?language=en")
    row = next(each for each in answer.json()["items"] if each["item"]["id"] == round_of(hall))
    return [str(each["speech"]["party"]["code"]) for each in row["speeches"]]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_next_five_stay_in_view_and_a_row_is_found_and_moved_by_letters(hall: Hall, language: str) -> None:
    fill(hall, *(Party("delegation", "", code=code) for code in CODES))
    hall.ask("item.open", item=round_of(hall))
    hall.advance()
    console = hall.open("console", language, size={"width": 1366, "height": 768})
    later, chosen = console.locator('[data-slot="later"] > li'), console.locator('.programme [aria-selected="true"]')
    expect(later).to_have_count(5)
    expect(console.locator('.programme [data-pick^="speech:"]').first).to_be_attached()
    for press in ("m", *["Alt+ArrowDown"] * 30):
        console.keyboard.press(press)
    assert console.evaluate(SEEN)
    expect(chosen).to_be_in_viewport()
    first = later.first.locator(".name").text_content() or ""
    takes_press(console)
    console.keyboard.press("Space")
    expect(console.locator('[data-slot="go-name"]')).to_contain_text(first)
    expect(later.first).not_to_contain_text(first)
    finds(console, "Alt+Enter", "فرنس" if language == "ar" else "franc")
    expect(chosen).to_be_in_viewport()
    console.keyboard.press("Control+Alt+Enter")
    console.keyboard.press("Enter")
    until(lambda: order(hall)[0] == "FRA")
    assert sorted(order(hall)) == sorted(CODES)


def many(hall: Hall) -> None:
    """Inscribe two ministers, four members, eight observers and ten organizations."""
    dignitaries = (
        InscribeEntry("l1", Party("delegation", "", code=code), "member", level="minister", level_confirmed=True)
        for code in ("DEU", "ITA")
    )
    members = (InscribeEntry("l1", Party("delegation", "", code=code), "member") for code in MEMBERS)
    observers = (InscribeEntry("l1", Party("delegation", "", code=code), "observer") for code in OBSERVERS)
    ngos = (InscribeEntry("l1", Party("organization", f"Institute {number}"), "ngo") for number in range(10))
    inscribe(hall, *ngos, *observers, *members, *dignitaries)
    hall.ask("item.open", item=round_of(hall))


def headings(page: Page) -> list[str]:
    """Return the signs and numbers of the headings."""
    ends = "rows => rows.map((row) => row.firstElementChild.textContent + row.lastElementChild.textContent)"
    return [ISOLATES.sub("", each) for each in page.locator(".row.group").evaluate_all(ends)]  # also out of sight


def served_headings(page: Page) -> list[str]:
    """Return the signs and numbers of the headings of a page as it comes, before its scripts."""
    found = re.findall(r'class="row group".*?>([−+])<.*?<bdi dir="ltr">(\d+)</bdi>', page.request.get(page.url).text())
    return [sign + number for sign, number in found]


def finds(console: Page, key: str, typed: str) -> None:
    """Open the search of rows by a key, type letters, and take the first row that is found."""
    search = console.locator('[data-slot="row-search"]')
    takes_press(console)
    expect(search).to_be_hidden()
    console.keyboard.press(key)
    expect(search).to_be_visible()
    console.keyboard.type(typed)
    if typed:
        expect(search.locator('li[aria-selected="true"]')).to_be_visible()
    console.keyboard.press("Enter")
    expect(search).to_be_hidden()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_long_list_is_in_groups_and_who_is_placed_by_hand_has_a_reason(hall: Hall, language: str) -> None:
    many(hall)
    console = hall.open("console", language, size={"width": 1366, "height": 768})
    group, rows = console.locator(".row.group"), console.locator(".row.speech:has(.why)")
    chosen, why = console.locator('.programme [aria-selected="true"]'), console.locator('[aria-selected="true"] .why')
    expect(group).to_have_count(4)
    assert headings(console) == ["−2", "+4", "+8", "+10"] == served_headings(console)
    expect(rows).to_have_count(2)
    group.nth(1).click()
    expect(rows).to_have_count(6)
    finds(console, "Alt+Enter", "فرنس" if language == "ar" else "franc")
    expect(chosen).to_be_in_viewport()
    expect(rows).to_have_count(14)
    name = chosen.locator(".name").inner_text()
    expect(console.locator('[data-slot="selected"]')).to_contain_text(name)
    console.keyboard.press("Control+Enter")
    expect(rows).to_have_count(6)
    assert headings(console) == ["−2", "−4", "+8", "+10"]
    console.keyboard.press("Control+Enter")
    expect(rows).to_have_count(14)
    finds(console, "Alt+Enter", "فرنس" if language == "ar" else "franc")
    expect(console.locator('[data-slot="selected"]')).to_contain_text(name)
    for where, reason, said in (("", "2", ""), ("كين" if language == "ar" else "keny", "agreed", " (agreed)")):
        finds(console, "Control+Alt+Enter", where)
        expect(console.locator('[data-slot="edit"]')).to_be_visible()
        console.keyboard.type(reason)
        console.keyboard.press("Enter")
        expect(console.locator('[data-slot="edit"]')).to_be_hidden()
        if said:
            expect(why).to_contain_text("(agreed)")
        else:
            expect(console.locator('[data-slot="go-name"]')).to_contain_text(name)
    placed = next(each for each in order(hall) if each == "FRA")
    assert order(hall).index(placed) == order(hall).index("KEN") + 1
    for _ in range(2):
        console.keyboard.press("Control+z")
    until(lambda: order(hall).index("FRA") == order(hall).index("JPN") + 1)


class Pointer:
    """A mouse, or a finger, that presses a page, is moved and comes up."""

    def __init__(self, page: Page, *, touches: bool) -> None:
        self.page, self.touches = page, touches
        self.session = page.context.new_cdp_session(page)

    def acts(self, what: str, x: float = 0, y: float = 0) -> None:
        """Go down at a place, move to it, or come up."""
        if self.touches:
            kind = {"down": "touchStart", "move": "touchMove", "up": "touchEnd"}[what]
            points = [] if what == "up" else [{"x": x, "y": y}]
            self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        elif what == "move":
            self.page.mouse.move(x, y)
        else:
            if what == "down":
                self.page.mouse.move(x, y)
            getattr(self.page.mouse, what)()

    def drags(self, rows: Locator, start: int, end: int, *, lower: bool) -> None:
        """Go down on one row, and move to the upper or lower half of another one."""
        rows.nth(start).evaluate("(row) => row.scrollIntoView({ block: 'center' })")
        (x, y), (_, far) = (middle(rows.nth(each)) for each in (start, end))
        self.acts("down", x, y)
        for part in (0.5, 1):
            self.acts("move", x, y + (far + (6 if lower else -6) - y) * part)


def middle(row: Locator) -> tuple[float, float]:
    """Return the place in the middle of a row."""
    box = row.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.mark.parametrize(("language", "touches"), [("en", False), ("ar", True)])
def test_an_entry_is_dragged_to_its_place_with_a_reason(hall: Hall, language: str, touches: bool) -> None:
    codes = ["NOR", "CUB", "KEN", "EGY", "FJI"]
    inscribe(hall, *(InscribeEntry("l1", Party("delegation", "", code=code), "member") for code in codes))
    page = hall.open("console", language, size={"width": 1366, "height": 1000})
    rows, dragged = page.locator(".row.speech:has(.why)"), page.locator(".dragged")
    dialog, why = page.locator('[data-slot="edit"]'), page.locator('[aria-selected="true"] .why')
    expect(rows).to_have_count(5)
    pointer = Pointer(page, touches=touches)
    if touches:
        rows.nth(2).click()  # by touch the selected row is dragged, others scroll
    name, first = (rows.nth(each).locator(".name").inner_text() for each in (2, 0))
    pointer.drags(rows, 2, 1, lower=False)
    expect(dragged).to_contain_text(name)
    expect(dragged).to_contain_text(first)
    expect(rows.nth(0)).to_have_attribute("data-drop", "after")
    aside, box = (page.locator(each).bounding_box() for each in (".side", ".dragged"))
    assert aside and box and aside["x"] <= box["x"] and box["x"] + box["width"] <= aside["x"] + aside["width"]
    page.keyboard.press("Escape")
    expect(dragged).to_have_count(0)
    pointer.acts("up")
    pointer.drags(rows, 2, 1, lower=True)
    expect(dragged).not_to_contain_text(first)
    pointer.acts("up")
    expect(dragged).to_have_count(0)
    expect(dialog).to_be_hidden()

    pointer.drags(rows, 2, 1, lower=False)
    pointer.acts("up")
    expect(dialog).to_contain_text(name)
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    until(lambda: order(hall)[:5] == ["NOR", "KEN", "CUB", "EGY", "FJI"])
    expect(why).to_contain_text(text("placed.request", language))
    pointer.drags(rows, 1, 2, lower=True)  # again, for the same reason
    pointer.acts("up")
    expect(dialog.locator('[value="request"]')).to_be_checked()
    page.keyboard.press("Enter")
    until(lambda: order(hall)[:5] == codes)
    page.keyboard.press("Control+z")
    until(lambda: order(hall)[1] == "KEN")
    page.keyboard.press("Control+z")
    until(lambda: order(hall)[:5] == codes)


@pytest.mark.modules_apart  # it counts what one of them asks for
@pytest.mark.parametrize("language", ["en", "ar"])
def test_of_three_hundred_a_switch_styles_only_what_changed(hall: Hall, language: str) -> None:
    members = [InscribeEntry("l1", Party("organization", f"Institute {number}"), "member") for number in range(300)]
    inscribe(hall, *members)
    hall.ask("item.open", item=round_of(hall))
    console = hall.open("console", language, size={"width": 1366, "height": 768})
    floor = console.locator('.programme [aria-current="true"]')
    expect(console.locator(".programme .speech:has(.why)")).to_have_count(300)

    def switch(name: str) -> Drawn:
        def act() -> None:
            console.keyboard.press("n")
            console.wait_for_function(ON_FLOOR, arg=name)

        takes_press(console)
        found = drawn(console, act)
        expect(floor).to_contain_text(name)
        return found

    switch("Institute 0")
    for found in (switch("Institute 1"), drawn(console, lambda: console.keyboard.press("Alt+ArrowDown"))):
        assert found.at_once < MOST_AT_ONCE, f"{found}: does a selector look at the whole list?"
        assert found.styled < MOST_STYLED and found.laid_out < MOST_LAID_OUT, f"{found}: rows out of sight are drawn"
        assert found.asked <= MOST_ASKED, f"{found}: the list's script asks for layouts"
