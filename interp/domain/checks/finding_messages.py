"""The table of finding codes: each code's check, default severity and English message; catalogues use the codes."""

from collections.abc import Sequence

from interp.domain.model.findings import Check, Finding, Severity


def _(english: str) -> str:
    """Return a message as it is; the call marks it for the catalogues."""
    return english


# code -> check, default severity, English; {1} and {2} are the finding's values in order
SAID: dict[str, tuple[Check, Severity, str]] = {
    "number_missing": ("number", "error", _("The number {1} is missing in the translation.")),
    "number_extra": ("number", "warning", _("The number {1} is not in the original.")),
    "number_changed": ("number", "warning", _("The original says {1}, the translation {2}.")),
    "number_separators": ("number", "warning", _("Write {1} with the separators of this language.")),
    "percent_changed": ("number", "error", _("The original says {1}, the translation {2}.")),
    "percent_order": ("number", "warning", _("The percentages stand in another order: {1} has become {2}.")),
    "date_changed": ("number", "error", _("The date {1} has become {2}.")),
    "time_changed": ("number", "error", _("The time {1} has become {2}.")),
    "symbol_missing": ("symbol", "error", _("The document symbol {1} is missing or changed.")),
    "symbol_extra": ("symbol", "warning", _("The document symbol {1} is not in the original.")),
    "url_missing": ("url", "error", _("The address {1} is missing or changed.")),
    "url_extra": ("url", "warning", _("The address {1} is not in the original.")),
    "name_missing": ("name", "error", _("Write the name {1} as {2}.")),
    "placeholder_missing": ("placeholder", "error", _("{1} has been lost or changed.")),
    "placeholder_left": ("placeholder", "error", _("The placeholder {1} has been left in the translation.")),
    "placeholder_doubled": ("placeholder", "error", _("{1} occurs more often than in the original.")),
    "untranslated": ("untranslated", "error", _("The text has not been translated.")),
    "part_untranslated": ("untranslated", "error", _("A part has not been translated: {1}.")),
    "source_word": ("untranslated", "warning", _("The word “{1}” has not been translated.")),
    "language": ("language", "error", _("The translation is not in the right language.")),
    "loop": ("repetition", "error", _("“{1}” is repeated.")),
    "too_long": ("repetition", "warning", _("The translation is much longer than the original.")),
    "unsure": ("repetition", "warning", _("The machine was unsure of this translation.")),
    "empty": ("dropped", "error", _("The translation is empty.")),
    "too_short": (
        "dropped", "warning", _("The translation is much shorter than the original; something may be missing."),
    ),
    "sentence_dropped": ("dropped", "error", _("A sentence seems to be missing.")),
    "stray": ("stray", "warning", _("“{1}” does not belong there.")),
    "garbage": ("stray", "warning", _("“{1}” is not a word.")),
    "bracket": ("stray", "info", _("A bracket or quotation mark has no partner: {1}")),
    "term_missing": ("term", "warning", _("The term “{1}” should be rendered as “{2}”.")),
    "term_forbidden": ("term", "warning", _("Avoid “{1}”; use “{2}”.")),
    "term_translated": ("term", "error", _("“{1}” is not to be translated.")),
    "state_name": ("term", "warning", _("The official name of {1} is “{2}”.")),
    "person_changed": ("person", "error", _("The original names {1}, the translation {2}.")),
    "person_missing": ("person", "error", _("{1} is missing in the translation.")),
    "state_changed": ("state", "error", _("The original names {1}, the translation {2}.")),
    "state_missing": ("state", "error", _("{1} is missing in the translation.")),
    "organization_changed": ("organization", "error", _("The original names {1}, the translation {2}.")),
    "organization_missing": ("organization", "error", _("{1} is missing in the translation.")),
}


def finding(
    code: str, *values: str, severity: Severity | None = None, shown: Sequence[str] | None = None
) -> Finding:
    """Return the finding of a code with its values, of another severity if given. Raises KeyError for an unknown code.

    `shown` are the values as the English message says them, where the values themselves are codes.
    """
    check, usual, english = SAID[code]
    for place, value in enumerate(values if shown is None else shown, start=1):
        english = english.replace(f"{{{place}}}", value)
    return Finding(check, severity or usual, code, english, values)
