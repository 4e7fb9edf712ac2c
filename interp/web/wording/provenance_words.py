"""The words for a text's provenance: its standing, its origin, and what has changed or been typed since."""

from interp.web.wording.phrases import Word, _, pgettext

SOURCES: dict[str, Word] = {
    "standing.original": pgettext("standing", "Original"),
    "standing.auto": pgettext("standing", "Automatic, from approved wording"),
    "standing.draft": pgettext("standing", "Draft"),
    "standing.reviewed": pgettext("standing", "Reviewed"),
    "standing.final": pgettext("standing", "Final"),
    "origin.source": pgettext("origin", "original text"),
    "origin.official": pgettext("origin", "official translation"),
    "origin.author": pgettext("origin", "author’s translation, unofficial"),
    "origin.phrase": pgettext("origin", "fixed phrase"),
    "origin.person": pgettext("origin", "entered by a person"),
    "origin.mt": pgettext("origin", "machine translation"),
    "origin.tm": pgettext("origin", "translation memory, {match}%"),
}
PROVENANCE: dict[str, Word] = {
    "provenance.corrected": _("the text has been corrected since"),
    "provenance.fixture": _("sample models, for demonstration only"),
    "provenance.stale": _("the original has changed since"),
    "provenance.typed": _("typed as heard"),
}
