"""A forked demonstration is a whole one: two serve side by side, each with its own data, and a kill ends one alone."""

from pathlib import Path

import pytest

from tests.browser.demo_pages import link_for
from tests.forked_demo import QUIET, forked_demo
from tests.prepared_demo import copy_to
from tests.server import ask


@pytest.mark.slow
def test_each_serves_its_own_data_until_it_is_killed(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    copy_to(one / "data")
    copy_to(other / "data")
    with forked_demo(one, QUIET) as first, forked_demo(other, QUIET) as second:
        token = link_for(second, "chair", second.said["meetings"][0]["id"])
        assert [ask(f"{each.url}/t/{token}").status for each in (first, second)] == [401, 303]
        first.process.kill()
        assert first.process.wait(60) == -9
        assert ask(f"{second.url}/t/{token}").status == 303


@pytest.mark.slow
def test_one_that_is_told_to_stop_ends_with_its_exit_status(tmp_path: Path) -> None:
    copy_to(tmp_path / "data")
    with forked_demo(tmp_path, QUIET) as running:
        running.process.terminate()
        assert running.process.wait(60) == running.process.wait() == 0


@pytest.mark.slow
def test_one_that_cannot_start_says_why(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="INTERP_KEY"), forked_demo(tmp_path, {"INTERP_KEY": ""}):
        pass
