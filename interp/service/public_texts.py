"""What of a document the public may see, by visibility and release: whether it is open, which texts and captions."""


from interp.domain.model.caption_state import ScriptUnit
from interp.domain.model.texts import PUBLIC, T
from interp.ports import Document, Revision
from interp.value_types import replace

HIDDEN = "desk"
DESK_ALONE = "desk"
SHARED = "official"


def may_read(revision: Revision, visibility: str) -> bool:
    """Return whether the public may read a revision; an error nobody overruled hides this sentence only."""
    allowed = visibility == "drafts" or (visibility == "reviewed" and revision.standing in PUBLIC)
    return bool(revision.value) and allowed and not _is_wrong(revision)


def is_open(document: Document, meeting: str) -> bool:
    """Return whether attendees of a meeting may open a document; official texts of no meeting are open in every one."""
    here = document.meeting == meeting or (document.meeting is None and document.kind == SHARED)
    return here and not document.withdrawn and document.visibility != HIDDEN and not document.is_closed


def is_for_booths(document: Document, meeting: str) -> bool:
    """Return whether the booths of a meeting may read a document before its speech, which it must have."""
    here = document.meeting == meeting and document.speech is not None
    return here and not document.withdrawn and document.release != DESK_ALONE


def captioned(document: Document) -> str:
    """Return the visibility of a document's captions: one released as delivered has them before it is open."""
    return HIDDEN if document.release in (DESK_ALONE, "booths") else document.visibility


def may_release(unit: ScriptUnit, visibility: str) -> ScriptUnit | None:
    """Return the unit with the texts the public may see, None when there are none.

    `visibility`: desk, nothing; original, the original; reviewed, also approved texts; drafts, all, marked.
    """
    if visibility == "desk":
        return None
    texts = tuple(text for text in unit.texts if _may_see(unit, text, visibility))
    return replace(unit, texts=texts) if texts else None


def _may_see(unit: ScriptUnit, text: T, visibility: str) -> bool:
    if text.language == unit.language or visibility == "drafts":
        return True
    return visibility == "reviewed" and text.standing in PUBLIC


def usable(revision: Revision) -> bool:
    """Return whether a revision may be a caption: not stale, and no error that nobody overruled."""
    return bool(revision.value.strip()) and not revision.stale and not _is_wrong(revision)


def _is_wrong(revision: Revision) -> bool:
    """Return whether a check found an error that nobody overruled."""
    return any(finding.severity == "error" for finding in revision.findings) and not revision.reason
