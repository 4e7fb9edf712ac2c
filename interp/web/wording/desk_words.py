"""The texts of the translation desk page: queue, filing, review, matches, keyboard."""

from interp.domain.checks.finding_messages import SAID
from interp.web.wording.desk_file_words import LEFT_OUT
from interp.web.wording.phrases import Word, _, ngettext, pgettext
from interp.web.wording.provenance_words import PROVENANCE

# {1} and {2} are the values of a finding in order.
FINDINGS: dict[str, Word] = {f"finding.{code}": Word(english) for code, (_check, _severity, english) in SAID.items()}
PROGRAMME: dict[str, Word] = {
    "desk.approve": pgettext("action", "Approve"),
    "desk.approved": _("Approved. Every screen shows it now."),
    "desk.changed": _("Somebody else changed this text meanwhile. Theirs:"),
    "desk.count": _("{approved} of {all} approved"),
    "desk.done": _("Every text of the programme is approved."),
    "desk.empty": _("not translated yet"),
    "desk.name": _("name: the original is kept"),
    "desk.keep": _("Keep mine"),
    "desk.original": _("Original"),
    "desk.save": pgettext("action", "Save"),
    "desk.saved": _("Saved as a draft; booths see it, marked."),
    "desk.take": _("Use theirs"),
    "desk.texts": _("Texts of the programme"),
    "desk.title": _("Translation desk"),
    "desk.translation": _("Translation: {language}"),
    "desk.working": _("Working language"),
}
QUEUE: dict[str, Word] = {
    "desk.queue": _("To be translated and reviewed"),
    "desk.queue_count": _("Queue: {n}"),
    "desk.all_languages": _("Show every language"),
    "desk.nothing": _("Nothing has been uploaded for this language yet."),
    "desk.now": _("on the floor now"),
    "desk.opening": _("The text is being opened."),
    "desk.in_minutes": ngettext("in {n} minute", "in {n} minutes"),
    "desk.at_time": _("needed at {time}"),
    "desk.on_day": _("needed on {day}, {time}"),
    "desk.any_time": _("no time set"),
    "desk.segments": ngettext("{n} segment to review", "{n} segments to review"),
    "desk.finding_count": ngettext("{n} finding", "{n} findings"),
    "desk.drafted": _("{drafted} of {all} drafted"),
    "desk.assigned": _("Reviser: {name}"),
    "desk.all_done": _("all approved"),
    "desk.waiting": ngettext(
        "{n} text is waiting for the machine or being drafted.",
        "{n} texts are waiting for the machine or being drafted.",
    ),
    "desk.waited": ngettext(
        "The oldest has been waiting for {n} minute.", "The oldest has been waiting for {n} minutes."
    ),
    "desk.term_faults": ngettext(
        "{n} line of the list of terms does not count. “interp terms check” says why.",
        "{n} lines of the list of terms do not count. “interp terms check” says why.",
    ),
    "desk.retry": pgettext("action", "Try again"),
    "job.waiting": _("waiting for the machine"),
    "job.running": _("being drafted"),
    "job.parked": _("no models for {pairs}"),
    "job.failed": _("drafting failed"),
    "job.failed.crash": _("drafting failed: the drafting process stopped twice"),
    "job.failed.hang": _("drafting failed: no progress on two attempts"),
    "job.failed.out_of_memory": _("drafting failed: there was not enough memory for the models"),
    "job.again": _("drafting failed once and is tried again"),
}
FILING: dict[str, Word] = {
    "desk.file": _("Upload a document"),
    "desk.file_choose": _("File, chosen or dropped here: {kinds}"),
    "desk.file_do": pgettext("action", "Upload the document"),
    "desk.filed": _("Uploaded: {title}. Language: {language}. Drafting begins."),
    "desk.filed_passages": _("In another language (paragraphs counted from the beginning): {passages}."),
    "desk.passage": _("{language} (paragraphs {first}–{last})"),
    "desk.passage_foreign": _("none of the six languages (paragraphs {first}–{last})"),
    "desk.file_title": _("Title (empty: the document’s title)"),
    "desk.file_language": _("Language of the document"),
    "desk.file_detect": _("detect from the file"),
    "desk.file_kind": _("Kind of document"),
    "desk.file_speech": _("Statement of"),
    "desk.file_no_speech": _("Nobody: a document of the meeting"),
    "desk.symbol": _("Document symbol"),
    "desk.as_of": _("As of"),
    "desk.visibility": _("What the public may read"),
    "visibility.desk": _("Nothing: it is for the booths and the translation section"),
    "visibility.original": _("The original"),
    "visibility.reviewed": _("The original, and translations once approved"),
    "visibility.drafts": _("Every language, drafts marked as such"),
    "desk.release": _("When, and by whom, it is read"),
    "release.desk": _("The translation section alone"),
    "release.booths": _("Booths, the public not yet"),
    "release.as_delivered": _("Booths, the public as delivered"),
    "release.now": _("Everybody now"),
    "release.delivered": _("Delivered, and open to the public"),
    "release.undelivered": _("Not delivered in the meeting: it stays closed to the public"),
    "release_says.desk": _("Only the translation section can read it; the booths and the public cannot."),
    "release_says.booths": _(
        "The booths read it on their page while its speech has the floor; the public can read nothing of it."
    ),
    "release_says.as_delivered": _(
        "The booths read it on their page while its speech has the floor. The public reads each sentence in the "
        "captions as it is spoken, and the whole text when the speech has ended."
    ),
    "release_says.no_speech": _(
        "Only the translation section can read it until a speech is chosen. The public reads the whole text when that "
        "speech has ended."
    ),
    "release_says.original": _("Everybody can read the original from now on, before it is spoken."),
    "release_says.reviewed": _(
        "Everybody can read the original from now on, before it is spoken, and each sentence of a translation from the "
        "moment it is approved."
    ),
    "release_says.drafts": _(
        "Everybody can read it in every language from now on, before it is spoken; drafts are marked."
    ),
    "desk.delivery": _("Delivery"),
    "delivery.none": _("No mark"),
    "delivery.verbatim": _("Read out verbatim"),
    "delivery.check": _("Check against delivery"),
    "document.statement": pgettext("document", "Statement"),
    "document.note": pgettext("document", "Concept note"),
    "document.agenda": pgettext("document", "Agenda"),
    "document.official": pgettext("document", "Official document"),
    "document.recording": pgettext("document", "Recording"),
    "document.other": pgettext("document", "Document"),
}
DOCUMENT: dict[str, Word] = {
    "desk.documents": _("Documents uploaded"),
    "desk.beside": _("Language beside"),
    "desk.close": pgettext("action", "Close the document"),
    "desk.withdraw": pgettext("action", "Withdraw from every screen"),
    "desk.bring_back": pgettext("action", "Bring back"),
    "desk.withdrawn": _("Withdrawn from every screen."),
    "desk.reviser": _("Reviser"),
    "desk.mine": pgettext("action", "Assign to me"),
    "desk.newer": _("A newer version (Corr., Rev., another date)"),
    "desk.newer_do": pgettext("action", "Upload the newer version"),
    "desk.newer_done": _("{unchanged} segments unchanged, {changed} changed, {added} new, {removed} gone."),
    "desk.official": _("The official version in another language"),
    "desk.official_do": pgettext("action", "Attach the official version"),
    "desk.official_done": ngettext("{n} segment has the official text.", "{n} segments have the official text."),
    "desk.about": _("Whose text it is, and who may see it"),
    "desk.apply": pgettext("action", "Apply"),
    "desk.more": _("Versions and visibility"),
    "desk.version": _("Version {n}"),
    "desk.kept": _("Done. Every screen follows."),
    "desk.is_original": _("This document is in your working language. Choose another one to translate it."),
}
LINE: dict[str, Word] = {
    "desk.sentence": _("This sentence"),
    "desk.sentence_none": _("Choose a sentence to see its matches, terms and findings."),
    "desk.findings": _("Findings"),
    "desk.no_findings": _("Nothing was found."),
    "desk.no_text": pgettext("standing", "empty"),
    "desk.unsaved": pgettext("standing", "not saved"),
    "desk.working_copy": _("Your working copy, not saved:"),
    "desk.copy_browser": _("No connection to the service. Your text is saved in this browser."),
    "desk.copy_nowhere": _("Your text could not be saved. Do not close this page."),
    "desk.take_copy": _("Use the working copy"),
    "desk.left_copies": _("Working copies of sentences that are no longer in the document:"),
    "desk.discard_copy": pgettext("action", "Discard"),
    "desk.saving": _("Saving…"),
    "desk.came_back": _("A text could not be saved."),
    "desk.go_there": pgettext("action", "Go to it"),
    "desk.colleagues": _("Also in this document: {names}"),
    "desk.typing": _("{name} is writing here."),
    "desk.looking": _("{name} is here."),
    "desk.yield": _("{name} is writing here. Type again to write all the same; both texts are kept."),
    "desk.sign_out_unsent": _(
        "Some texts are only in this browser, as the service could not be reached. "
        "They stay here until you sign in again. Sign out all the same?"
    ),
    "desk.overrule": pgettext("action", "Overrule"),
    "desk.overruled": _("Overruled: {reason}"),
    "desk.reason": _("Reason, which stays with the text: a digit from the list, or your own words"),
    "desk.reason.check_wrong": _("The check is wrong: the translation says the same."),
    "desk.reason.original_wrong": _("The original is wrong; the translation is right."),
    "desk.reason.as_delivered": _("So it was said, or the speaker asks for it."),
    "desk.reason.official_wording": _("So the official text or name has it."),
    "desk.reason_short": _("Say why in two words or more, or choose a reason by its digit."),
    "desk.undo": pgettext("action", "Undo"),
    "desk.undone": _("The previous text has been restored."),
    "desk.matches": _("Matches from the memory"),
    "desk.no_matches": _("The memory has nothing like it."),
    "desk.history": _("History"),
    "desk.no_history": _("Nothing has been written yet."),
    "desk.changes": _("Changed against the draft"),
    "desk.concordance": _("Concordance"),
    "desk.phrase": _("Words to look up"),
    "desk.look_up": pgettext("action", "Look up"),
    "desk.no_units": _("These words have not been translated before."),
    "desk.use": pgettext("action", "Use"),
    "desk.put_back": pgettext("action", "Put back"),
    "desk.machine": _("machine"),
    "grade.none": pgettext("match", "no match"),
    "grade.fuzzy": pgettext("match", "fuzzy match"),
    "grade.exact": pgettext("match", "exact match"),
    "grade.automatic": pgettext("match", "automatic"),
    "grade.tentative": pgettext("match", "tentative, not reviewed"),
    "severity.error": pgettext("severity", "Error"),
    "severity.warning": pgettext("severity", "Warning"),
    "severity.info": pgettext("severity", "Note"),
}
KEYS: dict[str, Word] = {
    "desk.key.next": _("next text"),
    "desk.key.previous": _("previous text"),
    "desk.key.edit": _("write in the text"),
    "desk.key.leave": _("leave the field"),
    "desk.key.save": _("save"),
    "desk.key.approve": _("approve, and go on to the next"),
    "desk.key.overrule": _("overrule what was found, with a reason"),
    "desk.key.undo": _("restore this sentence’s previous text"),
    "desk.key.look": _("history of the text"),
    "desk.key.use": _("use this match"),
    "desk.key.proposed": _("use the words proposed"),
    "desk.key.draft": _("use the machine draft"),
    "desk.key.same": _("also confirm in identical sentences"),
    "desk.key.consistency": _("check consistency"),
    "desk.key.concordance": _("look up words in the memory"),
    "desk.key.queue": _("to the queue"),
    "desk.key.file": _("upload a document"),
    "desk.key.close": _("close the document"),
    "desk.key.sheet": _("this list"),
    "desk.key_nothing": _("This key does nothing here."),
}
ERASED_AFTER: dict[str, Word] = {
    "desk.erased_after": _(
        "Kept after the meeting is closed, in days: texts not delivered – {undelivered}; documents not published – "
        "{unpublished}. Then they are erased. Published documents stay."
    ),
    "desk.no_limit": _("without limit"),
}
DESK: dict[str, Word] = (
    ERASED_AFTER | PROGRAMME | QUEUE | FILING | DOCUMENT | LINE | KEYS | FINDINGS | PROVENANCE | LEFT_OUT
)
