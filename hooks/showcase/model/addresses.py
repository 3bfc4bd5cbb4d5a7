"""Where something is to be found: a mailbox, a web address, a file beside an entry."""

import re
from typing import Annotated, LiteralString

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from showcase.model.values import Text

AN_EMAIL = r"[^@\s<>\"':,;()\[\]]+@[^@\s<>\"':,;()\[\]]+\.[A-Za-z0-9-]{2,}"
A_LINK = r"https?://[^\s<>\"'`\\]+"
A_FILE = r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}"
# How an editor is told what a value looks like.
SEEN_EMAIL = WithJsonSchema({"type": "string", "pattern": rf"^\s*{AN_EMAIL}\s*$"})
SEEN_WEB = WithJsonSchema({"type": "string", "pattern": rf"^\s*{A_LINK}\s*$"})
SEEN_FILE = WithJsonSchema({"type": ["string", "number"], "pattern": rf"^\s*{A_FILE}\s*$"})


def _formed(pattern: str, code: LiteralString, what: LiteralString) -> AfterValidator:
    def checked(text: str) -> str:
        if not re.fullmatch(pattern, text):
            raise PydanticCustomError(code, what)
        return text

    return AfterValidator(checked)


Email = Annotated[Text, _formed(AN_EMAIL, "not-an-email", "an e-mail address"), SEEN_EMAIL]
Web = Annotated[Text, _formed(A_LINK, "not-a-link", "a web address"), SEEN_WEB]
FileName = Annotated[Text, _formed(A_FILE, "not-a-file", "a file name"), SEEN_FILE]

# An entry's year and slug, as its address has them.
Address = Annotated[str, Field(pattern=r"^[0-9]{4}/[a-z0-9]+(-[a-z0-9]+)*\z", max_length=100)]

LANGUAGE = "[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}"
LanguageCode = Annotated[str, Field(pattern=rf"^{LANGUAGE}\z", examples=["cy"])]
