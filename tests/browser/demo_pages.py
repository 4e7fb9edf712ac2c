"""Opens the pages of a demonstration and reads what they show, for the browser tests."""

import json
import sys
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from playwright.sync_api import Browser, BrowserContext, Page

from interp.config import Settings
from interp.run.assemble import assemble
from interp.service.document_filing import Filing
from tests.browser.tabs import Tab, Tabs
from tests.browser.waiting import expect
from tests.forked_demo import forked_demo, on_server
from tests.prepared_demo import copy_to
from tests.processes import Demo
from tests.ready_interpreter import APART

INTERP = (sys.executable, "-m", "interp.start")

WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
# of pages whose words are read and that nobody looks at: drawing them costs a third less
SMALL: dict[str, Any] = {"device_scale_factor": 0.25, "reduced_motion": "reduce"}
WAIT_MS = 60_000
PATHS = ("captions", "room", "booth")  # the pages whose address says the language


@dataclass(slots=True)
class Hall:
    """One running demonstration and the screens opened in it; each screen is a browser of its own."""

    browser: Browser
    demo: Demo
    contexts: list[BrowserContext] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    made: dict[str, str] = field(default_factory=dict)
    tabs: Tabs | None = None
    drawing: dict[str, Any] = field(default_factory=dict)
    """How every page is drawn, as options of its browser."""
    used: list[Tab] = field(default_factory=list)

    @property
    def meeting(self) -> dict[str, Any]:
        """Return the morning's meeting as the demonstration printed it."""
        return dict(self.demo.said["meetings"][0])

    def link(self, kind: str, language: str = "en") -> str:
        """Return the address of a page; a link that the demonstration does not print is made when first asked for."""
        if kind in ("technician", "chief", "moderator"):
            if kind not in self.made:
                self.made[kind] = link_for(self.demo, kind, self.meeting["id"])
            return f"{self.demo.url}/t/{self.made[kind]}"
        link = self.meeting["links"][kind]
        return str(link[language] if isinstance(link, dict) else link)

    def open(
        self, kind: str, language: str = "en", size: dict[str, int] | None = None, via: str = "", query: str = "",
        first: str = "", **options: Any,
    ) -> Page:  # fmt: skip
        """Open a page by its link; `via` is another address of the service, `first` a script to run before its own."""
        address = self.link(kind, language)
        if via:
            address = via + address.removeprefix(self.demo.url)
        shape = size or (PHONE if kind == "captions" else WIDE)
        tab = (self.tabs or Tabs(self.browser)).take(shape, {"locale": "en-GB"} | self.drawing | options)
        page, context = tab.page, tab.page.context
        if first:
            page.add_init_script(first)
        if self.tabs:
            self.used.append(tab)
        self.contexts.append(context)
        tab.hear("pageerror", lambda error: self.problems.append(f"{kind} {language}: {error.stack}"))
        tab.hear("console", lambda said: self._listen(f"{kind} {language}", said.type, said.text))
        self._goes(page, kind, language, address, query)
        return page

    def go(self, page: Page, kind: str, language: str = "en", query: str = "") -> None:
        """Go to a page by its link as somebody who has just come in by it, whoever was here before."""
        page.context.clear_cookies()
        page.set_viewport_size(PHONE if kind == "captions" else WIDE)  # type: ignore[arg-type]
        self._goes(page, kind, language, self.link(kind, language), query)

    def _goes(self, page: Page, kind: str, language: str, address: str, query: str) -> None:
        said = kind in PATHS or language == "en"
        page.goto(asked(page.context, address, query or ("" if said else f"lang={language}")))
        live(page)

    def _listen(self, who: str, level: str, text: str) -> None:
        """A refused script or style is a fault; a lost connection is what some tests are about."""
        if level == "error" and "Content Security Policy" in text:
            self.problems.append(f"{who}: {text}")

    def view(self, audience: str = "captions", language: str = "en", token: str = "") -> dict[str, Any]:
        """Return what the service itself says an audience sees now."""
        address = f"{self.demo.url}/api/meetings/{self.meeting['id']}/view?audience={audience}&language={language}"
        asked = urllib.request.Request(address, headers={"Authorization": f"Bearer {token}"} if token else {})
        with urllib.request.urlopen(asked, timeout=60) as answer:
            return dict(json.load(answer)["view"])

    def advance(self) -> None:
        """Give the floor to the next speaker over HTTP, as a program would."""
        self.ask("floor.advance", from_speech=self.on_floor())

    def ask(self, name: str, **args: Any) -> str:
        """Send a command over HTTP with the console's rights; return its id."""
        token = self.meeting["tokens"]["console"]
        body = {"id": uuid.uuid4().hex, "name": name, "args": args}
        asked = urllib.request.Request(
            f"{self.demo.url}/api/meetings/{self.meeting['id']}/commands",
            data=json.dumps(body).encode(),
            headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
        )
        while True:
            try:
                with urllib.request.urlopen(asked, timeout=60) as answer:
                    assert json.load(answer)["ok"]
                return str(body["id"])
            except urllib.error.HTTPError as error:
                if error.code != 429:  # a link sends so many commands a second; a test may be faster
                    raise
                time.sleep(float(error.headers["Retry-After"]))

    def on_floor(self) -> str | None:
        """Return the id of the speech on the floor."""
        speech = self.view()["speech"]
        return str(speech["id"]) if speech else None

    def leave(self, page: Page) -> None:
        """Close a screen, or keep its browser for the next one."""
        self.close(but=[each for each in self.contexts if each is not page.context])

    def close(self, but: Sequence[BrowserContext] = ()) -> None:
        """Close every screen, or keep it for the next test; a script that failed on any of them fails the test.

        `but`: those that stay open.
        """
        kept = [*but, *(tab.page.context for tab in self.used)]
        for context in self.contexts:
            if context not in kept:
                context.close()
        for tab in [each for each in self.used if each.page.context not in but]:
            assert self.tabs
            self.tabs.give_back(tab)
            self.used.remove(tab)
        self.contexts[:] = but
        said, self.problems = self.problems, []
        assert said == [], said


def home(demo: Demo) -> Settings:
    """Return the settings of a running demonstration, for a second service on its data."""
    folder = demo.log.parent
    return Settings(data=folder / "data", database=on_server(folder))


def link_for(demo: Demo, role: str, meeting: str | None) -> str:
    """Return the token of a new link, made on the folder of a running demonstration as `interp link make` does."""
    service = assemble(home(demo))
    token = service.services.access.make_link(uuid.uuid4().hex, role, meeting, None, 1, role)
    service.close()
    return token


def file_paper(hall: Hall, paper: Filing) -> str:
    """File a paper of the morning's meeting as the reviser of its desk, on the folder of a running demonstration.

    Returns its id.
    """
    service = assemble(home(hall.demo))
    reviser = service.services.access.actor_of(hall.meeting["tokens"]["desk"])
    document = service.services.materials.file(reviser, hall.meeting["id"], paper).document
    service.close()
    return document.id


def come_in(context: BrowserContext, link: str) -> str:
    """Let a browser come in by a link; return the address of the page it leads to, which is not drawn."""
    answer = context.request.get(link, max_redirects=0)
    assert answer.status == 303, answer.status
    page = urljoin(link, answer.headers["location"])
    answer.dispose()
    return page


def asked(context: BrowserContext, address: str, query: str) -> str:
    """Return the address of a page with a query; by a link, come in first, so that the page is drawn once."""
    if not query:
        return address
    page = come_in(context, address) if "/t/" in address else address
    return f"{page}{'&' if '?' in page else '?'}{query}"


def live(page: Page) -> None:
    """Wait until the page says that it is live."""
    expect(page.locator("body")).to_have_attribute("data-link", "live")


def takes_press(console: Page) -> None:
    """Wait until a console's bar takes a press: its last command is done, and no switch that it shows holds it back."""
    expect(console.locator('[data-slot="go"]:not([data-held], [aria-busy])')).to_be_visible()


def name_shown(page: Page) -> str:
    """Return whom the page says has the floor."""
    return page.locator('[data-slot="name"]').inner_text()


def shows(page: Page, text: str, where: str = "name", within_ms: int = WAIT_MS) -> None:
    """Wait until a slot of the page contains `text`."""
    expect(page.locator(f'[data-slot="{where}"]')).to_contain_text(text, timeout=within_ms)


def speaker_of(view: dict[str, Any]) -> str:
    """Return the name of who has the floor in a view, or nothing."""
    speech = view["speech"]
    return str(speech["party"]["name"]["text"]) if speech else ""


@contextmanager
def prepared(
    browser: Browser, folder: Path, *, drafts: bool = False, apart: bool = False, tabs: Tabs | None = None,
    drawing: Mapping[str, Any] | None = None,
) -> Iterator[Hall]:  # fmt: skip
    """Yield a running demonstration of the prepared data; its pages are closed and it is ended afterwards.

    `apart`: they load their modules one by one.
    """
    copy_to(folder / "data")
    with forked_demo(folder, {"INTERP_WORKER": str(int(drafts))} | ({APART: "1"} if apart else {})) as running:
        made = Hall(browser, running, tabs=tabs, drawing=dict(drawing or {}))
        yield made
        made.close()
