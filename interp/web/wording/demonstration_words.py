"""The texts of a demonstration: what its pages and files say of the statements, and who can try what on its front page.
"""

from interp.web.wording.phrases import Word, _

MADE_UP: dict[str, Word] = {
    "demonstration": _("Demonstration: statements and lists of speakers are made up."),
}
WHO_TRIES: dict[str, Word] = {
    "try.attendee": _("Attendees read the captions, the programme and the documents, here or on a phone."),
    "try.chair": _("The chair reads out whom to call, and sees one clock."),
    "try.chief": _("The chief interpreter enters the team, and sees what every booth listens to and why."),
    "try.interpreter": _("Interpreters see in the booth who speaks, in which language, and who is next."),
    "try.links": _("These pages open with the links printed in the terminal in which the demonstration was started."),
    "try.staff": _("Conference officers give the floor on the console: they press Space, and every page changes."),
    "try.title": _("What to try"),
    "try.translator": _("Translators review drafts of statements, sentence by sentence."),
}
