"""A page as different readers see it, and questions that it answers about itself (in `in_page/`)."""

from dataclasses import dataclass

from playwright.sync_api import Page
from support.browsing import KINDS
from support.projects import ROOT

SCHEMES = ("light", "dark")
WIDTHS = (1280, 375, 320)
STYLES = {
    "": "",
    "large letters": "html { font-size: 200% !important }",
    # What WCAG 1.4.12 lets every reader set.
    "wide-set letters": """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }""",
}
UNFOLD = "document.querySelectorAll('details').forEach(one => { one.open = true; })"
AT_EASE = """() => {
  document.activeElement?.blur();
  scrollTo(0, 0);
  for (const one of document.querySelectorAll("*")) if (one.scrollTop || one.scrollLeft) one.scrollTo(0, 0);
}"""


@dataclass(frozen=True)
class Look:
    """How a reader has a page before them; with `own_colours` it is in theirs. What was unfolded once stays so."""

    scheme: str = "light"
    width: int = 1280
    style: str = ""
    own_colours: bool = False
    unfolded: bool = False

    def __str__(self) -> str:
        told = (self.scheme, self.style, "own colours" * self.own_colours, "all unfolded" * self.unfolded)
        return f"{', '.join(one for one in told if one)} at {self.width}"


def pose(page: Page, how: Look) -> None:
    """The same page as another reader has it, with nothing in focus and at its top."""
    page.emulate_media(color_scheme="dark" if how.scheme == "dark" else "light", forced_colors="active" if how.own_colours else "none")
    page.set_viewport_size({"width": how.width, "height": 700})
    dress(page, STYLES[how.style])
    page.evaluate(UNFOLD if how.unfolded else AT_EASE)


def _source(name: str) -> str:
    return (ROOT / "tests" / "support" / "in_page" / f"{name}.js").read_text(encoding="utf-8")


_SHARED = _source("colours") + _source("controls")
_FOCUS, _SEEING = _source("focus"), _source("seeing")


def look(page: Page, scheme: str, width: int) -> None:
    """The same page in another light and another window."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 700})


def dress(page: Page, style: str) -> None:
    """The page with a reader’s own style, in place of any from before."""
    page.evaluate("style => { const sheet = new CSSStyleSheet(); sheet.replaceSync(style); document.adoptedStyleSheets = [sheet]; }", style)


def see(page: Page, *questions: str) -> list[str]:
    """The faults that the page finds in itself, asked each question of `seeing.js`."""
    return list(page.evaluate(f"questions => {{ {_SHARED} const asked = {_SEEING}; return questions.flatMap(one => asked[one]()); }}", questions))


def unseen(page: Page, within: str = "body") -> list[str]:
    """What is wrong with the focus of each control there. Focus shows once a key was pressed."""
    found = page.evaluate(f"within => {{ {_SHARED} return ({_FOCUS})(within); }}", within)
    assert found["count"] > 0
    return list(found["faults"])


def watch_focus(page: Page, within: str = "body") -> int:
    """How many controls there are; from now on `window.met` tells which of them focus comes to, -1 for anything else."""
    return int(
        page.evaluate(
            f"""within => {{ {_SHARED}
                const stops = controls(document.querySelector(within));
                window.met = [];
                addEventListener("focusin", event => window.met.push(stops.indexOf(event.target)));
                return stops.length;
            }}""",
            within,
        )
    )


def from_its_top(kind: str) -> str:
    """The address of a kind of page without the place in it that the keyboard would begin at."""
    return KINDS[kind].partition("#")[0]
