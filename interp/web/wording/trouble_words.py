"""The texts of troubles: one sentence for each code, and the names of the service's parts."""

from interp.web.wording.phrases import Word, _, pgettext

TROUBLES: dict[str, Word] = {
    "part.beat": pgettext("part", "regular messages to the screens"),
    "part.captions": pgettext("part", "captions following the text"),
    "part.cards": pgettext("part", "list of meetings"),
    "part.consoles": pgettext("part", "interpreters' consoles"),
    "part.corrections": pgettext("part", "returning corrections to the desk"),
    "part.desks": pgettext("part", "desks in the booths"),
    "part.disk": pgettext("part", "disk"),
    "part.drafts": pgettext("part", "documents and translations"),
    "part.integrity": pgettext("part", "integrity of the data"),
    "part.log": pgettext("part", "log of the meetings"),
    "part.models": pgettext("part", "translation models"),
    "part.priorities": pgettext("part", "order of drafting"),
    "part.list_carrying": pgettext("part", "lists carried over between meetings"),
    "part.room_schedule": pgettext("part", "next meeting in the room"),
    "part.delivered_documents": pgettext("part", "opening delivered statements"),
    "part.refusals": pgettext("part", "log of refused requests"),
    "part.snapshots": pgettext("part", "copies of closed meetings"),
    "part.typed_lines": pgettext("part", "drafting typed lines"),
    "part.wake_up": pgettext("part", "sending changes to the screens"),
    "part.worker": pgettext("part", "drafting"),
    "trouble.check_fails": _("The check of a part of the service fails: {part}."),
    "trouble.check_overdue": _("The check of a part of the service has not answered for {n} s: {part}."),
    "trouble.database_damaged": _(
        "A database is damaged. “interp check” says what is wrong; restore a backup as soon as the meeting allows."
    ),
    "trouble.disk": _("Disk space is low: {n} MB left."),
    "trouble.disk_read_only": _("The disk is read-only: nothing can be saved."),
    "trouble.drafts_unavailable": _("Documents and translations can be neither read nor saved."),
    "trouble.late": _("The service is slow: {n} ms."),
    "trouble.log_unreadable": _("The log of the meetings cannot be read."),
    "trouble.log_unwritable": _("The log of the meetings cannot be written: commands are refused."),
    "trouble.meetings_damaged": _(
        "The logs of some meetings are damaged. Number of such meetings: {n}. “interp check” names them."
    ),
    "trouble.models_unreadable": _("The translation models cannot be read."),
    "trouble.no_models": _("No translation models are installed: only earlier translations are used."),
    "trouble.not_append_only": _("The database no longer refuses to change or delete what was recorded."),
    "trouble.part": _("A part of the service does not work: {part}."),
    "trouble.tables_old": _("The database belongs to another version of interp."),
    "trouble.task_fails": _("A background task keeps failing: {part}."),
    "trouble.task_stalled": _("A background task has not finished anything for {n} s: {part}."),
    "trouble.wake_up_unanswered": _("Changes have not been sent to the screens for {n} s."),
    "trouble.worker_absent": _("Drafting has stopped: no drafting process is running. Texts waiting: {n}."),
    "trouble.worker_dies": _("Drafting has stopped: the drafting process ends at every start. Starts so far: {n}."),
    "trouble.worker_disk_full": _("Drafting has stopped: the disk is full. Drafts that failed: {n}."),
    "trouble.worker_killed": _(
        "Drafting has stopped: the drafting process ends while it drafts, most often for lack of memory. Times: {n}."
    ),
    "trouble.worker_library": _(
        "Drafting has stopped: the translation library is missing or cannot be loaded. Drafts that failed: {n}."
    ),
    "trouble.worker_other": _("Drafting has stopped: one draft after the other fails. Drafts that failed: {n}."),
    "trouble.worker_out_of_memory": _(
        "Drafting has stopped: the drafting process has too little memory. Drafts that failed: {n}."
    ),
    "trouble.worker_silent": _("Drafting has stopped: the drafting process has not answered for {n} s."),
}
