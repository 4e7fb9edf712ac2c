"""The table of settings, read from INTERP_* variables; code, `interp config` and docs/settings.md use it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import field, fields
from pathlib import Path
from typing import Any, Literal, cast

from interp.errors import BadRequest
from interp.value_types import dataclass

SECRET = ("metrics_token",)  # settings that are not printed
SHORTEST_SECRET = 16
NO_LONGER_READ = (  # settings of earlier releases that are constants now
    "INTERP_POLL_S", "INTERP_SOCKET_TIMEOUT_S", "INTERP_JOIN_RATE", "INTERP_JOIN_BURST", "INTERP_REPORT_RATE",
    "INTERP_REPORT_BURST",
)  # fmt: skip
AsyncMode = Literal["eventlet", "threading"]


def _flag(text: str) -> bool:
    known = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
    return known[text.strip().lower()]


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _path(text: str) -> Path | None:
    return Path(text) if text else None


def _mode(text: str) -> AsyncMode:
    if text not in ("eventlet", "threading"):
        raise ValueError(text)
    return cast(AsyncMode, text)


def _database(text: str) -> str:
    if text and not re.match(r"(postgres|postgresql|postgresql\+psycopg)://", text):
        raise ValueError(text)
    return text


def without_password(address: str) -> str:
    """Return an address with the part before its @ hidden, and a password wherever it stands."""
    return re.sub(r"(?<=password=)[^&]*", "***", re.sub(r"//[^@/]*@", "//***@", address))


def _secret(text: str) -> str:
    if 0 < len(text) < SHORTEST_SECRET:
        raise ValueError("short")
    return text


def _setting(default: object, parse: Callable[[str], Any], help: str) -> Any:
    return field(default=default, metadata={"parse": parse, "help": help})


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its default. Times end in `_s` (seconds) or `_ms`."""

    data: Path = _setting(Path("data"), Path, "Folder of the databases, the key and the clock's anchor.")
    database: str = _setting(
        "", _database, "A PostgreSQL database, as postgresql://user@host/name; empty: SQLite files in the data folder."
    )
    host: str = _setting("127.0.0.1", str, "Address to listen on.")
    port: int = _setting(8000, int, "Port to listen on; 0 takes a free one.")
    public_url: str = _setting("", str, "Address people open, e.g. https://meetings.example.org; empty: host and port.")
    hosts: tuple[str, ...] = _setting((), _list, "Further host names the service answers to, separated by commas.")
    tls_cert: Path | None = _setting(None, _path, "Certificate chain (PEM), to serve https without a proxy.")
    tls_key: Path | None = _setting(None, _path, "Its private key (PEM).")
    async_mode: AsyncMode = _setting("eventlet", _mode, "eventlet, or threading: for tests, without limits of sockets.")
    reader_callbacks: bool = _setting(
        True, _flag, "Serve readers' sockets without a greenlet each; never in threading mode."
    )
    log_level: str = _setting("info", str, "debug, info, warning or error.")
    log_format: str = _setting("console", str, "console or json; always on standard error.")
    max_clients: int = _setting(20_000, int, "Sockets and requests served at once, as the limit of open files allows.")
    ping_interval_s: int = _setting(25, int, "Seconds between Engine.IO pings.")
    ping_timeout_s: int = _setting(20, int, "Seconds a client may take to answer a ping.")
    max_message: int = _setting(65_536, int, "Longest message a socket may send, in bytes.")
    max_upload: int = _setting(20_000_000, int, "Longest file or form a request may carry, in bytes.")
    command_rate: int = _setting(20, int, "Commands a staff screen may send each second, on average.")
    command_burst: int = _setting(50, int, "Commands a staff screen may send at once.")
    login_tries: int = _setting(5, int, "Passwords tried for one name and address at once; then one each minute.")
    proxies: tuple[str, ...] = _setting((), _list, "Addresses of proxies whose X-Forwarded-For is trusted.")
    link_days: int = _setting(7, int, "Days for which a link made by a command is valid.")
    beat_s: float = _setting(1.0, float, "Seconds between beats to staff, booth and room screens.")
    captions_beat_s: float = _setting(5.0, float, "Seconds between beats to caption screens.")
    models_index: str = _setting(
        "https://raw.githubusercontent.com/argosopentech/argospm-index/main/index.json",
        str,
        "Index of translation packages; read only by `interp models install`.",
    )
    worker: bool = _setting(True, _flag, "Start the drafting process too; off where `interp worker` runs separately.")
    worker_idle: bool = _setting(False, _flag, "Draft only while nothing else uses the processor (Linux).")
    worker_memory_mb: int = _setting(16_000, int, "Address space the drafting process may take, in MB; 0: no limit.")
    rehearsal: bool = _setting(False, _flag, "Mark every page as a rehearsal; `interp rehearse` sets it.")
    demonstration: bool = _setting(False, _flag, "Front page of a demonstration; `interp demo` sets it.")
    despite_damage: bool = _setting(
        False, _flag, "Serve damaged meetings as far as they can be read; `interp serve --despite-damage` sets it."
    )
    metrics_token: str = _setting(
        "", _secret, "Token that opens /metrics and nothing else, 16 characters or more; empty: a staff token."
    )
    keep_copies_days: int = _setting(
        7, int, "Days after a meeting's close until what was typed at the desk and not stored is erased; 0: kept."
    )
    keep_undelivered_days: int = _setting(
        30, int, "Days after a meeting's close until texts that were not delivered are erased; 0: kept."
    )
    keep_unpublished_days: int = _setting(
        90, int, "Days after a meeting's close until documents that were not published are erased; 0: kept."
    )
    keep_refusals_days: int = _setting(
        90, int, "Days after a meeting's close until what was refused in it is erased; 0: kept."
    )
    paces: Path | None = _setting(
        None, _path, "Table of paces: from how many words a minute a language is fast, by body; empty: the shipped one."
    )
    red_pace: int = _setting(
        125, int, "From what share of a fast pace, in percent, a text is marked as too fast for interpreters; 0: never."
    )
    hsts: bool = _setting(False, _flag, "Send Strict-Transport-Security when the public address is https.")

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> "Settings":
        """Return the settings in `environ`. Raises BadRequest for an unknown INTERP_ name or an unreadable value."""
        known = {f"INTERP_{each.name.upper()}": each for each in fields(cls)}
        values: dict[str, Any] = {}
        for name, text in environ.items():
            if not name.startswith("INTERP_") or name in NO_LONGER_READ:
                continue
            if name not in known:
                raise BadRequest("unknown_setting", name=name)
            try:
                values[known[name].name] = known[name].metadata["parse"](text)
            except (ValueError, KeyError):
                shown = "***" if known[name].name in SECRET else without_password(text)[:80]
                raise BadRequest("bad_setting", name=name, value=shown) from None
        return cls(**values)

    @property
    def secure(self) -> bool:
        """Return whether the service's public address is https."""
        return self.tls_cert is not None or self.public_url.startswith("https://")


def no_longer_read(environ: Mapping[str, str]) -> list[str]:
    """Return the names in `environ` that were settings of earlier releases and change nothing now."""
    return [name for name in NO_LONGER_READ if name in environ]


def table(settings: Settings) -> list[tuple[str, str, str, str]]:
    """Return a row for each setting: environment name, value, default, help."""
    return [
        (f"INTERP_{name.upper()}", _shown(name, getattr(settings, name)), _shown(name, default), help_text)
        for name, default, help_text in ((each.name, each.default, each.metadata["help"]) for each in fields(Settings))
    ]


def _shown(name: str, value: object) -> str:
    if value and name in SECRET:
        return "***"
    if isinstance(value, tuple):
        return ",".join(value)
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else without_password(str(value))
