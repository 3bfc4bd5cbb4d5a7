"""A project that is served while somebody writes: after each change a new state of the whole site, of which each page is made when it is asked for."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.structure.files import Files, get_files

from showcase.catalogue.catalogue import Catalogue
from showcase.catalogue.checked import Checked
from showcase.catalogue.followed import Followed
from showcase.intake.prints import State, state_of
from showcase.intake.sources import Workspace
from showcase.mkdocs_adapter.build import Order, band_of
from showcase.mkdocs_adapter.projects import adapter_of, configuration
from showcase.model.award import Award
from showcase.publish.preview.preview import Unusable
from showcase.publish.preview.whole import WholeSite
from showcase.util.parallel import usable_cores

OURS = ("criteria.yml", "mkdocs.yml", "overrides", "hooks")  # beside the entries and the prose
KEPT = 2  # states whose files stay, for a browser that was answered from the one before


class NoSite(Unusable):
    """There is no site to show, or none that could be; the message says why."""


class Workshop:
    """Makes the states of a site one after the other, each with its own number and, where files are needed, its own folder in `room`. Verdicts, and the last
    catalogue that could be shown, stay from one to the next."""

    def __init__(self, root: Path, room: Path, order: Order) -> None:
        self.root, self.room, self.followed = root, room, Followed()
        self.order = replace(order, serving=True, judge=self._judge)
        self.last: Catalogue | None = None
        self.number = -1
        self.prose = Path("pages")

    def state(self) -> State:
        """What tells whether anything has changed that the site is made of."""
        return state_of(self.root / "entries", self.root / self.prose, *(self.root / name for name in OURS))

    def make(self, tell: Callable[[str], object] = print) -> WholeSite:
        """The site as it is now. Raises Unusable where there is nothing to show, or nothing can be shown; the state before it still stands."""
        number = self.number + 1
        room = self.room / str(number)
        config = configuration(self.root, site_dir=str(room / "ours" / "site"))
        self.prose = Path(config.docs_dir)
        adapter = adapter_of(config)
        adapter.order, adapter.last = self.order, self.last
        try:
            files = _begun(config)
            site, begun = adapter.site, adapter.begun
        except TemplateError as error:
            raise NoSite(f"{getattr(error, 'filename', None) or 'A template'}, line {getattr(error, 'lineno', '?')}: {error.message}") from None
        except MkDocsException as error:
            raise NoSite(str(error)) from None
        finally:
            adapter.on_shutdown()
        if site is None or begun is None:
            raise Unusable("mkdocs.yml does not name hooks/showcase_hooks.py among its hooks, so there is no showcase to serve.")
        self.last, self.number = begun.catalogue, number
        shutil.rmtree(self.room / str(number - KEPT), ignore_errors=True)
        band = band_of(begun, site.look.environment, urlsplit(config.site_url or "/").path, number)
        plain = {file.dest_uri: Path(str(file.abs_src_path)) for file in files if file.inclusion.is_included() and not file.is_documentation_page()}  # type: ignore[no-untyped-call]
        prose = cache(lambda: self._prose(room / "prose", begun.catalogue))
        return WholeSite(replace(site, folder=room / "made"), plain, prose, band, tell)

    def _judge(self, workspace: Workspace, award: Award, cores: int) -> Sequence[Checked]:
        """All folders on all cores at first, when there are no threads yet; then what has changed."""
        return self.followed.judge(workspace, award, usable_cores() if self.number < 0 else cores)

    def _prose(self, room: Path, catalogue: Catalogue) -> Path:
        """MkDocs’ own pages, built into a folder."""
        config = configuration(self.root, site_dir=str(room / "site"))
        adapter_of(config).order = replace(self.order, given=catalogue, prose_alone=True)
        try:
            build(config)
        except Abort as error:
            raise Unusable(str(error.__context__ or error)) from None
        finally:
            config.plugins.on_shutdown()
        return room / "site"


def _begun(config: MkDocsConfig) -> Files:
    """What MkDocs does before it writes: the events up to the one at which the site is planned."""
    config.plugins.on_config(config)
    files, environment = get_files(config), config.theme.get_env()
    files.add_files_from_theme(environment, config)
    files = config.plugins.on_files(files, config=config)
    config.plugins.on_env(environment, config=config, files=files)
    return files
