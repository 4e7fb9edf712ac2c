"""The first minute of a demonstration: one press of Space, and captions run in six languages, marked as made up."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.web.wording.i18n import gettext
from tests.browser.demo_pages import PHONE, Hall
from tests.browser.looks import broken
from tests.browser.waiting import expect
from tests.forked_demo import forked_demo
from tests.sample_sizes import size as sized

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
MADE_UP = "Demonstration: statements and lists of speakers are made up."
FIRST = {
    "ar": "السيد الرئيس", "zh": "主席先生", "en": "Mr. President", "fr": "Monsieur le Président",
    "ru": "Председатель", "es": "Presidente",
}  # fmt: skip


@pytest.fixture(scope="module")
def started(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """A demonstration as `make run` starts it: with the made-up statements, and without a model."""
    with forked_demo(tmp_path_factory.mktemp("first"), settings={"INTERP_WORKER": "0"}, more=["--texts"]) as running:
        hall = Hall(browser, running)
        yield hall
        hall.close()


def test_the_first_space_makes_captions_run_in_six_languages_each_page_marked(started: Hall) -> None:
    console, pages = started.open("console"), {code: started.open("captions", code) for code in MEETING_LANGUAGES}
    console.keyboard.press("Space")
    for code, page in pages.items():
        expect(page.locator("[data-slot='cues']")).to_contain_text(FIRST[code])
        assert_marked(page, code)


# The class of what stands where the focused element's middle is.
REACHED = """() => {
  const box = document.activeElement.getBoundingClientRect();
  return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2).className;
}"""


def assert_marked(page: Page, code: str) -> None:
    """Check that the page says in its language, in view and whole, that the statements are made up."""
    mark = page.locator(".demonstration")
    expect(mark).to_have_text(gettext(code, MADE_UP))
    expect(mark).to_be_in_viewport(ratio=1)
    assert mark.evaluate("each => each.scrollHeight <= each.clientHeight && each.scrollWidth <= each.clientWidth")


@pytest.mark.parametrize(
    "kind, code, query",
    [
        ("room", "ar", ""), ("room", "ar", "overlay=1"), ("room", "fr", "overlay=1"), ("booth", "zh", ""),
        ("chair", "ar", ""), ("desk", "ar", ""), ("technician", "zh", ""),
    ],
)  # fmt: skip
def test_every_other_page_is_marked_too(started: Hall, kind: str, code: str, query: str) -> None:
    if not started.on_floor():
        started.advance()
    page = started.open(kind, code, query=query)
    assert_marked(page, code)
    if kind in ("booth", "chair"):
        assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_the_mark_is_whole_on_a_phone_and_hides_nothing(started: Hall, code: str) -> None:
    page = started.open("captions", code, size=PHONE, bypass_csp=True)
    page.keyboard.press("Tab")
    assert page.evaluate(REACHED) == "skip"
    assert broken(page, {"runOnly": ["region", "color-contrast"]}) == []
    for size in ({"width": 320, "height": 640}, PHONE, {"width": 740, "height": 360}):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.evaluate("scrollTo(0, 0)")
        assert_marked(page, code)
        mark, top = page.locator(".demonstration").bounding_box(), page.locator("header").first.bounding_box()
        assert mark and top and mark["y"] + mark["height"] <= top["y"] + 1
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


@pytest.mark.parametrize("code", sized(["ar"], torture=["ar", "zh", "fr"]))
def test_the_front_page_has_one_large_button_in_the_readers_language(started: Hall, code: str) -> None:
    context = started.browser.new_context(locale=code, viewport=PHONE)  # type: ignore[arg-type]
    started.contexts.append(context)
    page = context.new_page()
    page.goto(started.demo.url)
    button = page.locator(".enter a")
    expect(button).to_have_text(gettext(code, "Follow the meeting"))
    expect(button).to_be_in_viewport(ratio=1)
    expect(page.get_by_text(gettext(code, "What to try"))).to_be_visible()
    assert page.locator("a[href*='console'], a[href*='desk'], a[href*='booth'], a[href^='/t/']").count() == 0
    button.click()
    page.wait_for_url(f"**/m/hrc31-1/{code}")
