"""The texts about the speaking time of all who wait: whom the end reaches, what is offered, proposed and announced."""

from interp.web.wording.list_words import ENTRIES
from interp.web.wording.phrases import Word, _, ngettext, pgettext

SPEAKING_TIME: dict[str, Word] = {
    "console.key.time": _("speaking time of all who wait: whom the end reaches, and what may be done"),
    "strip.line": _("The line is before {name}: from there on nobody is expected to be reached."),
    "strip.reach": _("Reached until {time}: {reached} of the {all} who wait."),
    "time.announce": pgettext("action", "It has been announced"),
    "time.as_it_is": _("Until {time}: reaches {reached} of {all}"),
    "time.as_it_is_visit": _("Until {time}: reaches {reached} of {all}; with a visit, {visited} or more"),
    "time.by_chair": _("The Chair asks for it, although inscription is still open"),
    "time.close_list": pgettext("action", "Close the list of speakers now"),
    "time.extension": ngettext(
        "Ask for {n} more minute of interpretation: reaches {reached} of {all}",
        "Ask for {n} more minutes of interpretation: reaches {reached} of {all}",
    ),
    "time.from_here": _("All from here: {limit} – reaches {reached} of {all}; ends {ends}"),
    "time.in_force": _("Announced at {time}, for all from there on: {limit}"),
    "time.lift": pgettext("action", "Lift what was announced"),
    "time.list_closed": _("The list of speakers is closed."),
    "time.next_item": _("Go on to: {title}. Who has not been reached may file a statement."),
    "time.not_reached": _("not reached below, {time}"),
    "time.nothing": _("Nobody waits, or it is not known when the floor goes on."),
    "time.other": _("Another limit, in seconds"),
    "time.propose": pgettext("action", "Propose"),
    "time.proposed": _("Proposed for all from here: {limit}"),
    "time.roll_back": _("Return to “{title}” what it left, now in the time of “{to}”: {length}"),
    "time.roll_over": _("Unspent, “{title}”: {length}. Give it to: {to}"),
    "time.roll_over_reaches": _(
        "Unspent, “{title}”: {length}. Give it to: {to} – reaches {reached} of {all}"
    ),
    "time.scale": _("By the rules of the list, for so many: {limit} – reaches {reached} of {all}; ends {ends}"),
    "time.send": pgettext("action", "Do this"),
    "time.title": pgettext("list of speakers", "Speaking time and the end"),
    "time.withdraw": pgettext("action", "Withdraw the proposal"),
    # the chair reads them out
    "chair.limit": _("From here on the speaking time is: {limit}."),
    "chair.limit_minutes": ngettext(
        "So that as many as possible can be heard, I shall limit statements from here on to {n} minute.",
        "So that as many as possible can be heard, I shall limit statements from here on to {n} minutes.",
    ),
    "chair.limit_seconds": ngettext(
        "So that as many as possible can be heard, I shall limit statements from here on to {n} second.",
        "So that as many as possible can be heard, I shall limit statements from here on to {n} seconds.",
    ),
    "chair.limit_say": _("To read out: the proposed speaking time"),
}
WHOSE: dict[str, Word] = {key: each for key, each in ENTRIES.items() if key.startswith("speaks.")}
