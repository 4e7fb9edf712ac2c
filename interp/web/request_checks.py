"""Checks of every request before the app: host allow-list, same origin, client address, response headers."""

from collections.abc import Callable, Container, Iterable
from typing import Any
from urllib.parse import urlsplit

from flask import Response

from interp.config import Settings
from interp.web import machine_addresses
from interp.web.inline_files import SCRIPTS, STYLES, sources

Environ = dict[str, Any]
Wsgi = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]
POLICY = "; ".join(
    (
        "default-src 'none'", f"script-src 'self' {sources(SCRIPTS)}", f"style-src 'self' {sources(STYLES)}",
        "connect-src 'self'",
        "img-src 'self' data:", "font-src 'self'", "manifest-src 'self'", "base-uri 'none'", "form-action 'self'",
        "frame-ancestors 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'",
    )
)  # fmt: skip


def host_names(settings: Settings) -> Container[str]:
    """Return the host names the service answers to: its own, the public one, and those in the settings."""
    names = {"localhost", "127.0.0.1", "::1", *settings.hosts}
    if settings.public_url:
        names.add(urlsplit(settings.public_url).hostname or "")
    if settings.host not in machine_addresses.EVERYWHERE:
        return frozenset(name.lower() for name in (*names, settings.host) if name)
    own = (*names, *machine_addresses.machine_names())
    return machine_addresses.OwnHosts(frozenset(name.lower() for name in own if name))


def host_of(netloc: str) -> str:
    """Return the host name in a Host header, without its port, in lower case."""
    return (urlsplit(f"//{netloc}").hostname or "").lower()


def is_known(netloc: str, hosts: Container[str]) -> bool:
    """Return whether a Host header is one of the hosts that the service answers to."""
    try:
        return host_of(netloc) in hosts
    except ValueError:
        return False


def guarded(app: Wsgi, settings: Settings, hosts: Container[str]) -> Wsgi:
    """Return `app` behind the host allow-list (421), /socket.io included; every answer has the security headers."""
    always = {name.lower(): (name, value) for name, value in security_headers(settings)}

    def door(environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
        def started(status: str, given: list[tuple[str, str]], *more: Any) -> Any:
            here = {name.lower() for name, _ in given}
            return start(status, [*given, *(pair for name, pair in always.items() if name not in here)], *more)

        if not is_known(environ.get("HTTP_HOST", ""), hosts):
            started("421 Misdirected Request", [("Content-Type", "text/plain"), ("Content-Length", "0")])
            return [b""]
        return app(environ, started)

    return door


def names_role(environ: Environ, cookie: str) -> bool:
    """Return whether a request names a sign-in, whose cookie is called `cookie`, or a token; both may be made up."""
    return "HTTP_AUTHORIZATION" in environ or f"{cookie}=" in environ.get("HTTP_COOKIE", "")


def is_readers(environ: Environ, settings: Settings, hosts: Container[str], cookie: str) -> bool:
    """Return whether the app would take a socket's request, and it names no role; `cookie` as for `names_role`."""
    origin = environ.get("HTTP_ORIGIN") or None
    known = is_known(environ.get("HTTP_HOST", ""), hosts) and same_origin(origin, environ, settings.public_url)
    return known and not names_role(environ, cookie)


def same_origin(origin: str | None, environ: Environ, public_url: str = "") -> bool:
    """Return whether the request comes from this service's pages. Without Origin it is no browser: accepted, its cookie
    ignored.
    """
    if origin is None:
        return True
    try:
        asked = urlsplit(origin)
    except ValueError:
        return False
    if public_url and origin == public_url.rstrip("/"):
        return True
    # the second and third: of a proxy with TLS; no other site's page can make a browser send the header
    said = (environ.get("wsgi.url_scheme"), urlsplit(public_url).scheme, environ.get("HTTP_X_FORWARDED_PROTO"))
    same_host = asked.netloc.lower() == environ.get("HTTP_HOST", "").lower()
    return same_host and asked.scheme in ("http", "https") and asked.scheme in said


def security_headers(settings: Settings) -> list[tuple[str, str]]:
    """Return the security headers of every answer."""
    fixed = [
        ("Content-Security-Policy", POLICY), ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
    ]  # fmt: skip
    return [*fixed, ("Strict-Transport-Security", "max-age=31536000")] if settings.hsts and settings.secure else fixed


def headers(response: Response, settings: Settings) -> Response:
    """Return the response with the security headers; nobody keeps one that does not say otherwise."""
    for name, value in (*security_headers(settings), ("Cache-Control", "no-store")):
        response.headers.setdefault(name, value)
    return response
