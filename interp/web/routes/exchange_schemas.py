"""What docs/openapi.json says of the routes of exchange files: addresses, parameters and types of the answers."""

from typing import Any

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.web.review_desk import exchange_messages as say
from interp.web.routes.documented_routes import CHANGE, COMPUTED, DOCUMENT, OUTGOING, TMX, Route

MEETING = "/api/meetings/{meeting}"
XLIFF = f"{DOCUMENT}/xliff/{{language}}"
EXCHANGE: tuple[Route, ...] = (
    Route(
        "get", XLIFF, "A document and its translation as XLIFF 2.1", None, ("matches",), OUTGOING,
        files=("application/xliff+xml",),
    ),
    Route("post", XLIFF, "What a returned XLIFF file would change", say.ReturnedFile, (), CHANGE),
    Route(
        "post", f"{XLIFF}/confirmed", "Store the confirmed changes of a returned file", say.ReturnedTaken, (), CHANGE,
        say.ConfirmReturned,
    ),
    Route(
        "get", f"{DOCUMENT}/tmx", "A document's translations as TMX", None, ("language.tmx",), OUTGOING, files=(TMX,)
    ),
    Route(
        "get", f"{MEETING}/memory", "The translation memory as TMX", None, ("source.memory", "language.memory"),
        COMPUTED, files=(TMX,),
    ),
    Route(
        "get", f"{MEETING}/terms", "The operator's terms as a file", None, ("format.terms",), COMPUTED,
        files=("application/x-tbx+xml", "text/csv", "text/tab-separated-values"),
    ),
    Route("post", f"{MEETING}/terms", "What a file of terms adds and changes, or store it", say.TermsRead, (), CHANGE),
)  # fmt: skip
_LANGUAGE = {"type": "string", "enum": list(MEETING_LANGUAGES)}
QUERY: dict[str, tuple[str, dict[str, Any]]] = {
    "matches": ("1: with the memory's matches of each sentence.", {"type": "string", "enum": ["1"]}),
    "language.tmx": ("Only this language; all when left out.", _LANGUAGE),
    "language.memory": ("Only translations into this language.", _LANGUAGE),
    "source.memory": ("Only originals in this language.", _LANGUAGE),
    "format.terms": (
        "tbx when left out; tbx2 is for tools that read no newer one.",
        {"type": "string", "enum": ["tbx", "tbx2", "csv", "tsv"], "default": "tbx"},
    ),
}
