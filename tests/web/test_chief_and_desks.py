"""The chief interpreter's link and an interpreter's link for one desk, on a real server: what each sees and may do."""

import re
from typing import Any

import pytest

from interp.domain.model import commands as do
from interp.domain.model.scopes import Scope
from interp.domain.rules.usual_teams import geneva
from interp.errors import BadRequest
from interp.wire import view_json
from tests.server import command_id
from tests.socket_screen import Hall, Screen

TEAM = view_json(do.SetTeam(geneva()))


def directed(hall: Hall) -> Screen:
    """Return the chief interpreter's screen, after the usual team was entered there."""
    chief, joined = hall.screen("chief", "fr", role="chief")
    assert joined["ok"] and joined["view"]["chains"] is None, joined
    assert chief.press("team.set", TEAM)["ok"]
    return chief


def at_desk(hall: Hall, desk: str, language: str = "zh") -> str:
    """Return the token of a link for one desk."""
    made = (command_id(), "interpreter", hall.meeting, language, 1)
    return hall.outside.access.make_link(*made, scope=Scope("desk", desk))


def reason(answer: Any) -> tuple[str, str]:
    """Return code and reason of a refusal."""
    assert answer["ok"] is False, answer
    return answer["error"]["code"], answer["error"]["args"]["reason"]


def test_a_team_that_is_entered_comes_to_the_booths_and_the_console(hall: Hall) -> None:
    booth, console = hall.booth("es"), hall.console()
    chief = directed(hall)
    hall.make().join(hall.meeting, "captions")
    seen = booth.waits("view", lambda message: message["view"]["relay"])["view"]
    assert (seen["relay"]["line"]["mode"], [each["id"] for each in seen["desks"]["desks"]]) == ("idle", ["1", "2"])
    assert console.waits("view", lambda message: message["view"]["relay"])["view"]["relay"]["chains"] == []
    shown = chief.waits("view", lambda message: message["view"]["chains"])["view"]
    assert [each["booth"] for each in shown["booths"]] == ["ar", "zh", "en", "fr", "ru", "es"]


def test_a_switch_and_its_relay_are_in_one_view(hall: Hall) -> None:
    booth, console = hall.booth("es"), hall.console()
    directed(hall)
    console.press("floor.advance", {"from_speech": None})
    done = console.press("floor.set_language", {"language": "ru"})
    line = booth.reaches(done["seq"])["view"]["relay"]["line"]
    assert (line["mode"], line["source"], line["by"]) == ("relay", "fr", "fr")


def test_the_chief_interpreter_directs_relay_and_gives_nobody_the_floor(hall: Hall) -> None:
    chief = directed(hall)
    assert chief.press("team.mark", {"interpreter": "ru-1", "on_duty": False})["ok"]
    whole = {"booth": "ru", "source": "fr", "reason": "noise", "whole_meeting": True}
    assert chief.press("relay.override", whole)["ok"]
    shown = chief.waits("view", lambda message: message["view"]["overrides"])["view"]
    assert (shown["off_duty"], shown["overrides"][0]["source"]) == (["ru-1"], "fr")
    assert chief.press("relay.clear", {"booth": "ru"})["ok"]
    for name, args in (("floor.advance", {"from_speech": None}), ("booth.take_desk", {"booth": "ru", "desk": "1"})):
        assert reason(chief.press(name, args)) == ("not_allowed", "role")


def test_what_a_source_set_by_hand_would_change_is_told_before_it_is_set(hall: Hall) -> None:
    directed(hall)
    console = hall.console()
    console.press("floor.advance", {"from_speech": None})
    console.press("floor.set_language", {"language": "ru"})
    address = f"/api/meetings/{hall.meeting}/relay?language=fr&booth="
    token = hall.token("chief")
    answer = hall.server.get(f"{address}ar&source=fr", token).json
    assert (answer["line"]["source"], answer["line"]["override"], answer["alarms"]) == ("fr", True, [])
    assert {each["booth"]: each["listeners"] for each in answer["others"]}["fr"] == ["ar"]
    double = hall.server.get(f"{address}ar&source=es", token).json["alarms"]
    assert [(each["code"], each["source"]) for each in double] == [("double_relay", "es")]
    assert hall.outside.meetings.state(hall.meeting).teams.overrides == (), "nothing was set"
    for query, status in (("ar&source=ar", 422), ("xx&source=fr", 400), ("ar", 400)):
        assert hall.server.get(f"{address}{query}", token).status == status, query
    assert hall.server.get(f"{address}ar&source=fr", hall.token("interpreter", "ar")).status == 403


def test_the_chief_interpreters_page_says_who_goes_on_and_asks_before_a_retour_that_others_hear(hall: Hall) -> None:
    directed(hall)
    console = hall.console()
    console.press("floor.advance", {"from_speech": None})
    console.press("floor.set_language", {"language": "zh"})
    cookie = hall.server.get(f"/t/{hall.token('chief')}").headers["set-cookie"].partition(";")[0]

    def page() -> str:
        return hall.server.get(f"/m/{hall.meeting}/chief?lang=en", Cookie=cookie).body

    button = re.search(r'<button[^>]* data-retour="zh"[^>]*>', page())
    assert button and 'data-into="fr"' in button[0] and "4\u2069 booths listen to it" in button[0]
    assert re.search(r'<button[^>]* data-retour="ar" data-into="fr">', page()), "nobody listens to it"
    coming = r'data-slot="coming"[^>]*>(.*?)</p>'
    before = re.search(coming, page(), re.DOTALL)
    assert before and "Bo Two" in before[1]
    console.press("floor.interrupt", {"kind": "visit"})
    after = re.search(coming, page(), re.DOTALL)
    assert after and "Amel One" in after[1] and "Bo Two" not in after[1]


@pytest.mark.parametrize("audience", ["console", "booth", "chair", "desk", "technician"])
def test_the_chief_interpreters_link_opens_no_other_guarded_audience(hall: Hall, audience: str) -> None:
    assert reason(hall.screen(audience, role="chief")[1]) == ("not_allowed", "audience")


@pytest.mark.parametrize("role", ["chair", "interpreter", "reviser", "technician", "attendee"])
def test_the_chief_interpreters_audience_is_for_the_chief_and_staff_alone(hall: Hall, role: str) -> None:
    code = "not_signed_in" if role == "attendee" else "not_allowed"
    assert reason(hall.screen("chief", role=role)[1]) == (code, "audience")
    assert hall.screen("chief", role="staff")[1]["ok"]


@pytest.mark.parametrize(
    ("booths", "says"),
    [
        ([{"booth": "de", "desks": ["1"], "interpreters": []}], "invalid"),
        ([{"booth": "fr", "desks": [], "interpreters": []}], "team"),
        ([{"booth": "fr", "desks": ["1"], "interpreters": [], "colour": "red"}], "unknown_field"),
    ],
)
def test_a_team_that_cannot_be_is_refused_and_nothing_changes(hall: Hall, booths: Any, says: str) -> None:
    chief = directed(hall)
    assert reason(chief.press("team.set", {"booths": booths})) == ("bad_request", says)
    assert hall.outside.meetings.state(hall.meeting).teams.booths == geneva()


def test_a_link_for_a_desk_opens_its_booth_at_that_desk(hall: Hall) -> None:
    console, screen = hall.console(), hall.make()
    joined = screen.join(hall.meeting, "booth", "zh", token=at_desk(hall, "2"), device="booth-zh")
    assert joined["ok"], joined
    rows = console.waits("presence", lambda message: message["booths"])["booths"]
    assert [(row["device"], row["desk"]) for row in rows] == [("booth-zh", "2")]


def test_it_opens_no_other_desk_booth_or_audience(hall: Hall) -> None:
    def refused(audience: str, language: str, **more: Any) -> tuple[str, str]:
        return reason(hall.make().join(hall.meeting, audience, language, token=at_desk(hall, "2"), **more))

    assert refused("booth", "zh", desk="1") == ("not_allowed", "scope")
    assert refused("booth", "ar") == ("not_allowed", "booth")
    assert refused("console", "zh") == ("not_allowed", "audience")


def test_it_takes_and_hands_over_its_own_desk_alone(hall: Hall) -> None:
    directed(hall)
    screen, colleague = hall.make(), hall.booth("zh")
    screen.join(hall.meeting, "booth", "zh", token=at_desk(hall, "2"))
    mine, other = {"booth": "zh", "desk": "2"}, {"booth": "zh", "desk": "1"}
    assert screen.press("booth.take_desk", mine | {"interpreter": "zh-2"})["ok"]
    assert colleague.press("booth.take_desk", other)["ok"]
    assert colleague.press("handover.take", other)["ok"]
    for name in ("booth.take_desk", "booth.leave_desk", "handover.accept", "handover.decline", "handover.take"):
        assert reason(screen.press(name, other)) == ("not_allowed", "scope"), name
    assert reason(screen.press("handover.ask", other | {"to": "2"})) == ("not_allowed", "scope")
    assert screen.press("handover.ask", mine | {"to": "2"})["ok"]
    assert colleague.press("handover.accept", other)["ok"]
    assert screen.press("handover.take", mine)["ok"]
    assert screen.waits("view", lambda message: message["view"]["desks"]["active"] == "2")


def test_it_says_what_the_booth_as_a_whole_may_say(hall: Hall) -> None:
    console, screen = hall.console(), hall.make()
    screen.join(hall.meeting, "booth", "zh", token=at_desk(hall, "2"))
    assert screen.press("booth.report_display", {"booth": "zh"})["ok"]
    assert console.waits("view", lambda message: message["view"]["reports"])
    assert reason(screen.press("booth.report_display", {"booth": "ar"})) == ("not_allowed", "booth")


def test_it_reads_what_its_booth_reads_over_http(hall: Hall) -> None:
    whole, desk = hall.token("interpreter", "zh"), at_desk(hall, "2")
    programme = f"/api/meetings/{hall.meeting}/programme?language=zh"
    tags = [hall.server.get(programme, each).headers["etag"] for each in (whole, desk)]
    assert tags[0] == tags[1] and "drafts" in tags[0]
    view = f"/api/meetings/{hall.meeting}/view?audience=booth&language="
    assert [hall.server.get(view + code, desk).status for code in ("zh", "ar")] == [200, 403]


def test_a_link_for_a_desk_is_for_interpreters_and_attendees(hall: Hall) -> None:
    for role in ("staff", "chief", "reviser"):
        with pytest.raises(BadRequest, match="scope"):
            hall.outside.access.make_link(command_id(), role, hall.meeting, None, 1, scope=Scope("desk", "2"))


def test_a_link_for_a_desk_is_revoked_alone(hall: Hall) -> None:
    made = [(command_id(), "interpreter", hall.meeting, "zh", 1) for _ in range(2)]
    tokens = [hall.outside.access.make_link(*each, scope=Scope("desk", str(n))) for n, each in enumerate(made, 1)]
    hall.outside.access.revoke(made[0][0])
    joined = [hall.make().join(hall.meeting, "booth", "zh", token=each)["ok"] for each in tokens]
    assert joined == [False, True]
