"""The modules of the site’s scripts, each alone in a browser: words as the build makes them, addresses, data, and the order of what is found."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Route
from showcase.site.search.files import VERSION
from showcase.util.text import words_of
from support.hosting import hosted
from support.scripts import ENTRIES, SCRIPTS, modules

pytestmark = pytest.mark.slow
Parts = Callable[..., Any]
Built = Callable[[str], Path]
OFFERED = {
    "search/text.js": "{wordsOf, pattern}",
    "search/query.js": "{distance}",
    "page/marks.js": "{marked}",
    "search/state.js": "{read, write}",
    "search/index.js": "{open}",
    "search/search.js": "{search}",
    "search/decode.js": "decode",
    "page/card.js": "{matches}",
}
IMPORTS = " ".join(f'const {names} = await import("./{module}");' for module, names in OFFERED.items())

# An index of six entries, newest first, as the build writes it: `night` is common, `lamp` rare, `lamps` its other form.
INDEX: dict[str, Any] = {
    "version": 1,
    "stamp": "0a1b2c3d",
    "name": "Any Award",
    "entries": 6,
    "ignored": ["the", "at"],
    "same": [["a e", "emergency department"]],
    "buckets": ["", "m"],
    "facets": [{"of": "themes", "id": "themes", "title": "Themes", "one": "Theme", "values": [["sleep", "Sleep"], ["food", "Food"]]}],
    "likeness": [],
    "questions": [],
}
FILES: Mapping[str, Any] = {
    "index": INDEX,
    "words/0": {
        "groups": [
            [["=0"], 1, [4], "9"],
            [["complain", "complaint", "complaints"], 2, [1, 3], "55"],
            [["12500"], 1, [1], "9"],
            [["department"], 2, [2, 2], "99"],
            [["emergency"], 2, [2, 2], "99"],
            [["harm"], 2, [3, 1], "99"],
            [["lamp", "lamps"], 1, [3], "5"],
        ],
    },
    "words/1": {"groups": [[["night", "nightly", "nights"], 5, 0], [["obrien"], 1, [2], "5"], [["organisation", "organization"], 1, [5], "c"],
        [["self"], 1, [4], "9"], [["selfharm"], 2, [4, 1], "99"], [["ward", "wards"], 2, [0, 2], "ak"], [["者安"], 1, [1], "9"], [["安全"], 2, [1, 1], "99"]]},
    "words/common/0": [[0, 1, 1, 1, 1], "3z3b3"],
}


@pytest.fixture(scope="module")
def parts(browser: Browser) -> Iterator[Parts]:
    """Evaluates an expression with what the modules offer, some data, and the showcase above at hand: one visit of a page without a site."""
    with hosted(SCRIPTS) as address:
        page = browser.new_page()
        page.route(address, lambda route: route.fulfill(content_type="text/html", body="<!doctype html><title>Parts</title>"))
        page.route(f"{address}assets/find/**", _answer)
        page.goto(address)
        yield lambda expression, given=None: page.evaluate(
            f"async given => {{ {IMPORTS} const root = location.href; return {expression}; }}",
            given,
        )
        page.close()


def _answer(route: Route) -> None:
    name = urlsplit(route.request.url).path.removeprefix("/assets/find/").removesuffix(".json")
    if name in FILES:
        route.fulfill(json=FILES[name])
    else:
        route.fulfill(status=404)


ODD = [
    "", " ", "a", "Quiet nights", "NIGHT", "naïve café", "nai\u0308ve cafe\u0301", "Ynys Môn", "Ŵyr", "Łódź", "Straße", "STRASSE ẞ", "ﬁne oﬃce", "œuvre Æsop",
    "ΣΟΦΟΣ Σ", "İstanbul ıI", "ſtop", "O’Brien's don’t", "co-production co‑production co–production", "A&E", "A & E", "24/7", "3½ ²³ ①⑩", "Ⅷ ⅷ", "%25 £1,000",
    "1,234,567 1,00 1,0000 1, 000", "患者安全、药", "NHSの薬3人",
    "２０２５ ＡＢ", "٣٤ ५६", "日本語 かな ｶﾅ 한국어", "نقش حُسْن", "हिन्दी में", "ภาษาไทย", "👩‍⚕️ nurse 🏥",
    "a\u00adb soft\u00adhyphen", "zero\u200bwidth\u200djoiner", "no\u00a0break",
    "under_score", "e-mail@nhs.example", "µg Å Ω ℮ № ™", "\u0301alone \u20dd", "tab\tline\nfeed\r\u2028", "x\u0000y", "𝒜 𝟘 𝔸", "<b>&amp;", "ªº",
]  # fmt: skip
LETTERS = st.characters(exclude_categories=["Cs", "Cn", "Co"])
TEXTS = st.one_of(st.text(LETTERS, max_size=20), st.lists(st.one_of(st.sampled_from(ODD), st.text(LETTERS, max_size=3)), max_size=4).map("".join))


def any_texts() -> list[str]:
    """The same few hundred texts every time."""
    found = list[str]()

    @settings(derandomize=True, deadline=None, max_examples=400, database=None)
    @given(TEXTS)
    def collect(text: str) -> None:
        found.append(text)

    collect()
    return found


def test_odd_texts_have_the_same_words_in_the_build_and_in_the_browser(parts: Parts) -> None:
    assert dict(zip(ODD, parts("given.map(wordsOf)", ODD), strict=True)) == {text: words_of(text) for text in ODD}


def test_any_text_has_the_same_words_in_the_build_and_in_the_browser(parts: Parts) -> None:
    texts = any_texts()
    both = zip(texts, parts("given.map(wordsOf)", texts), map(words_of, texts), strict=True)
    assert [(text, there, here) for text, there, here in both if there != here] == []


NAMES = ["years", "themes", "organisation-types"]
READ = "(({q, chosen, sort, page}) => ({q, chosen: Object.fromEntries(chosen), sort, page}))(read(new URLSearchParams(given[0]), given[1]))"
ADDRESSES: dict[str, tuple[str, dict[str, Any]]] = {
    "nothing": ("", {}),
    "words": ("q=quiet+nights", {"q": "quiet nights"}),
    "values of one facet, in their order": ("themes=sleep&themes=food", {"chosen": {"themes": ["sleep", "food"]}}),
    "several facets": (
        "organisation-types=nhs-trust&years=2025&themes=sleep", {"chosen": {"years": ["2025"], "themes": ["sleep"], "organisation-types": ["nhs-trust"]}},
    ),
    "an order and a page": ("q=a&sort=title&page=3", {"q": "a", "sort": "title", "page": 3}),
    "a value twice": ("themes=sleep&themes=sleep", {"chosen": {"themes": ["sleep"]}}),
    "a facet that is none": ("colour=red&themes=sleep", {"chosen": {"themes": ["sleep"]}}),
    "an empty value": ("themes=&themes=sleep", {"chosen": {"themes": ["sleep"]}}),
    "a value that can be none": ("themes=%3Cimg%20src%3Dx%3E&themes=sleep", {"chosen": {"themes": ["sleep"]}}),
    "a value of endless length": (f"themes={'x' * 500}&themes=sleep", {"chosen": {"themes": ["sleep"]}}),
    "page nought": ("page=0", {}),
    "a page before the first": ("page=-4", {}),
    "a page that is no number": ("page=two", {}),
    "half a number": ("page=2x", {"page": 2}),
    "a number without end": (f"page={'9' * 400}", {"page": 9999}),
    "words without end": (f"q={'x' * 5000}", {"q": "x" * 200}),
    "words twice": ("q=one&q=two", {"q": "one"}),
    "a broken escape": ("q=%E0%A4%A&themes=sleep", {"q": "\ufffd%A", "chosen": {"themes": ["sleep"]}}),
    "signs": ("q=%3Cb%3E%26%22%27", {"q": "<b>&\"'"}),
    "a facet that an object has anyway": ("constructor=x&__proto__=y", {}),
}


@pytest.mark.parametrize("case", ADDRESSES)
def test_an_address_gives_what_can_be_understood(case: str, parts: Parts) -> None:
    address, said = ADDRESSES[case]
    assert parts(READ, [address, NAMES]) == {"q": "", "chosen": {}, "sort": "", "page": 1} | said


VALUES = st.lists(st.from_regex(r"[a-zA-Z0-9][a-zA-Z0-9_.-]{0,30}", fullmatch=True), min_size=1, max_size=4, unique=True)
STATES = st.fixed_dictionaries(
    {
        "q": st.text(LETTERS, max_size=40).map(str.strip).map(lambda text: text if len(text.encode("utf-16-le")) <= 400 else ""),
        "chosen": st.dictionaries(st.sampled_from(NAMES), VALUES),
        "sort": st.sampled_from(["", "newest", "spread", "title"]),
        "page": st.integers(1, 9999),
    }
)


def any_states() -> list[dict[str, Any]]:
    """The same hundred states every time."""
    found = list[dict[str, Any]]()

    @settings(derandomize=True, deadline=None, max_examples=100, database=None)
    @given(STATES)
    def collect(state: dict[str, Any]) -> None:
        found.append(state)

    collect()
    return found


def test_whatever_is_chosen_survives_in_the_address(parts: Parts) -> None:
    states = any_states()
    again = parts(
        """given[0].map(state => {
            const address = write({...state, chosen: new Map(Object.entries(state.chosen))}, location.pathname);
            const {q, chosen, sort, page} = read(new URL(address, location.href).searchParams, given[1]);
            return {q, chosen: Object.fromEntries(chosen), sort, page};
        })""",
        [states, NAMES],
    )
    assert again == [state | {"q": trimmed(state["q"])} for state in states]


def trimmed(text: str) -> str:
    """A text as `trim` of JavaScript leaves it."""
    return re.sub(r"\A[\s\ufeff]+|[\s\ufeff]+\Z", "", text)


def test_the_address_of_nothing_chosen_is_the_page_alone(parts: Parts) -> None:
    assert parts("write({q: ' ', chosen: new Map(), sort: '', page: 1}, '/entries/')") == "/entries/"


ORDERS: dict[str, tuple[str, Sequence[int]]] = {
    "one word: the weight where it stands, then the newest": ("night", [1, 3, 0, 2, 4]),
    "another form of it": ("NIGHTLY", [1, 3, 0, 2, 4]),
    "a rare word": ("lamps", [3]),
    "two words: the entry with both, then what is about one of them throughout": ("night lamp", [3, 1]),
    "in any order": ("lamp night", [3, 1]),
    "an ignored word changes nothing": ("the night at", [1, 3, 0, 2, 4]),
    "the other spelling": ("organization", [5]),
    "a phrase finds its synonyms": ("A&E", [4]),
    "the synonym finds the phrase": ("emergency department", [4]),
    "a part of a phrase is a word": ("emergency", [2, 4]),
    "a slip of the fingers": ("compliant", [1, 4]),
    "two letters that changed places": ("nihgt", [1, 3, 0, 2, 4]),
    "nothing like it": ("zzzzzz", []),
    "signs alone, which narrow nothing": ("&?*(", [0, 1, 2, 3, 4, 5]),
    "weights of both words count": ("ward night", [2, 0, 1]),
    "a word that nobody has excludes nothing": ("zzzzzz lamp", [3]),
    "of many words some are enough": ("complaints qqqqqq on the ward about organisation at zzzzzz", [2, 5, 0]),
    "what a hyphen parts is also asked for as one": ("self-harm", [4]),
    "and as one alone": ("selfharm", [4, 5]),
    "a name without its apostrophe": ("OBrien", [2]),
    "a number without its comma": ("12500", [1]),
    "a number with it": ("12,500", [1]),
    "an ending with an apostrophe adds nothing": ("lamp’s", [3]),
    "words inside a run of letters": ("者安全", [1]),
    "nowhere together: each alone, the weightiest first": ("organisation lamp", [5, 3]),
}


@pytest.mark.parametrize("case", ORDERS)
def test_what_is_found_stands_in_the_order_of_its_worth(case: str, parts: Parts) -> None:
    query, order = ORDERS[case]
    assert parts("(await search(await open(root), given)).order", query) == order


def test_while_somebody_types_the_beginning_of_the_last_word_finds_it(parts: Parts) -> None:
    assert parts("(await search(await open(root), 'lam', true)).order") == [3]
    assert parts("(await search(await open(root), 'lam', false)).order") == [3]
    assert parts("(await search(await open(root), 'self-har', true)).order")[0] == 4


MARKED: dict[str, tuple[list[str], str, list[str]]] = {
    "a word, and no part of another": (["ward", "wards"], "Wards, steward: ward’s Ward.", ["Wards", "ward’s", "Ward"]),
    "an accent": (["cafe"], "The café.", ["café"]),
    "after an accent no word begins": (["ve"], "naïve ve", ["ve"]),
    "two words however they are parted": (["quiet night"], "quiet – night, quiet\nnight", ["quiet – night", "quiet\nnight"]),
    "joined words": (["wellbeing", "selfharm"], "Well-being, self‑harm.", ["Well-being", "self‑harm"]),
    "a name": (["obrien"], "Sister O’Brien", ["O’Brien"]),
    "a number": (["12500"], "For 12,500 people", ["12,500"]),
    "a sign for two letters": (["office", "fine"], "The oﬃce was ﬁne.", ["office", "fine"]),
    "words inside a run of letters": (["安全"], "患者安全的药", ["安全"]),
    "and beside those of another script": (["門"], "NHS門", ["門"]),
    "a word before such a run": (["nhs"], "NHSの薬 NHSx", ["NHS"]),
    "marks that stand for vowels": (["हनद"], "हिन्दी हनदय", ["हिन्दी"]),
    "what is no word is looked for by nobody": (["(a+)+$", "[", "x" * 81], "aaaa[", []),
    "a word without end": (["y"], f"{'y' * 50_000} y", ["y"]),
}


@pytest.mark.parametrize("case", MARKED)
def test_words_are_marked_where_they_stand(case: str, parts: Parts) -> None:
    forms, text, words = MARKED[case]
    assert parts("marked(given[0], pattern(given[1])).filter(one => one.tagName).map(one => one.textContent)", [text, forms]) == words


# Work, counted in calls: whatever is asked, and whatever another showcase’s index has.

COUNTED = """(async work => {
    let calls = 0;
    const kept = [[Math, "min"], [String.prototype, "slice"], [String.prototype, "normalize"], [Array.prototype, "includes"]].map(([of, name]) => {
        const known = of[name];
        of[name] = function (...given) { calls++; return known.apply(this, given); };
        return () => { of[name] = known; };
    });
    try { await work(); } finally { for (const undo of kept) undo(); }
    return calls;
})"""
HOSTILE = {
    "letters without end": "x" * 100_000,
    "many words": "night " * 20_000,
    "many other words": " ".join(f"w{number}" for number in range(20_000)),
    "beginnings repeated": " ".join("n" * length for length in range(1, 400)),
    "signs that are many letters": "\ufdfa" * 10_000,
    "joined words without end": "x-" * 50_000,
    "apostrophes": "o’brien’s " * 10_000,
}


@pytest.mark.parametrize("case", HOSTILE)
def test_no_query_makes_much_work(case: str, parts: Parts) -> None:
    assert parts(f"{COUNTED}(async () => search(await open(root), given, true))", HOSTILE[case]) < 5_000


def test_to_compare_words_takes_few_steps_however_long_they_are(parts: Parts) -> None:
    pairs = [["a" * 40, "a" * 38], ["ab" * 20, "ba" * 20], ["a" * 50_000, "b" * 50_000], ["a" * 20 + "b" * 20, "a" * 21 + "c" * 20]]
    assert parts(f"{COUNTED}(() => given.forEach(([a, b]) => distance(a, b, 2)))", pairs) < 300


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [("night", "night", 0), ("nihgt", "night", 1), ("nigt", "night", 1), ("nnight", "night", 1), ("nuigt", "night", 2), ("dialisis", "dialysis", 1)],
)
def test_words_differ_by_letters(one: str, other: str, far: int, parts: Parts) -> None:
    assert parts("[distance(given[0], given[1], 2), distance(given[1], given[0], 2)]", [one, other]) == [far, far]


def test_what_marks_words_repeats_nothing_without_end(parts: Parts) -> None:
    source = parts("pattern(['quiet night', '安全', '12500', 'हनद']).source")
    assert re.findall(r"[*+]|,\}", source) == ["+"]
    assert source.endswith(")+")
    assert parts("pattern(Array.from({length: 10000}, (_, at) => `form${at}`)).source.length") < 100_000


def test_an_index_says_no_number_that_takes_all_memory(parts: Parts) -> None:
    assert parts("decode.index({...given, entries: 4e9}).entries", INDEX) <= 1e6
    assert len(parts("decode.index({...given, questions: Array.from({length: 9999}, () => ['a', 'A'])}).questions", INDEX)) <= 2_000
    assert parts("decode.entry({...given, honour: ['Winner', 2025, 4e9]}).honour.threads", RECORD) < 100


@pytest.mark.parametrize("text", ["y" * 50_000 + " night " + "z" * 50_000, "患" * 50_000 + "安全" + "者" * 50_000])
def test_an_excerpt_of_words_without_end_is_short_and_has_what_was_found(text: str, parts: Parts) -> None:
    entry = {"url": "", "parts": [{"place": "", "title": "", "text": text}]}
    shown, = parts("matches(given, '', pattern(['night', '安全'])).map(one => one.querySelector('p').textContent)", entry)
    assert len(shown) < 300
    assert re.search("night|安全", shown)


def test_the_best_place_stands_in_its_own_words_and_others_are_links(parts: Parts) -> None:
    texts = {"Hurdles": "A night, and a night.", "Spread": "One night.", "Synopsis": "Nothing.", "Learning": "Last night."}
    entry = {"parts": [{"place": f"#{title}", "title": title, "text": text} for title, text in texts.items()]}
    assert parts("matches(given, '', pattern(['night'])).map(one => one.textContent)", entry) == ["HurdlesA night, and a night.", "Also in: Spread", "Learning"]


PLACES = {
    "an answer": ("#hurdles", "/award/entries/2025/quiet/?marks=night#hurdles"),
    "an entry’s translation, which is a page": ("cy/", "/award/entries/2025/quiet/cy/?marks=night"),
    "an answer of a translation": ("cy/#hurdles", "/award/entries/2025/quiet/cy/?marks=night#hurdles"),
}


@pytest.mark.parametrize("case", PLACES)
def test_a_match_leads_to_its_place(case: str, parts: Parts) -> None:
    place, leads_to = PLACES[case]
    entry = {"url": "entries/2025/quiet/", "parts": [{"place": place, "title": "What was hard", "text": "The lights at night."}]}
    links = parts("matches(given, '/award/' + given.url, pattern(['night'])).map(one => one.querySelector('a').getAttribute('href'))", entry)
    assert links == [leads_to]


# The data that the build writes.


def test_the_build_and_the_browser_know_one_version_of_the_data(parts: Parts) -> None:
    assert parts("decode.VERSION") == VERSION


DECODERS = {"index": "index", "facets": "columns", "titles": "titles", "names": "names", "words/common": "postings", "words": "words", "entries": "entry"}


@pytest.mark.parametrize("award", ["nights", "mending", "states"])
def test_whatever_the_build_writes_is_understood(award: str, built: Built, parts: Parts) -> None:
    folder = built(award) / "site" / "assets" / "find"
    written = [(path.relative_to(folder), json.loads(path.read_bytes())) for path in sorted(folder.rglob("*.json"))]
    named = [(DECODERS[path.stem if len(path.parts) == 1 else path.parent.as_posix()], data) for path, data in written]
    assert {name for name, _ in named} >= set(DECODERS.values()) - {"postings"}  # a small award has no word that fills a file
    parts("given.forEach(([name, data]) => decode[name](data))", named)
    records = [data for name, data in named if name == "entry"]
    assert parts("given.map(data => decode.entry(data).parts.map(({place, title, text}) => [place, title, text]))", records) == [
        data["parts"] for data in records
    ]


RECORD: dict[str, Any] = {
    "url": "entries/2025/quiet/",
    "title": "Quiet",
    "summary": "Quiet nights.",
    "honour": ["Winner", 2025, 3],
    "example": False,
    "organisation": "A trust",
    "partners": ["Another"],
    "figure": ["Halved", "Noise", "60 to 30"],
    "spread": ["Local", 1, 0],
    "parts": [["#hurdles", "What was hard", "The lights."]],
}
WRONG: dict[str, tuple[str, object]] = {
    "an index that is nothing": ("index", None),
    "an index of another version": ("index", INDEX | {"version": 2}),
    "an index without a stamp": ("index", {key: value for key, value in INDEX.items() if key != "stamp"}),
    "facets that are no list": ("index", INDEX | {"facets": {}}),
    "a value without a label": ("index", INDEX | {"questions": [["hurdles"]]}),
    "words of another kind": ("words", {"groups": 7}),
    "a group without its weights": ("words", {"groups": [[["lamp"], 1, [3]]]}),
    "steps that are words": ("postings", [["a"], "5"]),
    "columns without how far each has travelled": ("columns", {"themes": {"sets": [[0]], "of": "0"}}),
    "sets of something else": ("columns", {"themes": {"sets": [0], "of": "0"}, "spread": "0"}),
    "titles that are numbers": ("titles", [1]),
    "a name without its address": ("names", [["Question", "What was hard"]]),
    "a record without a title": ("entry", {key: value for key, value in RECORD.items() if key != "title"}),
    "a year that is text": ("entry", RECORD | {"honour": ["Winner", "2025", 3]}),
    "a passage that is a list of two": ("entry", RECORD | {"parts": [["#hurdles", "What was hard"]]}),
}


@pytest.mark.parametrize("case", WRONG)
def test_other_data_are_refused(case: str, parts: Parts) -> None:
    decoder, data = WRONG[case]
    refuse = "(() => { try { decode[given[0]](given[1]); } catch (fault) { return fault.name; } })()"
    assert parts(refuse, [decoder, data]) == "TypeError"


def test_a_record_and_an_index_as_they_are_to_be_are_not(parts: Parts) -> None:
    assert parts("[decode.entry(given[0]).figure.said, decode.index(given[1]).facets[0].values[0].label]", [RECORD, INDEX]) == ["Halved", "Sleep"]


# What happens when a module is read: nothing.

WATCHED = """modules => {
    const done = [];
    for (const [of, name] of [[EventTarget.prototype, "addEventListener"], [window, "fetch"], [window, "setTimeout"], [Document.prototype, "querySelector"]]) {
        const known = of[name];
        of[name] = function (...given) { done.push(name); return known.apply(this, given); };
    }
    return Promise.all(modules.map(module => import(`./${module}`))).then(() => done);
}"""


def test_only_the_scripts_that_pages_name_do_anything_when_they_are_read(browser: Browser) -> None:
    quiet = [name for name in modules() if name not in ENTRIES]
    with hosted(SCRIPTS) as address:
        page = browser.new_page()
        page.route(address, lambda route: route.fulfill(content_type="text/html", body="<!doctype html><title>Modules</title>"))
        page.goto(address)
        assert page.evaluate(WATCHED, quiet) == []
        assert page.evaluate(WATCHED, ["every_page.js"]) != []
        page.close()
