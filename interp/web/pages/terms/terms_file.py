"""Route of the file of a meeting's terms and names, which a booth's page searches without a connection; made once."""

import gzip
import zlib
from collections.abc import Iterable
from itertools import chain

from flask import Response, request

from interp.service.terms.meeting_terms import (
    known_terms,
    other_delegations,
    programme_names,
    reference_terms,
    table,
)
from interp.web.answers import with_hash
from interp.web.page_cache import in_turns
from interp.web.routes.speech_script import READS_AHEAD
from interp.web.routing.route_declarations import LOOK, MEETING, Routes
from interp.web.services import services
from interp.web.static_files import accepted_codings

ROUTES = Routes("terms_file")
TSV = "text/tab-separated-values"
LEVEL, GZIP = 6, 16 + zlib.MAX_WBITS


@ROUTES.get(f"{MEETING}/glossary", may=READS_AHEAD, refusals=LOOK, files=(TSV,))
def terms_file(meeting: str) -> Response:
    """The terms and names of a meeting as one table, for those who work with its texts.

    one tab-separated table, made once for everybody, with an ETag: `kind` (`person`, `function`, `party` of the
    programme; `required`, `kept`, `reference` of the operator’s terms; `delegation` of those that do not speak), a
    column for each of the six languages with its forms, the preferred one first, separated by `|`, and `pronounced`
    """
    state = services().meetings.state(meeting)
    names = programme_names(state)

    def make() -> bytes:
        terms = services().terms
        known = chain(known_terms(terms().terms), reference_terms(terms.references()))
        others = other_delegations(state, services().delegations.delegations)
        return _packed(table(chain(names, known, others)))

    made = services().made.get(("terms", meeting), (services().terms.stamp(), "".join(table(names))), make)
    packed = "gzip" in accepted_codings(request.headers.get("Accept-Encoding", ""))
    response = Response(made.body if packed else gzip.decompress(made.body), content_type=f"{TSV}; charset=utf-8")
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    answer = with_hash(response, made.tag)
    answer.headers["Vary"] = "Accept-Encoding, Cookie, Authorization"
    return answer


def _packed(lines: Iterable[str]) -> bytes:
    """Return lines as a file of gzip, packed one by one, so that others have their turn between them."""
    packing = zlib.compressobj(LEVEL, zlib.DEFLATED, GZIP)
    return b"".join([*(packing.compress(each.encode()) for each in in_turns(lines)), packing.flush()])
