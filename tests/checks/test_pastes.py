"""What is ready to paste never says what nobody but the writer knows: pasted as it is, the check refuses it."""

import re
from pathlib import Path

import pytest
from showcase.catalogue.pipeline import check
from showcase.model.fields import FrontMatter
from showcase.model.finding import Diagnostic
from support.projects import AWARDS, TODAY

ENTRY = "entries/2025/quiet-mornings/index.md"
INVENTED = re.compile(r"northbridge|lantern|\b18\b|\b12\b|open call", re.I)
TEXT = (AWARDS / "small" / ENTRY).read_text(encoding="utf-8")
FIELDS = [name for name, info in FrontMatter.model_fields.items() if info.is_required() and name not in ("year", "recognition")]


def without(name: str) -> str:
    """The entry without one field and what belongs to it."""
    return re.sub(rf"^{name}:.*\n(?:[ ].*\n)*", "", TEXT, count=1, flags=re.M)


def found(root: Path, text: str) -> list[Diagnostic]:
    (root / ENTRY).write_text(text, encoding="utf-8")
    return [one for one in check(root, TODAY).findings if one.location.path == ENTRY]


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_that_is_pasted_and_not_written_is_refused(name: str, small: Path) -> None:
    (missing,) = [one for one in found(small, without(name)) if one.code == "missing-field"]
    assert "…" in missing.paste
    assert not INVENTED.search(missing.paste.split("  # ")[0] + missing.remedy), missing
    pasted = found(small, without(name).replace("---\n", f"---\n{missing.paste}\n", 1))
    assert pasted, "as it was pasted it is accepted"
    assert "missing-field" not in {one.code for one in pasted}
