"""The texts of access: roles by name, the pages of links and of people, and the printed sheet of links."""

from interp.web.wording.phrases import Word, _, ngettext, pgettext

ACCESS: dict[str, Word] = {
    "access.admin": pgettext("access", "Administrator"),
    "access.attendee": pgettext("access", "Attendee"),
    "access.chair": pgettext("access", "Chair"),
    "access.chief": pgettext("access", "Chief interpreter"),
    "access.interpreter": pgettext("access", "Interpreter of this booth"),
    "access.pointer": pgettext("access", "Pointer of a delegation"),
    "access.moderator": pgettext("access", "Moderator"),
    "access.reviser": pgettext("access", "Reviser or translator"),
    "access.staff": pgettext("access", "Conference staff"),
    "access.technician": pgettext("access", "Technician"),
}
KEPT: dict[str, Word] = {
    "links.title": pgettext("title", "Links"),
    "links.of_meeting": _("Links of this meeting"),
    "links.of_every": _("Links for every meeting"),
    "links.about": _(
        "A link opens a role without a password: whoever has it has the role. Showing a link again is recorded with"
        " your name, as making and revoking it are."
    ),
    "links.none": _("There are no links yet."),
    "links.interpreter": pgettext("access", "Interpreter"),
    "links.role": pgettext("access", "Role"),
    "links.booth": _("Booth: {language}"),
    "links.desk": _("Desk: {desk}"),
    "links.scope": _("Limited to: {scope}"),
    "links.label": _("Label"),
    "links.label_hint": _("For example the name of the tablet or the person"),
    "links.booth_choice": _("Booth or language"),
    "links.desk_choice": pgettext("booth", "Desk"),
    "links.any": pgettext("choice", "none"),
    "links.days": _("Days"),
    "links.days_hint": _("Empty: the usual number of days, and to the end of the meeting at least"),
    "links.make": pgettext("action", "Make the link"),
    "links.make_title": _("Make a link"),
    "links.make_all": pgettext("action", "Make every missing link of this meeting"),
    "links.make_all_about": _("One for each booth, or each desk where the team is known, and for each other role."),
    "links.all_there": _("No link is missing."),
    "links.print": pgettext("action", "Show the chosen ones for printing"),
    "links.show": pgettext("action", "Show again"),
    "links.replace": pgettext("action", "Replace"),
    "links.replace_ask": _("The old link stops working at once. A new one of the same label and scope is shown."),
    "links.revoke": pgettext("action", "Revoke"),
    "links.revoke_ask": _("The link stops working, and its pages close within a second."),
    "links.revoke_all": pgettext("action", "Revoke all links of this meeting"),
    "links.revoked": ngettext("{n} link was revoked.", "{n} links were revoked."),
    "links.choose": _("Choose for printing: {link}"),
    "links.who": pgettext("link", "For whom"),
    "links.until": pgettext("link", "Valid until"),
    "links.used": _("Last used"),
    "links.unused": _("not used yet"),
    "links.made_by": _("Made by"),
    "links.acts": pgettext("table", "Actions"),
    "links.over": ngettext("{n} link that is no longer valid", "{n} links that are no longer valid"),
    "links.is_revoked": pgettext("link", "revoked"),
    "links.is_over": pgettext("link", "expired"),
    "links.meetings": _("Links by meeting"),
    "links.back": _("Back to the links"),
    "links.delegation": pgettext("link", "Delegation"),
    "links.delegation_hint": _(
        "For attendees’ links only: the link then also shows the delegation its places on the lists of speakers."
    ),
    "links.sheet": pgettext("title", "Links to hand out"),
    "links.sheet_about": _("Whoever scans a code has the role. Hand out each sheet to its person or device only."),
    "links.here_only": _("Only this computer can open these addresses: the service listens on no other."),
    "links.sheet_print": pgettext("action", "Print"),
    "links.staff_make": _("Links for tablets and phones are made by conference staff."),
    "people.add": pgettext("action", "Add an account"),
    "people.add_about": _(
        "Give a first password; who signs in can change it. An account that exists gets this role and password, and its"
        " sessions end."
    ),
    "people.added": _("The account is ready: it can sign in with this password."),
    "people.title": pgettext("title", "People"),
    "people.about": _(
        "Those who sign in with a password, and where they are signed in. Accounts are made with “interp user add”."
    ),
    "people.name": pgettext("person", "Name"),
    "people.disabled": pgettext("account", "disabled"),
    "people.sessions": _("Signed in"),
    "people.session": _("since {day}, {time}"),
    "people.used": _("last used {day}, {time}"),
    "people.here": _("this browser"),
    "people.none": _("not signed in"),
    "people.end": pgettext("action", "End this session"),
    "people.end_all": pgettext("action", "End all sessions"),
    "people.ended": _("Ended. Pages that were open with it close within a second."),
    "time.at": _("{day}, {time}"),
}
