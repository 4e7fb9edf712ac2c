"""Registers the check of every part of the service; one that neither has one nor states what covers it is refused."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_type_hints

from interp.drafting.machine.models.installed_packages import FOLDER, RECORD
from interp.live import health_checks
from interp.live.health_register import HealthRegister
from interp.live.log_write_times import TimedLog
from interp.live.watched_wake_up import WatchedWakeUp
from interp.ports import Check, WorkerSigns
from interp.ports.part_state import NOTE, CheckedBy
from interp.web.services import Services

# parts outside this process or below every other, which no field stands for
ALWAYS = ("disk", "worker", "models")


def register_parts(
    services: Services, signs: WorkerSigns, log: TimedLog, wake_up: WatchedWakeUp, damage: Check, others: type
) -> None:
    """Give every part of a service its check; `others` holds its parts beside Services.

    Raises RuntimeError as check_complete.
    """
    register, settings, store = services.health, services.settings, services.store
    now_ms = services.clock.now_ms

    def waiting() -> int:
        return services.jobs.waiting()

    def waiting_for_a_worker() -> int:
        return 0 if settings.rehearsal else waiting()

    def failures() -> int:
        return log.failures(store.writable) or int(not store.may_write())

    register.register("log", health_checks.log_check(store.at_head, failures))
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
    check_complete(register, Services, others)


def check_complete(register: HealthRegister, *holders: type) -> None:
    """Raise RuntimeError unless every part that `holders` have as fields states by which check it is covered, or has
    its own.
    """
    have = {*register.names()}
    bare = [name for holder in holders for name, part in covered(holder) if part not in (None, *have)]
    lacking = [each for each in ALWAYS if each not in have]
    if bare or lacking:
        raise RuntimeError(
            f"without a health check (register one in run/health_setup.py, or state CheckedBy at the field): "
            f"{', '.join([*bare, *lacking])}"
        )


def covered(holder: type) -> Iterator[tuple[str, str | None]]:
    """Yield each field of a holder with the part whose check covers it; None: it fails with nothing."""
    hints: dict[str, Any] = get_type_hints(holder, include_extras=True)
    for name, hint in hints.items():
        stated = (each for each in getattr(hint, "__metadata__", ()) if isinstance(each, CheckedBy))
        yield name, next(stated, CheckedBy(name)).part


def installed_models(folder: Path) -> int:
    """Return the number of installed packages. Raises OSError for a folder that cannot be read."""
    return sum((each / RECORD).is_file() for each in folder.iterdir()) if folder.is_dir() else 0
