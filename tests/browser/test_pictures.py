"""Writes a picture of every page in Arabic, Chinese and English to screenshots/, for people to look at."""

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Stage
from tests.sources import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
FOLDER = ROOT / "screenshots"
README = {"console-en": "console.png", "captions-ar-zh": "captions-ar-zh.png"}
PAGES = ["console", "booth", "captions", "room", "chair", "desk", "index", "login", "proposals", "proposal"]


@pytest.mark.parametrize("language", ["ar", "zh", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_a_picture_of_every_page_is_written(stage: Stage, name: str, language: str) -> None:
    page = stage.page(name, language, device_scale_factor=2 if name == "captions" else 1)
    assert picture(page, f"{name}-{language}").stat().st_size > 5_000


def picture(page: Page, name: str) -> Path:
    """Write what a page shows, and into the README when asked to (PICTURES=1), so that a test run changes no file."""
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / f"{name}.png"
    page.screenshot(path=path)
    wanted = README.get(path.stem)
    if wanted and os.environ.get("PICTURES"):
        (ROOT / "docs" / "pictures").mkdir(parents=True, exist_ok=True)
        shutil.copy(path, ROOT / "docs" / "pictures" / wanted)
    return path


def test_the_overlay_is_transparent(stage: Stage) -> None:
    page = stage.page("room", "fr", query="overlay=1")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") in (
        "rgba(0, 0, 0, 0)", "transparent",
    )  # fmt: skip
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") in ("rgba(0, 0, 0, 0)", "transparent")
