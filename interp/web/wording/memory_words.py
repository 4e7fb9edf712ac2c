"""The texts of the memory at the desk: proposals, corrections of same sentences, consistency, drafting again."""

from interp.web.wording.phrases import Word, _, ngettext, pgettext

MEMORY: dict[str, Word] = {
    "memory.proposed": _("Proposed from earlier work"),
    "memory.from_sentence": _("From sentence {n}"),
    "memory.from_memory": _("From the memory"),
    "memory.machine_draft": _("Machine draft"),
    "memory.use_draft": pgettext("action", "Use the machine draft"),
    "memory.same": ngettext(
        "{n} identical sentence still has a different text.", "{n} identical sentences still have a different text."
    ),
    "memory.confirm": pgettext("action", "Confirm there too"),
    "memory.confirmed": ngettext("Confirmed in {n} sentence.", "Confirmed in {n} sentences."),
    "memory.stayed": ngettext("{n} sentence stayed as it was.", "{n} sentences stayed as they were."),
    "memory.consistency": pgettext("action", "Check consistency"),
    "memory.waiting": _("Corrections to confirm in identical sentences"),
    "memory.conflicts": _("One sentence, several translations"),
    "memory.terms": _("Terms not used as listed"),
    "memory.consistent": _("No inconsistency was found."),
    "memory.drafts": _("Machine drafts nobody has approved"),
    "memory.again": pgettext("action", "Draft again"),
    "memory.again_all": pgettext("action", "Draft again in every language"),
    "memory.close": pgettext("action", "Close"),
    "memory.queued": ngettext("{n} sentence will be drafted again.", "{n} sentences will be drafted again."),
}
