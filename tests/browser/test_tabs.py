"""A tab that is used again has nothing of the test before; what cannot be taken away has browsers of its own."""

import re
from pathlib import Path

import pytest

from tests.browser.demo_pages import Hall
from tests.browser.tabs import Tabs

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
STAYS = re.compile(
    r"(?<!session)\.(on|once|route_web_socket|add_init_script|expose_\w+|emulate_media|set_extra_http_headers)\(|\bdeaf\("
)
APART = {"conftest.py", "demo_pages.py", "looks.py", "tabs.py", "test_tabs.py", "test_pages.py"}
# these open such pages in contexts of their own
OPENED_APART = {"test_reading.py", "test_term_search.py", "test_work.py"}


def test_nothing_of_the_test_before_is_left_in_a_tab(hall: Hall) -> None:
    tabs, said = Tabs(hall.browser), list[str]()
    tab = tabs.take({"width": 390, "height": 844}, {"locale": "en-GB"})
    tab.hear("console", lambda message: said.append(message.text))
    tab.page.route("**/*.css", lambda route: route.abort())
    tab.page.goto(hall.link("console"))
    tab.page.evaluate("localStorage.setItem('mine', '1')")
    tab.page.evaluate("addEventListener('pagehide', () => sessionStorage.setItem('mine', '1'))")
    tab.page.emulate_media(media="print", color_scheme="dark")
    assert tab.page.context.cookies()
    tabs.give_back(tab)
    again = tabs.take({"width": 1280, "height": 800}, {"locale": "en-GB"})
    assert again is tab and again.page.viewport_size == {"width": 1280, "height": 800}
    said.clear()
    assert again.page.context.cookies() == []
    styles = list[bool]()
    again.page.context.on("requestfinished", lambda each: styles.append(".css" in each.url))
    again.page.goto(f"{hall.demo.url}/login")
    again.page.evaluate("console.log('heard')")
    assert again.page.evaluate("localStorage.getItem('mine') ?? sessionStorage.getItem('mine')") is None
    assert not again.page.evaluate("matchMedia('print').matches || matchMedia('(prefers-color-scheme: dark)').matches")
    assert any(styles) and said == []
    again.page.context.close()


def test_a_tab_that_is_used_again_has_the_process_of_before(hall: Hall) -> None:
    tabs, line = Tabs(hall.browser), hall.browser.new_browser_cdp_session()

    def drawing() -> set[int]:
        told = line.send("SystemInfo.getProcessInfo")["processInfo"]
        return {each["id"] for each in told if each["type"] == "renderer"}

    for_another, kept = drawing(), list[set[int]]()
    for name in ("login", "nowhere"):
        tab = tabs.take({"width": 390, "height": 844}, {"locale": "en-GB"})
        tab.page.goto(f"{hall.demo.url}/{name}")
        kept.append(drawing() - for_another)
        tabs.give_back(tab)
    tab.page.context.close()
    line.detach()
    assert kept[0] == kept[1] and len(kept[0]) == 1


def test_another_kind_of_browser_and_one_with_two_pages_are_not_used_again(hall: Hall) -> None:
    tabs = Tabs(hall.browser)
    tab = tabs.take({"width": 390, "height": 844}, {"locale": "en-GB"})
    tab.page.goto(f"{hall.demo.url}/login")
    tabs.give_back(tab)
    other = tabs.take({"width": 390, "height": 844}, {"locale": "en-GB", "bypass_csp": True})
    assert other is not tab and tabs.idle == [tab]
    other.page.context.new_page()
    tabs.give_back(other)
    assert tabs.idle == [tab]
    tab.page.context.close()


def test_a_module_whose_pages_keep_something_has_tests_or_all_with_browsers_of_their_own() -> None:
    modules = [each for each in Path(__file__).parent.glob("*.py") if each.name not in APART | OPENED_APART]
    keeping = [each for each in modules if STAYS.search(each.read_text(encoding="utf-8"))]
    said = re.compile(r"^OWN_BROWSERS = True|^@pytest\.mark\.own_browsers", re.MULTILINE)
    assert [each.name for each in keeping if not said.search(each.read_text(encoding="utf-8"))] == []
    assert keeping
