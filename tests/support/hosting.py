"""A static host for a built site, as its readers meet it: compressed, with its page for missing addresses.

As a program it serves one folder until it is ended, and its first line is the address.
"""

import gzip
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

COMPRESSED = {".html", ".css", ".svg", ".xml", ".json", ".csv", ".txt", ".js"}


@lru_cache(maxsize=256)
def compressed(body: bytes) -> bytes:
    """A text as it is sent; what every page asks for is compressed once."""
    return gzip.compress(body, mtime=0)


class Quiet(SimpleHTTPRequestHandler):
    """Answers from one folder and says nothing about it."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else the body waits, up to 40 ms, until the head has been acknowledged

    def handle(self) -> None:
        """Answers until the reader has left, who need not say so."""
        with suppress(ConnectionError):
            super().handle()

    def log_message(self, *_: Any) -> None:
        """Keeps the requests to itself."""

    def do_GET(self) -> None:
        """Sends text compressed and everything else as it is."""
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if self.path.partition("?")[0].endswith("/") else path
        if page.is_file() and page.suffix in COMPRESSED:
            self._send(200, page)
        else:
            super().do_GET()

    def send_error(self, code: int, *_: Any, **__: Any) -> None:
        """Sends the site’s own page for what went wrong; a host of several sites in folders has none."""
        page = Path(self.directory) / "404.html"
        if page.is_file():
            self._send(code, page)
        else:
            super().send_error(code)

    def _send(self, code: int, page: Path) -> None:
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", f"{self.guess_type(page)}; charset=utf-8")
        if "gzip" in self.headers.get("Accept-Encoding", ""):
            body = compressed(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(ConnectionError):  # a reader may have left
            self.wfile.write(body)


class WithHeaders(Quiet):
    """Sends what the site’s `_headers` says, as Netlify and Cloudflare Pages do."""

    def end_headers(self) -> None:
        """The headers of each rule whose address, up to its star, begins the one that is asked for."""
        address = ""
        for line in (Path(self.directory) / "_headers").read_text(encoding="utf-8").splitlines():
            if not line.startswith(" "):
                address = line.removesuffix("*")
            elif self.path.startswith(address):
                name, _, value = line.strip().partition(": ")
                self.send_header(name, value)
        super().end_headers()


def host(site: Path, kind: type[Quiet] = Quiet) -> ThreadingHTTPServer:
    """A server of this folder on a free port of this computer; nothing else can reach it."""
    return ThreadingHTTPServer(("127.0.0.1", 0), partial(kind, directory=str(site)))


def address_of(server: ThreadingHTTPServer) -> str:
    """Where a server answers, with the last stroke."""
    return f"http://127.0.0.1:{server.server_port}/"


@contextmanager
def hosted(site: Path, kind: type[Quiet] = Quiet) -> Iterator[str]:
    """Serves a site while the block runs, and gives its address."""
    with host(site, kind) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield address_of(server)
        server.shutdown()


if __name__ == "__main__":
    with host(Path(sys.argv[1])) as forever:
        print(address_of(forever), flush=True)
        forever.serve_forever()
