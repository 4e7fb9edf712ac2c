"""Registers the check of every part of the service; a part that has none and is not listed as without is refused."""

from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

from interp.drafting.machine.models.installed_packages import FOLDER, RECORD
from interp.live import health_checks
from interp.live.health_register import HealthRegister
from interp.live.log_write_times import TimedLog
from interp.live.watched_wake_up import WatchedWakeUp
from interp.ports import Check, WorkerSigns
from interp.ports.part_state import NOTE
from interp.web.services import Services

# field of Services or Service -> the checked part that it fails with; None: it computes, and fails with nothing
CHECKED_BY: dict[str, str | None] = {
    "settings": None, "clock": None, "hosts": None, "delegations": None, "rooms": None, "presence": None,
    "socketio": None, "helpers": None, "loop": None, "command_limit": None, "health": None, "pages": None,
    "made_rooms": None, "made": None, "long_texts": None, "work": None, "colleagues": None, "lag_ms": "beat",
    "services": None, "store": "log", "stores": "log", "meetings": "log", "proposals": "log", "access": "log",
    "links": "log", "people": "log", "uses": "log", "erasing": "log",
    "publisher": "wake_up", "socket_limits": "wake_up", "after_screens": "wake_up", "refusals": "refusals",
    "follower": "captions", "reactors": "captions", "old_meetings": "cards",
    "documents": "drafts", "jobs": "drafts", "memory": "drafts", "reader": "drafts", "scripts": "drafts",
    "materials": "drafts", "reviewing": "drafts", "worklist": "drafts", "marks": "drafts",
    "editing": "drafts", "copies": "drafts",
    "same": "drafts", "again": "drafts", "passages": "drafts",
    "terms": "disk", "damage": "integrity",
}  # fmt: skip
# parts outside this process or below every other, which no field stands for
ALWAYS = ("disk", "worker", "models")


def register_parts(
    services: Services, signs: WorkerSigns, log: TimedLog, wake_up: WatchedWakeUp, damage: Check, others: Iterable[str]
) -> None:
    """Give every part of a service its check; `others` are the names of its parts beside Services.

    Raises RuntimeError for a part that CHECKED_BY does not name.
    """
    register, settings, store = services.health, services.settings, services.store
    now_ms = services.clock.now_ms

    def waiting() -> int:
        return services.jobs.waiting()

    def waiting_for_a_worker() -> int:
        return 0 if settings.rehearsal else waiting()

    register.register("log", health_checks.log_check(store.at_head, lambda: log.failures(store.writable)))
    register.register("integrity", damage)
    register.register("disk", health_checks.disk_check(settings.data), waits=True)
    register.register("beat", health_checks.beat_check(lambda: services.lag_ms), desk=0)
    register.register("wake_up", health_checks.wake_up_check(wake_up.unanswered_ms))
    register.register("drafts", health_checks.drafts_check(waiting))
    worker = health_checks.worker_check(signs.signs, waiting_for_a_worker, now_ms, settings.worker)
    register.register("worker", worker)
    models = health_checks.models_check(lambda: installed_models(settings.data / FOLDER), settings.worker)
    register.register("models", models, waits=True, desk=NOTE)  # a desk without models waits for drafts in vain
    register.task("refusals")
    register.task("cards")
    check_complete(register, [*(each.name for each in fields(services)), *others])


def check_complete(register: HealthRegister, parts: Iterable[str]) -> None:
    """Raise RuntimeError unless every part has a check of its own or one that CHECKED_BY names for it."""
    have = {*register.names()}
    bare = [each for each in parts if each not in have and CHECKED_BY.get(each, "?") not in (None, *have)]
    lacking = [each for each in ALWAYS if each not in have]
    if bare or lacking:
        raise RuntimeError(f"without a health check (run/health_setup.py): {', '.join([*bare, *lacking])}")


def installed_models(folder: Path) -> int:
    """Return the number of installed packages. Raises OSError for a folder that cannot be read."""
    return sum((each / RECORD).is_file() for each in folder.iterdir()) if folder.is_dir() else 0
