"""The confirm page in a real browser: paper and fields find each other, and a keyboard alone is enough."""

import re
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Page, Route

from interp.run.assemble import assemble
from tests.browser.conftest import Stage
from tests.browser.demo_pages import WIDE, come_in, home
from tests.browser.looks import FRAME, LEVELS, broken
from tests.browser.test_pages import LANGUAGES
from tests.browser.waiting import expect
from tests.row_by_row import gathered
from tests.sample_sizes import size
from tests.sources import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True
PAPER = ROOT / "interp" / "seed" / "hrc31-concept-note.txt"
NAME = '[id="f-meetings-0-people-1-name"]'
READY = "form[data-ready]"
PERSON = "#r-meetings-0-people-1 > summary"
CONTROLS = "button, input, select, textarea, summary"
SCREEN = {"width": 1366, "height": 768}


@pytest.fixture
def brought(stage: Stage) -> str:
    """Return the address of a paper that waits for a person, brought in on the folder of the running demonstration."""
    return bring_in(stage, uuid4().hex[:12])


@pytest.fixture(scope="module")
def looked_at(theatre: Stage) -> str:
    """Return the address of one for all tests that send nothing."""
    return bring_in(theatre, uuid4().hex[:12])


def bring_in(stage: Stage, proposal: str) -> str:
    """Bring the paper in under an id, and return its address."""
    service = assemble(home(stage.hall.demo))
    service.services.proposals.bring_in(proposal, PAPER.read_bytes(), PAPER.name)
    service.close()
    return f"{stage.hall.demo.url}/proposals/{proposal}"


def uploaded(stage: Stage) -> str:
    """Upload the paper on the page, as a person does, and return its address."""
    page = stage.page("proposals", "en")
    page.set_input_files("input[type=file]", PAPER)
    page.locator("button.filled").click()
    page.wait_for_url(re.compile(r"/proposals/[0-9a-f]{12}$"))
    return page.url


def opened(stage: Stage, address: str, language: str = "en", **options: Any) -> Page:
    page = stage.blank(**{"viewport": WIDE} | options)
    come_in(page.context, stage.papers)
    page.goto(f"{address}?lang={language}")
    return page


@pytest.mark.full_size
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rundown_is_three_screens_whole_at_320_pixels_and_breaks_no_rule_of_axe(
    stage: Stage, looked_at: str, language: str
) -> None:
    page = opened(stage, looked_at, language, viewport=SCREEN, bypass_csp=True)
    with gathered() as row:
        with row("three screens, confirm in the first, findings by key"):
            is_three_screens(page, language)
        with row("paper and fields"):
            a_field_shows_its_line_and_a_line_finds_its_fields(page)
        with row("320 pixels"):
            page.set_viewport_size({"width": 320, "height": 640})
            page.evaluate(FRAME)
            assert page.evaluate("document.documentElement.scrollWidth") <= 320
            expect(page.locator("#line-41")).to_contain_text("Kate Gilmore")
        with row("axe"):
            page.set_viewport_size(WIDE)  # type: ignore[arg-type]
            page.locator("details").evaluate_all("all => all.forEach(each => { each.open = true })")
            if language in size(("ar",), torture=LANGUAGES):  # its rules are the same in every language
                assert broken(page, {"runOnly": {"type": "tag", "values": LEVELS}}) == []


def is_three_screens(page: Page, language: str) -> None:
    """Look at how long the page is, where one confirms, and walk through the findings."""
    assert page.evaluate("document.documentElement.scrollHeight") <= 3 * SCREEN["height"]
    shown = "all => all.filter((each) => each.checkVisibility()).length"
    assert page.locator(CONTROLS).evaluate_all(shown) <= 60
    confirm = page.locator('button[name="confirm"]')
    expect(confirm).to_be_in_viewport(ratio=1)
    expect(page.locator("#make")).to_contain_text("2016")
    page.mouse.wheel(0, 900)
    expect(confirm).to_be_in_viewport(ratio=1)
    if language == "en":
        expect(page.locator("#make")).to_have_text("2 meetings, 14 people, Monday 7 March 2016")
    expect(page.locator(READY)).to_be_attached()
    findings = page.locator("[data-finding]")
    expect(findings).to_have_count(5)
    for place in (0, 1, 2, 3):
        page.keyboard.press("Alt+N")
        expect(findings.nth(place)).to_be_focused()
    page.keyboard.press("Alt+P")
    expect(findings.nth(2)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#f-session-number")).to_be_focused()
    expect(page.locator("#r-paper")).to_have_attribute("open", "")


def a_field_shows_its_line_and_a_line_finds_its_fields(page: Page) -> None:
    """Go from a field to its line of the paper, and from lines to fields, in a wide window."""
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    page.locator(PERSON).click()
    page.locator(NAME).focus()
    line = page.locator("#line-41")
    expect(line).to_have_attribute("data-here", "")
    expect(line).to_be_in_viewport()
    expect(page.locator("[data-here]")).to_have_count(1)
    page.locator("#line-52 > bdi").click()
    first = page.evaluate("document.activeElement.id")
    assert first.startswith("f-meetings-0-people-4-")
    page.locator("#line-52 > bdi").click()
    assert page.evaluate("document.activeElement.id") != first
    paper = page.locator(".paper ol")
    expect(paper).to_have_attribute("dir", "ltr")
    expect(paper).to_have_attribute("lang", "en")


def test_every_line_opens_by_keyboard_and_keeps_what_is_typed(stage: Stage, looked_at: str) -> None:
    page = opened(stage, looked_at, "ar", viewport=SCREEN)
    expect(page.locator(READY)).to_be_attached()
    lines = page.locator(".entry > summary")
    lines.first.focus()
    for _ in range(lines.count()):  # one that is passed over stays closed
        page.keyboard.press("Enter")
        page.keyboard.press("ArrowDown")
    expect(page.locator(".entry:not([open])")).to_have_count(0)
    expect(lines.last).to_be_focused()
    page.locator(NAME).focus()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("Typed Name")
    page.keyboard.press("Escape")
    expect(page.locator(PERSON)).to_be_focused()
    expect(page.locator(NAME)).to_be_hidden()
    expect(page.locator('[data-slot="unkept"]')).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(NAME)).to_have_value("Typed Name")


def test_without_scripts_lines_and_fields_are_anchors_of_each_other(stage: Stage, brought: str) -> None:
    page = opened(stage, brought, java_script_enabled=False)
    page.locator(PERSON).click()
    page.locator(f"{NAME}").locator("xpath=ancestor::div[1]").locator("a.from").click()
    assert page.url.endswith("#line-41")
    page.locator("#line-41 > a").click()
    assert re.search(r"#f-meetings-0-people-1-", page.url)
    page.locator("#r-meetings-0-people-2 > summary").click()
    page.locator("#remove-meetings-0-people-2").click()
    expect(page.locator('[id="f-meetings-0-people-6-name"]')).to_have_count(0)


@pytest.mark.full_size
def test_a_keyboard_alone_corrects_moves_removes_takes_back_and_confirms(stage: Stage) -> None:
    page = opened(stage, uploaded(stage))
    page.locator(PERSON).focus()
    page.keyboard.press("Enter")
    page.locator(NAME).focus()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("Zoë O’Hara")
    page.keyboard.press("Alt+ArrowDown")
    moved = '[id="f-meetings-0-people-2-name"]'
    expect(page.locator(moved)).to_have_value("Zoë O’Hara")
    expect(page.locator('[id="down-meetings-0-people-2"]')).to_be_focused()
    expect(page.locator(READY)).to_be_attached()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator(NAME)).to_have_value("Zoë O’Hara")
    expect(page.locator(READY)).to_be_attached()
    page.keyboard.press("Alt+Delete")
    expect(page.locator(NAME)).not_to_have_value("Zoë O’Hara")
    expect(page.locator("#undo")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(NAME)).to_have_value("Zoë O’Hara")
    expect(page.locator(READY)).to_be_attached()
    page.locator("#r-meetings-0 > summary").focus()
    page.keyboard.press("Enter")
    page.locator('[id="f-meetings-0-starts_at"]').focus()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("tomorrow")
    page.keyboard.press("Control+Enter")
    start = page.locator('[id="f-meetings-0-starts_at"]')
    expect(start).to_have_value("tomorrow")
    expect(start).to_have_attribute("aria-invalid", "true")
    expect(page.locator(READY)).to_be_attached()
    start.focus()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("2016-03-07 10:00")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(re.compile("#f-meetings-0-starts_at"))
    expect(start).to_be_focused()
    page.locator('button[name="confirm"]').focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("#made$"))
    expect(page.locator("#made")).to_be_in_viewport()
    expect(page.locator('.made a[href$="/console"]')).to_have_count(2)
    expect(page.locator(".made")).to_contain_text("Monday 7 March 2016")


def test_what_is_typed_before_the_script_arrives_is_sent_all_the_same(stage: Stage, brought: str) -> None:
    page = stage.page("proposals", "en")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/proposal.js*", hold, times=1)
    page.goto(f"{brought}?lang=en", wait_until="commit")
    page.locator(PERSON).click()
    page.locator(NAME).fill("Early Bird")
    while not held:
        page.wait_for_timeout(20)
    held[0].continue_()
    expect(page.locator(READY)).to_be_attached()
    expect(page.locator("#r-meetings-0-people-1")).to_have_attribute("data-changed", "")
    page.locator(NAME).press("Control+Enter")
    page.wait_for_url(re.compile("#f-"))
    expect(page.locator(NAME)).to_have_value("Early Bird")


def test_the_second_of_two_people_is_told_and_sees_both(stage: Stage, brought: str) -> None:
    first, second = opened(stage, brought), opened(stage, brought)
    for page in (first, second):
        page.locator(PERSON).click()
    first.locator(NAME).fill("First Name")
    first.keyboard.press("Control+Enter")
    first.wait_for_url(re.compile("#f-"))
    second.locator(NAME).fill("Second Name")
    second.keyboard.press("Control+Enter")
    expect(second.locator("[role=alert]")).to_be_visible()
    expect(second.locator(NAME)).to_have_value("Second Name")
    expect(second.locator(".error")).to_contain_text("First Name")
    expect(second.locator(READY)).to_be_attached()
    second.locator(NAME).focus()
    second.keyboard.press("Control+Enter")
    second.wait_for_url(re.compile("#f-"))
    expect(second.locator(NAME)).to_have_value("Second Name")


@pytest.mark.full_size
@pytest.mark.parametrize("language", size(("ar",), torture=LANGUAGES))
def test_a_newer_version_shows_what_changes_by_keyboard_and_breaks_no_rule(
    stage: Stage, tmp_path: Path, language: str
) -> None:
    newer = tmp_path / "note-2.txt"
    newer.write_bytes(PAPER.read_bytes().replace(b"Ms. Kate Gilmore", b"Ms. Kate Gilmour"))
    page = stage.page("proposal", language, bypass_csp=True)
    page.set_input_files("input[type=file]", newer)
    page.locator("form.stack button.filled").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/proposals/[0-9a-f]{12}$"))
    page.goto(f"{page.url}?lang={language}")
    row = page.locator(".changes li").first
    expect(row.locator("del")).to_have_text("Kate Gilmore")
    expect(row.locator("ins")).to_have_text("Kate Gilmour")
    expect(row.locator("input")).to_be_visible()
    assert broken(page, {"runOnly": {"type": "tag", "values": LEVELS}}) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
