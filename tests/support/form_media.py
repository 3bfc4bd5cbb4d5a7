"""A page with the site’s policy, on which the form’s modules for pictures, series, previews and pasted text are tried; and what Python makes of the same."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import yaml
from showcase.authoring.rules.media import media_table
from showcase.model.passage import Passage, TextImage
from showcase.parsing.markdown.outline import outline
from showcase.site.csp import headers_file, policy
from showcase.site.markdown_html import address, to_html
from support.hosting import WithHeaders, hosted
from support.projects import ROOT

CASES = ROOT / "tests" / "cases"
FORM = ROOT / "overrides" / "assets" / "form"
# What a browser adds to a link that leaves a page with unsaved text, and where a page has a way to its own footnotes and files.
LEFT_OUT = {"rel", "target", "id"}

# What the page is asked, each with its list of cases.
PREPARE = """async names => {
  const {prepare} = await import("/form/ready/pictures.js");
  const media = await (await fetch("/media.json")).json();
  const made = [];
  for (const name of names) {
    const file = new File([await (await fetch(`/tried/${encodeURIComponent(name)}.bin`)).blob()], name);
    const {bytes, thumbnail, ...rest} = await prepare(file, media);
    const at = (x, y) => [...thumbnail.getContext("2d").getImageData(x * (thumbnail.width - 1), y * (thumbnail.height - 1), 1, 1).data];
    const points = () => [at(0.1, 0.1), at(0.9, 0.1), at(0.1, 0.9)];
    made.push(bytes ? {...rest, bytes: btoa(Array.from(bytes, one => String.fromCharCode(one)).join("")), points: points()} : rest);
  }
  return [made, broken];
}"""
RENDER = """async texts => {
  const {render} = await import("/form/ready/preview.js");
  const held = text => { const all = document.createElement("div"); all.append(render(text)); return all; };
  const page = texts.map(held);
  document.body.append(...page);
  await new Promise(done => setTimeout(done, 50));
  return [page.map(one => one.innerHTML), broken, Boolean(window.ran), [...document.querySelectorAll("a")].map(one => one.protocol)];
}"""
PASTE = """async texts => {
  const {fromClipboard} = await import("/form/ready/paste.js");
  const made = texts.map(text => {
    const data = new DataTransfer();
    data.setData("text/html", text);
    return fromClipboard(data);
  });
  return [made, fromClipboard(new DataTransfer()), broken, Boolean(window.ran)];
}"""
CHARTS = """async cases => {
  const {drawChart} = await import("/form/ready/chart.js");
  const elements = svg => [...svg.children].map(one =>
    [one.getAttribute("class") ?? "text", one.getAttribute("d") ?? `${one.getAttribute("x")} ${one.getAttribute("y")} ${one.textContent}`].join(" "));
  const told = cases.map(({points, measure}) => {
    const {caption, parts, drawings} = drawChart(points, measure);
    const judged = parts.map(part => [part.mean, part.limits ?? null, part.signals.map(one => (one ? [one.rule, one.up, one.good, one.settled] : null))]);
    const plain = text => text.split(/\\s+/).filter(Boolean).join(" ");
    return {caption, judged, drawn: drawings.map(one => [one.getAttribute("viewBox"), ...elements(one).map(plain)])};
  });
  return [told, drawChart([], cases[0].measure) ?? null, broken];
}"""
TABLES = """async tables => {
  const {readTable} = await import("/form/ready/series.js");
  const media = await (await fetch("/media.json")).json();
  return tables.map(([text, measure, columns]) => readTable(text, measure, media, columns ?? undefined));
}"""
PLAIN = """async texts => {
  delete Document.parseHTML;
  const {fromClipboard} = await import("/form/ready/paste.js");
  const data = new DataTransfer();
  data.setData("text/html", "<p>");
  return texts.map(text => (data.setData("text/plain", text), fromClipboard(data).text));
}"""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of an empty page with the form’s modules and whatever stands in the folder; violations of the policy are gathered in `broken`."""
    shutil.copytree(FORM, folder / "form", dirs_exist_ok=True)
    (folder / "_headers").write_text(headers_file(policy()), encoding="utf-8")
    (folder / "media.json").write_text(media_table(), encoding="utf-8")
    (folder / "begin.js").write_text("window.broken = []; document.addEventListener('securitypolicyviolation', one => broken.push(one.violatedDirective));")
    (folder / "index.html").write_text('<!doctype html><meta charset="utf-8"><title>Tried</title><script src="begin.js"></script>')
    with hosted(folder, WithHeaders) as here:
        yield here


class Shape(HTMLParser):
    """HTML as a list of its elements and texts, blind to the blanks between blocks."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found, self.inside = list[str](), 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        if "href" in dict(attrs) and (dict(attrs)["href"] or "").startswith("#"):
            self.inside += 1  # a footnote’s number leads to it on a page
            return
        said = " ".join(f"{name}={unquote(value or '')}" for name, value in sorted(attrs, key=str) if name not in LEFT_OUT)
        self.found.append(f"<{tag} {said}>" if said else f"<{tag}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that holds nothing."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        if tag == "a" and self.inside:
            self.inside -= 1
        else:
            self.found.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """A text, with those beside it."""
        text = " ".join(data.split())
        if text:
            joined = bool(self.found) and not self.found[-1].startswith("<")
            self.found[-1:] = [f"{self.found[-1]} {text}"] if joined else [*self.found[-1:], text]


def built(passage: Passage) -> str:
    """A passage as a page has it, but that links into the site lead nowhere and a picture is its words."""
    return to_html(passage, lambda target: address(target) if target.lower().startswith(("https://", "http://", "mailto:")) else None, _words)


def _words(image: TextImage) -> str:
    return f"<p>{image.words}</p>" if image.alone else image.words


def built_of(markdown: str) -> str:
    """The same of a text without headings of its own."""
    return built(outline(markdown, "index.md").whole)


def cases(name: str) -> list[Mapping[str, Any]]:
    """The cases of a file."""
    found: list[Mapping[str, Any]] = yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
    return found
