"""Where the first sentence of a text ends."""

from showcase.util.text import first_sentence

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
