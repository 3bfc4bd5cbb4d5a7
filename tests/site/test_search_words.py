"""Words as search compares them: which are the same, which say nothing, and what of a text is read."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from showcase.site.search.documents import plain
from showcase.site.search.words import Words, written_as_one
from showcase.util.text import LONGEST, plain_words, word_count, words_of
from support.passages import passage
from support.properties import STEADY


@pytest.fixture(scope="module")
def english() -> Words:
    return Words("en-GB")


def stems(text: str, words: Words) -> list[str]:
    """The stems of a text’s words in alphabetical order, each as often as it stands there."""
    return sorted(stem for word in words_of(text) if (stem := words.stem_of(word)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("nurse", "Nurses", id="a plural and a capital"),
        pytest.param("nurse", "nurse’s", id="a curly apostrophe"),
        pytest.param("nurses", "nurses'", id="a straight apostrophe"),
        pytest.param("decide", "deciding", id="a verb in another form"),
        pytest.param("child", "children", id="a plural without an ending"),
        pytest.param("analysis", "analyses", id="a Greek plural"),
        pytest.param("falls", "fell", id="a verb that changes within"),
        pytest.param("writing", "written", id="another form of one"),
        pytest.param("choose", "choice", id="a noun that is made so"),
        pytest.param("GP", "GPs", id="an abbreviation in the plural"),
        pytest.param("organisation", "organization", id="a z for an s"),
        pytest.param("organisations", "organizing", id="a z for an s in another form"),
        pytest.param("behaviour", "behavior", id="a u that Americans leave out"),
        pytest.param("paediatric", "pediatrics", id="an ae that Americans leave out"),
        pytest.param("centre", "centers", id="an re that Americans turn round"),
        pytest.param("counsellor", "counselors", id="a doubled l"),
        pytest.param("practise", "practice", id="a verb with its own spelling"),
        pytest.param("naïve café", "cafe naive", id="accents"),
        pytest.param("co-design", "co design", id="a hyphen"),
        pytest.param("co‑design", "co design", id="a hyphen that does not break"),
        pytest.param("coproduction—together", "together coproduction", id="a dash"),
        pytest.param("½ day", "day", id="a fraction is digits, and one digit is nothing"),
        pytest.param("10½ days", "day 101 2", id="a fraction among digits"),
        pytest.param("A&E", "", id="single letters"),
        pytest.param("they’ve done what we’d do", "they d", id="words that say nothing"),
    ],
)
def test_words_that_are_the_same(one: str, other: str, english: Words) -> None:
    assert stems(one, english) == stems(other, english)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("organ", "organisation", id="a stem too short"),
        pytest.param("new", "news", id="a plural that is none"),
        pytest.param("ward", "warden", id="another word"),
        pytest.param("even", "evening", id="an ending that is none"),
        pytest.param("2024", "2025", id="numbers"),
    ],
)
def test_words_that_differ(one: str, other: str, english: Words) -> None:
    assert stems(one, english) != stems(other, english)


@pytest.mark.parametrize("number", ["111", "2025", "48", "24/7 999", "NHS111"])
def test_numbers_are_words(number: str, english: Words) -> None:
    assert stems(number, english) == sorted(word for word in plain_words(number).split() if len(word) > 1)


@pytest.mark.parametrize(
    ("written", "found_by"),
    [
        pytest.param("organisation", "organization", id="American"),
        pytest.param("pediatric", "paediatric", id="British"),
        pytest.param("recognize", "recognise", id="British, of a z"),
        pytest.param("ferry", "ferries", id="plural"),
        pytest.param("bells", "bell", id="singular"),
        pytest.param("fall", "fell", id="changed within"),
        pytest.param("slept", "sleep", id="unchanged"),
    ],
)
def test_a_word_is_found_in_a_form_that_nobody_wrote(written: str, found_by: str) -> None:
    words = Words("en")
    assert words.stem_of(written)
    assert words.forms[found_by] == words.forms[written]


@pytest.mark.parametrize("word", ["exercise", "promised", "surprise", "noise", "size", "prize", "laboratory", "colorectal", "advise", "otherwise"])
def test_a_word_with_one_spelling_gets_no_other(word: str) -> None:
    words = Words("en")
    words.stem_of(word)
    assert not [form for form in words.forms if form.rstrip("s") != word.rstrip("s") and not form.endswith("ies")]


@pytest.mark.parametrize(
    ("said", "phrases"),
    [
        pytest.param("A&E", ["a e"], id="letters stay"),
        pytest.param("service user", ["service user", "service users"], id="singular"),
        pytest.param("tablets", ["tablets", "tablet"], id="plural"),
        pytest.param("learning disability", ["learning disability", "learning disabilities"], id="y"),
        pytest.param("co-produced", ["co produced"], id="a verb"),
        pytest.param("Café!", ["cafe", "cafes"], id="accents and stops"),
        pytest.param("sepsis", ["sepsis"], id="an s of its own"),
    ],
)
def test_synonyms_are_looked_for_in_singular_and_plural(said: str, phrases: list[str], english: Words) -> None:
    assert list(english.phrases((said,))) == phrases


def test_a_language_that_nobody_stems_has_words_all_the_same() -> None:
    words = Words("cy")
    assert stems("Mae’r cleifion a’r nyrsys", words) == ["cleifion", "mae", "nyrsys"]
    assert words.ignored == frozenset()


def test_another_language_has_its_own_stems() -> None:
    assert stems("Maisons", Words("fr")) == stems("maison", Words("fr-CA"))


@pytest.mark.parametrize("text", ["Straße → €5 İstanbul x² µg ŵy ½", "你好 Ελλάδα ЙОД", "naïve—café’s £1000.50", "ﬁne ⅔ ™ ① a̐ é", "1,00 1,0000 1, 000"])
def test_words_are_runs_of_letters_and_digits_without_their_accents(text: str) -> None:
    bare = "".join(one for one in unicodedata.normalize("NFKD", text) if unicodedata.category(one)[0] != "M").lower()
    assert words_of(text) == "".join(one if one.isalnum() else " " for one in bare).split()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("12,500 of 1,234,567", ["12500", "of", "1234567"], id="thousands"),
        pytest.param("患者安全。", ["患者", "者安", "安全"], id="Chinese, by two letters"),
        pytest.param("NHSの薬", ["nhs", "の薬"], id="Japanese beside Latin letters"),
        pytest.param("药", ["药"], id="one letter that is a word"),
        pytest.param("ด้วยกัน", ["ดว", "วย", "ยก", "กน"], id="Thai"),
        pytest.param("y" * 50_000, ["y" * LONGEST], id="a word without end"),
    ],
)
def test_words_of_numbers_of_scripts_without_blanks_and_without_end(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Our well-being, X‑ray and self‐harm", ["wellbeing", "xray", "selfharm"], id="hyphens of every kind"),
        pytest.param("mother-in-law", ["motherinlaw"], id="more than two"),
        pytest.param("O’Brien and O'Connor", ["obrien", "oconnor"], id="names with an apostrophe"),
        pytest.param("nurse’s, don’t, they've, patients’", [], id="endings with an apostrophe"),
        pytest.param("I.B.S. at 9 a.m.", ["ibs", "am"], id="letters with stops"),
        pytest.param("The end. A start - and 3.5", [], id="stops and dashes between words"),
        pytest.param("患者", ["患", "者"], id="letters that are words"),
        pytest.param("Straße", ["strasse"], id="a sharp s"),
        pytest.param("x-" * 30_000 + "x", ["x" * LONGEST], id="one without end"),
    ],
)
def test_a_text_is_also_found_by_what_others_write_as_one_word(text: str, words: list[str]) -> None:
    assert list(written_as_one(text)) == words


@pytest.mark.parametrize(
    ("text", "count"), [("two words", 2), ("– a dash", 3), ("患者安全", 2), ("患者安全、大切です。", 4), ("3人 and one", 4), ("", 0), ("a 药", 2)]
)
def test_words_are_counted_where_no_blanks_are_put(text: str, count: int) -> None:
    assert (word_count(text), passage(text).words) == (count, count)


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        pytest.param("Plain  words\nin lines.\n\nAnd more.", "Plain words in lines. And more.", id="lines"),
        pytest.param("A *b*c **d** `e` ~~f~~.", "A bc d e f.", id="emphasis and code"),
        pytest.param("[The words](https://example.org) stay.", "The words stay.", id="a link"),
        pytest.param("![Not read](a.png) A picture.", "A picture.", id="a picture"),
        pytest.param("- one\n- two\n  - three\n\n1. four", "one two three four", id="lists"),
        pytest.param("- five", "five", id="one line of a list"),
        pytest.param("| a | b |\n|---|---|\n| c | d |", "a b c d", id="a table"),
        pytest.param("> Said.\n\nThen", "Said. Then", id="a quotation"),
        pytest.param("Told[^1].\n\n[^1]: The note.", "Told. The note.", id="a footnote"),
        pytest.param("Before  \nafter\\\nthat", "Before after that", id="hard breaks"),
        pytest.param("Fish &amp; chips &lt;b&gt; &#xE000;&#8203;", "Fish & chips <b>", id="entities, and none that hides"),
        pytest.param("5 < 6 & 7 > 4", "5 < 6 & 7 > 4", id="signs"),
        pytest.param("2. is a list", "is a list", id="a number at the start"),
        pytest.param("Two\n===", "Two", id="a line under words"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_the_text_of_markdown(markdown: str, text: str) -> None:
    assert plain(passage(markdown)) == text


PIECES = st.text(st.sampled_from("abcéßΣς1209,.’'-‐&_ \n\u00a0\u2003\u0301\u0e01\u0e31語カ"), max_size=40)


@STEADY
@given(PIECES)
def test_a_text_has_the_words_of_its_pieces_between_blanks(text: str) -> None:
    pieces = text.split()
    assert words_of(text) == [word for piece in pieces for word in words_of(piece)]
    assert sorted(written_as_one(text)) == sorted(word for piece in pieces for word in written_as_one(piece))
