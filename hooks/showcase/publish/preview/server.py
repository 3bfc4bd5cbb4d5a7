"""A server of one preview on this computer alone, whose pages reload by themselves when there is a newer one."""

import mimetypes
import sys
import threading
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from showcase.intake.images.decode import Unshowable
from showcase.publish.preview.preview import Preview
from showcase.site.csp import policy, sent_headers

HOST = "127.0.0.1"
PATIENCE = 20.0  # seconds that a browser waits for news before it asks again
AFTER = "-/after/"
TYPES = {".woff2": "font/woff2", ".svg": "image/svg+xml", ".js": "text/javascript", ".webp": "image/webp", ".vtt": "text/vtt"}
Signature = tuple[tuple[str, int, int], ...]


class Live:
    """The newest preview, its number, and those who wait for the next one."""

    def __init__(self, preview: Preview) -> None:
        self.preview, self.number = preview, 0
        self.changed = threading.Condition()

    def show(self, preview: Preview) -> None:
        """Puts a newer preview in its place, and tells all who wait."""
        with self.changed:
            self.preview, self.number = preview, self.number + 1
            self.changed.notify_all()

    def after(self, number: int, patience: float = PATIENCE) -> int:
        """The newest number, as soon as it is another one, or when patience ends."""
        with self.changed:
            self.changed.wait_for(lambda: self.number != number, patience)
            return self.number


class Handler(BaseHTTPRequestHandler):
    """Answers a browser from what is in memory, from the entry’s own files and from the site’s assets."""

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
        elif url in preview.pages:
            self._send(HTTPStatus.OK, preview.pages[url].encode(), type_of(url) if url[-1:] != "/" else "text/html; charset=utf-8")
        elif not url or f"{url}/" in preview.pages:
            self._send(HTTPStatus.FOUND, b"", "text/plain", Location=f"/{f'{url}/' if url else preview.address}")
        elif data := _version(preview, url):
            self._send(HTTPStatus.OK, data, type_of(url))
        elif path := _file(preview, url):
            self._send(HTTPStatus.OK, path.read_bytes(), type_of(url))
        else:
            self._send(HTTPStatus.NOT_FOUND, preview.missing.encode(), "text/html; charset=utf-8")

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


def _version(preview: Preview, url: str) -> bytes | None:
    """A version of a picture; None when there is no such one, or when its original went away or became another."""
    try:
        return preview.pictures[url]() if url in preview.pictures else None
    except (OSError, Unshowable):
        return None


def _file(preview: Preview, url: str) -> Path | None:
    """A file beside the entry, or an asset of the site; nothing outside their folders, and none for what no file can be called."""
    try:
        if url in preview.files:
            found = [preview.files[url]]
        else:
            found = [folder / url for folder in preview.assets if (folder / url).resolve().is_relative_to((folder / "assets").resolve())]
        return next((path for path in found if path.is_file() and not path.is_symlink()), None)
    except (OSError, ValueError):
        return None


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away while it is answered is no fault."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def server_of(live: Live, port: int) -> ThreadingHTTPServer:
    """A server on this computer; with port 0 on any that is free. OSError when the port is taken."""
    return _Server((HOST, port), partial(Handler, live))


def signature(places: Iterable[Path]) -> Signature:
    """What tells a later state of files and folders from this one: names, times and sizes."""
    found = list[tuple[str, int, int]]()
    for place in places:
        for path in (place, *(place.rglob("*") if place.is_dir() else ())):
            with suppress(OSError):  # it went away between the two questions
                status = path.lstat()
                found.append((str(path), status.st_mtime_ns, status.st_size))
    return tuple(sorted(found))
