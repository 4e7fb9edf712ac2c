"""Pages of staff load their modules one by one and draw themselves; for the other tests they have them in one file."""

import pytest

from interp.web.script_imports import script_modules
from tests.browser.demo_pages import Hall
from tests.ready_interpreter import PAGES
from tests.row_by_row import gathered

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True
LOADED = """() => performance.getEntriesByType("resource").map((each) => new URL(each.name).pathname)
    .filter((path) => path.endsWith(".js")).map((path) => path.split("/").slice(3).join("/"))"""


def modules_of(hall: Hall, kind: str) -> set[str]:
    """Open a page, which is live and has no fault then; return its own script and the modules of it that it loaded."""
    entry = f"js/{kind}/{kind}.js"
    page = hall.open(kind)
    loaded = {*page.evaluate(LOADED)}
    hall.leave(page)
    return loaded & {entry, *script_modules(entry)}


@pytest.mark.modules_apart
def test_every_page_of_staff_loads_its_modules_one_by_one_and_is_live(hall: Hall) -> None:
    with gathered() as row:
        for kind in PAGES:
            with row(kind):
                assert modules_of(hall, kind) == {f"js/{kind}/{kind}.js", *script_modules(f"js/{kind}/{kind}.js")}


def test_in_the_tests_a_page_of_staff_has_its_modules_in_one_file(hall: Hall) -> None:
    assert modules_of(hall, "console") == {"js/console/console.js"}
