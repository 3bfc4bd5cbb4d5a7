"""What has to be set before a showcase is somebody’s own: what is, what is a placeholder still, and what the site therefore lacks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from showcase.authoring.statements import STATEMENTS, has_places
from showcase.checks.privacy.countries import HOME
from showcase.intake.safe_read import LARGEST_TEXT, read_file
from showcase.model.award import Award

NOBODYS = (".example", ".invalid", ".test", "example.com", "example.org", "example.net")  # endings that are kept for examples, and lead nowhere
PLACEHOLDER_TEAM = "@showcase-award/"
OF_HOME = re.compile(r"Information Commissioner|Equality and Human Rights Commission|United Kingdom")
LINES = {"site-address": "site_url: https://YOUR-SITE/", "repository": "repo_url: https://github.com/YOUR-ORGANISATION/YOUR-REPOSITORY"}
TO_SET = {
    "site-address": ("`site_url` in mkdocs.yml", "Citations, feeds, the sitemap and what others see of a link have no address that leads here."),
    "repository": ("`repo_url` in mkdocs.yml", "No page leads to the repository, and ‘How to enter’ names one way alone."),
    "mailbox": ("`contact` in criteria.yml", "Nobody reads what visitors write to the mailbox at the foot of every page."),
    "teams": ("`.github/CODEOWNERS`", "GitHub asks nobody to review an entry."),
    "forms": ("`.github/ISSUE_TEMPLATE/config.yml`", "Who chooses a form on GitHub is sent to an address that leads nowhere."),
    "publishing": ("`.github/workflows/publish.yml`", "Nothing publishes the site by itself, and no year is announced on its day."),
    "statements": ("`countries` in criteria.yml, for `pages/privacy.md` and `pages/accessibility.md`",
                   "The statements name laws and authorities of the United Kingdom, where readers of this award may not need to turn."),
    "examples": ("invented entries", "Visitors find entries that are made up; each says so, but they are counted."),
}


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that is to be set: where, what is there now, whether it will do, what the site lacks while it will not, and where one line is enough, that."""

    name: str
    where: str
    found: str
    is_set: bool
    lacks: str
    line: str = ""


def readiness(root: Path, award: Award, made_up: int) -> tuple[Setting, ...]:
    """Everything that is to be set, in the order of MAINTAINERS.md; `made_up` is how many of the published entries are invented."""
    return tuple(_setting(name, found, will_do) for name, found, will_do in _found(root, award, made_up))


def _found(root: Path, award: Award, made_up: int) -> Iterator[tuple[str, str, bool]]:
    config = _values(root / "mkdocs.yml")
    for name, field in (("site-address", "site_url"), ("repository", "repo_url")):
        address = str(config.get(field) or "")
        yield name, address, bool(address) and not leads_nowhere(address)
    yield "mailbox", award.contact.email, not leads_nowhere(award.contact.email)
    owners = _text(root / ".github/CODEOWNERS")
    yield "teams", PLACEHOLDER_TEAM.rstrip("/") if PLACEHOLDER_TEAM in owners else "", bool(owners) and PLACEHOLDER_TEAM not in owners
    forms = _text(root / ".github/ISSUE_TEMPLATE/config.yml")
    addresses = [word for word in forms.split() if word.startswith("http")]
    nowhere = [one for one in addresses if leads_nowhere(one)]
    yield "forms", (nowhere or addresses or [""])[0], bool(addresses) and not nowhere
    yield "publishing", "", (root / ".github/workflows/publish.yml").is_file()
    yield "statements", *_statements(root, award)
    yield "examples", str(made_up or ""), not made_up


def _statements(root: Path, award: Award) -> tuple[str, bool]:
    """Which statements name another country’s laws: all words of one are the organisers’ own, or it has places that nobody has said a country for."""
    texts = {f"pages/{name}": _text(root / "pages" / name) for name in STATEMENTS}
    unsaid = "countries" not in award.model_fields_set
    named = [path for path, text in texts.items() if (has_places(text) and unsaid) or (OF_HOME.search(text) and HOME not in award.countries)]
    return ", ".join(named), not named


def _setting(name: str, found: str, will_do: bool) -> Setting:
    where, lacks = TO_SET[name]
    return Setting(name, where, found, will_do, lacks, LINES.get(name, ""))


def leads_nowhere(address: str) -> bool:
    """Whether an address is one of those that are kept for examples."""
    host = address.rpartition("@")[2] if "@" in address and "//" not in address else urlsplit(address).hostname or ""
    return any(host == one.lstrip(".") or host.endswith(one if one.startswith(".") else f".{one}") for one in NOBODYS)


def _text(path: Path) -> str:
    try:
        return read_file(path, LARGEST_TEXT).decode("utf-8", "replace")
    except OSError:
        return ""


def _values(path: Path) -> dict[str, object]:
    """What a file of settings says, whatever tags are in it; nothing where it cannot be read, which a build tells."""
    try:
        values = yaml.load(_text(path), yaml.CBaseLoader)  # noqa: S506 – it makes nothing but text
    except yaml.YAMLError:
        return {}
    return values if isinstance(values, dict) else {}
