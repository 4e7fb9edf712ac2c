"""The handshake of a websocket as the HTTP server performs it, with what is agreed of extensions on either road."""

from typing import Any

from engineio.async_drivers.eventlet import WebSocketWSGI

from interp.live.broadcast.request_buffers import FREE_BUFFERS

DEFLATE = "permessage-deflate"
WHOLE_WINDOW = (None, True, "15")


class DirectWebSocket(WebSocketWSGI):  # type: ignore[misc]
    """The websocket handshake; then nothing of the request is kept but what the session needs."""

    def __init__(self, handler: Any, server: Any) -> None:
        """`handler` takes the open websocket."""
        super().__init__(handler, server)
        self.support_legacy_versions = False

    def _negotiate_permessage_deflate(self, extensions: Any) -> dict[str, bool] | None:
        """Return what is agreed: no context takeover on either side, so that a room's frame is deflated once."""
        for offer in (extensions or {}).get(DEFLATE, ()):
            if offer.get("server_max_window_bits") in WHOLE_WINDOW:
                return {"server_no_context_takeover": True, "client_no_context_takeover": True}
        return None

    def agreed(self, offered: str | None) -> bytes | None:
        """Return what is answered to the extensions that a client offers; None for nothing."""
        deflate = self._negotiate_permessage_deflate(self._parse_extension_header(offered))
        return self._format_extension_header({DEFLATE: deflate}) if deflate else None

    def _handle_hybi_request(self, environ: dict[str, Any]) -> Any:
        ws = super()._handle_hybi_request(environ)
        if free := environ.pop(FREE_BUFFERS, None):
            free()
        return ws
