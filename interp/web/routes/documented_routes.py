"""How an HTTP address is described for the published documents, and what many of them share."""

from dataclasses import dataclass

LOOK = (400, 401, 403, 404, 503)  # what is read from the store
COMPUTED = (400, 401, 403, 404, 429, 503)  # what a helper process makes, or is limited in number
OUTGOING = (400, 401, 403, 404, 422, 429, 503)  # files of a document's translation
CHANGE = (400, 401, 403, 404, 409, 422, 429, 503)
TRANSCRIPTS = ("text/plain", "text/vtt", "application/x-subrip")
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TMX = "application/x-tmx+xml"
DOCUMENT = "/api/meetings/{meeting}/documents/{document}"


@dataclass(frozen=True, slots=True)
class Route:
    """One HTTP address: the type of its JSON answer (None: no JSON), its query parameters, the statuses of refusals.

    `files`: the media types of files that it answers with, beside JSON or instead. `status`: that of its answer.
    """

    method: str
    path: str
    says: str
    answer: type | None
    query: tuple[str, ...] = ()
    refusals: tuple[int, ...] = ()
    body: type | None = None
    files: tuple[str, ...] = ()
    status: int = 200
