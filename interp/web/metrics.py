"""Writes Prometheus metrics: commands, refusals, log writes, connected screens, drafting, and every part's state."""

import shutil

from prometheus_client import REGISTRY, CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from interp.domain.model.streams import meeting_of
from interp.domain.views.audiences import every_audience
from interp.live.broadcast.background_work import soon
from interp.web.services import Services

UNKNOWN = float("nan")
COMMANDS = Counter("interp_commands", "Commands accepted.", ["command"])
REFUSALS = Counter("interp_refusals", "Commands, requests of the desk and sign-ins refused.", ["code"])
SECONDS = (0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.5, 5.0)
COMMAND_SECONDS = Histogram("interp_command_seconds", "Time to decide and record an accepted command.", buckets=SECONDS)
LOG_WRITES = Histogram("interp_log_write_seconds", "Time of one write to the event log.", buckets=SECONDS)


def write_took(seconds: float) -> None:
    """Measure a write to the event log, once its command has been answered."""
    soon(lambda: LOG_WRITES.observe(seconds))


def exposition(services: Services) -> bytes:
    """Return every metric in Prometheus' text format."""
    own = CollectorRegistry()
    lag = Gauge("interp_lag_seconds", "How late the last beat was: the server's own delay.", registry=own)
    lag.set(services.lag_ms / 1000)
    _loop(services, own)
    _screens(services, own)
    heads = Gauge("interp_log_head", "Number of the newest event of a meeting.", ["meeting"], registry=own)
    for stream, seq in services.meetings.heads().items():
        if (meeting := meeting_of(stream)) is not None:
            heads.labels(meeting).set(seq)
    _drafts(services, own)
    disk = Gauge("interp_disk_free_bytes", "Free bytes on the disk of the data folder.", registry=own)
    disk.set(shutil.disk_usage(services.settings.data).free)
    _parts(services, own)
    return generate_latest(REGISTRY) + generate_latest(own)


def _loop(services: Services, own: CollectorRegistry) -> None:
    holds = services.loop.holds
    count = Counter("interp_loop_held", "Times the event loop was held for over 50 ms.", registry=own)
    count.inc(holds.count)
    seconds = Counter("interp_loop_held_seconds", "Seconds of the holds that are counted.", registry=own)
    seconds.inc(holds.total_s)
    longest = Gauge("interp_loop_held_longest_seconds", "The longest hold of the event loop.", registry=own)
    longest.set(holds.longest_s)


def _screens(services: Services, own: CollectorRegistry) -> None:
    """Count the screens of every audience, those of which none is connected as 0."""
    screens = Gauge("interp_screens", "Screens connected.", ["audience", "language"], registry=own)
    counted = services.presence.counts()
    for audience in {*every_audience(), *counted}:
        screens.labels(audience.name, audience.language).set(counted.get(audience, 0))


def _drafts(services: Services, own: CollectorRegistry) -> None:
    waiting, waited_ms = services.waiting_drafts()
    number = Gauge("interp_drafts_waiting", "Drafts waiting or being made.", registry=own)
    number.set(UNKNOWN if waiting is None else waiting)
    oldest = Gauge("interp_drafts_oldest_seconds", "How long the oldest waiting draft has waited.", registry=own)
    oldest.set(UNKNOWN if waiting is None else (waited_ms or 0) / 1000)


def _parts(services: Services, own: CollectorRegistry) -> None:
    severity = Gauge(
        "interp_part_severity", "A part's state: 0 well, 1 for information, 2 work will stop, 3 work has stopped.",
        ["part"], registry=own,
    )  # fmt: skip
    trouble = Gauge("interp_trouble", "A trouble of a part; its severity.", ["part", "code"], registry=own)
    for each in services.health.rows():
        severity.labels(each.part).set(each.severity)
        if each.severity:
            trouble.labels(each.part, each.code or "").set(each.severity)
