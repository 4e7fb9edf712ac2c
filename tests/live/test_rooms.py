"""Rooms are named by audience and language, never by person."""

from interp.domain.model.scopes import Scope
from interp.domain.text.cleaning import is_identifier
from interp.domain.views.audiences import Audience, every_audience
from interp.live.rooms import booth_documents_room, cues_room, documents_room, overlays_room, view_room


def test_each_audience_has_a_room_of_its_own() -> None:
    rooms = {view_room(meeting, audience) for meeting in ("m1", "m2") for audience in every_audience()}
    assert len(rooms) == 2 * len(every_audience())
    assert view_room("m1", Audience("booth", "fr")) == "meeting:m1:booth:fr"


def test_an_audience_made_for_a_scope_has_a_room_for_each_that_no_other_can_have() -> None:
    cuba = view_room("m1", Audience("list", "fr", Scope("delegation", "cuba")))
    assert cuba == "meeting:m1:list:fr/delegation:cuba"
    assert not is_identifier("m1/cuba"), "the slash is in no id of a meeting or of a scope"


def test_captions_have_rooms_of_their_own() -> None:
    assert cues_room("m1", "ar") == "cues:m1:ar"


def test_documents_have_one_room_a_meeting_and_no_two_kinds_share_a_name() -> None:
    assert documents_room("m1") == "documents:m1"
    assert booth_documents_room("m1") == "documents:m1:booths"
    of_phone = view_room("m1", Audience("captions", "fr"))
    names = {documents_room("m1"), cues_room("m1", "fr"), overlays_room("m1"), of_phone}
    assert len(names) == 4
