"""A citation as CSL-JSON, for whatever formats references by CSL styles: Zotero, Pandoc, Quarto and others."""

import json

from showcase.site.citation.cited import Cited


def csl(one: Cited) -> str:
    """The citation as a list of one item; an organisation is a name that is not taken apart."""
    day = one.published
    item = {
        "id": one.key,
        "type": "webpage",
        "author": [{"literal": author} for author in one.authors],
        "title": one.title,
        "container-title": one.collection,
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        **({"URL": one.address} if one.address else {}),
        "language": one.language,
        "note": one.note,
    }
    lines = ",\n".join(f"  {_json(name)}: {_json(value)}" for name, value in item.items())
    return f"[{{\n{lines}\n}}]\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
