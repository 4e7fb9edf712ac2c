"""A booth's page dimmed for a dark booth: in every setting every colour of its text keeps 4.5:1."""

import pytest

from tests.browser.conftest import Stage

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
# The filter multiplies what is drawn in the body; the ground is the root's, which it leaves as it is.
RATIOS = """() => {
    const root = document.documentElement, found = {};
    const numbers = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map(Number);
    const linear = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    const light = (rgb) => rgb.reduce((sum, each, at) => sum + [0.2126, 0.7152, 0.0722][at] * linear(each / 255), 0);
    const probe = document.body.appendChild(document.createElement("i"));
    for (const dim of ["10", "9", "8", "7", "6", "5", "4", "3", "2"]) {
        root.dataset.dim = dim;
        const by = Number(getComputedStyle(document.body).filter.match(/[\\d.]+/)?.[0] ?? 1);
        const ground = light(numbers(getComputedStyle(root).backgroundColor));
        for (const name of ["text", "second", "live", "over", "warning", "expected"]) {
            probe.style.color = `var(--${name})`;
            const text = light(numbers(getComputedStyle(probe).color).map((each) => each * by));
            found[`${dim} ${name}`] = (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
        }
    }
    return found;
}"""


def test_every_setting_keeps_the_contrast_of_every_text_and_darkens(stage: Stage) -> None:
    page = stage.page("booth", "ar")
    ratios = page.evaluate(RATIOS)
    assert len(ratios) == 54 and {name: ratio for name, ratio in ratios.items() if ratio < 4.5} == {}
    assert page.locator('input[type="range"]').first.get_attribute("min") == "5"
