"""Whether a client has left is seen on a plain connection and through TLS, whose socket cannot be peeked at."""

import socket
import ssl
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask import Flask

from interp.web.client_gone import client_is_gone
from tests.nginx_before import key_and_certificate
from tests.server import until


def joined(tls: Path | None) -> tuple[socket.socket, socket.socket]:
    """Return both ends of a connection, the service's first."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        client = socket.create_connection(listener.getsockname())
        server = listener.accept()[0]
    if tls is None:
        return server, client
    key, certificate = key_and_certificate(tls)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with ThreadPoolExecutor(1) as other:
        shaking = other.submit(ssl._create_unverified_context().wrap_socket, client)
        return context.wrap_socket(server, server_side=True), shaking.result()


@pytest.mark.parametrize("tls", [False, True])
def test_who_has_closed_the_connection_is_gone(tmp_path: Path, tls: bool) -> None:
    server, client = joined(tmp_path if tls else None)
    with server, Flask(__name__).test_request_context(environ_overrides={"werkzeug.socket": server}):
        assert not client_is_gone()
        client.sendall(b"more")
        assert not client_is_gone()
        server.recv(4)
        client.close()
        until(client_is_gone)
