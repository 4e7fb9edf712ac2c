"""The words of the text strip: how a speaker's text is followed, for the console and, to read only, the booths."""

from interp.web.wording.phrases import Word, _, pgettext

FOLLOWED: dict[str, Word] = {
    "follow.approximate": pgettext("captions", "Automatic, approximate"),
    "follow.auto": pgettext("captions", "Automatic"),
    "follow.before": _("Before the first sentence"),
    "follow.hand": pgettext("captions", "By hand"),
    "follow.held": pgettext("captions", "On hold"),
    "follow.next": pgettext("sentence", "Next"),
    "follow.no_text": pgettext("captions", "No written text"),
    "follow.now": pgettext("sentence", "Now"),
    "follow.off_text": pgettext("captions", "Off the text"),
    "follow.place": _("caption {position} of {of}"),
    "follow.text": _("Text of the speech"),
    "follow.text_follows": pgettext("captions", "Text follows later"),
    "follow.unseen": _("not shown to the public"),
}
CLERK: dict[str, Word] = FOLLOWED | {
    "clerk.back": pgettext("captions", "Back"),
    "clerk.go_on": pgettext("captions", "Go on"),
    "clerk.hold": pgettext("captions", "Hold"),
    "clerk.jump": pgettext("captions", "Go to a sentence"),
    "clerk.key.back": _("one sentence back"),
    "clerk.key.hold": _("hold the captions, let them go on by themselves"),
    "clerk.key.jump": _("go to a sentence of the text"),
    "clerk.key.next": _("one sentence on"),
    "clerk.key.off": _("the speaker leaves the text, comes back to it"),
    "clerk.key.type": _("type a line as it is heard"),
    "clerk.key.withdraw": _("withdraw the text from every screen"),
    "clerk.line": _("A line as it is heard"),
    "clerk.moved": _("The captions were already at another place: caption {position}. Nothing was changed."),
    "clerk.next": pgettext("captions", "Next"),
    "clerk.off": pgettext("captions", "Off the text"),
    "clerk.on": pgettext("captions", "On the text"),
    "clerk.show": pgettext("action", "Show the line"),
    "clerk.withdraw": pgettext("action", "Withdraw the text"),
    "clerk.withdraw_sure": _("Withdraw the text? All of it leaves every screen."),
}
