"""One entry as it will look, with what is still wrong with it: checked, planned and rendered alone, however many there are.

What an unfinished entry chose and the award does not have is added to a copy of the award, so that it can be shown while it is mended."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from jinja2 import TemplateError

from showcase.catalogue.catalogue import assemble
from showcase.catalogue.checked import Checked
from showcase.catalogue.links import link
from showcase.catalogue.pipeline import check_folder, read_award
from showcase.catalogue.verdict import Verdict, decide
from showcase.checks.coverage import ease_of, eased
from showcase.checks.personal_data import without_personal_data
from showcase.intake.images.decode import Unshowable
from showcase.intake.workspace import read_folder, read_workspace
from showcase.model.award import Award
from showcase.model.finding import Diagnostic, Severity
from showcase.model.vocabularies import Recognition, Term
from showcase.parsing.entry import ParsedEntry, parse_entry
from showcase.parsing.validation.vocabulary_fields import ADOPTION_VALUES, ENTRY_VALUES, unknown_choices, vocabulary_of
from showcase.publish.images import version_of
from showcase.publish.plan import Page, Pictured, plan
from showcase.publish.render import SPOKEN, Look, prepare, render
from showcase.site.appearance.appearance import dressed
from showcase.site.tongues import spoken_in
from showcase.site.urls import LOOK_SHEET, entry_address
from showcase.site.views.frame import site_frame
from showcase.util.clock import day_in
from showcase.util.text import counted, listed

BODY = re.compile(r"<body\b[^>]*>")


class Unusable(Exception):
    """A template, or the site’s configuration, cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Preview:
    """An entry’s pages and drawings by address, the files beside it that they use, the page for anything else, and the findings.

    `pictures` are the versions of its pictures by address, each made when it is asked for.
    """

    address: str
    pages: Mapping[str, str]
    elsewhere: str
    findings: tuple[Diagnostic, ...]
    files: Mapping[str, Path] = field(default_factory=dict)
    pictures: Mapping[str, Callable[[], bytes]] = field(default_factory=dict)
    assets: tuple[Path, ...] = ()

    def answer(self, url: str) -> bytes | None:
        """What stands at an address: a page, a picture, a file beside the entry, or an asset of the site."""
        if url in self.pages:
            return self.pages[url].encode()
        return self._version(url) or ((path := self._file(url)) and path.read_bytes()) or None

    def moved(self, url: str) -> str:
        """To the entry from the root, and to the address with its last stroke."""
        return f"/{f'{url}/' if url else self.address}" if not url or f"{url}/" in self.pages else ""

    def missing(self) -> bytes:
        """The page for anything else."""
        return self.elsewhere.encode()

    def _version(self, url: str) -> bytes | None:
        """A version of a picture; None when there is no such one, or when its original went away or became another."""
        try:
            return self.pictures[url]() if url in self.pictures else None
        except (OSError, Unshowable):
            return None

    def _file(self, url: str) -> Path | None:
        """A file beside the entry, or an asset of the site; nothing outside their folders, and none for what no file can be called."""
        try:
            if url in self.files:
                found = [self.files[url]]
            else:
                found = [folder / url for folder in self.assets if (folder / url).resolve().is_relative_to((folder / "assets").resolve())]
            return next((path for path in found if path.is_file() and not path.is_symlink()), None)
        except (OSError, ValueError):
            return None


class Previewer:
    """Makes the preview of one entry again and again; the last sound award and look serve while theirs are being changed."""

    def __init__(self, root: Path, folder: Path, look_of: Callable[[], Look]) -> None:
        self.root, self.folder, self.look_of = root, folder, look_of
        self.key = f"{folder.parent.name}/{folder.name}"
        self.address = entry_address(self.key).path
        self.award: Award | None = None
        self.look: Look | None = None

    def make(self, when: date, number: int = 0, afresh: bool = False) -> Preview | None:
        """The preview on a day, or at a moment; `afresh` when templates may have changed. None when no award has been sound yet.

        Raises Unusable when a template cannot be used.
        """
        try:
            return self._make(when, number, afresh)
        except TemplateError as error:
            place = f"{getattr(error, 'filename', None) or 'A template'}, line {getattr(error, 'lineno', '?')}"
            raise Unusable(f"{place}: {error.message or 'it cannot be used'}") from None

    def _make(self, when: date, number: int, afresh: bool) -> Preview | None:
        workspace = read_workspace(self.root, [self.folder])
        award, wrong = read_award(workspace)
        if award is not None and award != self.award:
            self.award, afresh = award, True
        if self.award is None:
            return None
        if afresh or self.look is None:
            self.look = self.look_of()
            prepare(self.look.environment, site_frame(self.award, appearance=self.look.appearance))
        folder, reading = read_folder(self.folder, self.root)
        checked, day = check_folder(folder, reading, self.award, with_entry=True), day_in(self.award.time_zone, when)
        findings = (*(wrong if award is None else ()), *decide(workspace, [checked], day).told)
        shown = without_personal_data(folder, self.award.countries)  # a preview is passed on
        if shown is not folder:
            checked = check_folder(shown, reading, self.award, with_entry=True)
        return self._rendered(checked, provisional(self.award, parse_entry(shown, self.award)), self.look, findings, day, number)

    def _rendered(self, checked: Checked, award: Award, look: Look, findings: tuple[Diagnostic, ...], day: date, number: int) -> Preview:
        alone = Verdict((), ready=(self.key,) if checked.entry else (), withdrawn=(self.key,) if checked.withdrawal else ())
        folders = [replace(checked, shown_from=day)]
        award = dressed(award, look.appearance)
        catalogue = assemble(award, link(alone, folders, award), alone, folders, day)
        look.environment.globals[SPOKEN] = spoken_in(catalogue, self.root)
        planned = plan(catalogue, look.site_url, appearance=look.appearance)
        ease = eased(ease_of(checked.entry.front.summary, award)) if checked.entry else ""
        said = f"{standing(checked.status, findings)} {ease}".strip()
        band = str(look.environment.get_template("partials/showcase/preview.html").render(said=said, findings=findings, number=number))
        pages = {page.url: self._page(page, look, band) for page in planned.pages if page.url.startswith(self.address)}
        unread = _notice(self.address, "Not to be shown yet", "The text of this entry cannot be read. Mend what stands above, and it will appear here.")
        pages = pages or {self.address: self._page(unread, look, band)}
        pages |= {file.url: file.make() for file in planned.drawings if file.url.startswith((self.address, LOOK_SHEET.path))}
        elsewhere = _notice("", "Not part of this preview", "Only one entry is shown here. On the published site, this address may lead to another page.")
        files = {path: self.root / path for path in planned.copies}
        pictures = {url: make for one in planned.pictures for url, make in self._versions(one)}
        return Preview(self.address, pages, self._page(elsewhere, look, band), findings, files, pictures, look.assets)

    def _versions(self, one: Pictured) -> Iterator[tuple[str, Callable[[], bytes]]]:
        for version in one.picture.versions:
            yield f"{one.folder}{version.name}", partial(version_of, one, version, self.root)

    def _page(self, page: Page, look: Look, band: str) -> str:
        """A page through its own template, as the site will have it, with the band above it."""
        html = render(page, look.environment.get_template(page.template), look.context, look.site_url)
        return BODY.sub(lambda found: found[0] + band, html, count=1)


def _notice(url: str, title: str, text: str) -> Page:
    """A page that says why there is nothing else."""
    return Page(url, "preview.html", title, text, lambda: None, listed=False)


def standing(status: str, findings: Sequence[Diagnostic]) -> str:
    """How an entry stands, in a sentence or two."""
    weights = [finding.severity for finding in findings if not finding.is_waived]
    counts = listed([counted(weights.count(one), one.value) for one in Severity if one in weights], "and")
    draft = "This is a draft, which is not published." if status == "draft" else "This is a preview."
    return f"{draft} {counts} to look at." if counts else f"{draft} Nothing to mend."


TEXT = "This is not on the award’s list."


def provisional(award: Award, parsed: ParsedEntry) -> Award:
    """The award with every value that an entry and its records chose; one that is not on its list is shown as it was typed."""
    added: dict[str, dict[str, Term]] = {}
    recognitions = dict(award.recognitions)
    for name, value in _unknown(award, parsed):
        if name == "recognitions":
            recognitions[value] = Recognition(label=value, text=TEXT)
        else:
            added.setdefault(name, {})[value] = Term(label=value, text=TEXT)
    if not added and recognitions == award.recognitions:
        return award
    # Unknown values come first: where a list is a ladder, they must not stand above its highest rung.
    lists = {name: {**new, **vocabulary_of(award, name)} for name, new in added.items()}
    fields = {name: getattr(award, name) for name in type(award).model_fields}
    fields |= {"recognitions": recognitions, "vocabularies": award.vocabularies.model_copy(update=lists)}
    return Award.model_construct(**fields)


def _unknown(award: Award, parsed: ParsedEntry) -> Iterator[tuple[str, str]]:
    read = [(parsed.document.values, ENTRY_VALUES), *((one.document.values, ADOPTION_VALUES) for one in parsed.adoptions)]
    if parsed.entry:  # in which something may stand for what could not be used
        theirs = ((one.front.model_dump(mode="json", by_alias=True, warnings=False), ADOPTION_VALUES) for one in parsed.entry.adoptions)
        read += [(parsed.entry.front.model_dump(mode="json", by_alias=True, warnings=False), ENTRY_VALUES), *theirs]
    for values, table in read:
        yield from ((choice.field.vocabulary, choice.id) for choice in unknown_choices(values, table, award) if choice.id)
