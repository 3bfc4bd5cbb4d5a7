"""Where the first sentence of a text ends, and which whole ones are its beginning."""

from showcase.util.text import beginning, first_sentence

# A bar stands where the first sentence ends.
TEXTS = (
    "One. | Two.",
    "Who? | Somebody.",
    "“Not me.” | “Nor I.”",
    "Für alle, z. B. Kinder, und am 3. Mai. | Danach nicht.",
    "Led by Dr. Hope and J. Smith at St. Mary’s, e.g. on wards. | It held.",
    "A rise of 1.5 in 120. | 40 people said so.",
    "NHS England region Y58.",
    "It came to us. | Then it went",
    "没有人知道。|现在知道了。",
    "no stop at all",
)


def test_the_first_sentence_ends_where_a_reader_takes_it_to_end() -> None:
    for text in TEXTS:
        first, _, rest = text.partition("|")
        assert first_sentence(text.replace("| ", "").replace("|", "")) == (first.strip(), rest.strip()), text


# A bar stands where the beginning ends, which has room for forty letters.
BEGINNINGS = (
    "One sentence.|",
    "no stop at all|",
    "One, two, three. Four, five, six.| Seven does not fit.",
    "The first stays whole however long it is, as half of one may say the opposite.| A second.",
    "They slept.| Then others, who could not sleep, read to one another.",
    "病棟の夜は静かになった。患者と職員が一緒に決めた。|夜の音を測り、静かな靴を選び、明かりを弱くし、扉に布を貼った。",
)


def test_a_beginning_is_of_whole_sentences() -> None:
    for text in BEGINNINGS:
        assert beginning(text.replace("|", ""), 40) == text.partition("|")[0], text
