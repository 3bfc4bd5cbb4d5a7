"""A browser that sees whatever a hostile text achieves: a script that ran, an address that was asked for, a page that was left."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Error, Page, Request, Route

ELSEWHERE = "canary.invalid"  # where every hostile case asks for something; it is the name of no host
# `showcaseCanary` is called, or set. Frames tell it to their parent, which may be a page that the policy shuts out.
LISTEN = """
  window.showcaseRan = [];
  const say = name => window.showcaseRan.push(String(name));
  Object.defineProperty(window, "showcaseCanary", {get: () => say, set: say});
  window.showcaseForbidden = [];
  document.addEventListener("securitypolicyviolation", event => window.showcaseForbidden.push(`${event.effectiveDirective} ${event.blockedURI}`));
"""
PRESS = """() => {
  const all = document.querySelectorAll('.press, a[href^="javascript:" i]');
  all.forEach(one => one.click());
  return all.length;
}"""
SETTLE = 250  # milliseconds for what a page does by itself once it is there; the canaries that are to run show that it is enough


@dataclass
class Seen:
    """What happened in a page, and what its policy forbade."""

    ran: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    went: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    forbidden: list[str] = field(default_factory=list)
    opened: int = 0

    @property
    def harm(self) -> tuple[set[str], set[str], set[str], int]:
        """Everything that a hostile text can achieve: scripts, requests to elsewhere, other pages, windows and dialogs."""
        return self.ran, self.asked, self.went, self.opened


NO_HARM: tuple[set[str], set[str], set[str], int] = (set(), set(), set(), 0)


class Watch:
    """A reader who has never been here, under watch; `address` is where the site is."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context, self.address, self.seen = context, address, Seen()
        self.page: Page | None = None
        context.add_init_script(LISTEN)
        context.route(re.compile(f"^(?!{re.escape(address)})"), self._answer)  # to be asked about each of the site’s own files takes longer than loading them

    def _answer(self, route: Route) -> None:
        """Sees what a browser really sends elsewhere: what its policy forbids never comes here. Nothing leaves this computer."""
        (self.seen.went if self._leaves(route.request) else self.seen.asked).add(route.request.url)
        route.fulfill(status=200, body="", content_type="text/html" if route.request.is_navigation_request() else "text/plain")

    def _leaves(self, request: Request) -> bool:
        """Whether this is the page itself going elsewhere."""
        if not request.is_navigation_request() or self.page is None:
            return False
        try:
            return request.frame == self.page.main_frame
        except Error:  # a window that is only now being opened
            return False

    def _dialog(self, dialog: Dialog) -> None:
        self.seen.opened += 1
        dialog.dismiss()

    def _said(self, said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            self.seen.faults.append(f"{said.text} {said.location['url']}")

    def open(self) -> Page:
        """A new window, which is watched from its first moment."""
        if self.page:
            self.page.close()
        self.page, self.seen = self.context.new_page(), Seen()
        self.page.on("pageerror", lambda fault: self.seen.faults.append(str(fault)))
        self.page.on("console", self._said)
        self.page.on("dialog", self._dialog)
        self.page.on("popup", lambda _: setattr(self.seen, "opened", self.seen.opened + 1))
        return self.page

    def visit(self, path: str, press: bool = False) -> Seen:
        """Opens a page of the site and lets it settle; `press` whatever a hostile text would have a reader press."""
        return visit_together({self: path}, press)[0]

    def arrive(self, path: str) -> None:
        """Opens a page of the site."""
        with self._perhaps_gone():
            (self.open() if "#" in path else self._window()).goto(self.address + path)

    def leave(self) -> None:
        """Leaves the page that is open, so that it does nothing any more."""
        if self.page:
            with self._perhaps_gone():
                self.page.goto("about:blank")

    def _window(self) -> Page:
        """The window of the page before where that did no harm, because a new one takes as long as a page; else a new one."""
        if self.page is None or self.page.is_closed() or self.seen.harm != NO_HARM:
            return self.open()
        self.seen = Seen()
        return self.page

    def settle(self) -> None:
        """Gives it the time to do something by itself."""
        with self._perhaps_gone():
            assert self.page
            self.page.wait_for_timeout(SETTLE)

    def press(self) -> bool:
        """Presses whatever a hostile text would have a reader press; whether there was anything."""
        with self._perhaps_gone():
            assert self.page
            return bool(self.page.evaluate(PRESS))
        return False

    @contextmanager
    def _perhaps_gone(self) -> Iterator[None]:
        """The page may go elsewhere under our hands; then that is what there is to tell."""
        try:
            yield
        except Error:
            if not self.seen.went:
                raise

    def told(self) -> Seen:
        """What the page itself has seen by now."""
        with self._perhaps_gone():
            assert self.page
            self.seen.ran |= set(self.page.evaluate("window.showcaseRan ?? []"))
            self.seen.forbidden += self.page.evaluate("(window.showcaseForbidden ?? []).splice(0)")
        return self.seen


def visit_together(paths: Mapping[Watch, str], press: bool = False) -> list[Seen]:
    """Several readers each open a page, and wait for what it does at the same time, because waiting is most of a visit."""
    for watch, path in paths.items():
        watch.arrive(path)
    next(iter(paths)).settle()
    pressed = [watch for watch in paths if press and watch.press()]
    if pressed:
        pressed[0].settle()
    return [watch.told() for watch in paths]


@contextmanager
def watching(browser: Browser, address: str, **how: Any) -> Iterator[Watch]:
    """A new reader under watch."""
    with browser.new_context(**how) as context:
        yield Watch(context, address)
