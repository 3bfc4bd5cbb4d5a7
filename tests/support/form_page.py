"""An empty page with the modules of the form, under the site’s own policy: what they do is asked of them in one call."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from playwright.sync_api import Browser
from showcase.site.csp import policy, sent_headers
from support.projects import ROOT

MODULES = ROOT / "overrides" / "assets" / "form"


class _Handler(SimpleHTTPRequestHandler):
    """Serves the modules; any page beside them is empty."""

    def do_GET(self) -> None:
        if self.path.endswith(".js"):
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>A page</title>")

    def end_headers(self) -> None:
        for name, value in sent_headers(policy()).items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Nothing is told."""


@contextmanager
def modules_served() -> Iterator[str]:
    """Where the modules are served while the block runs."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(MODULES))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def asked(browser: Browser, script: str, data: Any) -> Any:
    """What a script gives, in a page that has the modules; it is a function of the data, and everything that the page complains of is a failure."""
    with modules_served() as address:
        page, complaints = browser.new_page(), list[str]()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address)
        given = json.loads(page.evaluate(f"async data => JSON.stringify(await ({script})(JSON.parse(data)))", json.dumps(data)))
        page.close()
    assert complaints == []
    return given
