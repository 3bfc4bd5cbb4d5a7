"""The kinds of thing that bringing entries in reports, each with its code, its weight and what to do about it."""

from dataclasses import dataclass

from showcase.model.finding import Diagnostic, Location, Severity


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of finding: its published code, what it is called when several are counted, and why it matters."""

    code: str
    many: str
    reason: str
    severity: Severity = Severity.ERROR

    def told(self, place: Location, message: str, remedy: str) -> Diagnostic:
        """A finding of this kind."""
        return Diagnostic(self.code, place, message, self.reason, remedy, severity=self.severity)


NOT_A_TABLE = Kind("import-not-a-table", "files that are no table", "Rows are read from a text in which signs keep the cells apart (CSV).")
ENCODING = Kind("import-encoding", "tables in an older encoding", "Letters with accents and curly quotes may come out wrong.", Severity.WARNING)
GARBLED = Kind("import-garbled", "garbled letters", "Somewhere on its way the text was read with the wrong encoding.", Severity.WARNING)
OPEN_QUOTE = Kind("import-open-quote", "quotation marks never closed", "Everything after it would be taken for one cell.")
STRAY_QUOTE = Kind("import-stray-quote", "rows with a stray quotation mark", "Cells may have been cut in the wrong place.")
LONG_ROW = Kind("import-long-row", "rows with too many cells", "A comma or a quotation mark inside a cell may have moved what follows it.")
SHORT_ROW = Kind("import-short-row", "rows with too few cells", "A line break inside a cell may have cut the row in two.", Severity.WARNING)
HEADER_AGAIN = Kind("import-header-again", "header rows in between", "Tables that were joined often keep their headers.", Severity.WARNING)
SAME_COLUMN = Kind("import-same-column", "columns of the same name", "Nobody could tell which one the map means.", Severity.WARNING)
SAME_ROW = Kind("import-same-row", "rows that stand there twice", "It would become the same entry again.", Severity.WARNING)
SAME_ID = Kind("import-same-id", "ids that stand there twice", "An id names one row, so that it is known again next time.")

PLACE = Kind("import-place", "places that an entry does not have", "Values go to the fields of the entry format and to the award’s questions.")
PLACE_TAKEN = Kind("import-place-taken", "places with two values", "Only one of the two could count.")
NO_COLUMN = Kind("import-no-column", "columns that the table does not have", "Its values would be missing from every entry.")
NO_YEAR = Kind("import-no-year", "maps without a year", "An entry is judged by the rules of its year, and its folder is named after it.")
NOT_FOR_ALL = Kind("import-not-for-all", "values that no map can give", "It is true of some people and entries and not of others, so it is never assumed.")
MAP_VALUE = Kind("import-map-value", "values in the map that the award does not have", "Entries choose from the award’s own lists.")
NO_PLACE = Kind("import-no-place", "columns without a place", "What it holds is kept in import-notes.md beside each entry.", Severity.WARNING)

YEAR = Kind("import-year", "rows without a year of the award", "An entry is judged by the rules of its year, and its folder is named after it.")
NO_TITLE = Kind("import-no-title", "rows without a title", "The folder is named after the title, so this one is numbered.")
VALUE = Kind("import-value", "values that the award does not have", "Entries choose from the award’s own lists, so that they can be found and compared.")
DATE = Kind("import-date", "dates that are not certain", "A date that could mean two days is not guessed.")
NUMBER = Kind("import-number", "numbers that are not certain", "A number stands alone, because its unit has a field of its own; none is guessed.")
FLAG = Kind("import-yes-or-no", "answers that are neither yes nor no", "It is asked as yes or no, and consent above all is not guessed.")
NOT_ASKED = Kind("import-not-asked", "answers that the year did not ask for", "An entry is judged by the rules of its own year.")
HIDDEN = Kind("import-hidden-character", "cells with invisible characters", "They can make a text look different from what it is, so they are taken out.")
MARKUP = Kind("import-markup", "cells whose markup did not fit", "Entries are Markdown, which cannot carry anything harmful.")
TOO_LARGE = Kind("import-too-large", "entries too large for one text", "The checker reads a text up to 200 KB.")

TAKEN = Kind("import-address-taken", "rows whose address was taken", "Two entries cannot share a folder.", Severity.WARNING)
CHANGED = Kind("import-changed", "entries changed by hand since", "What people have written is never overwritten.", Severity.WARNING)
DIFFERS = Kind("import-differs", "entries whose row or map has changed since", "A folder that exists is never overwritten.", Severity.WARNING)

KINDS = (
    *(NOT_A_TABLE, ENCODING, GARBLED, OPEN_QUOTE, STRAY_QUOTE, LONG_ROW, SHORT_ROW, HEADER_AGAIN, SAME_COLUMN, SAME_ROW, SAME_ID),
    *(PLACE, PLACE_TAKEN, NO_COLUMN, NO_YEAR, NOT_FOR_ALL, MAP_VALUE, NO_PLACE),
    *(YEAR, NO_TITLE, VALUE, DATE, NUMBER, FLAG, NOT_ASKED, HIDDEN, MARKUP, TOO_LARGE),
    *(TAKEN, CHANGED, DIFFERS),
)
