"""Which messages of a module are never said is told, those of each message's own words left out."""

from pathlib import Path

from tests.planted_messages import never_said

SOURCE = 'def faults(n):\n    yield "plain"\n    yield f"{n} of ten are wrong"\n    yield n\n'


def test_a_message_that_nothing_gives_is_told(tmp_path: Path) -> None:
    path = tmp_path / "laws.py"
    path.write_text(SOURCE, encoding="utf-8")
    assert never_said(path, ["plain", "3 of ten are wrong"]) == []
    assert never_said(path, ["it is not plain", "3 of ten are right"]) == ["… of ten are wrong"]
    assert never_said(path, []) == ["plain", "… of ten are wrong"]
