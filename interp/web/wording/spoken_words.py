"""The texts that say how the floor's language is known and who interprets it."""

from interp.web.wording.phrases import Word, _

SPOKEN: dict[str, Word] = {
    "spoken.expected": _("{language} expected, not confirmed"),
    "spoken.unknown": _("language not known"),
    "spoken.in_booth": _("interpreted in the {booth} booth"),
    "spoken.from_text": _("interpreted from a text"),
    "spoken.nobody": _("no interpreter known"),
}
