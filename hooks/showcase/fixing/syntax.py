"""Front matter that YAML cannot read, as it was read in memory for judging, where a writer would have mended it so."""

from pydantic import BaseModel

from showcase.intake.sources import Source
from showcase.parsing.front_matter import parted
from showcase.parsing.validation.schema_walk import field_names
from showcase.parsing.yaml.repair import read_with_mends


def readable(text: str, model: type[BaseModel]) -> str:
    """A file’s text with front matter that YAML can read; the same text when a mend would be a guess."""
    parts = parted(Source("", text))
    if parts.fields is None:
        return text
    mended = read_with_mends(parts.fields, "", 0, field_names(model))
    if not mended.is_read or not mended.findings or not all(finding.fixable for finding in mended.findings):
        return text
    lines = text.split("\n")
    end = parts.offset + parts.fields.count("\n")
    return "\n".join((*lines[: parts.offset], *mended.text.removesuffix("\n").split("\n"), *lines[end:]))
