"""On whose behalf a speech is: three parties at most, each with a name and an id, amended only where they differ."""

import pytest

from interp.domain.model import events as ev
from interp.domain.model.parties import Party, Speech
from interp.domain.rules.parties.on_behalf import on_behalf, on_behalf_amended, with_id
from interp.errors import BadRequest, Refused

GROUP, OTHER = Party("group", "African Group"), Party("group", "Group of Arab States")


def test_three_parties_get_ids_and_four_are_refused() -> None:
    assert [each.id for each in on_behalf((GROUP,) * 3, "n1")] == ["n1.1", "n1.2", "n1.3"]
    with pytest.raises(BadRequest):
        on_behalf((GROUP,) * 4, "n1")


def test_one_without_a_name_is_refused() -> None:
    with pytest.raises(Refused, match="empty_text"):
        on_behalf((GROUP, Party("group", "")), "n1")


def test_an_id_that_is_there_is_kept() -> None:
    assert with_id(with_id(GROUP, "a"), "b").id == "a"


def test_only_other_parties_amend_a_speech() -> None:
    chile, groups = Party("delegation", "Chile"), on_behalf((GROUP,), "n1")
    speech = Speech(id="s1", role="delegation", party=chile, on_behalf_of=groups)
    assert on_behalf_amended(speech, None, "n2") == on_behalf_amended(speech, (GROUP,), "n2") == ()
    changed = on_behalf_amended(speech, (OTHER,), "n2")
    assert changed == (ev.SpeechOnBehalfAmended("s1", on_behalf((OTHER,), "n2")),)
    assert on_behalf_amended(speech, (), "n2") == (ev.SpeechOnBehalfAmended("s1", ()),)
