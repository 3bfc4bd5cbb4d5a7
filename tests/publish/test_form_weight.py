"""The page of the form is small until somebody writes, and no other page asks for anything of it."""

from collections.abc import Callable
from pathlib import Path

import yaml
from support.projects import ROOT
from support.weight import asked_for, imported, sent

LIMITS = yaml.safe_load((ROOT / "tests" / "cases" / "form_weight.yml").read_text(encoding="utf-8"))
FORM = "assets/form/"


def test_the_page_of_the_form_is_within_its_limits(built: Callable[[str], Path]) -> None:
    site = built("this") / "site"
    there = asked_for(site / "enter/form/index.html")
    told = list[str]()
    for limit in LIMITS:
        files = [path for pattern in limit["also"] for path in sorted(site.glob(pattern))]
        assert len(files) >= len(limit["also"])
        there += imported([one for one in files if one.suffix == ".js"]) + [one.resolve() for one in files if one.suffix != ".js"]
        weight = sum(sent(one) for one in set(there))
        if weight > limit["most"]:
            told.append(f"until {limit['until']}: {weight:,} of {limit['most']:,}")
    assert told == []


def test_only_pages_with_a_form_ask_for_anything_of_it(built: Callable[[str], Path]) -> None:
    site = built("this") / "site"
    others = [page for page in sorted(site.rglob("*.html")) if "<form novalidate" not in (html := page.read_text(encoding="utf-8")) and FORM in html]
    assert others == []
    scripts = (site / "assets/showcase/scripts").rglob("*.js")
    assert [one.name for one in scripts if FORM in one.read_text(encoding="utf-8")] == []


def test_only_what_is_bundled_is_sent(built: Callable[[str], Path]) -> None:
    assert sorted(path.name for path in (built("this") / "site" / FORM).iterdir()) == ["ready", "vendor"]
