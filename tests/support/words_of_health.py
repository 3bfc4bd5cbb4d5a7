"""Words that tell what the award of this project is about, and have no place in what is made for another."""

import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping

# In any letters, but for two that are words of other languages or names in small ones. ‘Staff’ is whoever is paid to work somewhere, in any trade.
HEALTH = re.compile(
    r"\b(?:(?i:health\w*|patients?|in-?patients?|out-?patients?|nurs(?:e|es|ing)|hospitals?|hospices?|clinic(?:s|al|ians?)?|carers?|caring|cares?|wards?"
    r"|medic(?:al|ines?|ations?)|doctors?|midwi(?:fe|ves)|ambulances?|illness(?:es)?|diagnos\w+|dementia|service users?|(?:people|person) who uses? services)"
    r"|NHS|GPs?)\b"
)
CALLED_SO = re.compile(r"\bNHS numbers?\b|\bnhs-number\b")  # in Britain, and therefore on the sites of awards there
RULES = "enter/form/rules.json"  # in which `shared` are the words and patterns by which personal data is found; no reader sees them
TEXTS = (".html", ".json", ".xml", ".csv", ".md", ".txt", ".css", ".js", ".svg", ".bib", ".ris", ".py", ".yml", ".webmanifest", "_headers")


def texts_of(files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Every text of a site, and every text in its archives, with where it is."""
    for path, data in files.items():
        if path.endswith((".zip", ".docx")):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                yield from texts_of({f"{path}: {name}": archive.read(name) for name in archive.namelist()})
        elif path == RULES:
            yield path, json.dumps({name: part for name, part in json.loads(data).items() if name != "shared"}, ensure_ascii=False)
        elif path.endswith(TEXTS):
            yield path, data.decode("utf-8-sig")


def told(files: Mapping[str, bytes]) -> list[str]:
    """Each word of health in these files, with what stands around it."""
    found = ((path, text, one) for path, text in texts_of(files) for one in HEALTH.finditer(CALLED_SO.sub("", text)))
    return [f"{path}: …{CALLED_SO.sub('', text)[max(0, one.start() - 40) : one.end() + 40]}…" for path, text, one in found]
