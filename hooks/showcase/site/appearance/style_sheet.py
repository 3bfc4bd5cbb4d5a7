"""The style sheet of a site that looks its own: it comes after the showcase's colours and faces, and takes their place."""

from collections.abc import Iterator, Mapping

from showcase.site.appearance.appearance import SYSTEM, Appearance
from showcase.site.urls import LOOK_SHEET, way_to_root

FAMILIES = {"titles": "--title", "text": "--text"}
STACKS = {"serif": 'Georgia, "Times New Roman", serif', "sans": "system-ui, -apple-system, \"Segoe UI\", Roboto, Arial, sans-serif"}


def style_sheet(look: Appearance) -> str:
    """Its text; what a reader’s own colours take over is left to them, and paper stays light."""
    return "\n".join(_rules(look)) + "\n"


def _rules(look: Appearance) -> Iterator[str]:
    for name, variable in FAMILIES.items():
        if face := getattr(look, name):
            yield from _face(face, f"Own {name}", variable)
    if palette := look.palette:
        yield f"@media (forced-colors: none) {{ :root {{ {_tokens(palette.light)} }} }}"
        yield f"@media screen and (prefers-color-scheme: dark) and (forced-colors: none) {{ :root {{ {_tokens(palette.dark)} }} }}"


def _face(face: str, family: str, variable: str) -> Iterator[str]:
    if face in SYSTEM:
        yield f":root {{ {variable}: {STACKS[face]}; }}"
        return
    address = f"{way_to_root(LOOK_SHEET.path)}{face}"
    yield f'@font-face {{ font-family: "{family}"; src: url("{address}") format("woff2"); font-weight: 100 900; font-display: swap; }}'
    yield f':root {{ {variable}: "{family}", {STACKS["serif" if variable == "--title" else "sans"]}; }}'


def _tokens(colours: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in colours.items())
