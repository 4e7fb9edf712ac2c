"""Route of the formats of lists of speakers, for the dialog in which staff set a list."""

from flask import Response, jsonify, request

from interp.ports import OfferedFormat
from interp.web.routes.format_messages import FormatList, FormatRow
from interp.web.routing import query_parameters as q
from interp.web.routing.route_declarations import Routes
from interp.web.routing.who_may import STAFF_OF_ANY
from interp.web.services import services
from interp.wire import reader_language_from, view_json

ROUTES = Routes("offered_formats")


@ROUTES.get("/api/formats", FormatList, may=STAFF_OF_ANY, query=(q.LANGUAGE,), refusals=(400, 401, 403, 503))
def formats() -> Response:
    """The formats of lists of speakers: those shipped and those of the data folder, with their rules.

    `?language=`: the [formats](formats.md) of lists of speakers, by name: `{name, origin, title, rules, unverified}`;
    `origin` is `shipped` or `site`, `rules` the rules by value, null for a file with faults, `unverified` the fields
    without a source
    """
    language = reader_language_from(request.args.get("language", "en"))
    rows = tuple(_row(each, language) for each in services().formats.all())
    return jsonify(view_json(FormatList(language, rows)))


def _row(found: OfferedFormat, language: str) -> FormatRow:
    titles = found.title
    title = titles.get(language) or titles.get("en") or next(iter(titles.values()), found.name)
    return FormatRow(found.name, found.origin, title, None if found.faults else found.rules, found.unverified)
