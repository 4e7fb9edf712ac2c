"""The open list of audiences: who gets which view, and who may join."""

from interp.domain.views.audiences import AUDIENCES


def test_only_captions_are_not_heard_each_second() -> None:
    assert [name for name, rule in AUDIENCES.items() if not rule.quick] == ["captions"]
