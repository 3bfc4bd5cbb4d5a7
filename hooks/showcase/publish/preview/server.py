"""A server on this computer alone, of one entry or of a whole site, whose pages reload by themselves when there is something newer."""

import mimetypes
import sys
import threading
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Protocol
from urllib.parse import unquote

from showcase.site.csp import policy, sent_headers

HOST = "127.0.0.1"
PATIENCE = 20.0  # seconds that a browser waits for news before it asks again
AFTER = "-/after/"
TYPES = {".woff2": "font/woff2", ".svg": "image/svg+xml", ".js": "text/javascript", ".webp": "image/webp", ".vtt": "text/vtt"}


class Showing(Protocol):
    """What is served: one entry, or a whole site, as it stands after one change and before the next."""

    def answer(self, url: str) -> bytes | None:
        """What stands at an address; None when nothing does."""

    def moved(self, url: str) -> str:
        """Where somebody is sent who asks for an address at which nothing stands; empty when nowhere."""

    def missing(self) -> bytes:
        """The page that says so."""


class Live:
    """The newest that is shown, its number, and those who wait for the next one."""

    def __init__(self, preview: Showing) -> None:
        self.preview, self.number = preview, 0
        self.changed = threading.Condition()

    def show(self, preview: Showing) -> None:
        """Puts something newer in its place, and tells all who wait."""
        with self.changed:
            self.preview, self.number = preview, self.number + 1
            self.changed.notify_all()

    def after(self, number: int, patience: float = PATIENCE) -> int:
        """The newest number, as soon as it is another one, or when patience ends."""
        with self.changed:
            self.changed.wait_for(lambda: self.number != number, patience)
            return self.number


class NotMade(Exception):
    """What stands at an address cannot be made; `page` says why."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.page = page


class Handler(BaseHTTPRequestHandler):
    """Answers a browser from what is shown."""

    protocol_version = "HTTP/1.1"
    headers_sent = sent_headers(policy())

    def __init__(self, live: Live, *arguments: Any) -> None:
        self.live = live
        super().__init__(*arguments)

    def log_message(self, *_: Any) -> None:
        """Keeps the requests to itself."""

    def do_GET(self) -> None:
        """One answer."""
        preview, url = self.live.preview, unquote(self.path.partition("?")[0]).removeprefix("/")
        if not self._is_for_us():
            self._send(HTTPStatus.FORBIDDEN, b"Ask for 127.0.0.1.", "text/plain")
        elif url.startswith(AFTER) and (after := url.removeprefix(AFTER)[:10]).isdecimal():
            self._send(HTTPStatus.OK, str(self.live.after(int(after))).encode(), "text/plain")
        else:
            self._answer(preview, url)

    def _answer(self, shown: Showing, url: str) -> None:
        try:
            body = shown.answer(url)
            if body is not None:
                self._send(HTTPStatus.OK, body, type_of(url) if url[-1:] not in ("", "/") else "text/html; charset=utf-8")
            elif to := shown.moved(url):
                self._send(HTTPStatus.FOUND, b"", "text/plain", Location=to)
            else:
                self._send(HTTPStatus.NOT_FOUND, shown.missing(), "text/html; charset=utf-8")
        except NotMade as error:
            self._send(HTTPStatus.INTERNAL_SERVER_ERROR, error.page, "text/html; charset=utf-8")

    do_HEAD = do_GET

    def _is_for_us(self) -> bool:
        """Whether the request was meant for this computer: a page elsewhere could otherwise read drafts under a name of its own."""
        return self.headers.get("Host", "").rpartition(":")[0] in (HOST, "localhost")

    def _send(self, status: HTTPStatus, body: bytes, kind: str, **more: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        for name, value in {**self.headers_sent, **more}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def type_of(url: str) -> str:
    """What a browser is told that a file is."""
    ending = url[url.rfind(".") :].lower()
    return TYPES.get(ending) or mimetypes.guess_type(f"x{ending}")[0] or "application/octet-stream"


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away while it is answered is no fault."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def server_of(live: Live, port: int) -> ThreadingHTTPServer:
    """A server on this computer; with port 0 on any that is free. OSError when the port is taken."""
    return _Server((HOST, port), partial(Handler, live))
