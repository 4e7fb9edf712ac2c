"""Orders of the day of our own, in six languages and many layouts: each fact written by hand is read, none invented."""

import json
from pathlib import Path

from interp.reading.papers.paper_to_proposal import propose
from tests.reading.order_facts import differences, facts_of
from tests.row_by_row import row_by_row

ORDERS = {path.stem: path for path in sorted((Path(__file__).parent / "papers" / "orders").glob("*.txt"))}


@row_by_row("name", ORDERS)
def test_every_fact_is_read_and_none_is_invented(name: str) -> None:
    path = ORDERS[name]
    want = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert differences(want, facts_of(propose(path.read_bytes(), path.name))) == []
