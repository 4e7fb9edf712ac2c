"""The pure modules of the pages, by node's own test runner."""

import json
import os
import subprocess

from interp.web.pages.symbol_links import Links
from tests.sources import ROOT


def test_the_pure_modules_of_the_pages_pass_their_own_tests() -> None:
    files = sorted(str(path) for path in (ROOT / "tests" / "browser" / "js").glob("*.test.mjs"))
    environment = os.environ | {"LINKS": json.dumps(Links("ar", {}).data())}
    ran = subprocess.run(
        ["node", "--test", *files], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert ran.returncode == 0, ran.stdout
    assert files and "# fail 0" in ran.stdout
