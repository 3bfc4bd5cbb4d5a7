"""Why YAML stopped reading, in a writer's words and at the cause."""

import re

from yaml import YAMLError

from .findings import Finding, Location

# What the parser says, what has happened in a writer’s words, and the remedy; the first that fits counts.
SAID = (
    ("mapping values", "A colon inside this value makes it look like another field.", "Put the whole value between double quotes."),
    ("escape", "A backslash has a meaning of its own between double quotes.", "Put the value between single quotes instead."),
    ("quoted scalar", "A quotation mark opens here and is never closed.", "Close it, or put the whole value between double quotes."),
    ("expected ':'", "No field’s name with a colon and a space after it stands here.",
     "Write the name, a colon, a space and the value; a line that belongs to the value above begins with two spaces more than its field."),
    ("comment or line break", "After the signs `>` and `|` a value begins on the next line.",
     "Move it there, with two spaces more, or put the whole value between double quotes."),
    ("in this context|any token|scanning an a", "A value cannot begin with ‘{sign}’.", "Put the whole value between double quotes."),
    ("after", "More text follows after a value has been closed.",
     "Put the whole value between double quotes, and write ‘ and ’ for quotation marks inside it."),
    ("flow", "What stands in the bracket that opens here cannot be read to its end.",
     "Look for a missing comma or quotation mark, and for the closing `]` or `}`."),
    ("block", "This line is indented differently from the lines that it belongs with.", "Give it the same number of spaces as its neighbours."),
    ("single document", "A second `---` opens another document here.", "Remove it, and everything that belongs to another document."),
    ("", "This line cannot be read.", "Compare it with the example in the entry format, and check quotes, colons and indents."),
)
BEGUN = "quoted scalar|flow|simple key|scanning an a"  # where these begin says more than where reading stopped
HYPHEN = re.compile(r" *-[^\s-]")


def explained(error: YAMLError, text: str, path: str, offset: int) -> Finding:
    """Why YAML stopped reading, in a writer's words."""
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    mark, start = (getattr(error, name, None) for name in ("problem_mark", "context_mark"))
    mark = start if start and re.search(BEGUN, said) else mark
    lines = text.split("\n")
    row, column = (min(mark.line, len(lines) - 1), mark.column) if mark else (0, 0)
    before = lines[row][:column]
    if "block" in said and before.count('"') % 2:
        said, column = "quoted scalar", 0
        row = next((n for n in range(row - 1, -1, -1) if lines[n].count('"') % 2), row)
    elif "block" in said and before.rstrip().endswith(('"', "'", "]", "}")):
        said = "after"
    elif "mapping values" in said and re.fullmatch(r" *[\w-]+", before):
        said, column = "block", 0
    message, remedy = next((fact, remedy) for pattern, fact, remedy in SAID if re.search(pattern, said))
    hyphen = next((near for near in (row, max(row - 1, 0)) if HYPHEN.match(lines[near])), None)
    if hyphen is not None:
        row, column, message, remedy = hyphen, 0, "The hyphen of an item needs a space after it.", "Write a hyphen, a space and the item."
    if "\t" in lines[row]:
        message, remedy = "There is a tab in this line.", "Use spaces: two for each step of indent."
    return Finding("yaml-syntax", Location(path, row + 1 + offset, column + 1), message.replace("{sign}", lines[row][column : column + 1]),
                   "Fields have to be written so that YAML can tell them apart.", remedy)
