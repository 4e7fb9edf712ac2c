"""The desk's layout at 1366×768: nine sentences and all about the current one; keys, focus, many sentences."""

import re

import pytest
from playwright.sync_api import Locator, Page, Route

from tests.browser.conftest import Stage
from tests.browser.demo_pages import Hall
from tests.browser.long_document import DESK_SIZE, filed, opened
from tests.browser.looks import LEVELS, broken
from tests.browser.page_texts import text
from tests.browser.waiting import expect
from tests.sample_sizes import size
from tests.server import until

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True
LEAST = 9
MANY = size(500, torture=2_000)
FAR = MANY * 3 // 4
MOST_DRAWN = 60  # rows near the view, of however many
SEEN = """list => {
  const frame = list.getBoundingClientRect();
  return [...list.children].filter((each) => {
    const { top, bottom } = each.getBoundingClientRect();
    return top >= frame.top - 1 && bottom <= Math.min(frame.bottom, innerHeight) + 1;
  }).length;
}"""
INSIDE = """each => {
  const { top, bottom, left, right } = each.getBoundingClientRect();
  return bottom > top && top >= 0 && left >= 0 && bottom <= innerHeight + 1 && right <= innerWidth; // parts of a pixel
}"""
DRAWN = """list => [...list.children]
  .filter((each) => each.firstElementChild.checkVisibility({ contentVisibilityAuto: true })).length"""
ADD_TERM = """async ([named, language, term]) => {
  const root = `/api/meetings/${document.body.dataset.meeting}/documents/${named}/editing/${language}`;
  const sent = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(term) };
  return (await fetch(`${root}/terms`, sent)).status;
}"""
PLACES = "[scrollX, scrollY, document.body.scrollTop, document.querySelector('main').scrollTop]"


HEAD = """() => {
  const boxes = [...document.querySelectorAll(".document-head > *, .top > :not(.document-head, .meeting)")]
    .map((each) => [each, each.getBoundingClientRect()])
    .filter(([each, box]) => each.checkVisibility() && box.width > 1);
  const meet = ([, one], [, other]) => one.left < other.right - 1 && other.left < one.right - 1
    && one.top < other.bottom - 1 && other.top < one.bottom - 1;
  const title = document.querySelector('[data-slot="document-title"]');
  return {
    covered: boxes.filter((one, at) => boxes.slice(at + 1).some((other) => meet(one, other)))
      .map(([each]) => each.innerText),
    title: title.clientWidth / parseFloat(getComputedStyle(title).fontSize),
    wide: document.documentElement.scrollWidth - innerWidth,
  };
}"""


def listed(page: Page) -> Locator:
    return page.locator('[data-slot="lines"]')


def lines(page: Page) -> Locator:
    return page.locator('[data-slot="lines"] > li')


def current(page: Page) -> Locator:
    return page.locator('[data-line][aria-current="true"]')


def place(page: Page) -> Locator:
    """Return the number of the current line."""
    return current(page).locator(".place")


def has_term(page: Page, document: str, language: str, number: int) -> str:
    """Add the longest word of a sentence to the list of terms and return its translation."""
    words = lines(page).nth(number - 1).locator(".source").text_content() or ""  # not drawn yet
    target = f"{language}-{number}"
    asked = [document, language, {"source": max(re.findall(r"\b[a-z]+\b", words), key=len), "target": target}]
    assert page.evaluate(ADD_TERM, asked) == 200
    return target


@pytest.mark.full_size
def test_nine_sentences_and_all_about_the_current_one_are_in_view(hall: Hall) -> None:
    document = filed(hall, 40)
    for language, interface in size((("ar", "ar"), ("zh", "zh")), torture=(("fr", "en"), ("ar", "ar"), ("zh", "zh"))):
        page = opened(hall, document, language, interface)
        terms = {number: has_term(page, document, language, number) for number in (2, 40)}
        for number, found in ((2, 1), (40, 0)):
            lines(page).nth(number - 3 if number > 2 else 0).focus()
            for _ in range(min(number - 1, 2)):
                page.keyboard.press("j")
            expect(place(page)).to_have_text(str(number))
            expect(page.locator('[data-region="matches"]')).to_be_visible()
            expect(page.locator('[data-region="inserts"]')).to_contain_text(terms[number])
            expect(page.locator('[data-region="findings"] li')).to_have_count(found)
            until(lambda: listed(page).evaluate(SEEN) >= LEAST and current(page).evaluate(INSIDE))  # noqa: B023  # in some frames
            for name in ("findings", "matches", "inserts"):
                assert page.locator(f'[data-region="{name}"]').evaluate(INSIDE), (language, number, name)
        assert page.evaluate("document.documentElement.scrollWidth") <= 1366
        hall.leave(page)


@pytest.mark.full_size
def test_keys_move_the_list_and_never_the_page_and_the_focus_goes_back(desk_hall: Hall) -> None:
    page = opened(desk_hall, filed(desk_hall, 40))
    before = page.evaluate(PLACES)
    for _ in range(3):
        page.keyboard.press("Alt+ArrowDown")
    expect(place(page)).to_have_text("3")
    assert listed(page).evaluate("each => each.scrollTop") == 0  # in view: nothing needs to move
    page.keyboard.press("e")
    for _ in range(4, 25):
        page.keyboard.press("Alt+ArrowDown")
    expect(place(page)).to_have_text("24")
    expect(current(page).locator("textarea")).to_be_focused()
    assert current(page).evaluate(INSIDE)
    page.keyboard.press("Escape")
    expect(current(page)).to_be_focused()
    at = listed(page).evaluate("each => each.scrollTop")
    page.keyboard.press("Space")
    page.keyboard.press("q")
    expect(page.locator(".task a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(current(page)).to_be_focused()
    page.keyboard.press("?")
    page.keyboard.press("Escape")
    expect(current(page)).to_be_focused()
    assert listed(page).evaluate("each => each.scrollTop") == at
    assert page.evaluate(PLACES) == before
    page.locator('[data-slot="close-document"]').click()
    expect(page.locator('[data-task="long.fr"] a')).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator('[data-slot="document-title"]')).to_be_focused()
    page.keyboard.press("j")
    expect(place(page)).to_have_text("24")  # where one was


def test_a_click_opens_the_field_where_it_was_and_only_there(desk_hall: Hall) -> None:
    page = opened(desk_hall, filed(desk_hall, 12, "click"))
    value = lines(page).nth(3).locator(".value")
    value.click(position={"x": 60, "y": 10})
    field = page.locator("[data-line] textarea")
    expect(field).to_have_count(1)
    expect(field).to_be_focused()
    assert 0 < field.evaluate("each => each.selectionStart") < 30
    page.keyboard.type("xyz")
    expect(current(page)).to_contain_text("not saved")
    page.keyboard.press("Alt+ArrowDown")
    expect(field).to_have_count(1)
    expect(value).to_contain_text("xyz")  # typed and not saved: it stays
    expect(lines(page).nth(3)).to_contain_text("not saved")


def test_a_key_is_changed_kept_refused_and_restored(desk_hall: Hall) -> None:
    page = opened(desk_hall, filed(desk_hall, 12, "keys"))
    said, approve = page.locator('[data-slot="sheet-said"]'), page.locator('[data-action="approve"]')
    page.keyboard.press("?")
    approve.click()
    page.keyboard.press("j")
    expect(said).to_contain_text("is already the key for")
    page.locator('[data-action="next"]').click()
    page.keyboard.press("y")
    expect(said).to_contain_text("is now the key for")
    page.locator('[data-action="next"]').click()
    page.keyboard.press("Control+ArrowDown")
    page.keyboard.press("Escape")
    page.keyboard.press("y")
    expect(place(page)).to_have_text("1")
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.keyboard.press("Control+ArrowDown")
    expect(place(page)).to_have_text("2")
    expect(current(page).locator("textarea")).to_be_focused()
    page.reload()
    expect(lines(page).first).to_be_visible()
    page.keyboard.press("y")
    expect(place(page)).to_have_text("1")
    page.keyboard.press("?")
    page.get_by_role("button", name="Restore the usual keys").click()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(place(page)).to_have_text("2")


@pytest.mark.full_size
def test_of_many_sentences_few_are_drawn_and_one_has_a_field(desk_hall: Hall) -> None:
    page = opened(desk_hall, filed(desk_hall, MANY, "many"))
    expect(lines(page)).to_have_count(MANY)
    assert listed(page).evaluate(DRAWN) <= MOST_DRAWN
    for _ in range(5):
        page.keyboard.press("j")
    page.keyboard.press("e")
    expect(page.locator("[data-line] textarea")).to_have_count(1)
    assert listed(page).evaluate("each => each.querySelectorAll('button, input, textarea').length") == 1
    lines(page).nth(FAR).evaluate("each => each.scrollIntoView()")
    lines(page).nth(FAR).locator(".value").click()
    expect(place(page)).to_have_text(str(FAR + 1))
    assert current(page).evaluate(INSIDE)
    assert listed(page).evaluate(DRAWN) <= MOST_DRAWN


@pytest.mark.full_size
@pytest.mark.parametrize("language", size(["ar"], torture=["ar", "zh"]))
def test_the_layout_breaks_no_rule_of_axe_and_its_targets_are_large_enough(desk_hall: Hall, language: str) -> None:
    page = opened(desk_hall, filed(desk_hall, 40, f"layout{language}"), language, language, bypass_csp=True)
    page.keyboard.press("j")
    page.keyboard.press("h")
    expect(page.locator('[data-region="history"]')).to_be_visible()
    small = """[...document.querySelectorAll('button, a, select, summary, textarea')].filter((each) => {
      const { width, height } = each.getBoundingClientRect();
      const isMeant = each.checkVisibility() && width > 0 && !each.closest('p:not(.buttons), .aside');
      return isMeant && (width < 24 || height < 24);
    }).map((each) => each.outerHTML.slice(0, 120))"""
    assert page.evaluate(small) == []
    assert broken(page, {"runOnly": {"type": "tag", "values": LEVELS}}) == []
    page.keyboard.press("q")
    expect(page.locator(".task a").first).to_be_focused()
    assert broken(page, {"runOnly": {"type": "tag", "values": LEVELS}}) == []


@pytest.mark.full_size
def test_a_text_that_is_long_in_coming_is_said_to_be_opened_and_a_bar_says_how_far_it_is(stage: Stage) -> None:
    page = stage.page("desk", "ar", query="language=fr", bypass_csp=True)
    held, far = list[Route](), list[Route]()
    page.route("**/text/fr", lambda route: held.append(route))  # noqa: PLW0108
    page.route("**/api/progress/*", lambda route: far.append(route))  # noqa: PLW0108
    page.locator(".task a").first.click()
    told = page.locator('[data-slot="document-said"]')
    expect(told).to_have_text(text("desk.opening", "ar"))
    answer = {"state": "working", "done": 600, "total": 1500}
    page.route("**/api/progress/*", lambda route: route.fulfill(json=answer))
    for each in far:
        each.fulfill(json=answer)
    bar = page.get_by_role("progressbar", name=text("desk.opening", "ar"))
    expect(bar).to_have_js_property("value", 600)
    expect(bar).to_have_js_property("max", 1500)
    expect(page.locator(".how-far")).to_contain_text("600")
    assert held[0].request.headers["interp-work"]
    assert broken(page, {"runOnly": {"type": "tag", "values": LEVELS}}) == []
    held[0].fulfill(json={"ok": True, "lines": []})
    expect(bar).to_be_hidden()
    expect(told).to_be_hidden()


@pytest.mark.full_size
@pytest.mark.parametrize("language", ["en", "ar", "ru", "fr"])
def test_the_title_is_read_and_nothing_is_covered_in_the_head_of_a_document(stage: Stage, language: str) -> None:
    page = stage.page("desk", language, query="language=zh")
    page.locator(".task a").first.click()
    expect(page.locator('[data-slot="document-head"]')).to_be_visible()
    page.evaluate("""() => document.querySelector('[data-slot="show-search"]').removeAttribute("hidden")""")
    for width in (1366, 1216, 1024):
        page.set_viewport_size({"width": width, "height": 768})
        found = page.evaluate(HEAD)
        assert (found["covered"], found["wide"]) == ([], 0), (width, found)
        assert found["title"] >= 8, (width, found)


@pytest.mark.full_size
@pytest.mark.parametrize("language", ["en", "ar", "ru", "zh"])
def test_the_head_of_the_queue_is_one_row(stage: Stage, language: str) -> None:
    page = stage.page("desk", language, query="language=fr", viewport=DESK_SIZE)
    found = page.evaluate(ROW)
    assert found["high"] <= 84, found  # two lines of small text beside each other
    assert found["wide"] <= DESK_SIZE["width"], found
    assert found["pressed"] == [], found


# `pressed`: what is pressed in the head and leaves it.
ROW = """() => {
  const head = document.querySelector(".top"), { top, bottom } = head.getBoundingClientRect();
  const outside = (each) => { const box = each.getBoundingClientRect();
    return box.width && (box.top < top || box.bottom > bottom + 1 || box.right > innerWidth || box.left < 0) };
  return {
    high: bottom - top, wide: document.documentElement.scrollWidth,
    pressed: [...head.querySelectorAll("a, button, summary")].filter((each) => each.checkVisibility() && outside(each))
      .map((each) => each.outerHTML),
  };
}"""
