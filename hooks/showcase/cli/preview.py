"""`showcase preview`: serves one entry as it will look, live, with what is still wrong with it."""

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import click

from showcase.cli.common import CLEAN, WrongUse, entry_folder, sound_award, with_entry, with_root
from showcase.cli.output.lines import say
from showcase.cli.output.text import tell
from showcase.cli.serve import PORT, usable_port
from showcase.intake.prints import state_of
from showcase.intake.workspace import read_workspace
from showcase.publish.preview.preview import Preview, Previewer, Unusable, standing
from showcase.publish.preview.server import Live, server_of
from showcase.util.clock import now

PAUSE = 0.3  # seconds between two looks at the files


@click.command("preview")
@with_entry
@click.option("--port", type=int, help=f"where to serve it ({PORT}, or the next free one, unless you say)")
@with_root
def command(entry: str, port: int | None, root: Path) -> int:
    """Serves one entry as it will look, drafts too, with what is still wrong above it.
    The page follows the entry’s files, criteria.yml and overrides/. Only this computer can open it. Ctrl-C ends it."""
    folder = entry_folder(entry, root)
    for name in ("mkdocs.yml", "overrides"):
        if not (root / name).exists():
            raise WrongUse(f"There is no {name} in {root}, and pages are made with it.")
    previewer = _previewer(root, folder)
    try:
        preview = previewer.make(now())
    except Unusable as error:
        raise WrongUse(str(error)) from None
    if preview is None:
        sound_award(read_workspace(root, [folder]), root)
    else:
        _serve(previewer, preview, port)
    return CLEAN


def _previewer(root: Path, folder: Path) -> Previewer:
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from showcase.mkdocs_adapter import look_of  # noqa: PLC0415 – MkDocs asks for the variable while it is imported

    return Previewer(root, folder, lambda: look_of(root))


def _serve(previewer: Previewer, preview: Preview, port: int | None) -> None:
    live = Live(preview)
    server = server_of(live, usable_port(port))
    with server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        _tell(preview, previewer.root)
        say(f"\nThe entry is at http://127.0.0.1:{server.server_port}/ and follows your changes. Ctrl-C ends it.")
        try:
            follow(previewer, live.show, lambda: live.number + 1)
        except KeyboardInterrupt:
            say("\nEnded.")
        finally:
            server.shutdown()


def follow(previewer: Previewer, show: Callable[[Preview], None], number: Callable[[], int], rounds: int | None = None) -> None:
    """Looks at the files again and again, and shows a new preview once a change has settled."""
    root = previewer.root
    look = (root / "overrides", root / "mkdocs.yml")
    places = (previewer.folder, root / "criteria.yml", *look)
    shown = seen = state_of(*places)
    shown_look = state_of(*look)
    while rounds is None or (rounds := rounds - 1) >= 0:
        time.sleep(PAUSE)
        before, seen = seen, state_of(*places)
        if seen == shown or seen != before:  # nothing new, or somebody is still writing
            continue
        now_look, shown = state_of(*look), seen
        try:
            preview = previewer.make(now(), number(), afresh=now_look != shown_look)
        except Unusable as error:  # whoever writes a template sees the last page until it can be used
            say(f"\n{error}")
            continue
        shown_look = now_look
        if preview is not None:
            show(preview)
            _tell(preview, root)


def _tell(preview: Preview, root: Path) -> None:
    say(f"\n{time.strftime('%H:%M:%S')} {standing('', preview.findings)}")
    tell(preview.findings, root)
