"""MkDocs’ events and the core: the only file that knows both.

MkDocs builds the prose under `pages/` and owns the theme; the showcase’s own pages are rendered beside it with the same
environment, because thousands of MkDocs pages cost more time and memory than the pages themselves. Under ProperDocs, which
continues MkDocs, the same imports lead there.
"""

import gc
import logging
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

import mkdocs
from jinja2 import Environment
from markupsafe import Markup
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from .addresses import ROOT, relative
from .catalogue import Catalogue
from .clock import today
from .exports.sitemap import sitemap
from .findings import counted
from .judging import judge
from .parallel import usable_cores
from .plan import plan, search_plan
from .policy import headers_file, policy
from .previewing import Look, Unusable
from .publishing import Staging
from .rendering import Writer, prepare, write_pages
from .scripts import slim
from .serving import letting_reload
from .showcases import NoShowcases, Showcase, other_showcases
from .views.parts import Cards
from .views.site import site_frame

if TYPE_CHECKING:  # a build needs no server
    from mkdocs.livereload import LiveReloadServer

UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/", "assets/preview/")
generator = logging.getLogger(mkdocs.__name__)
log = logging.getLogger(f"{mkdocs.__name__}.plugins.showcase")


class Warnings(logging.Handler):
    """Counts warnings, because under `--strict` MkDocs aborts for them only after everything has been written."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        """One more."""
        self.count += 1


class Build:
    """One build, from configuration to published site; the next one starts from a new one."""

    def __init__(self, config: MkDocsConfig, serving: bool) -> None:
        self.serving = serving
        self.cores = 1 if serving else usable_cores()  # a server has threads, and a process with threads must not fork
        self.root = Path(config.config_file_path).parent
        self.site_url = f"{config.site_url.rstrip('/')}/" if config.site_url else ""
        self.showcases = self._showcases(config)
        self.staging = Staging(Path(config.site_dir))
        self.catalogue = self._judged()
        gc.freeze()  # the catalogue stays until the end, so the search for garbage need not walk it, here or in a worker
        self.warnings = Warnings()
        generator.addHandler(self.warnings)
        config.site_name = self.catalogue.award.name
        config.site_dir = str(self.staging.begin())
        config.theme.static_templates.discard("sitemap.xml")  # MkDocs knows only its own pages, and dates them
        self.environment: Environment | None = None
        self.navigation: Navigation | None = None

    def _showcases(self, config: MkDocsConfig) -> tuple[Showcase, ...]:
        try:
            return other_showcases(config.extra.get("showcases"), self.site_url)
        except NoShowcases as error:
            raise PluginError(str(error)) from None

    def _judged(self) -> Catalogue:
        catalogue, verdict = judge(self.root, today(), self.cores)
        for finding in verdict.findings:
            log.log(logging.ERROR if finding.is_error else logging.INFO, "%s", finding)
        if catalogue is not None and verdict.errors and self.serving:  # a writer sees the rest, and the mistake in the terminal
            log.error("%s above. What has errors is left out until it is mended.", counted(len(verdict.errors), "error"))
        elif catalogue is None or verdict.errors:
            some = counted(len(verdict.errors), "error")
            raise PluginError(f"{some} above. Nothing was published, and the site that was there is untouched. Mend, then build again.")
        for key in verdict.held:
            log.info("entries/%s is held until its year is announced", key)
        return catalogue

    def write(self, config: MkDocsConfig, files: Files) -> None:
        """Writes the showcase’s own pages, and the files beside entries, into the new site."""
        assert self.environment is not None
        assert self.navigation is not None
        site, cards = Path(config.site_dir), Cards(self.catalogue.award)
        found = search_plan(self.catalogue, cards, Writer(site).write, self.cores)
        planned = plan(self.catalogue, self.site_url, cards)
        context = get_context(self.navigation, files, config)
        write_pages(planned.with_files(found), self.environment, context, site, self.site_url, self.cores)
        slim(site / "assets" / "showcase")
        (site / "_headers").write_text(headers_file(policy(one.origin for one in self.showcases)), encoding="utf-8", newline="\n")
        for copy in planned.copies:
            shutil.copyfile(self.root / copy.source, site / copy.url)
        if self.site_url:
            listed = [page.url for page in planned.pages if page.listed] + [file.url for file in files.documentation_pages()]
            (site / "sitemap.xml").write_text(sitemap(self.site_url + url for url in listed), encoding="utf-8", newline="\n")
        log.info("Showcase: %s on %s", counted(len(self.catalogue.entries), "entry", "entries"), counted(len(planned.pages), "page"))

    def end(self, whole: bool, strict: bool) -> None:
        """Publishes the new site if it is whole and MkDocs will not abort because of warnings; else the old one stays."""
        generator.removeHandler(self.warnings)
        gc.unfreeze()
        if whole and not (strict and self.warnings.count):
            self.staging.publish()
        else:
            self.staging.abandon()


def look_of(root: Path) -> Look:
    """How a project’s pages look, without building any: its theme’s templates, and what they ask of MkDocs. Raises Unusable when mkdocs.yml cannot be used."""
    try:
        config = load_config(str(root / "mkdocs.yml"))
    except MkDocsException as error:
        raise Unusable(f"mkdocs.yml cannot be used: {error}") from None
    context = get_context(Navigation([], []), Files([]), config)
    site_url = f"{config.site_url.rstrip('/')}/" if config.site_url else ""
    return Look(config.theme.get_env(), context, site_url, (Path(config.theme.custom_dir),) if config.theme.custom_dir else ())


class Adapter:
    """The events of MkDocs, in the order in which they come."""

    def __init__(self) -> None:
        self.serving = False
        self.build: Build | None = None
        self.files: Files | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Whether this will be a server, which builds again and again."""
        self.serving = command == "serve"

    def on_serve(self, server: "LiveReloadServer", *, config: MkDocsConfig, builder: object) -> "LiveReloadServer":
        """What the site is made from is watched, beside the prose, which MkDocs watches itself; its script for reloading may run."""
        server.set_app(letting_reload(server.serve_request))
        root = Path(config.config_file_path).parent
        for path in (root / "criteria.yml", root / "entries", config.theme.custom_dir):
            if path and Path(path).exists():
                server.watch(str(path))
        return server

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Everything is judged before anything is made."""
        self.build = Build(config, self.serving)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """The theme’s scripts and styles stay out, as do those of previews: no page of this site asks for them."""
        self.files = Files([file for file in files if not file.src_uri.startswith(UNUSED)])
        return self.files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Templates of the theme ask for the navigation."""
        assert self.build is not None
        self.build.navigation = nav
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """The environment, made safe, serves MkDocs’ pages and ours."""
        assert self.build is not None
        prepare(env, site_frame(self.build.catalogue.award, self.build.showcases))
        self.build.environment = env
        return env

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Prose of the site is ours, so its HTML is markup for templates that escape."""
        return Markup(html)  # noqa: S704 - prose of the site is the organiser’s own, as templates are

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Addresses become relative to the page."""
        return relative(page.url, output)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """A page for errors is shown at any address, so its own addresses start at the root of the host."""
        return output_content.replace(ROOT, f"{urlsplit(config.site_url or '/').path.rstrip('/')}/")

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Our pages are written last, and the site is published when it is whole."""
        assert self.build is not None
        assert self.files is not None
        self.build.write(config, self.files)
        self.build.end(whole=True, strict=config.strict)
        self.build = None

    def on_build_error(self, error: Exception) -> None:
        """The site that was there stays."""
        if self.build is not None:
            self.build.end(whole=False, strict=True)
            self.build = None
