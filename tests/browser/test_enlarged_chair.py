"""The chair's page enlarged to 200 and 300 %: its type is never below 16 px, and what does not fit scrolls."""

import pytest

from tests.browser.conftest import Stage
from tests.row_by_row import gathered
from tests.sample_sizes import size

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
ENLARGED = {"200 %": {"width": 683, "height": 384}, "300 %": {"width": 455, "height": 256}}  # of 1366 × 768
SMALL = """() => {
    const small = [], least = 16 - 0.01;
    for (const node of document.querySelectorAll("main *")) {
        const own = [...node.childNodes].some((each) => each.nodeType === 3 && each.data.trim());
        const folded = node.closest("details:not([open]) > :not(summary)");
        if (own && node.checkVisibility({visibilityProperty: true}) && !folded) {
            const px = parseFloat(getComputedStyle(node).fontSize);
            if (px < least) small.push(`${node.className || node.tagName} ${px}px`);
        }
    }
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    const then = document.querySelector('[data-slot="sentence"]');
    then.scrollIntoView({block: "end"});
    return {small, wide, end: then.getBoundingClientRect().bottom - innerHeight};
}"""


def test_enlarged_type_is_not_made_small_and_the_rest_scrolls(stage: Stage) -> None:
    with gathered() as looks:
        for language in size(("ar",), torture=("ar", "zh", "en")):
            for name, viewport in ENLARGED.items():
                with looks(f"{language} {name}"):
                    seen = stage.page("chair", language, viewport=viewport).evaluate(SMALL)
                    assert seen["small"] == [] and seen["wide"] <= 0 and seen["end"] <= 1, seen
