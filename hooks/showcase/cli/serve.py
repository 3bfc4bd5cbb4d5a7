"""`showcase serve`: the whole site on this computer, which follows every change while somebody writes."""

import socket
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import urlsplit

import click

from showcase.catalogue.verdict import Verdict
from showcase.cli.common import CLEAN, FOUND, WrongUse, with_root
from showcase.cli.generator import Said, use_generator
from showcase.cli.output.lines import say
from showcase.cli.output.status import moving
from showcase.cli.output.text import tell

HOST, PORT = "127.0.0.1", 8000


@click.command("serve")
@click.option("--port", type=int, help=f"where to serve it ({PORT}, or the next free one, unless you say)")
@with_root
def command(port: int | None, root: Path) -> int:
    """Serves the whole site, which follows every change. What has errors is left out, and told here and on every page; while criteria.yml
    is wrong, the site stays as it was. Only this computer can open it. Ctrl-C ends it."""
    use_generator()
    from showcase.mkdocs_adapter import Order, address_and_look, serve_project  # noqa: PLC0415 – it imports whichever generator is used
    from showcase.publish.preview.preview import Unusable  # noqa: PLC0415 – the same

    place = usable_port(port)
    with moving() as clear:

        def told(verdict: Verdict) -> None:
            clear()
            tell(verdict.told, root)

        def ready(at: str) -> None:
            clear()
            say(f"The site is at {at} and follows your changes. Ctrl-C ends it.")

        try:
            at = f"http://{HOST}:{place}{urlsplit(address_and_look(root)[0]).path or '/'}"
            served = serve_project(root, f"{HOST}:{place}", Order(tell=told, ready=lambda: ready(at)), Said(clear))
        except Unusable as error:
            raise WrongUse(str(error)) from None
    if served:
        say("Ended.")
    return CLEAN if served else FOUND


def usable_port(wanted: int | None) -> int:
    """A port that nothing else uses: the one that is wanted, or one that is free."""
    for port in (PORT if wanted is None else wanted, *(() if wanted is not None else (0,))):
        with suppress(OSError, OverflowError), closing(socket.socket()) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind((HOST, port))
            return int(tried.getsockname()[1])
    raise WrongUse(f"Port {wanted} cannot be used: something else may be using it. Leave --port out, and a free one is found.")
