"""The view of an entry: for the desk since when and why there, for the public in what capacity alone."""

from dataclasses import replace

from interp.domain.model import commands as do
from interp.domain.model.list_rules import Band, ListRules
from interp.domain.model.parties import Party
from interp.domain.model.speaker_lists import Capacity, ListOfSpeakers
from interp.domain.views.list_entries import entry_view, reason_in
from interp.domain.views.view_parts import Recipient, others_jointly
from tests.builders import BRAZIL, sitting

STAFF, PUBLIC = Recipient("fr", drafts=True), Recipient("fr")
UNION = Party("group", "European Union", id="eu", code="EU")
RULES = ListRules(bands=(Band("dignitaries"), Band("states"), Band()), confirmation=("ngo",))


def test_the_desk_sees_since_when_by_whom_and_why_there() -> None:
    joint = Capacity("joint", (UNION,), others=54)
    asked = do.InscribeEntry("l1", BRAZIL, "member", capacity=joint, level="minister", interpreter="es", video=True)
    here = sitting(do.SetList(ListOfSpeakers("l1", ("i3",), RULES)), asked)
    view = entry_view(here.state, "c3", STAFF)
    assert view and view.desk
    assert (view.list, view.category, view.turn, view.level) == ("l1", "member", 1, None)
    speech = here.state.speeches["c3"]
    assert others_jointly(here.state, speech) == 54 and others_jointly(here.state, replace(speech, id="s1")) is None
    assert (view.capacity.kind, [each.name.text for each in view.capacity.parties]) == ("joint", ["European Union"])
    desk = view.desk
    assert (desk.at, desk.channel, desk.by, desk.standing) == (here.now, "desk", "Staff", "inscribed")
    assert (desk.interpreter, desk.video, desk.against_delivery) == ("es", True, False)
    assert (desk.level, desk.level_confirmed, desk.to_confirm) == ("minister", False, False)
    assert (desk.reason.band, desk.reason.unconfirmed, desk.reason.before) == ("states", "minister", "everyone")


def test_the_desk_sees_for_whom_the_band_has_no_place_left() -> None:
    here = sitting(do.SetList(ListOfSpeakers("l1", ("i3",), ListRules(bands=(Band("ngo", most=1), Band())))))
    here.does(*(do.InscribeEntry("l1", Party("organization", name), "ngo") for name in "AB"))
    assert [reason_in(here.state, each).beyond for each in ("c3", "c4")] == [None, 1]
    here.does(do.WithdrawEntry("c3"))
    assert reason_in(here.state, "c4").beyond is None


def test_the_public_sees_the_capacity_and_the_level_that_counts() -> None:
    asked = do.InscribeEntry("l1", BRAZIL, "ngo", level="minister")
    here = sitting(do.SetList(ListOfSpeakers("l1", ("i3",), RULES)), asked)
    desk = entry_view(here.state, "c3", STAFF)
    assert desk and desk.desk and desk.desk.to_confirm
    seen = entry_view(here.state, "c3", PUBLIC)
    assert seen and (seen.desk, seen.level) == (None, None)
    here.does(do.AmendEntry("c3", level_confirmed=True, confirmed=True))
    desk, seen = entry_view(here.state, "c3", STAFF), entry_view(here.state, "c3", PUBLIC)
    assert seen and seen.level == "minister" and desk and desk.desk and not desk.desk.to_confirm
    assert entry_view(here.state, "s1", STAFF) is None
