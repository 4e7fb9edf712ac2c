"""The table of finding codes: each code's check, default severity and English message; catalogues use the codes."""

from collections.abc import Sequence

from interp.domain.model.findings import Check, Finding, Severity

# code -> check, default severity, English; {1} and {2} are the finding's values in order
SAID: dict[str, tuple[Check, Severity, str]] = {
    "number_missing": ("number", "error", "The number {1} is missing in the translation."),
    "number_extra": ("number", "warning", "The number {1} is not in the original."),
    "number_changed": ("number", "warning", "The original says {1}, the translation {2}."),
    "number_separators": ("number", "warning", "Write {1} with the separators of this language."),
    "percent_changed": ("number", "error", "The original says {1}, the translation {2}."),
    "percent_order": ("number", "warning", "The percentages stand in another order: {1} has become {2}."),
    "date_changed": ("number", "error", "The date {1} has become {2}."),
    "time_changed": ("number", "error", "The time {1} has become {2}."),
    "symbol_missing": ("symbol", "error", "The document symbol {1} is missing or changed."),
    "symbol_extra": ("symbol", "warning", "The document symbol {1} is not in the original."),
    "url_missing": ("url", "error", "The address {1} is missing or changed."),
    "url_extra": ("url", "warning", "The address {1} is not in the original."),
    "name_missing": ("name", "error", "Write the name {1} as {2}."),
    "placeholder_missing": ("placeholder", "error", "{1} has been lost or changed."),
    "placeholder_left": ("placeholder", "error", "The placeholder {1} has been left in the translation."),
    "placeholder_doubled": ("placeholder", "error", "{1} occurs more often than in the original."),
    "untranslated": ("untranslated", "error", "The text has not been translated."),
    "part_untranslated": ("untranslated", "error", "A part has not been translated: {1}."),
    "source_word": ("untranslated", "warning", "The word “{1}” has not been translated."),
    "language": ("language", "error", "The translation is not in the right language."),
    "loop": ("repetition", "error", "“{1}” is repeated."),
    "too_long": ("repetition", "warning", "The translation is much longer than the original."),
    "unsure": ("repetition", "warning", "The machine was unsure of this translation."),
    "empty": ("dropped", "error", "The translation is empty."),
    "too_short": ("dropped", "warning", "The translation is much shorter than the original; something may be missing."),
    "sentence_dropped": ("dropped", "error", "A sentence seems to be missing."),
    "stray": ("stray", "warning", "“{1}” does not belong there."),
    "garbage": ("stray", "warning", "“{1}” is not a word."),
    "bracket": ("stray", "info", "A bracket or quotation mark has no partner: {1}"),
    "term_missing": ("term", "warning", "The term “{1}” should be rendered as “{2}”."),
    "term_forbidden": ("term", "warning", "Avoid “{1}”; use “{2}”."),
    "term_translated": ("term", "error", "“{1}” is not to be translated."),
    "state_name": ("term", "warning", "The official name of {1} is “{2}”."),
    "person_changed": ("person", "error", "The original names {1}, the translation {2}."),
    "person_missing": ("person", "error", "{1} is missing in the translation."),
    "state_changed": ("state", "error", "The original names {1}, the translation {2}."),
    "state_missing": ("state", "error", "{1} is missing in the translation."),
    "organization_changed": ("organization", "error", "The original names {1}, the translation {2}."),
    "organization_missing": ("organization", "error", "{1} is missing in the translation."),
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
