"""Texts that formats and pages could trip over where an entry is cited or named, as data in `cases/citations.yml`."""

from pathlib import Path
from typing import Any

import yaml

CITATIONS: dict[str, Any] = yaml.safe_load((Path(__file__).parents[1] / "cases" / "citations.yml").read_text(encoding="utf-8"))
HOSTILE: list[str] = [*CITATIONS["hostile"], "a" * 1000, "ب" * 1000]
