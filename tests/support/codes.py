"""Every code that can be reported."""

import re

from showcase.checks.personal_data import SAID
from showcase.parsing.validation.messages import FORMS
from showcase.parsing.validation.vocabulary_fields import ADOPTION_VALUES, ENTRY_VALUES
from support.projects import ROOT


def codes_in_the_source() -> set[str]:
    """Every code that the package can report, read from its source."""
    codes = {code for *_, code in (*ENTRY_VALUES, *ADOPTION_VALUES)} | {code for code, *_ in FORMS.values()}
    for path in (ROOT / "hooks" / "showcase").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        codes |= set(re.findall(r'(?:Finding|Unshowable|_refuse|Form)\(\s*(?:"[a-z]+", )?"([a-z]+(?:-[a-z]+)+|[a-z]+)"', text))
        codes |= set(re.findall(r'code="([a-z-]+)"', text))
    codes |= set(SAID)
    codes |= {"adoption-of-unknown-entry", "link-to-unknown-entry"}  # chosen between in one rule
    return codes
