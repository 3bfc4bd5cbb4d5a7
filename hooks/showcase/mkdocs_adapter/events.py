"""The events of MkDocs, and what each means for a build."""

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from showcase.authoring.statements import STATEMENTS, NoStatement, statement
from showcase.catalogue.catalogue import Catalogue
from showcase.mkdocs_adapter.build import Begun, Order, band_of, begin, finish, give_up, site_of
from showcase.mkdocs_adapter.livereload import letting_reload
from showcase.publish.build import NOTHING
from showcase.publish.render import spoken
from showcase.publish.site import Site
from showcase.site.urls import placed, way_to_root
from showcase.util.garbage import without_collection

if TYPE_CHECKING:  # a build needs no server
    from mkdocs.livereload import LiveReloadServer

BAND = "assets/preview/"
FORM, SENT = "assets/form/", ("assets/form/ready/", "assets/form/vendor/")  # of the form’s scripts only what they are bundled to is sent
# The last is a template, which MkDocs would fill.
UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/", BAND, "papers/", "sitemap.xml")
TYPES = ".d.ts"  # names of types are for those who change the scripts


class Adapter:
    """The events of MkDocs, in the order in which they come; each build starts from nothing."""

    def __init__(self) -> None:
        self.order = Order()
        self.begun: Begun | None = None
        self.site: Site | None = None
        self.last: Catalogue | None = None  # of a server: it serves while the award is wrong
        self.band = ""  # of a server: what is wrong, for the top of each page
        self.at_the_end = ExitStack()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Whether this will be a server, which builds again and again."""
        self.order = replace(self.order, serving=command == "serve")

    def on_serve(self, server: "LiveReloadServer", *, config: MkDocsConfig, builder: object) -> "LiveReloadServer":
        """What the site is made from is watched, beside the prose, which MkDocs watches itself; its script for reloading may run."""
        server.set_app(letting_reload(server.serve_request, lambda: self.band))
        if self.order.ready:
            self.order.ready()
        root = Path(config.config_file_path).parent
        for path in (root / "criteria.yml", root / "entries", config.theme.custom_dir):
            if path and Path(path).exists():
                server.watch(str(path))
        return server

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Everything is checked before anything is made."""
        self.at_the_end.close()
        self.at_the_end.enter_context(without_collection())
        self.begun, self.site = begin(config, self.order, self.last), None
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """What no page of this site asks for stays out: the theme’s scripts and styles, those of previews, and what documents are made of.

        MkDocs would wait for a queue without end.
        """
        for file in files:
            if file.abs_src_path and not Path(file.abs_src_path).is_file():
                raise PluginError(f"{Path(config.docs_dir).name}/{file.src_uri} is not a plain file. {NOTHING} Put a plain file in its place.")
        unused = tuple(one for one in UNUSED if one != BAND or not self.order.serving)
        kept = [file for file in files if not file.src_uri.startswith(unused) and not file.src_uri.endswith(TYPES)]
        return Files([file for file in kept if file.src_uri.startswith(SENT) or not file.src_uri.startswith(FORM)])

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """The environment, made safe, serves MkDocs’ pages and ours."""
        if self.begun:
            self.site = site_of(self.begun, config, files, env)
            if self.order.serving:
                self.last, self.band = self.begun.catalogue, band_of(self.begun, env, urlsplit(config.site_url or "/").path)
        return env

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Statements name the award’s contact, and the laws of its countries."""
        if not self.begun or page.file.src_uri not in STATEMENTS:
            return markdown
        try:
            return statement(markdown, self.begun.catalogue.award)
        except NoStatement as error:
            raise PluginError(f"{Path(config.docs_dir).name}/{page.file.src_uri} cannot be filled: {error}. {NOTHING}") from None

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Prose of the site is ours, so its HTML is markup for templates that escape."""
        return Markup(html)  # noqa: S704 - prose of the site is the organiser’s own, as templates are

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Addresses become relative to the page."""
        return placed(self._spoken(output), way_to_root(page.url))

    def _spoken(self, html: str) -> str:
        return spoken(self.site.look.environment, html) if self.site else html

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """A page for errors is shown at any address, so its own addresses start at the root of the host."""
        return placed(self._spoken(output_content), f"{urlsplit(config.site_url or '/').path.rstrip('/')}/")

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Our pages are written last, and the site is published when it is whole."""
        if self.begun and self.site:
            finish(self.begun, self.site, config.strict)
            self.begun = self.site = None
        self.at_the_end.close()

    def on_shutdown(self) -> None:
        """Whoever breaks off leaves nothing half made beside the site."""
        self.at_the_end.close()
        if self.begun:
            give_up(self.begun)
            self.begun = self.site = None

    def on_build_error(self, error: Exception) -> None:
        """The site that was there stays, and a disk that is full is told as what it is."""
        self.at_the_end.close()
        if self.begun:
            give_up(self.begun)
            self.begun = self.site = None
        if isinstance(error, OSError):
            at = f" at {error.filename}" if error.filename else ""
            raise PluginError(f"The new site could not be written: {error.strerror or error}{at}. {NOTHING}") from None
