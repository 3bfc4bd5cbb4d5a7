"""Which languages are written from right to left, and names that turn nothing around them."""

import pytest
from showcase.util.direction import direction_of, isolated
from showcase.util.invisible import first_hidden

TO_LEFT = "ar ar-EG AR he he-IL iw ur ur_PK fa ps ckb ku-IQ ku-Arab pa-PK pa-Arab az-IR dv yi ug sd uz-Arab ff-Adlm syr nqo rhg-Rohg ms-Arab-BN"
TO_RIGHT = "en en-GB cy de-AT ar-Latn he-Latn ku pa az uz ks-Deva ur-Latn-PK zh-Hant hi ms tr tlh"


@pytest.mark.parametrize(("language", "direction"), [(one, "rtl") for one in TO_LEFT.split()] + [(one, "ltr") for one in TO_RIGHT.split()])
def test_the_direction_is_that_of_the_script(language: str, direction: str) -> None:
    assert direction_of(language) == direction


@pytest.mark.parametrize("name", ["مستشفى النور (2)", "שלום C++", "Ward 3 / ׳"])
def test_a_name_that_could_turn_what_is_around_it_is_isolated(name: str) -> None:
    assert isolated(name) == f"\u2068{name}\u2069"


@pytest.mark.parametrize("name", ["Łódź", "病院 (2)", "больница", ""])
def test_other_names_stay_as_they_are(name: str) -> None:
    assert isolated(name) == name


@pytest.mark.parametrize(
    "text", ["The fee\u200f is low.", "a\u200eb", "\u200f" * 9, "ا" + "x" * 31 + "\u200f", "x\u200f" + "y" * 31 + "ا", "\u202eا", "ا\u2067"]
)
def test_a_mark_of_direction_far_from_letters_that_need_it_stays_refused(text: str) -> None:
    assert first_hidden(text)
