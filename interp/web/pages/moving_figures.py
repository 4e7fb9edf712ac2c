"""Which parts of an attendee's page move with the time: the clocks' figures, and what is said of the moment."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from interp.web.drawing.announcements import stand
from interp.web.page_cache import Figures, Moment, text_place
from interp.web.pages.before_opening import beginning
from interp.web.pages.cue_rows import takes_page
from interp.web.pages.planned_ends import is_released
from interp.web.pages.template_functions import clock_face

MOVING = ("elapsed", "left")
View = Mapping[str, Any]
Face = Callable[[dict[str, Any] | None, int], dict[str, Any]]


def moment_of(view: View, rows: Sequence[dict[str, Any]]) -> Moment:
    """Return what of the page of a view, with its caption rows, depends on the time."""
    return Moment(lambda now: _figures(view, now), lambda now: _facts(view, rows, now))


def face_with_places(view: View) -> Face:
    """Return `clock_face` for the view's page, with places in it where the figures of a moment go."""
    names = {id(clock): name for name, clock in view["clocks"].items() if clock}

    def face(clock: dict[str, Any] | None, now: int) -> dict[str, Any]:
        drawn, name = clock_face(clock, now), names.get(id(clock))
        places = {part: text_place(f"{name}_{part}") for part in MOVING if drawn[part]}
        return drawn | places if name else drawn

    return face


def _figures(view: View, now: int) -> Figures:
    faces = {name: clock_face(clock, now) for name, clock in view["clocks"].items() if clock}
    return {"now": str(now)} | {f"{name}_{part}": face[part] for name, face in faces.items() for part in MOVING}


def _facts(view: View, rows: Sequence[dict[str, Any]], now: int) -> tuple[object, ...]:
    """Return what decides which words and signs are drawn."""
    faces = (clock_face(clock, now) for clock in view["clocks"].values())
    meeting = view["meeting"]
    begins = beginning(meeting, now) if meeting["status"] == "planned" else ""
    told = tuple(each["id"] for each in stand(view, now))
    said = (takes_page(dict(view), list(rows), now), begins, is_released(dict(view), now), told)
    return (*((face["phase"], face["face"]) for face in faces), *said)
