"""`showcase serve`: the whole site on this computer, which follows every change while somebody writes."""

import logging
import socket
import threading
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from showcase.catalogue.verdict import Verdict
from showcase.cli.common import CLEAN, FOUND, WrongUse, with_root
from showcase.cli.generator import Said, use_generator
from showcase.cli.output.lines import say
from showcase.cli.output.status import moving
from showcase.cli.output.text import tell

if TYPE_CHECKING:  # it imports whichever generator is used
    from showcase.intake.prints import State
    from showcase.mkdocs_adapter import Workshop
    from showcase.publish.preview.server import Live
    from showcase.publish.preview.whole import WholeSite

HOST, PORT = "127.0.0.1", 8000
PAUSE, SHARE = 0.1, 2  # seconds between two looks at the files, and how many times as long as a look they are at least


@click.command("serve")
@click.option("--port", type=int, help=f"where to serve it ({PORT}, or the next free one, unless you say)")
@with_root
def command(port: int | None, root: Path) -> int:
    """Serves the whole site, which follows every change; each page is made when you ask for it. What has errors is left out, and told here and on every
    page; while criteria.yml is wrong, the site stays as it was. Only this computer can open it. Ctrl-C ends it."""
    use_generator()
    from showcase.mkdocs_adapter import NoSite, Order, Workshop  # noqa: PLC0415 – it imports whichever generator is used
    from showcase.publish.preview.preview import Unusable  # noqa: PLC0415 – the same
    from showcase.publish.preview.server import Live  # noqa: PLC0415 – the same

    place = usable_port(port)
    with moving() as clear, TemporaryDirectory(prefix="showcase-") as room:

        def told(verdict: Verdict) -> None:
            clear()
            tell(verdict.told, root)

        generator = logging.getLogger("mkdocs")
        generator.addHandler(Said(clear))
        generator.propagate = False
        workshop = Workshop(root.resolve(), Path(room), Order(tell=told))
        seen = workshop.state()
        try:
            first = workshop.make(_complain)
        except NoSite as error:
            _complain(str(error))
            return FOUND
        except Unusable as error:
            raise WrongUse(str(error)) from None
        clear()
        _serve(workshop, Live(first), place, seen, first.base)
    say("Ended.")
    return CLEAN


def _serve(workshop: "Workshop", live: "Live", port: int, seen: "State", base: str) -> None:
    from showcase.publish.preview.server import server_of  # noqa: PLC0415 – only who serves needs it

    with server_of(live, port) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say(f"The site is at http://{HOST}:{server.server_port}{base} and follows your changes. Ctrl-C ends it.")
        try:
            follow(workshop, live.show, seen)
        except KeyboardInterrupt:
            pass
        finally:
            server.shutdown()


def follow(workshop: "Workshop", show: "Callable[[WholeSite], None]", shown: "State", rounds: int | None = None) -> None:
    """Looks at the files again and again, and shows a new state of the site after each change."""
    from showcase.publish.preview.preview import Unusable  # noqa: PLC0415 – only who serves needs it

    took = 0.0
    while rounds is None or (rounds := rounds - 1) >= 0:
        time.sleep(max(PAUSE, SHARE * took))
        begun = time.perf_counter()
        seen, took = workshop.state(), time.perf_counter() - begun
        if seen != shown:
            shown = seen
            try:
                show(workshop.make(_complain))
            except Unusable as error:  # whoever writes sees the last state until there is another
                _complain(f"{error} The site stays as it was.")


def _complain(said: str) -> None:
    click.echo(said, err=True)


def usable_port(wanted: int | None) -> int:
    """A port that nothing else uses: the one that is wanted, or one that is free."""
    for port in (PORT if wanted is None else wanted, *(() if wanted is not None else (0,))):
        with suppress(OSError, OverflowError), closing(socket.socket()) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind((HOST, port))
            return int(tried.getsockname()[1])
    raise WrongUse(f"Port {wanted} cannot be used: something else may be using it. Leave --port out, and a free one is found.")
