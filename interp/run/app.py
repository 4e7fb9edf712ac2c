"""Makes the Flask app of a service (routes, error answers, headers) and starts its background threads."""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial

import structlog
from flask import Blueprint, Flask, make_response, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.wrappers import Response

from interp import owner_only
from interp.config import Settings, no_longer_read
from interp.domain.checks import check
from interp.domain.model.roles import STAFF_PAGES
from interp.domain.model.state import MeetingStatus
from interp.domain.views.audiences import AUDIENCES
from interp.errors import BadRequest, InterpError, NotFound, Unavailable, WrongMethod
from interp.live.broadcast.background_work import aside, background, rest, short_turns, yield_now
from interp.live.broadcast.socket_server import spare_garbage_collection
from interp.live.health_register import HealthRegister
from interp.live.helper_processes import HelperProcesses
from interp.live.log_checkpoints import LogCheckpoints
from interp.live.publisher import POLL_S, Publisher
from interp.ports import Presence, TaskRecord
from interp.run import folder_lock, helper_process
from interp.run.assemble import Service, assemble
from interp.run.log_lines import configure_logging
from interp.run.retention_runs import run_daily, started
from interp.screen_first import ScreenWork
from interp.web import answers, request_checks, static_files
from interp.web.auth import asking, check_room, cookie_name, limit_form
from interp.web.client_gone import client_is_gone, current_work
from interp.web.compiled_templates import CompiledTemplates, compiled_now
from interp.web.pages.meeting_pages import refused
from interp.web.rate_limits import in_turn
from interp.web.routes.how_far import add_work_progress
from interp.web.routes.sockets import Sockets
from interp.web.routing.late_rules import LateRule
from interp.web.routing.route_declarations import routes_of_modules
from interp.web.shared_answers import ReaderAnswers
from interp.web.signing_in_again import with_sign_in_again
from interp.web.wording.i18n import request_language

log = structlog.get_logger(__name__)
FOR_MANY = (
    *(f"{name}.html" for name, rule in AUDIENCES.items() if rule.roles is None), "document.html", "documents.html",
    "error.html",
)  # fmt: skip
BACK_S = 10.0  # after a restart every client comes back first
BUSY_S, LOOK_S = 60.0, 1.0  # so long nothing is prepared while a meeting is open, which is looked at so often
Answer = Response | tuple[str, int]
PROGRAMS = ("/api/", "/healthz", "/readyz", "/metrics")


def create_app(service: Service) -> Flask:
    """Return the app of a service, behind its host allow-list; nothing runs yet."""
    settings = service.services.settings
    app = Flask("interp.web", static_folder=None)
    app.url_rule_class = LateRule
    app.jinja_options = {"bytecode_cache": CompiledTemplates()}
    app.extensions["interp"] = service.services
    app.config["MAX_CONTENT_LENGTH"] = settings.max_upload
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.json.sort_keys = False  # type: ignore[attr-defined]
    for each in blueprints():
        app.register_blueprint(each)
    app.before_request(check_room)
    app.before_request(limit_form)
    add_work_progress(app)
    app.after_request(answers.with_rehearsal)
    app.after_request(with_sign_in_again)
    app.after_request(lambda response: request_checks.headers(response, settings))
    app.register_error_handler(InterpError, _answer)
    app.register_error_handler(HTTPException, _http_exception)
    app.register_error_handler(Exception, _bug)
    service.socketio.init_app(app)
    joins = service.services.socket_limits.gate
    lines = {each: joins.beside() for each in (False, True)}
    cookie = cookie_name(settings)
    answered = ReaderAnswers(app.wsgi_app, lambda environ: request_checks.names_role(environ, cookie))
    inside = in_turn(static_files.served(answered, settings), cookie, lines)
    app.wsgi_app = request_checks.guarded(inside, settings, service.services.hosts)  # type: ignore[method-assign, assignment]
    app.extensions["interp.sockets"] = Sockets(service.socketio, service.services)
    return app


def blueprints() -> tuple[Blueprint, ...]:
    """Return the routes of every page and program, which the modules of pages and routes state."""
    return tuple(each.blueprint() for each in routes_of_modules())


def start_threads(app: Flask, service: Service) -> None:
    """Start the background threads: publisher, reactors, beat, refusals, health. They end with the process."""
    if names := no_longer_read(os.environ):
        log.warning("settings_no_longer_read", names=names)
    services = service.services
    health = services.health
    spare_garbage_collection()
    short_turns()
    command = helper_process.command(services.settings)
    staff, screen = partial(staff_is_here, services.presence), ScreenWork(services.settings.data)
    helpers = HelperProcesses(
        command, client_is_gone, who=asking, staff=staff, screen=screen, told=lambda: current_work().hear
    )
    service.helpers.instead = helpers
    background(helpers.watch, lambda: True)
    services.loop.run()
    compiled_now(app.jinja_env, FOR_MANY)  # not when many ask for them while the floor is given
    background(services.publisher.run, POLL_S, lambda: True)
    background(service.reactors.run, service.after_screens, lambda: True)
    background(app.extensions["interp.sockets"].beats.run)
    background(services.refusals.run, _started(health, "refusals"), rest)
    background(service.old_meetings.making(service.helpers).run, _started(health, "cards"), lambda: True, rest)
    background(services.uses.run, rest)
    background(LogCheckpoints((service.stores.meetings, service.stores.drafting)).run, lambda: True, rest)
    background(_when_all_are_back, service)
    background(service.damage.run)
    background(health.run, lambda: True, rest)
    if not services.settings.rehearsal:
        background(run_daily, partial(started, services.settings), lambda: True, rest)


def staff_is_here(presence: Presence) -> bool:
    """Return whether a page of staff is open."""
    return any(audience.name in STAFF_PAGES for audience in presence.counts())


def meeting_is_open(publisher: Publisher) -> bool:
    """Return whether a meeting is open that a screen shows; of one that cannot be read nothing is known."""
    for each in publisher.meetings():
        with suppress(NotFound, Unavailable):
            if publisher.state(each).status == MeetingStatus.OPEN:
                return True
    return False


def until_quiet(is_open: Callable[[], bool], pause: Callable[[float], None] = time.sleep) -> None:
    """Return some time after the start, once no meeting is open, a minute after it in any case."""
    pause(BACK_S)
    for _ in range(round((BUSY_S - BACK_S) / LOOK_S)):
        if not is_open():
            return
        pause(LOOK_S)


def _when_all_are_back(service: Service) -> None:
    """Prepare in small steps what the first who asks would wait for, once nobody is served who would wait.

    Not in a thread beside the loop: that would hold the interpreter's lock for longer than each of these steps, but
    for what is only loaded.
    """
    services = service.services
    until_quiet(lambda: meeting_is_open(services.publisher))
    services.delegations.prepare(yield_now)
    aside(partial(check, "One.", "Un.", "en", "fr"))  # it loads every check
    services.reviewing.prepare(yield_now)
    aside(service.old_meetings.snapshots.tidy)


def _started(health: HealthRegister, name: str) -> TaskRecord:
    """Return the record of a task that starts now."""
    record = health.record(name)
    record.started()
    return record


def app_from_environment() -> Flask:
    """Return a running app with the settings of the environment, for wsgi.py."""
    owner_only.umask()
    settings = Settings.from_env(os.environ)
    configure_logging(settings)
    lock = folder_lock.hold(settings.data, "wsgi.py")  # until the process ends
    if settings.database:
        folder_lock.hold_database(lock, settings, "wsgi.py")
    service = assemble(settings)
    if lock.lease is not None:
        service.stores.write_while(lock.lease.holds)
    app = create_app(service)
    start_threads(app, service)
    return app


def _answer(error: InterpError) -> Answer:
    """Return an error object to programs, a page to browsers."""
    if request.path.startswith(PROGRAMS):
        return answers.http_error(error, request_language())
    return refused(error)


def _http_exception(error: HTTPException) -> Answer | HTTPException:
    if error.code == 404:
        return _answer(NotFound("page"))
    if error.code == 413:
        return _answer(BadRequest("too_large"))
    if isinstance(error, MethodNotAllowed):
        allow = sorted(error.valid_methods or ())
        response = make_response(_answer(WrongMethod(allow)))
        response.headers["Allow"] = ", ".join(allow)
        return response
    if error.code is not None and error.code < 400:
        return error
    if request.path.startswith("/api/"):
        return _answer(BadRequest("invalid"))
    return error


def _bug(error: Exception) -> Answer:
    answers.log.error("internal_error", path=request.path, exc_info=error)
    return _answer(InterpError())
