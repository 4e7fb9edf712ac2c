"""How an HTTP address is described for the published documents, and what many of them share."""

from dataclasses import dataclass

LOOK, CHANGE = (400, 401, 403, 404), (400, 401, 403, 404, 409, 422, 429, 503)
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
