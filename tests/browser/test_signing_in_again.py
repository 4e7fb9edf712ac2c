"""In a real browser: a page whose sign-in ends says so, and signs in again in place by keyboard; nothing is lost."""

from dataclasses import dataclass
from uuid import uuid4

import pytest
from argon2 import PasswordHasher
from playwright.sync_api import Locator, Page

from interp.ports import User
from interp.run.assemble import Service, assemble
from interp.service.credentials import DAY_MS
from tests.browser.demo_pages import WIDE, Hall, home, live, shows, takes_press
from tests.browser.looks import LEVELS, broken
from tests.browser.waiting import expect
from tests.fakes import FixedClock
from tests.sample_sizes import size

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
OWN_BROWSERS = True
PASSWORD, WEAK, NEW = "correct horse", "12345678", "four words of mine"
MINUTE_MS = 60_000
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@dataclass
class Account:
    """A user of a running demonstration, and the cookie of a sign-in that ends in so many minutes."""

    hall: Hall
    service: Service
    name: str
    cookie: str = ""

    def page(self, path: str, minutes: int = 9, **options: object) -> Page:
        """Return a page that is open in a browser of the account."""
        clock, access = FixedClock(), self.service.services.access
        clock.now = self.service.services.clock.now_ms() - DAY_MS + minutes * MINUTE_MS
        real, access._clock = access._clock, clock
        self.cookie = access.sign_in(self.name, PASSWORD if self.name != "weak" else WEAK)
        access._clock = real
        context = self.hall.browser.new_context(viewport=WIDE, locale="en-GB", **options)  # type: ignore[arg-type]
        self.hall.contexts.append(context)
        context.add_cookies([{"name": "interp", "value": self.cookie, "url": self.hall.demo.url}])
        made = context.new_page()
        made.goto(f"{self.hall.demo.url}{path.format(self.hall.meeting['id'])}")
        return made

    def end(self) -> None:
        """End the session as the end of its day does: on the server."""
        self.service.services.access.sign_out(self.cookie)


@pytest.fixture
def account(hall: Hall) -> Account:
    """Return the account of a member of staff."""
    service = assemble(home(hall.demo))
    access = service.services.access
    name = f"rosa-{uuid4().hex[:4]}"
    access._accounts.put_user(User(name, "staff", QUICK.hash(PASSWORD)))
    access._accounts.put_user(User("weak", "staff", QUICK.hash(WEAK)))
    return Account(hall, service, name)


def line(page: Page) -> Locator:
    return page.locator(".sign-in-ends")


def dialog(page: Page) -> Locator:
    return page.locator("dialog.sign-in-again")


def by_keys(page: Page, password: str = PASSWORD) -> None:
    """Open the dialog from the line and sign in, with keys alone."""
    line(page).locator("button").focus()
    page.keyboard.press("Enter")
    expect(dialog(page).locator("input[name=password]")).to_be_focused()
    page.keyboard.type(password)
    page.keyboard.press("Enter")


def test_a_console_goes_on_in_place_and_so_does_another_tab(account: Account) -> None:
    console = account.page("/m/{}/console")
    live(console)
    expect(line(console)).to_contain_text("Your sign-in ends at")
    chair = console.context.new_page()
    chair.goto(f"{account.hall.demo.url}/m/{account.hall.meeting['id']}/chair")
    expect(line(chair)).to_be_visible()
    console.evaluate("() => { window.stayed = true; }")
    line(console).locator("button").press("Enter")
    expect(dialog(console)).to_be_visible()
    console.keyboard.press("Escape")
    expect(console.locator(":focus")).to_have_count(0)  # Space is Next again
    by_keys(console, "wrong horse")
    expect(dialog(console).locator('[data-step="again"] .wrong')).to_contain_text("not right")
    console.keyboard.type(PASSWORD)
    console.keyboard.press("Enter")
    expect(dialog(console)).to_be_hidden()
    expect(line(console)).to_contain_text("You are signed in until")
    expect(line(chair)).to_contain_text("You are signed in until")
    live(console)
    console.locator("body").press("Space")
    shows(console, "Kate Gilmore")
    account.end()  # the session before, whose cookie no page sends any more
    assert console.evaluate("() => window.stayed")
    takes_press(console)
    console.locator("body").press("Space")
    shows(console, "John Carr")


def test_what_is_chosen_on_a_page_without_a_socket_stays(account: Account) -> None:
    page = account.page("/proposals")
    page.locator("input[type=file]").set_input_files(
        {"name": "note.txt", "mimeType": "text/plain", "buffer": b"Panel discussion"}
    )
    by_keys(page)
    expect(line(page)).to_contain_text("You are signed in until")
    assert page.evaluate("() => document.querySelector('input[type=file]').files[0].name") == "note.txt"


def test_at_the_end_the_page_stays_and_the_dialog_asks_by_itself(account: Account) -> None:
    console = account.page("/m/{}/console")
    live(console)
    console.keyboard.press("/")
    search = console.locator('[data-slot="find"] input').first
    expect(search).to_be_focused()
    console.keyboard.type("Swed")
    account.end()
    expect(dialog(console)).to_be_visible()
    expect(line(console)).to_contain_text("Your sign-in has ended")
    expect(console.locator('[data-slot="notice"]')).to_be_hidden()
    console.keyboard.type(PASSWORD)
    console.keyboard.press("Enter")
    expect(dialog(console)).to_be_hidden()
    live(console)
    expect(search).to_be_focused()
    expect(search).to_have_value("Swed")
    expect(console.locator('[data-slot="notice"]')).to_be_hidden()
    console.keyboard.press("Escape")
    expect(search).to_be_hidden()  # its dialog gives Space back as it closes
    takes_press(console)
    console.locator("body").press("Space")
    shows(console, "Kate Gilmore")


def test_a_weak_password_is_asked_about_in_the_same_dialog_and_may_stay(account: Account) -> None:
    account.name = "weak"
    page = account.page("/m/{}/chair")
    by_keys(page, WEAK)
    fresh = dialog(page).locator("input[name=new]")
    expect(fresh).to_be_focused()
    page.keyboard.type("password1")
    page.keyboard.press("Tab")
    page.keyboard.type("password1")
    page.keyboard.press("Enter")
    expect(dialog(page).locator('[data-step="new"] .wrong')).to_contain_text("most common")
    for place in ("new", "again"):
        dialog(page).locator(f"input[name={place}]").fill(NEW)
    page.keyboard.press("Enter")
    expect(dialog(page)).to_be_hidden()
    live(page)
    assert not account.service.services.access.asks_new_password("weak", NEW)
    assert account.service.services.access.sign_in("weak", NEW)


@pytest.mark.parametrize("language", size(["ar"], torture=["en", "ar", "zh"]))
def test_axe_finds_nothing_in_the_line_and_the_dialog(account: Account, language: str) -> None:
    page = account.page(f"/m/{{}}/console?lang={language}", bypass_csp=True)
    expect(line(page)).to_be_visible()
    rules = {"runOnly": {"type": "tag", "values": LEVELS}}
    assert broken(page, rules) == []
    line(page).locator("button").click()
    expect(dialog(page)).to_be_visible()
    box = dialog(page).bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= WIDE["width"]
    assert broken(page, rules) == []
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_hidden()
