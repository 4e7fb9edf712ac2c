"""Browsers of one page that were used by a test and are used again: their process has read every script already.

A page drawn in a process of before costs three fifths of one in a new process. Nothing of the test before is left:
cookies, storage, routes and listeners are taken away, and each test's demonstration has an address of its own. A test
that gives a page what cannot be taken away (scripts at its start, sockets of its own, listeners) is marked
`own_browsers`, or its module says `OWN_BROWSERS`.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Error, Page

MOST = 8
# Chromium makes a process wait for its next sockets that has left many pages before their sockets were open
MOST_USES = 10
# a page that is left may write down where it was read
FORGET = "() => { Storage.prototype.setItem = () => {}; localStorage.clear(); sessionStorage.clear(); }"
Listener = Callable[..., Any]


@dataclass(slots=True)
class Tab:
    """A page that is alone in its browser context, the options of the context, and what listens to the page."""

    page: Page
    options: dict[str, Any]
    heard: dict[str, Listener] = field(default_factory=dict)
    uses: int = 1
    """How often it was taken."""

    def hear(self, event: str, listener: Listener) -> None:
        """Let something listen to the page until the tab is given back."""
        self.page.on(event, listener)  # type: ignore[call-overload]
        self.heard[event] = listener

    def empty(self) -> bool:
        """Take away what a test left; return whether that could be done."""
        page, context = self.page, self.page.context
        for event, listener in self.heard.items():
            page.remove_listener(event, listener)
        self.heard.clear()
        try:
            if page.is_closed() or context.pages != [page]:
                return False
            page.unroute_all(behavior="ignoreErrors")
            page.emulate_media(media="null", color_scheme="null")
            page.evaluate(FORGET)
            context.clear_cookies()
            page.goto("about:blank")
        except Error:
            return False
        return True


@dataclass(slots=True)
class Tabs:
    """The tabs of one Chromium that no test uses now."""

    browser: Browser
    idle: list[Tab] = field(default_factory=list)

    def take(self, shape: dict[str, int], options: dict[str, Any]) -> Tab:
        """Return a tab with these options, one of before where there is one."""
        for tab in [each for each in self.idle if each.options == options]:
            self.idle.remove(tab)
            with suppress(Error):  # its process has ended
                tab.page.set_viewport_size(shape)  # type: ignore[arg-type]
                tab.uses += 1
                return tab
        context = self.browser.new_context(viewport=shape, **options)  # type: ignore[arg-type]
        return Tab(context.new_page(), options)

    def give_back(self, tab: Tab) -> None:
        """Keep a tab for the next test; close it where something of this one would stay, and the oldest of many.

        It is closed too when it was used often enough.
        """
        if tab.uses >= MOST_USES or not tab.empty():
            tab.page.context.close()
            return
        self.idle.append(tab)
        if len(self.idle) > MOST:
            self.idle.pop(0).page.context.close()
