"""The presence of one process knows no other's screens; what every presence promises is in contracts."""

from interp.domain.views.audiences import Audience
from interp.live.presence import ProcessPresence
from interp.ports import Screen

FR = Audience("booth", "fr")


def test_each_process_has_its_own_screens_and_epoch() -> None:
    here, there = ProcessPresence("run1"), ProcessPresence("run2")
    here.enter("a", Screen("m1", FR, "cabin", 5, 0))
    assert (here.used("m1", FR), there.used("m1", FR)) == (True, False)
    assert there.news({}, 0) == []
    ((_, message),) = here.news({}, 0)
    assert (message["epoch"], here.now("m1")) == ("run1", message)


def test_no_two_screens_of_a_process_have_one_id() -> None:
    here = ProcessPresence("run1")
    for sid in "abc":
        here.enter(sid, Screen("m1", FR, "cabin", 5, 0))
    assert len({row.id for row in here.rows("m1", 0)}) == 3


def test_what_waits_in_a_room_is_asked_by_its_name_and_beside_its_output() -> None:
    waiting = {"meeting:m1:captions:ar": 3, "meeting:m1:room:fr": 2, "meeting:m1:room:ar": 2, "overlays:m1": 1}
    waiting |= {"lecterns:m1": 1}
    here = ProcessPresence("run1", lambda room: waiting.get(room, 0))
    for audience in (Audience("captions", "ar"), Audience("captions", "fr")):
        here.reader_came("m1", audience)
    here.enter("a", Screen("m1", Audience("room", "fr"), "", 5, 0, output="overlay"))
    here.enter("b", Screen("m1", Audience("room", "ar"), "", 5, 0))
    here.enter("c", Screen("m1", Audience("room", "fr"), "", 5, 0, output="lectern"))
    ((_, message),) = here.news({}, 0)
    assert message["outputs"] == {"room": 1, "overlay": 1}
    assert (message["attendees_behind"], message["outputs_behind"]) == ({"ar": 3}, {"room": 2, "overlay": 1})
    assert here.attendees_behind("m2") == {}
