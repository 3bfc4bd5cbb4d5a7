"""What the tests, the pictures and Lighthouse share: the kinds of page, and a browser to see them in.

As a program it prints where the browser is.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, Playwright, sync_playwright

# The shell draws no window around a page, and is twice as fast for it; it is the same browser.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
KINDS = {
    "home": "",
    "entries": "entries/",
    "results": "entries/?q=night",
    "narrowed": "entries/?settings=inpatient&themes=falls",
    "nothing-found": "entries/?q=ambulance&settings=maternity&regions=wales",
    "like-us": "entries/like-us/",
    "alike": "entries/like-us/?settings=inpatient&cost_bands=under-1k",
    "entry": "entries/2025/quiet-nights/",
    "marked": "entries/2025/quiet-nights/?marks=night,nights#safer-care",
    "translation": "entries/2025/the-waiting-map/cy/",
    "criteria": "criteria/",
    "question": "criteria/involvement/hurdles/",
    "narrowed-question": "criteria/involvement/hurdles/?settings=inpatient",
    "facet": "themes/",
    "value": "themes/sleep/",
    "organisations": "organisations/",
    "organisation": "organisations/northbridge-mental-health-nhs-foundation-trust/",
    "year": "years/2025/",
    "enter": "enter/",
    "form": "enter/form/",
    "form-step": "enter/form/#figures",
    "adopted": "adopted/",
    "reuse": "reuse/",
    "checks": "enter/checks/",
    "check": "enter/checks/yaml-syntax/",
    "prose": "about/",
    "missing": "nowhere/at/all/",
}

# Pages of the award in tests/awards/states, which have almost nothing to show, or far too much.
STATES = {
    "bare-entry": "entries/2025/bare/",
    "thirty-measures": "entries/2025/a-very-long-one/",
    "right-to-left": "entries/2025/bare/ar/",
    "welsh-names": "entries/2025/enwau-cymraeg/",
    "reuse": "reuse/",
    "withdrawn": "entries/2025/taken-back/",
    "year-without-entries": "years/2024/",
    "year-to-come": "years/2026/",
    "value-without-entries": "themes/nobody/",
    "home-without-honours": "",
    "long-names-in-a-list": "entries/",
    "question-without-evidence": "criteria/listening/who-listened/",
}

# Kinds of page of the award in tests/awards/gardens, which has no figures, no involvement, no adoption, and no places or types of organisations.
BARE = {
    "home": "",
    "entries": "entries/",
    "narrowed": "entries/?themes=wild&cost=under-50",
    "like-us": "entries/like-us/",
    "alike": "entries/like-us/?themes=wild",
    "entry": "entries/2024/the-long-verge/",
    "criteria": "criteria/",
    "question": "criteria/the-keeping/who-keeps-it/",
    "organisation": "organisations/hollis-road-residents/",
    "enter": "enter/",
    "form": "enter/form/",
    "form-step": "enter/form/#figures",
    "reuse": "reuse/",
}

# Kinds of page of the award in tests/awards/klinke, which has another language, other ids and another subject.
ANOTHER = {
    "home": "",
    "entries": "entries/",
    "results": "entries/?q=bahnsteig",
    "narrowed": "entries/?haeuser=bahnhof&themen=musizieren",
    "nothing-found": "entries/?q=kirchturm&haeuser=dorfladen&gegenden=hasenmoor",
    "like-us": "entries/like-us/",
    "alike": "entries/like-us/?settings=bahnhof&cost_bands=bis_5.000",
    "entry": "entries/2021/buecher-im-stellwerk/",
    "marked": "entries/2021/buecher-im-stellwerk/?marks=b%C3%BCcher,buch#was-fehlte",
    "translation": "entries/2021/buecher-im-stellwerk/en/",
    "criteria": "criteria/",
    "question": "criteria/wirkung/gehoert/",
    "narrowed-question": "criteria/wirkung/gehoert/?haeuser=bahnhof",
    "facet": "themen/",
    "value": "kosten/bis_5.000/",
    "organisations": "organisations/",
    "organisation": "organisations/bucherei-weissenaubach/",
    "year": "years/2021/",
    "enter": "enter/",
    "form": "enter/form/",
    "form-step": "enter/form/#figures",
    "adopted": "adopted/",
    "reuse": "reuse/",
    "checks": "enter/checks/",
    "check": "enter/checks/yaml-syntax/",
    "prose": "about/",
    "missing": "nirgends/gar/nicht/",
    "withdrawn": "entries/2021/die-grosse-orgel/",
    "year-without-entries": "years/2019/",
    "year-to-come": "years/2098/",
    "value-without-entries": "themen/pflanzen/",
}


def visit(page: Page, address: str) -> None:
    """Opens a page, and waits for what a script has to find before it can be looked at."""
    page.goto(address)
    if "?" in address:
        page.wait_for_selector("#found > *, .marks-bar")


def restyle(page: Page, css: str) -> None:
    """Adds a reader’s own style to the page that is open, in the one way that the site’s policy does not forbid."""
    page.evaluate("css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }", css)


def browser_path(playwright: Playwright) -> str:
    """The platform’s own Chromium or Chrome; the tests’ own where there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), playwright.chromium.executable_path)


@contextmanager
def opened_browser() -> Iterator[Browser]:
    """A browser while the block runs. Without one this fails."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(playwright), args=["--no-sandbox"])
        yield browser
        browser.close()


if __name__ == "__main__":
    with sync_playwright() as found:
        print(browser_path(found))
