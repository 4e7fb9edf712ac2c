"""The texts of files at the desk: what leaves it and returns, and what of a file was left out of its document."""

from interp.web.wording.phrases import Word, _, ngettext, pgettext

DOWNLOADS: dict[str, Word] = {
    "out.menu": pgettext("navigation", "Download"),
    "out.translation": _("Translation in the layout of the original (DOCX)"),
    "out.bilingual": _("Table for revision on paper (DOCX)"),
    "out.print": _("Print sheet"),
    "out.return": _("Revised table (DOCX)"),
    "out.return_do": pgettext("action", "Compare"),
    "out.no_changes": _("The file changes nothing."),
    "out.changes": ngettext("{n} segment was changed in the file.", "{n} segments were changed in the file."),
    "out.meanwhile": _("Changed here meanwhile. The present text:"),
    "out.take": pgettext("action", "Use this text"),
    "out.taken": _("Saved as a draft."),
}
HOW_FAR: dict[str, Word] = {
    "work.waiting": _("waiting for its turn"),
    "work.going": _("at work"),
    "work.count": _("{done} of {total}"),
}
PAPER: dict[str, Word] = HOW_FAR | {"work.paper": _("The document is being read.")}
MAKING: dict[str, Word] = HOW_FAR | {"work.file": _("The file is being made.")}
WORKS: dict[str, Word] = MAKING | {
    "work.filing": _("The file is being read and filed."),
    "work.comparing": _("The file is being compared."),
    "work.taking": _("The changes are being saved."),
}
IN_FILES: dict[str, Word] = {
    "out.draft": pgettext("mark in a document", "[draft]"),
    "out.untranslated": pgettext("mark in a document", "[not translated]"),
    "out.drafts": _("Not approved: {drafts} of {all} segments, each marked {mark}."),
    "out.lacking": _("Not translated: {lacking} of {all} segments, each marked {mark}."),
    "out.left": _("Headers, footers and endnotes are in the language of the original."),
    "out.number": _("No."),
    "out.state": _("State"),
    "out.remarks": _("Remarks"),
    "out.how": _("Correct the third column only. The returned file is compared with the present text."),
    "out.state.none": _("not translated"),
    "out.state.draft": _("draft"),
    "out.state.stale": _("the original has changed"),
    "out.state.reviewed": _("approved"),
    "out.state.auto": _("automatic"),
    "out.state.final": _("official text"),
}
DOCUMENT_OUT: dict[str, Word] = DOWNLOADS | IN_FILES | WORKS
EXCHANGE: dict[str, Word] = {
    "out.xliff": _("For another translation tool (XLIFF)"),
    "out.tmx": _("Translation memory of this document (TMX)"),
    "out.tbx": _("Terms (TBX)"),
    "out.csv": _("Terms (CSV)"),
    "back.file": _("Translated file (XLIFF)"),
    "back.approve": pgettext("translation", "approved"),
    "back.conflicts": ngettext(
        "{n} segment of the file cannot be applied:", "{n} segments of the file cannot be applied:"
    ),
    "back.take": pgettext("action", "Apply selected texts"),
    "back.taken": ngettext("{n} text was applied.", "{n} texts were applied."),
    "back.comments": ngettext("{n} comment in the file is new.", "{n} comments in the file are new."),
    "back.take_comments": pgettext("action", "Apply selected texts and comments"),
    "back.comments_taken": ngettext("{n} comment was added.", "{n} comments were added."),
}
LEFT_OUT: dict[str, Word] = {
    "left_out.said": _("Not included in the document (only you see this):"),
    "left_out.hidden": ngettext("{n} hidden passage", "{n} hidden passages"),
    "left_out.deleted": ngettext("{n} deleted passage", "{n} deleted passages"),
    "left_out.moved": ngettext("{n} passage where it stood before it was moved",
                               "{n} passages where they stood before they were moved"),
    "left_out.struck": ngettext("{n} passage struck through", "{n} passages struck through"),
    "left_out.comment": ngettext("{n} comment", "{n} comments"),
    "left_out.note": ngettext("{n} note outside the text", "{n} notes outside the text"),
    "left_out.page": ngettext("{n} header, footer or page number", "{n} headers, footers and page numbers"),
    "left_out.field": ngettext("{n} field code", "{n} field codes"),
    "left_out.metadata": ngettext("{n} block of data about the file", "{n} blocks of data about the file"),
    "left_out.more": ngettext("{n} more is not shown.", "{n} more are not shown."),
}  # fmt: skip
