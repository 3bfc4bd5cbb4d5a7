"""`showcase preview`: serves one entry as it will look, live, with what is still wrong with it."""

import argparse
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from showcase.catalogue.pipeline import read_award
from showcase.cli.common import CLEAN, FOUND, WrongUse, add_root, entry_folder, root_of
from showcase.cli.terminal import tell
from showcase.intake.workspace import read_workspace
from showcase.util.clock import today

if TYPE_CHECKING:
    from showcase.publish.preview.preview import Preview, Previewer

NAME = "preview"
HELP = "see one entry as it will look, while you write"
PURPOSE = (
    "Serves one entry as it will look, drafts too, with what is still wrong above it. The page follows the entry’s files, criteria.yml and overrides/. "
    "Only this computer can open it. Ctrl-C ends it."
)
PORT = 8000
PAUSE = 0.3  # seconds between two looks at the files


def add(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("entry", metavar="ENTRY", help="an entry’s folder, or its year and folder, such as 2025/quiet-nights")
    parser.add_argument("--port", type=int, help=f"where to serve it ({PORT}, or the next free one, unless you say)")
    add_root(parser)


def run(options: argparse.Namespace) -> int:
    """Serves until it is ended."""
    root = root_of(options)
    folder = entry_folder(options.entry, root)
    for name in ("mkdocs.yml", "overrides"):
        if not (root / name).exists():
            raise WrongUse(f"There is no {name} in {root}, and pages are made with it.")
    previewer = _previewer(root, folder)
    from showcase.publish.preview.preview import Unusable  # noqa: PLC0415 – it comes with the previewer

    try:
        preview = previewer.make(today())
    except Unusable as error:
        raise WrongUse(str(error)) from None
    if preview is None:
        tell(read_award(read_workspace(root, [folder]))[1], root)
        return FOUND
    _serve(previewer, preview, options.port)
    return CLEAN


def _previewer(root: Path, folder: Path) -> "Previewer":
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from showcase.mkdocs_adapter import look_of  # noqa: PLC0415 – takes longer than a whole check of one entry
    from showcase.publish.preview.preview import Previewer  # noqa: PLC0415 – the same

    return Previewer(root, folder, lambda: look_of(root))


def _serve(previewer: "Previewer", preview: "Preview", port: int | None) -> None:
    from showcase.publish.preview.server import Live, server_of  # noqa: PLC0415 – only a preview needs a server

    live = Live(preview)
    try:
        server = server_of(live, PORT if port is None else port)
    except (OSError, OverflowError):
        if port is not None:
            raise WrongUse(f"Port {port} cannot be used: something else may be using it. Leave --port out, and a free one is found.") from None
        server = server_of(live, 0)
    with server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        _tell(preview, previewer.root)
        print(f"\nThe entry is at http://127.0.0.1:{server.server_port}/ and follows your changes. Ctrl-C ends it.", flush=True)
        try:
            follow(previewer, live.show, lambda: live.number + 1)
        except KeyboardInterrupt:
            print("\nEnded.")
        finally:
            server.shutdown()


def follow(previewer: "Previewer", show: Callable[["Preview"], None], number: Callable[[], int], rounds: int | None = None) -> None:
    """Looks at the files again and again, and shows a new preview once a change has settled."""
    from showcase.publish.preview.preview import Unusable  # noqa: PLC0415 – the same
    from showcase.publish.preview.server import signature  # noqa: PLC0415 – only a preview needs it

    root = previewer.root
    look = (root / "overrides", root / "mkdocs.yml")
    places = (previewer.folder, root / "criteria.yml", *look)
    shown = seen = signature(places)
    shown_look = signature(look)
    while rounds is None or (rounds := rounds - 1) >= 0:
        time.sleep(PAUSE)
        before, seen = seen, signature(places)
        if seen == shown or seen != before:  # nothing new, or somebody is still writing
            continue
        now_look, shown = signature(look), seen
        try:
            preview = previewer.make(today(), number(), afresh=now_look != shown_look)
        except Unusable as error:  # whoever writes a template sees the last page until it can be used
            print(f"\n{error}", flush=True)
            continue
        shown_look = now_look
        if preview is not None:
            show(preview)
            _tell(preview, root)


def _tell(preview: "Preview", root: Path) -> None:
    from showcase.publish.preview.preview import standing  # noqa: PLC0415 – it is there already by now

    print(f"\n{time.strftime('%H:%M:%S')} {standing('', preview.findings)}", flush=True)
    tell(preview.findings, root)
