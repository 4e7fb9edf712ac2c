"""Writes Prometheus metrics: of the process, connected screens, log numbers and delay."""

from collections import Counter

from prometheus_client import REGISTRY, CollectorRegistry, Gauge, generate_latest

from interp.web.services import Services


def exposition(services: Services) -> bytes:
    """Return every metric in Prometheus' text format."""
    own = CollectorRegistry()
    lag = Gauge("interp_lag_seconds", "How late the last beat was: the server's own delay.", registry=own)
    lag.set(services.lag_ms / 1000)
    screens = Gauge("interp_screens", "Screens connected.", ["audience", "language"], registry=own)
    counted = Counter(screen.audience for _, screen in services.presence.screens())
    for audience, number in counted.items():
        screens.labels(audience.name, audience.language).set(number)
    heads = Gauge("interp_log_head", "Number of the newest event of a meeting.", ["meeting"], registry=own)
    for meeting, state in services.meetings.states().items():
        heads.labels(meeting).set(state.seq)
    return generate_latest(REGISTRY) + generate_latest(own)
