"""Every finding has its check, its severity and its English, with the values in their places."""

import re
from typing import get_args

import pytest

from interp.domain.checks.finding_messages import SAID, finding
from interp.domain.model.findings import Check, Finding, Severity
from tests.row_by_row import row_by_row


def test_values_stand_in_their_places() -> None:
    made = finding("number_changed", "50", "60")
    assert made == Finding(
        "number", "warning", "number_changed", "The original says 50, the translation 60.", ("50", "60")
    )


def test_a_value_that_looks_like_a_place_stays_as_it_is() -> None:
    assert finding("symbol_missing", "{1}").message == "The document symbol {1} is missing or changed."


def test_another_severity_may_be_given() -> None:
    assert finding("too_short").severity == "warning"
    assert finding("too_short", severity="error").severity == "error"


def test_an_unknown_code_is_an_error_of_the_program() -> None:
    with pytest.raises(KeyError):
        finding("nonsense")


@row_by_row("code", SAID)
def test_every_code_has_a_known_check_and_severity_and_ends_its_sentence(code: str) -> None:
    check, severity, english = SAID[code]
    assert check in get_args(Check), "add it to Check in interp/domain/model/findings.py"
    assert severity in get_args(Severity)
    assert re.search(r"[.}]$", english) and set(re.findall(r"\{.*?\}", english)) <= {"{1}", "{2}"}
