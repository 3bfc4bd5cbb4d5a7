"""The tables as an award has them, and descriptions: nothing of what its entries do not have."""

from showcase.model.award import Award
from showcase.site.data.tables import ADOPTIONS, ENTRIES, MEASURES, TABLES, DataTable

ALWAYS = "licences"  # which every award has
# What an award has where tables have a column, by its name; a column of ids goes with their list.
LIVES_BY = {
    "people": "involvement", "stages": "participation_levels", "measures": "measures", "testimonials": "testimonials",
    **dict.fromkeys(("adoption", "adoptions", "spread_tried", "spread_in_use", "spread_stopped"), "adoptions"),
}  # fmt: skip
OF_WHAT = {"measures": "measures", "series": "measures", "adoptions": "adoptions"}  # which table there is where the award has what
# What descriptions do not say where an award does not have something: the words, and those in their place.
UNSAID = {
    "adoptions": (
        (" of entries and of adopters", ""), (" and what others made of it", ""), (", counted from the adoption records of others that count", ""),
    ),
    "measures": (
        (" and the figures", ""), (", with its figures and", ", with"), (", with its figures", ""), (", in figures", ", in numbers"),
    ),
}  # fmt: skip


def described(text: str, award: Award) -> str:
    """A description without words for what the award does not have."""
    for what, words in UNSAID.items():
        for old, new in () if award.has(what) else words:
            text = text.replace(old, new)
    return text


def table_of(table: DataTable, award: Award) -> DataTable:
    """A table as an award has it: without columns for what its entries do not have."""
    gone = {one.name for one in table.columns if (one.words and not one.words(award)) or not award.has(LIVES_BY.get(one.name, ALWAYS))}
    kept = (one for one in table.columns if one.name not in gone and one.name.removesuffix("_label") not in gone)
    return table._replace(
        description=described(table.description, award),
        columns=tuple(one._replace(description=described(one.description, award)) for one in kept),
        references=tuple(one for one in table.references if one.column not in gone),
    )


def tables_of(award: Award) -> tuple[DataTable, ...]:
    """The tables of an award’s collection."""
    return tuple(table_of(one, award) for one in TABLES if award.has(OF_WHAT.get(one.name, ALWAYS)))


class EntryTables:
    """The tables that entries have lines in, as an award has them; made once for all entries, because each asks of every column what the award has."""

    def __init__(self, award: Award) -> None:
        self.award = award
        self.entries, self.measures, self.adoptions = (table_of(one, award) for one in (ENTRIES, MEASURES, ADOPTIONS))
