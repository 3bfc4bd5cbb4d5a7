"""One build, from configuration to published site.

MkDocs builds the prose under `pages/` and owns the theme; the showcase’s own pages are rendered beside it with the same
environment, because thousands of MkDocs pages cost more time and memory than the pages themselves. Under ProperDocs, which
continues MkDocs, the same imports lead there.
"""

import gc
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import mkdocs
from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from showcase.catalogue.catalogue import Catalogue
from showcase.catalogue.pipeline import build_catalogue
from showcase.catalogue.verdict import Verdict
from showcase.intake.safe_read import read_file
from showcase.intake.workspace import LARGEST_FILE
from showcase.publish.audit import Expected, inspected
from showcase.publish.images import write_pictures
from showcase.publish.leaks import canaries
from showcase.publish.minify import slim
from showcase.publish.plan import plan, search_plan
from showcase.publish.render import Writer, write_pages
from showcase.publish.sbom import bill_expected, write_bill
from showcase.publish.sitemap import sitemap
from showcase.publish.swap import Busy, Staging
from showcase.site.csp import headers_file, policy
from showcase.site.federation import NoShowcases, Showcase, other_showcases
from showcase.site.search.documents import record_address
from showcase.site.views.cards import Cards
from showcase.util.clock import today
from showcase.util.parallel import usable_cores
from showcase.util.text import counted

generator = logging.getLogger(mkdocs.__name__)
NOTHING = "Nothing was published, and the site that was there is untouched."
SITEMAP, HEADERS = "sitemap.xml", "_headers"
REPORT = "This is a fault of the showcase’s software and not of an entry: please report it with these lines."
log = logging.getLogger(f"{mkdocs.__name__}.plugins.showcase")


class Warnings(logging.Handler):
    """Counts warnings, because under `--strict` MkDocs aborts for them only after everything has been written."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        """One more."""
        self.count += 1


@dataclass(frozen=True, slots=True)
class Order:
    """What a build is asked for beyond MkDocs’ own options: whether entries with errors are left out, and who tells the verdict."""

    skip_invalid: bool = False
    tell: Callable[[Verdict], None] | None = None


class Build:
    """One build, from configuration to published site; the next one starts from a new one."""

    def __init__(self, config: MkDocsConfig, serving: bool, order: Order) -> None:
        self.serving, self.order = serving, order
        self.cores = 1 if serving else usable_cores()  # a server has threads, and a process with threads must not fork
        self.root = Path(config.config_file_path).parent
        self.site_url = f"{config.site_url.rstrip('/')}/" if config.site_url else ""
        self.showcases = self._showcases(config)
        self.policy = policy(one.origin for one in self.showcases)
        self.warnings = Warnings()
        self.staging = Staging(Path(config.site_dir))
        config.site_dir = str(self._begin())
        try:
            self.catalogue, self.verdict = self._judged()
        except BaseException:
            self.staging.abandon()
            raise
        gc.freeze()  # the catalogue stays until the end, so the search for garbage need not walk it, here or in a worker
        generator.addHandler(self.warnings)
        config.site_name = self.catalogue.award.name
        config.theme.static_templates.discard("sitemap.xml")  # MkDocs knows only its own pages, and dates them
        self.environment: Environment | None = None
        self.navigation: Navigation | None = None

    def _showcases(self, config: MkDocsConfig) -> tuple[Showcase, ...]:
        try:
            return other_showcases(config.extra.get("showcases"), self.site_url)
        except NoShowcases as error:
            raise PluginError(str(error)) from None

    def _begin(self) -> Path:
        try:
            return self.staging.begin()
        except Busy as error:
            raise PluginError(str(error)) from None

    def _judged(self) -> tuple[Catalogue, Verdict]:
        catalogue, verdict = build_catalogue(self.root, today(), self.cores)
        (self.order.tell or _logged)(verdict)
        errors = counted(len(verdict.errors), "error")
        if catalogue is not None and verdict.errors and self.serving:  # a writer sees the rest, and the mistake in the terminal
            log.error("%s above. What has errors is left out until it is mended.", errors)
        elif catalogue is None or (verdict.errors and not self.order.skip_invalid):
            raise PluginError(f"{errors} above. {NOTHING} Mend, then build again.")
        for key in verdict.held:
            log.info("entries/%s is held until its year is announced", key)
        return catalogue, verdict

    def write(self, config: MkDocsConfig, files: Files) -> None:
        """Writes the showcase’s own pages, and the files beside entries, into the new site, and looks at all of it."""
        assert self.environment is not None
        assert self.navigation is not None
        site, cards = self.staging.next, Cards(self.catalogue.award)
        planned = plan(self.catalogue, self.site_url, cards)
        planned = planned.with_files(search_plan(self.catalogue, cards, Writer(site).write, self.cores))
        write_pages(planned, self.environment, get_context(self.navigation, files, config), site, self.site_url, self.cores)
        slim(site / "assets" / "showcase")
        (site / HEADERS).write_text(headers_file(self.policy), encoding="utf-8", newline="\n")
        for copy in planned.copies:
            (site / copy.url).write_bytes(read_file(self.root / copy.source, LARGEST_FILE))  # what took a judged file’s place meanwhile is refused
        if not write_bill(self.root, site, config.site_name):
            log.info("There is no requirements.txt beside mkdocs.yml, so the site has no bill of materials")
        if faults := write_pictures(planned.pictures, self.root, site, self.cores):
            raise PluginError(f"{' '.join(faults)} {NOTHING} Build again.")
        if self.site_url:
            listed = [page.url for page in planned.pages if page.listed] + [file.url for file in files.documentation_pages()]
            (site / SITEMAP).write_text(sitemap(self.site_url + url for url in listed), encoding="utf-8", newline="\n")
        if not self.serving:  # a writer’s own server shows what is wrong
            self._inspect(planned.paths | set(self._others(files, config)), config)
        log.info("Showcase: %s on %s", counted(len(self.catalogue.entries), "entry", "entries"), counted(len(planned.pages), "page"))

    def _others(self, files: Files, config: MkDocsConfig) -> Iterator[str]:
        """The files of the site that the plan does not make."""
        yield from (file.dest_uri for file in files if file.inclusion.is_included())  # type: ignore[no-untyped-call]
        yield from (*config.theme.static_templates, *config.extra_templates, HEADERS, *([SITEMAP] if self.site_url else []), *bill_expected(self.root))
        yield from (record_address(number) for number in range(len(self.catalogue.entries)))

    def _inspect(self, paths: frozenset[str], config: MkDocsConfig) -> None:
        """A site that is not as it should be is not published."""
        prose = (path.read_text(encoding="utf-8") for path in sorted((self.root / "criteria.yml", *Path(config.docs_dir).rglob("*.md"))))
        notices = frozenset(f"entries/{one.key}/index.html" for one in self.catalogue.withdrawn)
        host = urlsplit(self.site_url).path or "/"
        expected = Expected(paths, host, canaries(self.root, self.catalogue, prose), notices, self.policy)
        wrong = inspected(self.staging.next, expected, self.cores)
        if wrong:
            raise PluginError("\n".join(("The new site is not as it should be:", *(f"  {one}" for one in wrong), f"{NOTHING} {REPORT}")))

    def end(self, whole: bool, strict: bool) -> None:
        """Publishes the new site if it is whole and MkDocs will not abort because of warnings; else the old one stays."""
        generator.removeHandler(self.warnings)
        gc.unfreeze()
        if whole and not (strict and self.warnings.count):
            self.staging.publish()
        else:
            self.staging.abandon()


def _logged(verdict: Verdict) -> None:
    for finding in verdict.told:
        log.log(logging.ERROR if finding.is_error else logging.INFO, "%s", finding)
