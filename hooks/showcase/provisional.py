"""An award that also knows what an unfinished entry chose, so that the entry can be shown while it is being mended."""

from collections.abc import Iterator

from showcase.model.award import Award
from showcase.model.vocabularies import Recognition, Term
from showcase.parsing.entry import ParsedEntry
from showcase.parsing.validation.vocabulary_fields import ADOPTION_VALUES, ENTRY_VALUES, found, vocabulary_of

TEXT = "This is not on the award’s list."


def provisional(award: Award, parsed: ParsedEntry) -> Award:
    """The award with every value that an entry and its records chose; one that is not on its list is shown as it was typed."""
    added: dict[str, dict[str, Term]] = {}
    recognitions = dict(award.recognitions)
    for name, value in _unknown(award, parsed):
        if name == "recognitions":
            recognitions[value] = Recognition(label=value, text=TEXT)
        else:
            added.setdefault(name, {})[value] = Term(label=value, text=TEXT)
    if not added and recognitions == award.recognitions:
        return award
    # Unknown values come first: where a list is a ladder, they must not stand above its highest rung.
    lists = {name: {**new, **vocabulary_of(award, name)} for name, new in added.items()}
    fields = {name: getattr(award, name) for name in type(award).model_fields}
    fields |= {"recognitions": recognitions, "vocabularies": award.vocabularies.model_copy(update=lists)}
    return Award.model_construct(**fields)


def _unknown(award: Award, parsed: ParsedEntry) -> Iterator[tuple[str, str]]:
    read = [(parsed.written, ENTRY_VALUES), *((one.written, ADOPTION_VALUES) for one in parsed.adoptions)]
    for written, table in read:
        for pattern, name, _ in table:
            known = vocabulary_of(award, name)
            yield from ((name, value) for _, value in found(written.values, pattern) if value and value not in known)
