"""Draws the announcements of a view that stand at a moment; announcements.js of the page does the same."""

from collections.abc import Mapping, Sequence
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from interp.web.drawing.markup import drawn
from interp.web.drawing.speaker_names import t
from interp.web.wording import i18n
from interp.web.wording.announcement_words import HEARERS
from interp.web.wording.page_words import word
from interp.web.wording.phrases import plain, said

Said = Mapping[str, Any]
ALL = sum(key != "hearer.everyone" for key in HEARERS)


def stand(view: Said, now: int) -> list[Said]:
    """Return the announcements of a view whose end has not come."""
    return [each for each in view["announcements"] if each["until"] > now]


@pass_context
def announced(context: Context, view: Said, now: int) -> list[Markup]:
    """Return a line for each announcement that stands."""
    own, zone = str(context["language"]), view["meeting"]["timezone"]
    return [
        drawn("announced.line", own, {"id": each["id"], "said": _said(context, each, zone)})
        for each in stand(view, now)
    ]


@pass_context
def standing_rows(context: Context, view: Said, now: int, key: bool = True) -> list[Markup]:
    """Return a row for each announcement that stands, with those for whom it is, the newest first; `key`: one withdraws
    the newest.
    """
    own, zone = str(context["language"]), view["meeting"]["timezone"]
    return [
        drawn("announced.row", own, {
            "id": each["id"], "said": _said(context, each, zone), "until": i18n.clock_time(each["until"], zone),
            "hearers": hearers(each["to"], own), "newest": key and place == 0,
        })
        for place, each in enumerate(reversed(stand(view, now)))
    ]  # fmt: skip


def hearers(to: Sequence[str], language: str) -> str:
    """Return for whom an announcement is, in words."""
    keys = [f"hearer.{each}" for each in to] if len(to) < ALL else ["hearer.everyone"]
    return " · ".join(str(said(word(key), language)) for key in keys)


def in_words(told: Said, language: str, zone: str) -> str:
    """Return an announcement as plain text, each value isolated; what was typed as it stands in the view."""
    if told["text"]:
        return str(told["text"]["text"])
    slots = _slots(told, zone)
    values = {"time": slots["time"], "n": slots["n"], "place": told["place"]}
    return plain(word(f"announce.{told['phrase']}"), language, values)


def _said(context: Context, told: Said, zone: str) -> Markup:
    own = str(context["language"])
    about = drawn("announced.about", own, _about(told["text"], own)) if told["text"] else None
    values = {"phrase": told["phrase"], "place": told["place"], "text": t(context, told["text"], mark=False)}
    return drawn("announced.said", own, values | _slots(told, zone) | {"about": about})


def _slots(told: Said, zone: str) -> dict[str, Any]:
    return {"time": i18n.clock_time(told["time"], zone) if told["time"] else None, "n": told["minutes"]}


def _about(text: Said, own: str) -> dict[str, Any]:
    foreign = text["language"] if text["language"] != own else None
    return {"standing": text["standing"], "foreign": foreign}
