"""What a browser may do on a page: the policy as text, where each page carries it, and that no page needs more than it allows."""

import re
from collections.abc import Callable, Iterable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from showcase.mkdocs_adapter import look_of
from showcase.mkdocs_adapter.livereload import letting_reload
from showcase.publish.preview.preview import Previewer
from showcase.site.csp import HEADERS, hash_of, headers_file, policy, policy_of, sent_headers
from support.projects import ROOT, TODAY, files, root_of

slow = pytest.mark.slow
# The kinds of thing that a page may hold or ask for, with where each may come from.
ALLOWED = {
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-src": ["'none'"],
    "object-src": ["'none'"],
    "media-src": ["'none'"],
    "worker-src": ["'none'"],
    "manifest-src": ["'none'"],
    "require-trusted-types-for": ["'script'"],
    "trusted-types": ["'none'"],
}
WITHOUT_DEFAULT = {"form-action", "base-uri", "frame-ancestors", "require-trusted-types-for", "trusted-types"}
DATA = {"application/ld+json", "application/json"}  # what a browser never runs


def directives(text: str) -> dict[str, list[str]]:
    """The directives of a policy, each of which stands once."""
    parts = [one.split() for one in text.split(";")]
    assert len({one[0] for one in parts}) == len(parts)
    return {name: sources for name, *sources in parts}


def allowed(text: str, directive: str) -> list[str]:
    """The sources that a browser goes by."""
    told = directives(text)
    return told.get(directive, [] if directive in WITHOUT_DEFAULT else told["default-src"])


@pytest.mark.parametrize("directive", ALLOWED)
def test_each_kind_of_thing_comes_from_where_it_must_and_nowhere_else(directive: str) -> None:
    assert allowed(policy(), directive) == ALLOWED[directive]


@pytest.mark.parametrize("loose", ["unsafe-", "*", "data:", "blob:", "https:", "http:", "strict-dynamic"])
def test_nothing_in_it_is_loose(loose: str) -> None:
    assert loose not in policy()


def test_search_may_ask_the_other_showcases_that_are_named() -> None:
    text = policy(connect=["https://b.example", "https://a.example:8080", "https://b.example"])
    assert allowed(text, "connect-src") == ["'self'", "https://a.example:8080", "https://b.example"]
    assert directives(text) | {"connect-src": []} == directives(policy()) | {"connect-src": []}


def test_an_inline_script_runs_only_by_its_hash() -> None:
    known = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"  # of the example in the standard
    assert hash_of("alert('Hello, world.');") == known
    assert allowed(policy(scripts=[known]), "script-src") == ["'self'", known]


def test_a_header_says_what_a_page_cannot() -> None:
    sent = sent_headers(policy())
    assert sent["Content-Security-Policy"] == f"{policy()}; frame-ancestors 'none'"
    assert sent["X-Content-Type-Options"] == "nosniff"
    assert sent["Referrer-Policy"] == "no-referrer"
    assert sent["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in sent["Permissions-Policy"]


def test_the_file_for_hosts_is_what_they_read() -> None:
    rules = [(rule[0], rule[1:]) for rule in (block.split("\n  ") for block in re.split(r"\n(?=/)", headers_file(policy()).strip()))]
    assert rules[0] == ("/*", [f"{name}: {value}" for name, value in sent_headers(policy()).items()])
    assert rules[1:] == [("/assets/find/*", ["Access-Control-Allow-Origin: *"])]
    assert all(len(line) < 2000 for line in headers_file(policy()).splitlines())  # hosts pass over longer ones


POLICY = '<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;">'
HEAD = '<!doctype html>\n<html lang="en">\n<head>\n  <meta charset="utf-8">\n  '
PLACES = {
    "first": (f'{HEAD}{POLICY}<link rel="stylesheet" href="x.css">', "default-src 'none'"),
    "nowhere": (f"{HEAD}<title>x</title>", ""),
    "after a style sheet": (f'{HEAD}<link rel="stylesheet" href="x.css">{POLICY}', ""),
    "after a script": (f"{HEAD}<script>1</script>{POLICY}", ""),
    "in the text": (f"{HEAD}</head><body><p>x</p>{POLICY}", ""),
    "in a comment": (f"{HEAD}<!-- {POLICY} -->", ""),
    "under another name": (HEAD + POLICY.replace("Content-Security-Policy", "refresh"), ""),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_policy_holds_only_where_nothing_comes_before_it(place: str) -> None:
    html, found = PLACES[place]
    assert policy_of(html) == found


class Inline(HTMLParser):
    """Everything in a page that such a policy forbids, or that would do without it what it should not."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        named = dict(attributes)
        if tag in ("style", "base", "iframe", "object", "embed") or (tag == "script" and "src" not in named and named.get("type") not in DATA):
            self.found.append(f"<{tag}>")
        if "srcdoc" in named or "style" in named or "ping" in named or any(name.startswith("on") for name in named):
            self.found.append(f"<{tag} {sorted(named)}>")
        if any((value or "").strip().lower().startswith(("javascript:", "data:")) for value in named.values()):
            self.found.append(f"<{tag}> leads to a script or to data")


FORBIDDEN = {
    "a script": "<script>1</script>",
    "a script of a kind": '<script type="module">1</script>',
    "a style sheet": "<style>p {}</style>",
    "a style": '<p style="color: red">',
    "a handler": '<img src="x" ONERROR="1">',
    "a script as an address": '<a href=" JavaScript:1">',
    "another base": '<base href="/">',
    "a frame": '<iframe src="x"></iframe>',
}


@pytest.mark.parametrize("kind", FORBIDDEN)
def test_what_a_policy_forbids_is_seen(kind: str) -> None:
    assert Inline(FORBIDDEN[kind]).found


HARMLESS = ('<script src="x.js"></script>', '<script type="application/ld+json">{}</script>', '<path d="M0 0" stroke="red"/>', "<p>style= onclick=</p>")


@pytest.mark.parametrize("html", HARMLESS)
def test_what_it_allows_is_left_alone(html: str) -> None:
    assert Inline(html).found == []


@slow
@pytest.mark.parametrize("award", ["this", "small", "states", "klinke"])
def test_every_page_carries_the_policy_and_keeps_to_it(award: str, built: Callable[[str], Path]) -> None:
    pages = {name: text.decode() for name, text in files(built(award) / "site").items() if name.endswith((".html", ".svg"))}
    assert {policy_of(text) for name, text in pages.items() if name.endswith(".html")} == {policy()}
    assert [(name, Inline(text).found) for name, text in pages.items() if Inline(text).found] == []


@slow
def test_a_page_that_has_moved_and_one_that_is_missing_carry_it_too(built: Callable[[str], Path]) -> None:
    site = files(built("nights") / "site")
    moved = [text.decode() for name, text in site.items() if name.endswith(".html") and b'http-equiv="refresh"' in text]
    assert moved
    assert {policy_of(text) for text in (*moved, site["404.html"].decode())} == {policy()}


@slow
def test_the_site_has_the_file_for_hosts(built: Callable[[str], Path]) -> None:
    assert files(built("this") / "site")["_headers"].decode() == headers_file(policy())


@pytest.mark.parametrize(("award", "entry"), [("nights", "2025/quiet-nights"), ("klinke", "2021/buecher-im-stellwerk")])
def test_a_preview_is_under_the_same_policy(award: str, entry: str) -> None:
    made = Previewer(root_of(award), root_of(award) / "entries" / entry, lambda: look_of(ROOT)).make(TODAY)
    assert made
    pages = [made.elsewhere, *(text for url, text in made.pages.items() if url.endswith("/"))]
    assert {policy_of(page) for page in pages} == {policy()}
    assert [Inline(page).found for page in pages if Inline(page).found] == []


@slow
def test_what_only_a_preview_needs_is_not_published(built: Callable[[str], Path]) -> None:
    assert not (built("this") / "site/assets/preview").exists()


RELOAD = "poll();"
PAGE = f'<meta http-equiv="Content-Security-Policy" content="{policy()}"><p>x</p>{{0}}</body></html>'
SERVED = {
    "the script of the server": (PAGE.format(f"<script>{RELOAD}</script>"), f"script-src {hash_of(RELOAD)} 'self';"),
    "another script before it": (PAGE.format(f"<script>other()</script><script>{RELOAD}</script>"), f"script-src {hash_of(RELOAD)} 'self';"),
    "no script at the end": (PAGE.format("<script>other()</script><p>x</p>"), "script-src 'self';"),
    "a script with an address at the end": (PAGE.format('<script>other()</script><script src="x.js"></script>'), "script-src 'self';"),
    "no end": (PAGE.format(f"<script>{RELOAD}</script>").replace("</body>", ""), "script-src 'self';"),
}


def answered(kind: str, body: bytes) -> tuple[dict[str, str], bytes]:
    """What a reader gets when the server answers with this."""
    told: dict[str, str] = {}

    def application(_: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        start("200 OK", [("Content-Type", kind), ("Content-Length", str(len(body)))])
        return [body[:9], body[9:]]

    return told, b"".join(letting_reload(application)({}, lambda _, headers: told.update(headers)))


@pytest.mark.parametrize("case", SERVED)
def test_the_server_for_writers_lets_its_own_script_run_and_no_other(case: str) -> None:
    page, expected = SERVED[case]
    headers, body = answered("text/html", page.encode())
    assert expected in body.decode()
    assert headers["Content-Length"] == str(len(body))


def test_it_leaves_everything_that_is_no_page_alone() -> None:
    page = PAGE.format(f"<script>{RELOAD}</script>").encode()
    assert answered("image/svg+xml", page) == ({"Content-Type": "image/svg+xml", "Content-Length": str(len(page))}, page)


def test_no_header_has_a_line_in_it() -> None:
    assert all(name.replace("-", "").isalpha() and value.isprintable() for name, value in HEADERS.items())
