"""How an HTTP address is described for the published documents, and what many of them share."""

from dataclasses import dataclass

LOOK = (400, 401, 403, 404, 503)  # what is read from the store
COMPUTED = (400, 401, 403, 404, 429, 503)  # what a helper process makes, or is limited in number
OUTGOING = (400, 401, 403, 404, 422, 429, 503)  # files of a document's translation
CHANGE = (400, 401, 403, 404, 409, 422, 429, 503)
DOCUMENT = "/api/meetings/{meeting}/documents/{document}"


@dataclass(frozen=True, slots=True)
class Route:
    """One HTTP address: the type of its answer (None: text) and its query parameters."""

    method: str
    path: str
    says: str
    answer: type | None
    query: tuple[str, ...] = ()
    refusals: tuple[int, ...] = ()
    body: type | None = None
