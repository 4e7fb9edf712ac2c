"""The texts of the text strip, which shows how a speaker's text is followed, on the console and in booths."""

from interp.web.wording.phrases import Word, _, ngettext, pgettext

FOLLOWED: dict[str, Word] = {
    "followed.approximate": pgettext("captions", "Automatic, approximate"),
    "followed.auto": pgettext("captions", "Automatic"),
    "followed.before": _("Before the first sentence"),
    "followed.hand": pgettext("captions", "Manual"),
    "followed.left": _("The speaker left the text at line {line}."),
    "followed.held": pgettext("captions", "On hold"),
    "followed.next": pgettext("sentence", "Next"),
    "followed.no_text": pgettext("captions", "No written text"),
    "followed.now": pgettext("sentence", "Now"),
    "followed.off_text": pgettext("captions", "Off script"),
    "followed.place": _("caption {position} of {of}"),
    "followed.text": _("Text of the speech"),
    "followed.text_follows": pgettext("captions", "Text follows later"),
    "followed.unseen": _("not shown to the public"),
}
PACE: dict[str, Word] = {
    "pace.characters": ngettext("{n} character a minute", "{n} characters a minute"),
    "pace.fast": pgettext("pace of a text", "fast for interpreters"),
    "pace.measured": _("measured from steps: {n}"),
    "pace.red": pgettext("pace of a text", "too fast for interpreters"),
    "pace.source": _("Fast from {n} a minute. Source: {source}"),
    "pace.text": _("Text: {pace}"),
    "pace.words": ngettext("{n} word a minute", "{n} words a minute"),
}
IN_HAND: dict[str, Word] = FOLLOWED | PACE | {
    "delivery.check": _("Check against delivery"),
    "delivery.verbatim": _("Read out verbatim"),
    "in_hand.back_on": pgettext("captions", "Back on script"),
    "in_hand.figures": _("Figures and names ahead"),
    "in_hand.changed": pgettext("sentence", "Changed; before:"),
    "in_hand.changed_lines": _("Changed lines: {lines}."),
    "in_hand.late": _("The text came at {time}, after the speaker had begun."),
    "in_hand.late_version": _("Version {version} came at {time}, after the speaker had begun."),
    "in_hand.left_out": ngettext("{n} sentence is left out.", "{n} sentences are left out."),
    "in_hand.new": pgettext("sentence", "New"),
    "in_hand.leave": _("The speaker leaves the text"),
    "in_hand.left": _("The speaker left the text at line {line}."),
    "in_hand.left_before": _("The speaker left the text before its first line."),
    "in_hand.place": _("line {position} of {of}"),
    "in_hand.speeches": _("Texts of this speech and the next"),
    "in_hand.to_speaker": pgettext("action", "Back to the speaker"),
}
UNSENT: dict[str, Word] = {
    "readers.behind": ngettext("{n} is behind", "{n} are behind"),
}
HAND: dict[str, Word] = UNSENT | {
    "hand.other": _("Moved by {name}"),
    "hand.you": _("Moved by you"),
    "readers.booths": _("Booths with the text: {n} of {of}"),
    "readers.overlay": _("Overlays: {n}"),
    "readers.phones": _("Phones: {n}"),
    "readers.room": _("Room screens: {n}"),
}
CLERK: dict[str, Word] = FOLLOWED | PACE | HAND | {
    "clerk.ahead": ngettext(
        "about {n} word ahead at the last correction", "about {n} words ahead at the last correction"
    ),
    "clerk.behind": ngettext(
        "about {n} word behind at the last correction", "about {n} words behind at the last correction"
    ),
    "clerk.in_step": _("in step with the speaker at the last correction"),
    "clerk.back": pgettext("captions", "Back"),
    "clerk.go_on": pgettext("captions", "Go on"),
    "clerk.hold": pgettext("captions", "Hold"),
    "clerk.jump": pgettext("captions", "Go to a sentence"),
    "clerk.key.back": _("previous sentence"),
    "clerk.key.hold": _("hold the captions, let them go on by themselves"),
    "clerk.key.jump": _("go to a sentence of the text"),
    "clerk.key.next": _("next sentence"),
    "clerk.key.off": _("the speaker goes off script, comes back to it"),
    "clerk.key.type": _("type what you hear"),
    "clerk.key.withdraw": _("withdraw the text from every screen"),
    "clerk.line": _("Type what you hear"),
    "clerk.moved": _("The captions were already at another place: caption {position}. Nothing was changed."),
    "clerk.next": pgettext("captions", "Next"),
    "clerk.off": pgettext("captions", "Off script"),
    "clerk.on": pgettext("captions", "Back on script"),
    "clerk.show": pgettext("action", "Show the line"),
    "clerk.withdraw": pgettext("action", "Withdraw the text"),
    "hand.take_over": pgettext("action", "Take over"),
    "hand.take_over_sure": _("{name} is moving the captions. Take over?"),
    "hand.taken": _("{name} has taken over the captions."),
    "clerk.withdraw_sure": _("Withdraw the text? All of it leaves every screen."),
}
