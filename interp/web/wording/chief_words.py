"""The texts of the chief interpreter's page."""

from interp.web.wording.phrases import Word, _

CHIEF: dict[str, Word] = {
    "chief.title": _("Interpretation"),
}
