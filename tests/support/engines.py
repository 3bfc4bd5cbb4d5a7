"""Two engines beside Chromium’s, behind one small interface: that of Firefox, and WebKit as WebKitGTK or Safari has it.

Playwright drives neither as its makers ship it. Firefox is spoken to in WebDriver BiDi, which it understands by itself; WebKit
through the driver that comes with it. The way for a Mac follows Selenium’s documentation and has been tried by nobody yet.

As a program it tells what is missing here and how to get it, and ends with 1 if anything is.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from websocket import WebSocket, create_connection

SECONDS = 30  # the longest that a browser may take for anything
ENTER, ESCAPE, SPACE = "\ue007", "\ue00c", " "  # as both protocols write the keys

# Where the programs are, and what to do where they are not.
PROGRAMS = {
    "Firefox": ("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox", r"C:\Program Files\Mozilla Firefox\firefox.exe"),
    "WebKit": ("safaridriver",) if sys.platform == "darwin" else ("WebKitWebDriver",),
    "Xvfb": ("Xvfb",),
}
REMEDIES = {
    "Firefox": "Firefox is missing. On Debian: apt-get install firefox-esr. Elsewhere: install Firefox.",
    "WebKit": "A WebKit that can be driven is missing. On Debian and Ubuntu: apt-get install webkit2gtk-driver. On another Linux: the "
    "package that has WebKitWebDriver. A Mac has one with Safari; allow it with: safaridriver --enable. Windows has none: leave its tests out there.",
    "Xvfb": "WebKit needs a screen of its own. On Debian and Ubuntu: apt-get install xvfb. On another Linux: the package that has Xvfb.",
}

# Firefox looks for news of itself: all but this computer is behind a proxy that is not there, and no way leads around it.
PREFERENCES = {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.failover_direct": False,
    "network.proxy.allow_bypass": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "ui.prefersReducedMotion": 1,  # nothing is looked at while it moves
}


class Engine(ABC):
    """One window of a browser."""

    @abstractmethod
    def open(self, address: str) -> None:
        """Opens a page, and comes back when it has loaded."""

    @abstractmethod
    def resize(self, width: int, height: int) -> None:
        """Gives the page this much room, in CSS pixels."""

    @abstractmethod
    def press(self, keys: str) -> None:
        """Presses keys, one after the other, wherever the focus is."""

    @abstractmethod
    def _text(self, expression: str) -> str:
        """What an expression gives that gives text."""

    def evaluate(self, expression: str) -> Any:
        """What a JavaScript expression gives in the open page; by way of text, so that it is the same from every engine."""
        return json.loads(self._text(f"JSON.stringify(({expression}) ?? null)"))

    def wait_for(self, expression: str) -> Any:
        """What an expression gives, as soon as it gives something that counts as true."""
        end = time.monotonic() + SECONDS
        while not (found := self.evaluate(f"(found => found && [found])({expression})")):
            if time.monotonic() > end:
                raise TimeoutError(f"not so after {SECONDS} seconds: {expression}")
            time.sleep(0.02)
        return found[0]


class Gecko(Engine):
    """A tab of a Firefox that listens to WebDriver BiDi."""

    def __init__(self, socket: WebSocket) -> None:
        self._socket, self._sent = socket, 0
        self._command("session.new", capabilities={})
        # The tab that Firefox begins with leaves the focus outside the page, where no key presses a button.
        self._tab = {"context": self._command("browsingContext.create", type="tab")["context"]}

    def _command(self, method: str, **parameters: Any) -> Any:
        self._sent += 1
        self._socket.send(json.dumps({"id": self._sent, "method": method, "params": parameters}))
        answer = json.loads(self._socket.recv())
        if answer.get("id") != self._sent or answer["type"] != "success":
            raise RuntimeError(f"{method} was answered with {answer}")
        return answer["result"]

    def open(self, address: str) -> None:
        self._command("browsingContext.navigate", **self._tab, url=address, wait="complete")

    def resize(self, width: int, height: int) -> None:
        self._command("browsingContext.setViewport", **self._tab, viewport={"width": width, "height": height})

    def press(self, keys: str) -> None:
        strokes = [{"type": way, "value": key} for key in keys for way in ("keyDown", "keyUp")]
        self._command("input.performActions", **self._tab, actions=[{"type": "key", "id": "keyboard", "actions": strokes}])

    def _text(self, expression: str) -> str:
        answer = self._command("script.evaluate", expression=expression, target=self._tab, awaitPromise=False)
        if answer["type"] != "success":
            raise RuntimeError(f"{answer['exceptionDetails']['text']} in {expression}")
        return str(answer["result"]["value"])

    def quit(self) -> None:
        """Ends the whole browser."""
        self._command("browser.close")


class WebKit(Engine):
    """A window of WebKitGTK’s small browser, or of Safari."""

    def __init__(self, driver: WebDriver) -> None:
        self._driver = driver
        driver.set_page_load_timeout(SECONDS)
        self._leave_the_bars_behind()

    def _leave_the_bars_behind(self) -> None:
        """Goes over to a window as a page opens them on a click: its bars keep any other from being as narrow as a phone."""
        first = self._driver.current_window_handle
        self._driver.execute_script("document.onclick = () => open('about:blank', '', 'popup,width=390,height=800')")
        self._driver.find_element(By.TAG_NAME, "html").click()
        bare = next(handle for handle in self._driver.window_handles if handle != first)
        self._driver.close()
        self._driver.switch_to.window(bare)

    def open(self, address: str) -> None:
        self._driver.get(address)
        self.wait_for("document.readyState === 'complete'")  # this engine comes back sooner, and a key would meet no script yet

    def resize(self, width: int, height: int) -> None:
        self._driver.set_window_rect(0, 0, width, height)
        self.wait_for(f"innerWidth === {width}")

    def press(self, keys: str) -> None:
        ActionChains(self._driver).send_keys(keys).perform()

    def _text(self, expression: str) -> str:
        return str(self._driver.execute_script(f"return {expression}"))


def _found(name: str) -> str | None:
    return next((path for program in PROGRAMS[name] if (path := shutil.which(program))), None)


def _program(name: str) -> str:
    if path := _found(name):
        return path
    raise FileNotFoundError(REMEDIES[name])


@contextmanager
def _firefox() -> Iterator[Engine]:
    with _profile() as profile, (profile / "log").open("w") as log:
        command = [_program("Firefox"), "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
        with _running(command, stdout=log, stderr=log) as process:
            engine = Gecko(create_connection(_listening(profile, process), timeout=SECONDS, suppress_origin=True))
            yield engine
            engine.quit()
            process.wait(SECONDS)


@contextmanager
def _profile() -> Iterator[Path]:
    # A Firefox that is a snap sees no folder for temporary files but those below its own.
    snap = Path.home() / "snap" / "firefox" / "common"
    with tempfile.TemporaryDirectory(dir=snap if snap.is_dir() else None, ignore_cleanup_errors=True) as folder:
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items()]
        (Path(folder) / "user.js").write_text("".join(lines), encoding="utf-8")
        yield Path(folder)


def _listening(profile: Path, process: subprocess.Popen[str]) -> str:
    """Where Firefox listens, which it writes into its profile."""
    end = time.monotonic() + SECONDS
    while process.poll() is None and time.monotonic() < end:
        with suppress(FileNotFoundError, json.JSONDecodeError):
            told = json.loads((profile / "WebDriverBiDiServer.json").read_text(encoding="utf-8"))
            return f"ws://{told['ws_host']}:{told['ws_port']}/session"
        time.sleep(0.02)
    raise RuntimeError(f"Firefox did not begin to listen: {(profile / 'log').read_text(encoding='utf-8')}")


@contextmanager
def _running(command: list[str], **how: Any) -> Iterator[subprocess.Popen[str]]:
    """A program that has ended after the block, whatever happens in it."""
    with subprocess.Popen(command, text=True, **how) as process:
        try:
            yield process
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(SECONDS)
            process.kill()


@contextmanager
def _webkit() -> Iterator[Engine]:
    driver = _program("WebKit")
    if sys.platform == "darwin":
        with webdriver.Safari(service=webdriver.SafariService(executable_path=driver)) as safari:
            yield WebKit(safari)
        return
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home, _screen() as screen:
        surroundings = {**os.environ, "HOME": home, "DISPLAY": screen, "GDK_BACKEND": "x11", "NO_AT_BRIDGE": "1", "GSETTINGS_BACKEND": "memory"}
        with webdriver.WebKitGTK(service=webdriver.WebKitGTKService(executable_path=driver, env=surroundings)) as small:
            yield WebKit(small)


@contextmanager
def _screen() -> Iterator[str]:
    """A screen that nobody sees: no window pops up in front of whoever works here, and no manager of windows resizes it."""
    command = [_program("Xvfb"), "-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]
    with _running(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout
        number = process.stdout.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not begin")
        yield f":{number}"


ENGINES: Mapping[str, Callable[[], AbstractContextManager[Engine]]] = {"Firefox": _firefox, "WebKit": _webkit}


if __name__ == "__main__":
    wanted = [name for name in PROGRAMS if name != "Xvfb" or sys.platform == "linux"]
    missing = [REMEDIES[name] for name in wanted if not _found(name)]
    print("\n".join(missing), file=sys.stderr)
    sys.exit(bool(missing))
