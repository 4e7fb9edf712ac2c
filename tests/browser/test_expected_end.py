"""What a late meeting takes of whom, at the console and on the chair's page: each on one line, however long a title."""

import time
from dataclasses import dataclass
from typing import Any

import pytest

from tests.browser.demo_pages import Hall
from tests.browser.waiting import expect
from tests.sample_sizes import size

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
MINUTE = 60_000
LINES = "(it) => [it.getBoundingClientRect().height, parseFloat(getComputedStyle(it).lineHeight), it.children.length]"


@dataclass(slots=True)
class NextHall(Hall):
    """The demonstration's second meeting, which is next in the room."""

    @property
    def meeting(self) -> dict[str, Any]:
        """Return the second meeting as the demonstration printed it."""
        return dict(self.demo.said["meetings"][1])


@pytest.mark.full_size
def test_each_line_is_one_line_in_the_longest_languages(hall: Hall) -> None:
    begins = int(time.time() * 1_000) // MINUTE * MINUTE - 5 * MINUTE
    hall.ask("meeting.amend", starts_at=begins, ends_at=begins + 60 * MINUTE)
    coming = NextHall(hall.browser, hall.demo)
    coming.ask("meeting.amend", starts_at=begins + 65 * MINUTE, ends_at=begins + 245 * MINUTE)
    hall.ask("meeting.open")
    hall.advance()
    for kind in ("console", "chair"):
        for language in size(("ru", "ar"), torture=("fr", "ru", "es", "ar")):
            page = hall.open(kind, language, {"width": 1366, "height": 768})
            said = page.locator('[data-slot="expected-end"]')
            expect(said.locator(".line")).to_have_count(3)
            height, line, lines = said.evaluate(LINES)
            assert (round(height / line), lines) == (3, 3), (kind, language)
            hall.leave(page)
    assert hall.problems == []
