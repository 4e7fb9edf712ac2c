"""The texts of the attendees' pages: captions, how the text is followed, documents and transcripts."""

from interp.web.wording.phrases import Word, _, ngettext, pgettext

FIND: dict[str, Word] = {
    "find.count": ngettext("{n} place found", "{n} places found"),
    "find.next": pgettext("text", "Next"),
    "find.none": pgettext("search", "Not found"),
    "find.open": pgettext("action", "Find"),
    "find.partly": _("Not everything could be loaded. Only what is loaded is searched."),
    "find.previous": pgettext("text", "Previous"),
    "find.words": _("Words to find"),
}
READER: dict[str, Word] = FIND | {
    "captions.about": _("The speaker and the meeting"),
    "captions.aloud": _("Have new captions read aloud by the screen reader"),
    "captions.blanked": _("Nothing is shown at the moment. This page will continue by itself."),
    "captions.documents": _("Documents"),
    "captions.earlier": _("Earlier captions"),
    "captions.held_here": _("Paused here. New captions wait."),
    "captions.new": ngettext("{n} new line", "{n} new lines"),
    "captions.none": _("Captions will appear here."),
    "captions.corrected": pgettext("caption", "corrected"),
    "captions.now": pgettext("action", "To the newest line"),
    "captions.pace": pgettext("captions", "estimated pace"),
    "captions.pause_here": pgettext("action", "Pause"),
    "captions.second": _("Second language"),
    "captions.second_none": pgettext("second language", "None"),
    "captions.spacing": _("Line spacing"),
    "captions.spacing_normal": pgettext("line spacing", "Normal"),
    "captions.spacing_wide": pgettext("line spacing", "Wide"),
    "captions.spacing_wider": pgettext("line spacing", "Very wide"),
    "captions.transcript": _("Transcript of the captions"),
    "captions.transcript_speech": _("Transcript of the current statement"),
    "captions.transcript_txt": _("Text"),
}
FOLLOWING: dict[str, Word] = {
    "follow.approximate": _("The captions follow the written text at an estimated pace."),
    "follow.held": _("The captions are on hold."),
    "follow.no_text": _("There is no written text of this statement."),
    "follow.not_public": _("The written text of this statement is not shown to the public."),
    "follow.off_text": _("The speaker is departing from the written text. The captions are waiting."),
    "follow.text_follows": _("The text of this statement will follow later."),
}
BEGINS: dict[str, Word] = {
    "when.after": pgettext("expected time", "from about {from}"),
    "when.at": pgettext("expected time", "about {from}"),
    "when.between": pgettext("expected time", "begins {from}–{to}"),
}
WHEN: dict[str, Word] = BEGINS | {
    "unreached": pgettext("expected time", "may not be reached"),
    "when.held": pgettext("actual time", "{from}–{to}"),
    "when.since": pgettext("actual time", "since {from}"),
    "when.left": pgettext("time budget", "{left} of {budget} left"),
    "when.over": pgettext("time budget", "{over} over the {budget} planned"),
}
READING: dict[str, Word] = FIND | {
    "reading.as_of": _("As of {date}"),
    "reading.back": _("Back to the captions"),
    "reading.beginning": pgettext("action", "To the beginning"),
    "reading.changed": _("This document has changed."),
    "reading.documents": _("Documents of the meeting"),
    "reading.file": _("This document as a file"),
    "reading.language": _("Language"),
    "reading.none": _("No document of this meeting is public yet."),
    "reading.outside": _(
        "{sign} marks an external link to UN documents (undocs.org); it opens in a new tab and needs internet access."
    ),
    "reading.page": pgettext("document", "Page {page} of {pages}"),
    "reading.page_after": pgettext("document", "Next page"),
    "reading.page_before": pgettext("document", "Previous page"),
    "reading.pages": _("Pages of the document"),
    "reading.references": _("Documents named in the meeting’s own document"),
    "reading.resumed": _("You are where you stopped reading."),
    "reading.statement": pgettext("document", "Statement"),
    "reading.note": pgettext("document", "Concept note"),
    "reading.agenda": pgettext("document", "Agenda"),
    "reading.official": pgettext("document", "Official document"),
    "reading.recording": pgettext("document", "Recording"),
    "reading.other": pgettext("document", "Document"),
    "reading.version": _("Version {n}"),
}
TRANSCRIPT: dict[str, Word] = {
    "transcript.estimated": _("Times are estimated from the length of the text."),
    "transcript.times": _("Times are counted from {time} on {day}."),
}
