"""Draws a text in its language and who speaks, from a view; a script does the same in the page."""

from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from interp.languages import direction, html_lang
from interp.web.drawing.markup import drawn
from interp.web.wording.page_words import word
from interp.web.wording.phrases import phrase


@pass_context
def t(context: Context, text: dict[str, Any] | None, mark: bool = True) -> Markup:
    """Return a text in its own language and direction; foreign originals and drafts are marked."""
    if not text:
        return Markup("")
    language, standing, own = text["language"], text["standing"], str(context["language"])
    is_foreign = mark and standing == "original" and language != own
    return drawn("speaker.text", own, {
        "code": language.upper() if is_foreign else None, "language": language, "lang": html_lang(language),
        "dir": direction(language), "draft": standing == "draft", "text": text["text"],
    })  # fmt: skip


@pass_context
def addressed(context: Context, person: dict[str, Any] | None, spoken: bool = False) -> Markup:
    """Return a person's name with form of address; `spoken` is the form inside a sentence."""
    if not person:
        return Markup("")
    name = t(context, person["name"], mark=False)
    try:
        pattern = word(f"{'spoken' if spoken else 'honorific'}.{person['honorific']}")
    except KeyError:
        return name
    return phrase(pattern, str(context["language"]), {"name": name})


@pass_context
def speaker(context: Context, speech: dict[str, Any] | None, spoken: bool = False) -> Markup:
    """Return who speaks: the person as addressed, else the party."""
    if not speech:
        return Markup("")
    if speech["person"]:
        return addressed(context, speech["person"], spoken)
    return t(context, speech["party"]["name"])


@pass_context
def speaker_lines(context: Context, speech: dict[str, Any]) -> list[Markup]:
    """Return what stands under the speaker's name: the party of a person, functions, affiliation."""
    person, party = speech["person"], speech["party"]
    if not person:
        return []
    about = [party["name"]] if party["kind"] != "person" else []
    return [t(context, each) for each in [*about, *person["functions"], person["affiliation"]] if each]


@pass_context
def behalf(context: Context, speech: dict[str, Any]) -> dict[str, Any]:
    """Return the values of a piece that says on whose behalf somebody speaks, or for whom a joint statement is."""
    joint = speech["joint"] is not None
    parties = [*([speech["party"]] if joint else []), *speech["on_behalf_of"]]
    return {"parties": [t(context, each["name"]) for each in parties], "joint": joint, "n": speech["joint"] or None}
