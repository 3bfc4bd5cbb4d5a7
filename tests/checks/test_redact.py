"""Personal data in what is quoted: what is masked, how much of it stays, and what is left alone. The numbers are made up."""

import pytest
from showcase.checks.privacy.detect import is_nhs_number
from showcase.checks.privacy.redact import in_order, masked
from showcase.model.finding import Finding, Location


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("943 476 5919", "943 ••• ••••"),
        ("943-476-5919", "943-•••-••••"),
        ("9434765919", "943•••••••"),
        ("QQ123456C is no such number, AB 12 34 56 C is", "QQ123456C is no such number, AB •• •• •• • is"),
        ("jo.bloggs@alderclinic.nhs.uk", "j•.••••••@•••••••••••.•••.••"),
        ("Call 01632 555 019.", "Call 0163• ••• •••."),
        ("+44 (0)1632 555 019", "+44 (•)•••• ••• •••"),
        ("07700555019", "0770•••••••"),
        ("She lives at M1 1AE now", "She lives at M1 ••• now"),
    ],
)
def test_personal_data_becomes_dots(text: str, shown: str) -> None:
    assert masked(text) == shown
    assert len(shown) == len(text)


@pytest.mark.parametrize(
    "text",
    ["943 476 5918", "1234567890", "2022-10 to 2023-03", "desk@alder.example", "involvement@northbridge.example.org",
     "0161 496 0999", "07700 900123",
     "from 1200 to 400", "RX9",     "ward b4 5th floor", "01/06/2023,61", "0.123456789012", "2025/quiet-nights", "CC-BY-4.0", ""],
)
def test_other_text_is_left_alone(text: str) -> None:
    assert masked(text) == text


@pytest.mark.parametrize(("number", "is_one"), [("9434765919", True), ("9434765918", False), ("943476591", False), ("0000000000", True)])
def test_the_last_digit_of_an_nhs_number_tells(number: str, is_one: bool) -> None:
    assert is_nhs_number(number) is is_one


def test_findings_are_passed_on_without_personal_data() -> None:
    finding = Finding("vague-source", Location("a.md"), {"source": "943 476 5919"}, instead="943 476 5919", paste="people: 943 476 5919")
    (told,) = in_order([finding])
    assert told.message == "‘943 ••• ••••’ does not tell where the figure comes from."
    assert (told.instead, told.paste) == ("", "")
