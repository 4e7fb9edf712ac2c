"""The texts of the page of measures: what became of the machine's drafts."""

from interp.web.wording.phrases import Word, _, pgettext

MEASURES: dict[str, Word] = {
    "measures.title": _("Measures of the drafts"),
    "measures.about": _(
        "Counted from the texts of this meeting, by package and direction. chrF compares drafts with the approved or"
        " official text, from 0 to 100. Times are shown for {n} or more sentences reviewed by at least two people."
        " No figures are kept per person."
    ),
    "measures.none": _("No text of this meeting has been drafted yet."),
    "measures.package": _("Package"),
    "measures.direction": _("Direction"),
    "measures.drafted": _("Drafted"),
    "measures.unchanged": _("Approved as drafted"),
    "measures.changed": _("Changed"),
    "measures.chrf": _("chrF"),
    "measures.findings": _("Drafts with findings"),
    "measures.minutes": _("Minutes per 100 words"),
    "measures.of": _("{n} of {all}"),
    "measures.from": _("sample: {n}"),
    "measures.memory": _("translation memory"),
    "check.dropped": pgettext("check", "left out"),
    "check.language": pgettext("check", "language"),
    "check.name": pgettext("check", "names"),
    "check.number": pgettext("check", "numbers"),
    "check.organization": pgettext("check", "organizations"),
    "check.person": pgettext("check", "persons"),
    "check.placeholder": pgettext("check", "protected pieces"),
    "check.repetition": pgettext("check", "repetition"),
    "check.state": pgettext("check", "States"),
    "check.stray": pgettext("check", "stray characters"),
    "check.symbol": pgettext("check", "symbols"),
    "check.term": pgettext("check", "terms"),
    "check.untranslated": pgettext("check", "not translated"),
    "check.url": pgettext("check", "addresses"),
}
