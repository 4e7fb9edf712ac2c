"""Orca reads a booth's page in Chromium: what an interpreter who does not see is told, each once, in words.

Run by `make others`; where Orca does not run, it is skipped. Nothing sounds: what would be spoken is written down.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from tests.browser import chromium
from tests.browser.demo_pages import Hall, live, prepared
from tests.browser.test_booth_by_ear import SIGN_OR_CODE, seated
from tests.browser.test_booth_microphone import set_named_team
from tests.browser.test_booth_relay import at_desk
from tests.browser.waiting import expect
from tests.others.orca import Speech, orca
from tests.server import until

pytestmark = pytest.mark.timeout(600)
STILL_S = 2.0  # what is said twice is said again within it


@dataclass(frozen=True, slots=True)
class Listener:
    """A booth's page that a screen reader reads, and what is heard of it."""

    page: Page
    speech: Speech

    def hears(self, act: Callable[[], object], *sentences: str) -> None:
        """Do something; each sentence must be said once, and nothing but words."""
        before = len(self.speech.said)
        act()
        try:
            until(lambda: all(any(each in said for said in self.speech.said[before:]) for each in sentences), 30, 0.1)
        except AssertionError:
            pytest.fail(f"not said of {sentences}: {self.speech.said[before:]}")
        self.page.wait_for_timeout(1_000 * STILL_S)
        said = self.speech.said[before:]
        whole = " ".join(said)
        assert all(whole.count(each) == 1 for each in sentences), (sentences, said)
        assert len(said) == len(set(said)), said
        assert not SIGN_OR_CODE.search(whole), said


@pytest.fixture
def speech(tmp_path: Path) -> Iterator[Speech]:
    """Orca, which has said that it is there."""
    with orca(tmp_path) as running:
        if running is None:
            pytest.skip("Orca, Xvfb, dbus-daemon or the whole Chromium is not installed, or Orca does not start here")
        yield running


@pytest.fixture
def playwright() -> Iterator[Playwright]:
    """Drives the browsers of one test."""
    with sync_playwright() as running:
        yield running


@pytest.fixture
def hall(playwright: Playwright, tmp_path: Path) -> Iterator[Hall]:
    """A demonstration whose other pages nobody hears: their browser has no window."""
    unseen = playwright.chromium.launch(executable_path=chromium.path(), args=chromium.FLAGS)
    with prepared(unseen, tmp_path) as made:
        yield made
    unseen.close()


@pytest.fixture
def heard(playwright: Playwright, speech: Speech) -> Iterator[Browser]:
    """The whole Chromium in a window on Orca's screen."""
    flags = [*chromium.FLAGS, "--force-renderer-accessibility"]
    shown = playwright.chromium.launch(
        executable_path="/usr/bin/chromium", headless=False, env={**speech.env}, args=flags
    )
    yield shown
    shown.close()


def test_a_booth_is_told_of_each_change_once_and_in_words(hall: Hall, heard: Browser, speech: Speech) -> None:
    set_named_team(hall, "Ann Le Guin", "Bo Chen")
    for _ in range(5):
        hall.advance()
    hall.ask("floor.set_language", language="fr")
    french, colleague = at_desk(hall, "fr", "1"), seated(hall, "1", "Ann Le Guin")
    french.keyboard.press("t")
    listener = Listener(opened(hall, heard), speech)
    listener.hears(
        lambda: seat(listener.page), "You: direct from the floor. Microphone: nobody has said who has it."
    )
    listener.hears(
        lambda: hall.ask("floor.set_language", language="ru"), "Floor language: Russian. You: relay. Channel: French."
    )
    listener.hears(lambda: colleague.keyboard.press("t"), "Microphone: Ann Le Guin, desk 1.")
    listener.hears(lambda: hall.leave(french), "You: nothing to listen to.")
    listener.hears(hall.advance, "Now speaking: ", "The floor language is not known. You: not known.")
    the_relay_changes(hall, listener)
    people_answer(hall, listener, colleague)
    listener.hears(lambda: hall.ask("floor.set_language", language="ru"), "Floor language: Russian.")
    listener.hears(lambda: hall.leave(colleague), "Alarm: English: desk 1 had the microphone and is now empty.")


def opened(hall: Hall, browser: Browser) -> Page:
    """Open the English booth's page."""
    page = browser.new_context(no_viewport=True).new_page()
    page.goto(hall.link("booth", "en"))
    live(page)
    return page


def seat(page: Page) -> None:
    """Sit down at the second desk."""
    page.locator('[data-desk-id="2"]').click()
    page.locator('[data-do="person"]', has_text="Bo Chen").click()
    expect(page.locator('[data-do="leave"]')).to_have_count(1)


def the_relay_changes(hall: Hall, listener: Listener) -> None:
    """Another channel is set by hand, which raises an alarm: both are said."""
    listener.hears(lambda: hall.ask("floor.set_language", language="zh"), "Floor language: Chinese.")
    override = {"booth": "en", "source": "ar", "reason": "Accent", "whole_meeting": False}
    listener.hears(
        lambda: hall.ask("relay.override", **override), "You: relay. Channel: Arabic.", "Alarm: English: double relay"
    )


def people_answer(hall: Hall, listener: Listener, colleague: Page) -> None:
    """Help is asked for and acknowledged; a colleague writes the same line twice."""
    listener.hears(lambda: listener.page.keyboard.press("h"), "Nobody has answered yet.")
    technician = hall.open("technician")
    listener.hears(technician.locator('[data-slot="signals"] button').first.click, ": Technician.")
    for _ in range(2):
        listener.hears(lambda: writes(colleague, "Numbers on page 4"), "Desk 1: Numbers on page 4")


def writes(page: Page, line: str) -> None:
    """Write a line to the colleague by keys."""
    page.keyboard.press("c")
    page.keyboard.type(line)
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
