"""The table of packages: which package may import which, which library belongs where, and what `domain` may use.

tests/test_layers.py holds the code to it; `python -m tests.index` writes it into docs/architecture.md.
"""

# Every package may import these three, except these three themselves; the packages of types import the last only.
COMMON = "errors languages value_types"
MODEL = "domain/model/time domain/model domain/model/commands domain/model/events"
RULES = (
    f"{MODEL} domain/rules/lists domain/rules domain/rules/parties domain/rules/state_changes domain/rules/decide"
    " domain/rules/evolve"
)
TEXT = "domain/text domain/numbers domain/checks domain/delegations domain/translation"
DOMAIN = (
    f"{RULES} domain/rules/forecast domain/rules/turns {TEXT} domain/rules/hand domain/captions domain/proposals"
    " domain/views/parts domain/views domain/views/lists domain/views/report domain/views/turns domain/views/hand"
)
DRAFTING = (
    "reading reading/files reading/files/visible_text reading/languages reading/expressions reading/papers"
    " reading/list_formats drafting drafting/exchange drafting/machine drafting/machine/models drafting/out"
)
PORTS = "ports ports/review_desk"
SERVICE = (
    "service service/access service/across_meetings service/review_desk service/retention service/hand service/terms"
)
LIVE = "live live/broadcast live/signals"
WEB = (
    "web web/wording web/wording/lists web/drawing web/routing web/review_desk web/routes/signals web/routes web/pages"
    " web/pages/access web/pages/booth web/pages/hand web/pages/pointer web/pages/lists web/pages/report"
    " web/pages/rooms web/pages/terms"
)

# package, or module of the top level -> the others it may import; the order runs from the core outward
MAY = {
    "": "",
    "errors": "",
    "languages": "value_types",
    "value_types": "",
    "file_size": "errors",
    "owner_only": "",
    "process_priority": "",
    "screen_first": "owner_only",
    "config": "errors value_types",
    "domain": "",
    "domain/model/time": "value_types",
    "domain/model": "value_types domain/model/time",
    "domain/model/commands": "value_types domain/model domain/model/time",
    "domain/model/events": "value_types domain/model domain/model/time",
    "domain/text": f"{COMMON} domain/model",
    "domain/captions": f"{COMMON} domain/model domain/model/time domain/text",
    "domain/numbers": f"{COMMON}",
    "domain/delegations": f"{COMMON} domain/model domain/text",
    "domain/checks": f"{COMMON} domain/model domain/text domain/numbers domain/delegations",
    "domain/translation": f"{COMMON} domain/model domain/text domain/numbers domain/checks domain/delegations",
    "domain/rules/lists": f"{COMMON} {MODEL}",
    "domain/rules": f"{COMMON} {MODEL} domain/rules/lists",
    "domain/rules/forecast": f"{COMMON} {MODEL} domain/rules domain/rules/lists",
    "domain/rules/turns": f"{COMMON} {MODEL} domain/rules domain/rules/lists domain/rules/forecast",
    "domain/rules/parties": f"{COMMON} {MODEL} domain/delegations",
    "domain/rules/state_changes": f"{COMMON} {MODEL} domain/rules",
    "domain/rules/evolve": f"{COMMON} {MODEL} domain/rules domain/rules/lists domain/rules/state_changes",
    "domain/rules/decide": (
        f"{COMMON} {MODEL} domain/rules domain/rules/lists domain/rules/parties domain/rules/forecast"
        " domain/rules/state_changes domain/rules/evolve domain/captions domain/delegations"
    ),
    "domain/proposals": f"{COMMON} {MODEL} domain/rules",
    "domain/views/parts": f"{COMMON} {RULES}",
    "domain/views": f"{COMMON} {RULES} domain/rules/forecast domain/views/parts",
    "domain/views/lists": f"{COMMON} {RULES} domain/rules/forecast domain/views/parts domain/views",
    "domain/views/turns": (
        f"{COMMON} {RULES} domain/rules/forecast domain/rules/turns domain/views/parts domain/views"
    ),
    "domain/views/report": f"{COMMON} {RULES} domain/rules/forecast domain/views/parts domain/views",
    "domain/rules/hand": f"{COMMON} {MODEL} domain/text domain/numbers domain/delegations",
    "domain/views/hand": f"{COMMON} {MODEL} domain/rules/hand",
    "ports/review_desk": f"{COMMON} {MODEL} domain/text",
    "ports": f"{COMMON} {MODEL} domain/text domain/views ports/review_desk",
    "wire": f"{COMMON} {MODEL} domain/text",
    "seed": f"{COMMON} domain/delegations domain/rules/hand",
    "service": f"{COMMON} file_size {DOMAIN} {PORTS} wire",
    "service/access": f"{COMMON} {DOMAIN} {PORTS} wire service",
    "service/across_meetings": f"{COMMON} {DOMAIN} {PORTS} service",
    "service/review_desk": f"{COMMON} {DOMAIN} {PORTS} wire service",
    "service/terms": f"{COMMON} {DOMAIN} {PORTS} service",
    "service/retention": f"{COMMON} {DOMAIN} {PORTS} service",
    "service/hand": f"{COMMON} {DOMAIN} {PORTS} wire service",
    "store/integrity": COMMON,
    "store/versions": f"{COMMON} store/postgresql",
    "store/tables": "store/integrity",
    "store/memory": f"{COMMON} domain/text {PORTS} store/tables",
    "store/erasing": "value_types store/tables store/integrity",
    "store/folder_files": f"{COMMON} owner_only {PORTS}",
    "store/postgresql": COMMON,
    "store": (
        f"{COMMON} owner_only config {DOMAIN} {PORTS} wire store/tables store/memory store/integrity store/erasing "
        "store/folder_files store/postgresql store/versions"
    ),
    "store/moving": (
        f"{COMMON} owner_only config store store/tables store/memory store/erasing store/postgresql"
    ),
    "store/migrations": "",
    "store/migrations/versions": "",
    "store/drafts_migrations": "",
    "store/drafts_migrations/versions": "",
    "live/broadcast": f"{COMMON} config process_priority",
    "live/signals": f"{COMMON} domain/model",
    "live": f"{COMMON} process_priority config {DOMAIN} {PORTS} wire live/broadcast",
    "reading": "",
    "reading/files/visible_text": f"{COMMON} domain/text",
    "reading/files": f"{COMMON} file_size domain/text reading/files/visible_text",
    "reading/languages": f"{COMMON} domain/model domain/text",
    "reading/expressions": f"{COMMON} domain/model domain/proposals reading/files",
    "reading/papers": (
        f"{COMMON} domain/model domain/text domain/proposals reading/files reading/languages reading/expressions"
    ),
    "reading/list_formats": f"{COMMON} {MODEL} domain/rules/decide",
    "drafting": f"{COMMON} {DOMAIN} {PORTS} reading/languages",
    "drafting/exchange": f"{COMMON} domain/model owner_only {TEXT} {PORTS}",
    "drafting/out": f"{COMMON} {PORTS} domain/text reading/files drafting/exchange",
    "drafting/machine/models": f"{COMMON} domain/model owner_only",
    "drafting/machine": f"{COMMON} domain/model domain/text {PORTS} drafting/machine/models",
    "web/wording": f"{COMMON} domain/checks",
    "web/wording/lists": f"{COMMON} domain/model web/wording",
    "web/drawing": f"{COMMON} web/wording",
    "web": f"{COMMON} owner_only config {DOMAIN} {PORTS} wire {SERVICE} {LIVE} web/wording",
    "web/routing": f"{COMMON} {DOMAIN} wire {SERVICE} live/signals web",
    "web/review_desk": f"{COMMON} file_size {DOMAIN} {PORTS} wire {SERVICE} web web/wording web/routing",
    "web/routes/signals": f"{COMMON} {DOMAIN} wire {LIVE} web web/routing",
    "web/routes": (
        f"{COMMON} config {DOMAIN} {PORTS} wire {SERVICE} {LIVE} web web/wording web/routing web/routes/signals"
    ),
    "web/pages/access": (
        f"{COMMON} config {DOMAIN} {PORTS} wire {SERVICE} web web/wording web/routing web/routes web/pages"
    ),
    "web/pages/booth": f"{COMMON} {DOMAIN} {PORTS} wire {SERVICE} web web/wording web/routing",
    "web/pages/hand": f"{COMMON} {DOMAIN} {PORTS} wire {SERVICE} web web/routing web/routes",
    "web/pages/pointer": f"{COMMON} {DOMAIN} {PORTS} wire {SERVICE} web web/wording web/routing web/pages/hand",
    "web/pages/lists": (
        f"{COMMON} {DOMAIN} {PORTS} wire {SERVICE} web web/wording web/wording/lists web/routing web/routes web/pages"
    ),
    "web/pages/report": f"{COMMON} {DOMAIN} {PORTS} wire {SERVICE} web web/wording web/drawing web/routing web/pages",
    "web/pages/terms": f"{COMMON} {DOMAIN} {PORTS} wire {SERVICE} web web/wording web/routing web/routes",
    "web/pages/rooms": f"{COMMON} {DOMAIN} {PORTS} wire {SERVICE} {LIVE} web web/wording web/routing web/routes",
    "web/pages": (
        f"{COMMON} file_size config {DOMAIN} {PORTS} wire {SERVICE} live/signals web web/wording web/wording/lists"
        " web/drawing web/routing web/review_desk"
    ),
    "worker": (
        f"{COMMON} owner_only process_priority screen_first config {DOMAIN} {PORTS} seed {SERVICE} store {DRAFTING}"
    ),
    "run": (
        f"{COMMON} process_priority screen_first owner_only config {DOMAIN} {PORTS} wire seed {SERVICE} store "
        f"store/postgresql store/erasing {LIVE} {DRAFTING} {WEB} worker"
    ),
    "cli": (
        f"{COMMON} owner_only process_priority config {DOMAIN} {PORTS} wire seed {SERVICE} store store/erasing "
        f"store/moving live"
        f" {DRAFTING} {WEB} worker run"
    ),
    "start": "cli owner_only",
}

# library -> where it may be imported; a library that is not here is not used
OWNERS = {
    "alembic": "store/",
    "argon2": "service/",
    "argostranslate": "drafting/machine/",
    "babel": "web/wording/ service/official_names.py",
    "click": "cli/",
    "ctranslate2": "drafting/machine/",
    "defusedxml": "reading/ drafting/",
    "docx": "reading/files/ drafting/out/",
    "engineio": "live/broadcast/",
    "eventlet": "live/broadcast/ start.py",
    "flask": "web/ run/app.py",
    "flask_socketio": "web/routes/sockets.py run/assemble.py run/app.py",
    "itsdangerous": "service/",
    "jinja2": "web/ run/app.py",
    "markupsafe": "web/",
    "msgspec": "wire.py service/ store/ live/ drafting/ web/ cli/",
    "numpy": "drafting/machine/",
    "prometheus_client": "web/ live/",
    "psycopg": "store/postgresql/",
    "py3langid": "reading/languages/",
    "pypdf": "reading/files/",
    "rapidfuzz": "store/ drafting/",
    "redis": "live/wake_up.py",
    "segno": "web/ run/demo_output.py",
    "sentencepiece": "drafting/machine/",
    "socketio": "live/broadcast/",
    "sqlalchemy": "store/",
    "structlog": "service/ store/ live/ drafting/ web/ worker/ run/ cli/",
    "werkzeug": "web/ run/app.py live/broadcast/",
}

# what `domain` may import of the standard library
PURE = frozenset(
    "__future__ bisect collections dataclasses datetime enum functools hashlib itertools math operator re typing"
    " unicodedata".split()
)
# file names that say nothing about their subject
EMPTY_NAMES = frozenset("utils helpers base manager common misc data info interp".split())

# base names that stand in several packages because they are the same noun there, and which noun that is
SAME_NOUN = {
    "__init__": "a package's own sentence",
    "announcement": "an announcement: its commands, events and rules",
    "announcements": "announcements: their types, what a view says of them, and how pages draw them",
    "accounts": "users and links: the port and its store",
    "block": "a part of the programme with one time: its commands and events",
    "booth": "an interpreter booth: its commands, events, rules and view",
    "caption": "a caption: its commands, events and rules",
    "captions": "captions: their types and those sent to a reader",
    "caption_following": "how a text is followed: the view and the service",
    "demo": "the demonstration: what it is, and its command",
    "desk_acts": "what is done at the desk: the port, its store and the service",
    "consistency": "where a translation is not the same throughout: the service and its addresses",
    "documents": "written materials: the port, its store and their pages",
    "draft_requests": "requests to draft again: the port and its store",
    "drafting_queue": "the queue of drafting: the port and its store",
    "editing": "editing at the desk: the services and their addresses",
    "env": "what Alembic runs for each history of migrations",
    "v0001_first": "the first migration of each history",
    "erasures": "what was erased: the port and its store",
    "event_log": "the log: the port and its store",
    "entry": "a place on a list of speakers: its commands, events and rules",
    "limit": "the speaking time of all who wait: its commands, events and rules",
    "list": "a list of speakers: its commands, events and rules",
    "exchange_files": "files of translations: what opens them, and their addresses",
    "floor": "the floor: its commands, events and rules",
    "interpretation": "the end of interpretation: its types, commands, events and rules",
    "handover": "a handover of the microphone: its commands, events and rules",
    "relay": "overrides of the relay plan: their commands, events and rules",
    "relay_lines": "lines of the relay plan: their types, and how pages word them",
    "team": "the interpretation team: its commands, events and rules",
    "interruption": "an interruption of the floor: its rules and what a view says of it",
    "item": "an agenda item: its commands, events and rules",
    "materials": "written materials: the service and its addresses",
    "meeting": "a meeting: its commands, events and rules",
    "outputs": "every public output at once: its commands, events and rules",
    "party": "who may have the floor: its commands, events and rules",
    "person": "a person: the commands, events and rules",
    "programme": "the programme: its rules and its view",
    "presence": "the connected screens: the port and this process's",
    "proposals": "what papers propose: the port, the service and its pages",
    "reactor_positions": "up to which event a reactor did its work: the port and its store",
    "refusals": "what was refused: the port, its store and the service",
    "rooms": "the rooms of screens: their names, and what sends to them",
    "room": "the screen in the room: its commands, events, rules and view",
    "section_progress": "how far the texts are: the port and its store",
    "sentence_notes": "comments and flags on sentences: the port, its store and the service",
    "service_clock": "the service clock: the port and its store",
    "statement": "the written text of a speech: its commands, events and rules",
    "signing_key": "the key of links and sessions: the port and what keeps it",
    "speech": "a turn at the floor: its commands, events and rules",
    "text": "a programme text: its commands, events and rules",
    "undo": "taking a switch back: its rules",
    "urgency": "how urgent a text is: the rule and the service that keeps the queue in order",
    "wake_up": "the notification that a stream moved on: the port and what carries it",
    "working_copies": "what is typed and not yet stored: the port, its store, the service and its addresses",
    "worker_signs": "what a supervisor says of its drafting process: the port and its store",
}
MOST_MODULES = 25
