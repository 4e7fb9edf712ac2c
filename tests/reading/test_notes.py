"""Papers of many kinds in six languages: each fact written down by hand before they were read is read."""

import json
from pathlib import Path

from interp.reading.papers.paper_to_proposal import propose
from tests.reading.note_facts import missed
from tests.row_by_row import row_by_row

NOTES = {path.stem: path for path in sorted((Path(__file__).parent / "papers" / "notes").glob("*.txt"))}


@row_by_row("name", NOTES)
def test_every_fact_of_a_paper_is_read_or_doubted(name: str) -> None:
    path = NOTES[name]
    want = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert missed(want, propose(path.read_bytes(), path.name)) == []


def test_no_meeting_is_planned_for_the_hours_that_a_corrigendum_takes_back() -> None:
    (meeting,) = propose(NOTES["corrigendum"].read_bytes(), "a.txt").meetings
    assert (meeting.starts_at or "")[:16] == "2026-03-19T15:00"
