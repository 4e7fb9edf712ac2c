"""The desk's benchmark runs in its quick form and counts what it should; how fast is for people to read."""

import json

import pytest

from benchmarks import desk_review
from interp.domain.checks import check
from tests.bench.conftest import Run


def test_sixty_sentences_leave_presses_for_five_corrections() -> None:
    made = desk_review.statement(desk_review.SENTENCES, "health")
    wrong = [place for place, draft in enumerate(made.drafts) if draft != made.right[place]]
    assert len(set(made.texts)) == desk_review.SENTENCES and len(wrong) == 5
    presses = 1 + desk_review.SENTENCES - len(wrong) + len(wrong) * len(desk_review.CORRECTION)
    assert presses <= desk_review.PRESSES


def test_only_the_wrong_drafts_hold_an_error() -> None:
    made = desk_review.statement(desk_review.WRONG_EVERY, "health")
    found = [bool(check(text, draft, "en", "fr")) for text, draft in zip(made.texts, made.drafts, strict=True)]
    assert found == [False] * (desk_review.WRONG_EVERY - 1) + [True]


def test_swaps_are_counted_by_direction() -> None:
    matrix = desk_review.swapped(("en",), ("en",))
    assert (matrix["directions"], matrix["swaps"], matrix["kept_false"]) == (0, 0, 0)


GOOD = {
    "quick": False, "memory_first_s": 0.4, "review": {"sentences": 60, "presses": 86, "seconds": 40.0},
    "swaps": {"silent": 0, "unnamed": 0, "kept": 400, "kept_false": 2}, "survival": {"status": 0},
}  # fmt: skip


@pytest.mark.parametrize(
    "changed",
    [
        {"memory_first_s": 1.1}, {"review": None}, {"review": {"sentences": 59, "presses": 86}},
        {"review": {"sentences": 60, "presses": 91}}, {"survival": {"status": 1}}, {"survival": None},
        *({"swaps": GOOD["swaps"] | {name: 3}} for name in ("silent", "unnamed", "kept_false")),  # type: ignore[operator]
    ],
)  # fmt: skip
def test_a_goal_that_is_missed_fails_the_benchmark(changed: dict[str, object]) -> None:
    assert desk_review.misses(GOOD, 60) == []
    assert desk_review.misses(GOOD | changed, 60)


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.timeout(900)
def test_the_quick_run_reviews_a_statement_by_keyboard(
    quick: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QUICK", "1")
    status, said = quick(desk_review.main), capsys.readouterr()
    assert status == 0, said.err
    found = json.loads(said.out.splitlines()[-1])
    assert (found["review"]["sentences"], found["review"]["presses"]) == (12, 18)
    assert (found["swaps"]["silent"], found["swaps"]["kept_false"]) == (0, 0)
    assert found["survival"]["said"][2].startswith("| browser killed in mid-word | 1 times")
