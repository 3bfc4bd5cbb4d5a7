"""One order of names and titles: as readers look them up, whatever letters and signs they hold."""

import pytest
from showcase.util.collation import collation_key

ORDERS = (
    ("aerial", "ÆRØ", "Arzt", "Ärzte", "Åse", "Asker", "Cesena", "Česko"),
    ("École", "Eden", "Øre", "Orr", "Thorn", "Þórr", "Watford", "Ŵyn", "Ýr", "Ysbyty", "Zebra"),
    ("10 beds", "3M", "‘Hello’ clinic", "Hello, world", "Hello’s", "Lod", "Łódź", "Lodź 2", "(Oak)", "Œuvre"),
    ("Ɓama", "Ħal Far", "Harbour", "Ŋaan", "Yola", "Ƴola Two"),
    ("Zebra", "Ель", "Игла", "Якорь", "病院"),
    ("Cafés A", "Cafés B", "Care & Cure", "care and cured"),
    ("St Johns", "St. John's Ward", "St John’s X"),
)


@pytest.mark.parametrize("order", ORDERS)
def test_names_stand_where_readers_look_for_them(order: tuple[str, ...]) -> None:
    assert sorted(set(order), key=collation_key) == list(order)


@pytest.mark.parametrize("names", [("É", "é", "E", "e"), ("Łódź", "lodz", "ŁÓDŹ"), ("Ŵ", "w"), ("St John's", "St John’s", "st johns"), ("A&E", "a and E")])
def test_accents_capitals_and_signs_make_no_difference(names: tuple[str, ...]) -> None:
    assert len({collation_key(name) for name in names}) == 1


@pytest.mark.parametrize("name", ["!!!", "’", "…", "&", "\u0301", "病院", "مستشفى", "5"])
def test_every_name_has_a_place(name: str) -> None:
    assert collation_key(name)
