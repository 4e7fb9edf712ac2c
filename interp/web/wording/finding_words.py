"""The texts of check findings; {1} and {2} are the finding's values in order."""

from interp.web.wording.phrases import Word, _

FINDINGS: dict[str, Word] = {
    "finding.number_missing": _("The number {1} is missing in the translation."),
    "finding.number_extra": _("The number {1} is not in the original."),
    "finding.number_changed": _("The original says {1}, the translation {2}."),
    "finding.date_changed": _("The date {1} has become {2}."),
    "finding.time_changed": _("The time {1} has become {2}."),
    "finding.symbol_missing": _("The document symbol {1} is missing or changed."),
    "finding.symbol_extra": _("The document symbol {1} is not in the original."),
    "finding.url_missing": _("The address {1} is missing or changed."),
    "finding.url_extra": _("The address {1} is not in the original."),
    "finding.name_missing": _("Write the name {1} as {2}."),
    "finding.placeholder_missing": _("{1} has been lost or changed."),
    "finding.placeholder_left": _("The placeholder {1} has been left in the translation."),
    "finding.placeholder_doubled": _("{1} occurs more often than in the original."),
    "finding.untranslated": _("The text has not been translated."),
    "finding.part_untranslated": _("A part has not been translated: {1}."),
    "finding.language": _("The translation is not in the right language."),
    "finding.loop": _("“{1}” is repeated."),
    "finding.too_long": _("The translation is much longer than the original."),
    "finding.unsure": _("The machine was unsure of this translation."),
    "finding.empty": _("The translation is empty."),
    "finding.too_short": _("The translation is much shorter than the original; something may be missing."),
    "finding.sentence_dropped": _("A sentence seems to be missing."),
    "finding.stray": _("“{1}” does not belong there."),
    "finding.bracket": _("A bracket or quotation mark has no partner: {1}"),
    "finding.term_missing": _("The term “{1}” should be rendered as “{2}”."),
    "finding.term_forbidden": _("Avoid “{1}”; use “{2}”."),
    "finding.term_translated": _("“{1}” is not to be translated."),
    "finding.state_name": _("The official name of {1} is “{2}”."),
}
