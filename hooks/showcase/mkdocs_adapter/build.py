"""One build, from MkDocs’ configuration to the published site.

MkDocs builds the prose under `pages/` and owns the theme; the showcase’s own pages are rendered beside it with the same
environment, because thousands of MkDocs pages cost more time and memory than the pages themselves. Under ProperDocs, which
continues MkDocs, the same imports lead there.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from errno import ENAMETOOLONG
from pathlib import Path

import mkdocs
from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.utils import CountHandler

from showcase.catalogue.catalogue import Catalogue
from showcase.catalogue.pipeline import Judge, build_catalogue
from showcase.catalogue.verdict import Verdict
from showcase.mkdocs_adapter.surroundings import surroundings
from showcase.model.finding import Diagnostic, Finding
from showcase.publish.blame import blamed
from showcase.publish.build import NOTHING, NotWhole, clear, make
from showcase.publish.kept import Kept, kept_of
from showcase.publish.papers.kept import papers_now
from showcase.publish.plan import plan
from showcase.publish.render import Look, prepare
from showcase.publish.site import Site
from showcase.publish.swap import Busy, Staging
from showcase.site.appearance.appearance import Appearance, NoAppearance, appearance_of, dressed
from showcase.site.csp import policy
from showcase.site.federation import NoShowcases, Showcase, other_showcases
from showcase.site.feeds.addresses import NoAddress, first_address
from showcase.site.relay import NoRelay, relay_of
from showcase.site.tongues import spoken_in
from showcase.site.views.cards import Cards
from showcase.site.views.frame import origins_of, site_frame
from showcase.util.clock import NoMoment, now
from showcase.util.parallel import usable_cores
from showcase.util.text import counted

generator = logging.getLogger(mkdocs.__name__)
log = logging.getLogger(f"{mkdocs.__name__}.plugins.showcase")


@dataclass(frozen=True, slots=True)
class Order:
    """What a build is asked for beyond MkDocs’ own options: whether it is for a writer’s own server, whether entries with errors are left
    out, who tells the verdict, and who says that the server is there; who judges the folders, or what was judged already, and whether it is for
    MkDocs’ own pages alone."""

    serving: bool = False
    skip_invalid: bool = False
    tell: Callable[[Verdict], None] | None = None
    ready: Callable[[], object] | None = None
    judge: Judge | None = None
    given: Catalogue | None = None
    prose_alone: bool = False

    @property
    def cores(self) -> int:
        """A server has threads, and a process with threads must not fork."""
        return 1 if self.serving else usable_cores()


@dataclass(frozen=True, slots=True)
class Begun:
    """A build whose entries are checked; the new site stands in `staging` until it is whole, or is given up.

    `wrong` is what a writer’s own server shows above its pages. `warnings` are counted, because under `--strict` MkDocs aborts for them only
    after everything has been written.
    """

    order: Order
    project: Path
    catalogue: Catalogue
    wrong: Sequence[Diagnostic]
    showcases: Sequence[Showcase]
    first_url: str
    appearance: Appearance
    relay: str
    staging: Staging
    warnings: CountHandler


def begin(config: MkDocsConfig, order: Order, last: Catalogue | None = None) -> Begun:
    """Checks everything before anything is made; from now on MkDocs writes beside the site that stands. Where a server has a `last` catalogue, that serves
    while the award is wrong. Raises PluginError when nothing can be built."""
    _refuse_what_cannot_be(config)
    project, staging = Path(config.config_file_path).parent, Staging(Path(config.site_dir))
    try:
        showcases = other_showcases(config.extra.get("showcases"), config.site_url or "")
        first = first_address(config.extra.get("first_address"))
        relay = relay_of(config.extra.get("submit_to"))
        appearance = appearance_of(config.extra.get("look"), Path(config.docs_dir))
        config.site_dir = str(staging.begin())
    except (NoShowcases, NoAddress, NoAppearance, NoRelay, Busy) as error:
        raise PluginError(str(error)) from None
    try:
        catalogue, wrong = _sound(project, order, last=last)
        catalogue = replace(catalogue, award=dressed(catalogue.award, appearance))
    except BaseException:
        staging.abandon()
        raise
    config.site_name = catalogue.award.name
    config.theme.static_templates.discard("sitemap.xml")  # MkDocs knows only its own pages, and dates them
    begun = Begun(order, project, catalogue, wrong, showcases, first, appearance, relay, staging, CountHandler(level=logging.WARNING))
    generator.addHandler(begun.warnings)
    return begun


def _refuse_what_cannot_be(config: MkDocsConfig) -> None:
    """Settings of MkDocs with which the showcase’s addresses would not hold, or files would stand on the site that nobody asked for."""
    if not config.use_directory_urls:
        raise PluginError("mkdocs.yml says ‘use_directory_urls: false’, but the showcase’s addresses end with a slash. Write: use_directory_urls: true")
    if "search" in config.plugins or "material/search" in config.plugins:
        raise PluginError("mkdocs.yml has MkDocs’ own search, which is there unless ‘plugins’ says otherwise; the showcase has a search. Write: plugins: []")


def _sound(project: Path, order: Order, faults: Sequence[Finding] = (), last: Catalogue | None = None) -> tuple[Catalogue, Sequence[Diagnostic]]:
    """The catalogue of what may be published, and the errors of what may not, which are told; so are `faults` that were found on the way."""
    if order.given:
        return order.given, ()
    try:
        catalogue, verdict = build_catalogue(project, now(), order.cores, faults, order.judge)
    except NoMoment as error:
        raise PluginError(str(error)) from None
    (order.tell or _logged)(verdict)
    errors = counted(len(verdict.errors), "error")
    if catalogue is None and order.serving and last is not None:
        log.error("%s above. The site stays as it was until criteria.yml is right.", errors)
        return last, verdict.errors
    if catalogue is not None and verdict.errors and order.serving:  # a writer sees the rest, and the mistakes above it
        log.error("%s above. What has errors is left out until it is mended.", errors)
    elif catalogue is None or (verdict.errors and not order.skip_invalid):
        raise PluginError(f"{errors} above. {NOTHING} Mend, then build again.")
    for key in verdict.held:
        log.info("entries/%s is held until its year is announced, which is a day in %s", key, catalogue.award.time_zone)
    return catalogue, verdict.errors


def _logged(verdict: Verdict) -> None:
    for finding in verdict.told:
        log.log(logging.ERROR if finding.is_error else logging.INFO, "%s", finding)


def site_of(begun: Begun, config: MkDocsConfig, files: Files, environment: Environment) -> Site:
    """The site to make, once MkDocs knows its own files and how pages look."""
    frame = site_frame(begun.catalogue.award, begun.showcases, config.site_url or "", begun.appearance, begun.relay)
    prepare(environment, frame, spoken_in(begun.catalogue, begun.project))
    context = get_context(Navigation([], []), files, config)
    look = Look(environment, context, config.site_url or "", first_url=begun.first_url, appearance=begun.appearance)
    cards = Cards(begun.catalogue.award)
    papers = papers_now(begun.project, begun.catalogue, look.site_url, begun.order.cores, appearance=look.appearance)
    written = (file.dest_uri for file in files if file.inclusion.is_included())  # type: ignore[no-untyped-call]
    return Site(
        project=begun.project,
        folder=begun.staging.next,
        catalogue=begun.catalogue,
        cards=cards,
        plan=plan(begun.catalogue, look.site_url, cards, papers.links, look.appearance),
        look=look,
        policy=policy(origins_of(begun.showcases, begun.relay)),
        prose={file.url: Path(str(file.abs_src_path)).read_text(encoding="utf-8") for file in files.documentation_pages()},
        as_they_are=frozenset(file.dest_uri for file in files if file.dest_uri.endswith(".html") and not file.is_documentation_page()),
        others=frozenset((*written, *config.theme.static_templates, *config.extra_templates)),
        cores=begun.order.cores,
        papers=papers,
        kept=None if begun.order.serving else _kept(begun, config),
    )


def _kept(begun: Begun, config: MkDocsConfig) -> Kept | None:
    """What was made before of the same surroundings, if these are known."""
    around = surroundings(config, begun.project, begun.first_url)
    return kept_of(begun.project, around) if around else None


def band_of(begun: Begun, environment: Environment, base: str, number: int | None = None, wrong: Sequence[Diagnostic] = ()) -> str:
    """What a writer’s own server shows at the top of each page while something is wrong; nothing when nothing is, but for what loads a page again when
    there is something newer than a `number`."""
    wrong = wrong or begun.wrong
    said = f"{counted(len(wrong), 'error')} to mend. Until then, this is the site without what is wrong, or as it was before." if wrong else ""
    band = environment.get_template("partials/showcase/preview.html")
    return str(band.render(said=said, findings=wrong, number=number, base=base)) if wrong or number is not None else ""


def finish(begun: Begun, site: Site, strict: bool) -> None:
    """Makes the showcase’s own part of the site, and publishes the whole; MkDocs has written its part. Raises PluginError when it may not be published."""
    if not begun.order.prose_alone:
        site = _made(begun, site)
    log.info("Showcase: %s on %s", counted(len(site.catalogue.entries), "entry", "entries"), counted(len(site.plan.pages), "page"))
    _end(begun)
    if strict and begun.warnings.counts:  # MkDocs is about to abort because of them
        begun.staging.abandon()
    else:
        begun.staging.publish()


def _made(begun: Begun, site: Site, known: Sequence[Finding] = ()) -> Site:
    """The site, made; without the entries that cannot be published, where they may be left out. `known` are faults of those that are left out already."""
    try:
        make(site, audited=not begun.order.serving)  # a writer’s own server shows what is wrong
    except Exception as error:
        if isinstance(error, OSError) and error.errno != ENAMETOOLONG:  # the machine’s fault, and no entry’s
            raise
        faults = blamed(site, error)
        if faults:
            return _made(begun, _without((*known, *faults), begun, site), (*known, *faults))
        if isinstance(error, NotWhole):
            raise PluginError(str(error)) from None
        raise
    return site


def _without(faults: Sequence[Finding], begun: Begun, site: Site) -> Site:
    """The same site without the entries that faults are about, and that are told of."""
    catalogue, _ = _sound(begun.project, begun.order, faults)
    catalogue = replace(catalogue, award=dressed(catalogue.award, begun.appearance))
    clear(site)
    cards, look = Cards(catalogue.award), site.look
    papers = papers_now(begun.project, catalogue, look.site_url, site.cores, appearance=look.appearance)
    return replace(site, catalogue=catalogue, cards=cards, plan=plan(catalogue, look.site_url, cards, papers.links, look.appearance), papers=papers)


def give_up(begun: Begun) -> None:
    """Leaves the site that stands as it is."""
    _end(begun)
    begun.staging.abandon()


def _end(begun: Begun) -> None:
    generator.removeHandler(begun.warnings)
