"""Of which kind a document is, and when each kind is erased; each has its setting."""

from dataclasses import replace

from interp.config import Settings
from interp.ports import Document
from interp.run.retention_runs import days_of
from interp.service.retention.rules import DAY_MS, KEPT_DAYS, due_at, kind_of
from tests.row_by_row import row_by_row

PAPER = Document("d1", "m1", "Statement", "a.docx", "statement", "en", "drafts")


@row_by_row(
    ("changes", "kind"),
    [
        ({}, None),
        ({"visibility": "original"}, None),
        ({"visibility": "desk"}, "unpublished"),
        ({"withdrawn": True}, "unpublished"),
        ({"release": "desk"}, "undelivered"),
        ({"release": "booths", "visibility": "desk"}, "undelivered"),
        ({"release": "as_delivered"}, "undelivered"),
        ({"release": "as_delivered", "delivered": True}, None),
        ({"release": "as_delivered", "delivered": True, "visibility": "desk"}, "unpublished"),
    ],
)
def test_what_the_public_was_shown_is_of_no_kind(changes: dict[str, object], kind: str | None) -> None:
    assert kind_of(replace(PAPER, **changes)) == kind  # type: ignore[arg-type]


def test_days_count_from_the_close_or_from_when_the_rules_began_and_nought_is_for_ever() -> None:
    assert due_at("copies", 100, 0, {**KEPT_DAYS, "copies": 2}) == 100 + 2 * DAY_MS
    assert due_at("copies", 100, 500, {**KEPT_DAYS, "copies": 2}) == 500 + 2 * DAY_MS
    assert due_at("copies", 100, 0, {**KEPT_DAYS, "copies": 0}) is None


def test_every_kind_has_its_setting_with_the_days_of_the_table() -> None:
    assert days_of(Settings()) == KEPT_DAYS
    assert days_of(Settings(keep_refusals_days=3))["refusals"] == 3
