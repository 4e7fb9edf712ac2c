"""Configures the log lines of a process: structured, on standard error."""

import logging
import sys
from typing import Any

import structlog

from interp.config import Settings
from interp.run.line_limit import LineLimit


def configure_logging(settings: Settings) -> None:
    """Write structured log lines to standard error, never to standard output, where JSON may be expected."""
    level = logging.getLevelNamesMapping().get(settings.log_level.upper(), logging.INFO)
    logging.basicConfig(stream=sys.stderr, level=level, format="%(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)
    last: Any = (
        structlog.processors.JSONRenderer()
        if settings.log_format == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    limit = LineLimit()
    logging.getLogger("interp.wire").addFilter(limit.filtered)
    structlog.configure(
        processors=[
            limit.processed,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            last,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        # The library's own printer raises when the reader is gone: an answer must not fail for a log line.
        logger_factory=structlog.stdlib.LoggerFactory(),
    )
