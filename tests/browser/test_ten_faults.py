"""A programme of another body, read with ten faults, is put right on the confirm page by keyboard alone."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from uuid import uuid4

import pytest
from playwright.sync_api import Page

from interp.domain.model.paper_documents import PaperDocument
from interp.domain.model.parties import Person, Speech
from interp.domain.model.state import About, Item
from interp.domain.proposals.planning import plans
from interp.domain.rules.permissions import SYSTEM
from interp.run.assemble import assemble
from interp.web.services import Services
from tests.browser.conftest import Stage
from tests.browser.demo_pages import home
from tests.browser.looks import LEVELS, broken
from tests.browser.test_confirm_page import READY, SCREEN, bring_in, opened
from tests.browser.waiting import expect
from tests.domain.proposals.ten_faults import FAULTY, PAPER, RIGHT, shape
from tests.sample_sizes import size

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True
# The keystroke-level model of Card, Moran and Newell (1980): seconds of a key by an average typist, and of a decision.
KEY_S, DECISION_S = 0.28, 1.35
THREE_MINUTES = 180


class Keyboard:
    """The keys of a page, counted; `decisions` counts what a person must think of before pressing them."""

    def __init__(self, page: Page) -> None:
        self.page, self.keys, self.decisions = page, 0, 0

    def press(self, key: str, times: int = 1) -> None:
        """Press a key, or several together, a number of times: one decision."""
        self.decisions += 1
        for _ in range(times):
            self.page.keyboard.press(key)
            self.keys += key.count("+") + 1

    def type(self, text: str) -> None:
        """Type a text in place of what is in the field."""
        self.press("ControlOrMeta+A")
        self.page.keyboard.type(text)
        self.keys += len(text)

    def walk(self, key: str, selector: str) -> None:
        """Press a key until the focus is at an element: one decision."""
        self.decisions += 1
        wanted = self.page.locator(selector)
        for _ in range(60):
            if wanted.evaluate("(each) => each === document.activeElement"):
                return
            self.page.keyboard.press(key)
            self.keys += key.count("+") + 1
        raise AssertionError(f"{selector} is not reached by {key}")

    def reload(self, key: str) -> None:
        """Press a key that sends the form, and wait for the page that comes back."""
        self.page.evaluate("document.querySelector('form[data-ready]').removeAttribute('data-ready')")
        self.press(key)
        expect(self.page.locator(READY)).to_be_attached()

    def act(self, text: str) -> None:
        """List the acts of where the focus is, and press the digit of one."""
        self.reload("Alt+M")
        choice = self.page.locator('[data-slot="menu"] button', has_text=text)
        self.reload(choice.locator("kbd").inner_text())


@contextmanager
def services(stage: Stage) -> Iterator[Services]:
    """Give the services of a second process on the folder of the running demonstration."""
    service = assemble(home(stage.hall.demo))
    yield service.services
    service.close()


def brought(stage: Stage, proposal_id: str) -> str:
    """Store the programme with its faults, and return the address of its page."""
    with services(stage) as inside:
        papers = inside.proposals
        papers.bring_in(proposal_id, "\n".join(PAPER).encode(), "programme.txt")
        papers.amend(SYSTEM, proposal_id, replace(FAULTY, paper=papers.proposal(proposal_id).paper))
    return f"{stage.hall.demo.url}/proposals/{proposal_id}"


def planned(
    about: About | None, items: Iterable[Item], speeches: Iterable[Speech], people: Iterable[Person],
    documents: Iterable[PaperDocument],
) -> tuple[object, ...]:  # fmt: skip
    """Return what was planned of a meeting: title, hours, place, people, items with their speakers, symbols."""
    assert about
    said = {each.id: each.party.name for each in speeches}
    rows = [(item.title, [said[each] for each in item.speeches]) for item in items]
    named = sorted((each.name, each.honorific, each.functions) for each in people)
    symbols = [each.symbol for each in documents]
    chair = about.chair and about.chair.name
    return about.title, about.starts_at, about.ends_at, about.venue, chair, rows, named, symbols


def at_entry(keyboard: Keyboard, row: str, key: str = "ArrowDown") -> None:
    keyboard.walk(key, f"#at-{row}")


def set_field(keyboard: Keyboard, field: str, text: str) -> None:
    """Open the entry where the focus is, type into one of its fields, and close it; the next act saves it."""
    keyboard.press("Enter")
    keyboard.walk("Tab", f'[id="f-{field}"]')
    keyboard.type(text)
    keyboard.press("Escape")


def test_ten_faults_are_put_right_by_keyboard_in_three_minutes(stage: Stage) -> None:
    proposal_id = uuid4().hex[:12]
    page = opened(stage, brought(stage, proposal_id), viewport=SCREEN)
    expect(page.locator(READY)).to_be_attached()
    keyboard = Keyboard(page)
    keyboard.walk("Tab", "#at-paper")
    # 1: who stands as an item is a person
    at_entry(keyboard, "meetings-0-items-2")
    keyboard.act("into a person")
    # 2: what stands as a person is an item, and has its hour
    at_entry(keyboard, "meetings-0-people-3", "ArrowUp")
    keyboard.act("into an item")
    at_entry(keyboard, "meetings-0-items-2")
    set_field(keyboard, "meetings-0-items-2-starts_at", "11:00")
    # 3: an hour
    at_entry(keyboard, "meetings-0-items-5")
    set_field(keyboard, "meetings-0-items-5-starts_at", "14:45")
    # 4: two sessions are one meeting; its title stands as an item, and nothing says when they end and begin
    at_entry(keyboard, "meetings-0-items-3", "ArrowUp")
    keyboard.act("Begin a new meeting")
    expect(page.locator('[id="f-meetings-1-starts_at"]')).to_be_focused()
    keyboard.type("2019-05-14 14:00")
    keyboard.walk("Shift+Tab", '[id="f-meetings-1-title"]')
    keyboard.type("Paying for repairs")
    keyboard.press("Escape")
    at_entry(keyboard, "meetings-1-items-0")
    keyboard.reload("Alt+Delete")
    keyboard.press("Alt+P")
    keyboard.press("Enter")
    keyboard.type("2019-05-14 12:00")
    keyboard.press("Escape")
    # 5: a session is two meetings
    at_entry(keyboard, "meetings-2")
    keyboard.act("Merge with the next")
    # 6: an item of the third session, 7: its chair
    at_entry(keyboard, "meetings-1-items-2", "ArrowUp")
    keyboard.act("Move to meeting 3")
    at_entry(keyboard, "meetings-1-people-2", "ArrowUp")
    keyboard.act("Move to meeting 3")
    # 8: a line is a person, 9: a line is an item
    keyboard.press("Alt+P", 2)
    keyboard.act("Add as a person to meeting 2")
    keyboard.press("Alt+P")
    keyboard.act("Add as an item to meeting 2")
    # 10: a symbol
    at_entry(keyboard, "documents")
    keyboard.press("Enter")
    keyboard.walk("Tab", '[id="f-documents-1-public"]')
    keyboard.type("NR/2019/7")
    keyboard.reload("Control+Enter")
    expect(page.locator("#warnings")).to_have_text("Everything was placed in the programme.")
    with services(stage) as inside:
        assert shape(inside.proposals.proposal(proposal_id)) == shape(RIGHT)
    keyboard.press("Alt+Enter")
    keyboard.press("Enter")
    page.wait_for_url("**#made")
    with services(stage) as inside:
        made = [inside.meetings.state(each) for each in inside.proposals.kept(proposal_id).made]
    assert [
        planned(each.about, each.items, each.speeches.values(), each.people.values(), each.documents) for each in made
    ] == [
        planned(each.about, each.items, each.speeches, each.people, each.documents) for _, each in plans(RIGHT, "x")
    ]  # fmt: skip
    assert keyboard.keys * KEY_S + keyboard.decisions * DECISION_S < THREE_MINUTES, vars(keyboard)


@pytest.mark.full_size
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_acts_break_no_rule_of_axe_and_fit_a_phone(stage: Stage, language: str) -> None:
    address = brought(stage, uuid4().hex[:12])
    page = opened(stage, address, language, bypass_csp=True)
    for menu in size(("meetings.0.items.3",), torture=("meetings.0.items.3", "line.15")):
        page.goto(f"{address}?lang={language}&menu={menu}&done=to#menu-1")
        expect(page.locator("#menu-1")).to_be_focused()
        assert broken(page, {"runOnly": {"type": "tag", "values": LEVELS}}) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_list_of_acts_is_walked_and_closed_by_keys(stage: Stage) -> None:
    page = opened(stage, brought(stage, uuid4().hex[:12]), viewport=SCREEN)
    expect(page.locator(READY)).to_be_attached()
    keyboard = Keyboard(page)
    keyboard.walk("Tab", "#at-meetings-0")
    at_entry(keyboard, "meetings-0-items-1")
    keyboard.reload("Alt+M")
    acts = page.locator('[data-slot="menu"] button')
    keyboard.press("ArrowDown")
    expect(acts.nth(1)).to_be_focused()
    keyboard.press("ArrowUp", 3)
    expect(acts.last).to_be_focused()
    keyboard.press("Escape")
    expect(page.locator("#at-meetings-0-items-1")).to_be_focused()
    expect(acts).to_have_count(0)
    keyboard.act("Move to meeting 2")
    expect(page.locator("#at-meetings-1-items-0")).to_be_focused()
    expect(page.locator('[role="status"][data-slot="done"]')).to_have_text("Moved to another meeting.")


def test_a_line_that_is_only_kept_as_text_is_used_too_and_what_is_typed_stays(stage: Stage) -> None:
    page = opened(stage, bring_in(stage, uuid4().hex[:12]), viewport=SCREEN)
    expect(page.locator(READY)).to_be_attached()
    page.locator("#at-meetings-0").click()
    page.locator('[id="f-meetings-0-room"]').fill("Room XXI")
    page.locator("#line-38 > a").focus()
    Keyboard(page).reload("Alt+M")
    expect(page.locator("#line-38 #menu-1")).to_be_focused()
    expect(page.locator('[id="f-meetings-0-room"]')).to_have_value("Room XXI")


def test_without_scripts_the_acts_are_buttons(stage: Stage) -> None:
    page = opened(stage, brought(stage, uuid4().hex[:12]), java_script_enabled=False)
    page.locator("#line-15 button").click()
    page.get_by_role("button", name="Add as a person to meeting 1").click()
    expect(page.locator('[id="f-meetings-0-people-7-name"]')).to_have_value("Daniel Brandt")
    page.locator("#at-meetings-0-people-7").click()
    page.locator("#menu-meetings-0-people-7").click()
    page.get_by_role("button", name="Move to meeting 2").click()
    expect(page.locator('[id="f-meetings-1-people-1-name"]')).to_have_value("Daniel Brandt")
