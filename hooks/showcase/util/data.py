"""Data that stands in files beside the code."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml


@lru_cache
def texts_in(path: Path) -> Any:
    """What a YAML file of ours holds, in which every value is text."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506 – it makes nothing but text
