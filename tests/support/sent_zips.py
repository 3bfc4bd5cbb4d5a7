"""Zips as teams and others send them, from cases."""

import struct
import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import yaml
from support.documents import SMALL
from support.projects import ROOT

CASES: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests/cases/form/zips.yml").read_text(encoding="utf-8"))
ENTRY = SMALL.read_text(encoding="utf-8")
WORDS = {
    "ENTRY": ENTRY.encode(), "NOISE": (SMALL.parent / "noise.csv").read_bytes(), "SHEET": (SMALL.parent / "sheet.pdf").read_bytes(),
    "RECORD": (SMALL.parent / "adoptions/birch-clinic.md").read_bytes(), "TITLED": ENTRY.replace("title: Quiet mornings", "title: A new way").encode(),
    "WRONG": ENTRY.replace("region: north\n", "region: nroth\n", 1).encode(), "ENTRY\nMore.\n": f"{ENTRY}\nMore.\n".encode(),
}  # fmt: skip


def packed(case: Mapping[str, Any]) -> bytes:
    """The zip of a case."""
    if "bytes" in case:
        return str(case["bytes"]).encode()
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, said in members(case).items():
            how = said if isinstance(said, dict) else {}
            for number in range(how.get("times", 1)):
                info = zipfile.ZipInfo(f"{path}{number or ''}".replace("LONG", "a" * 300))
                info.compress_type = zipfile.ZIP_LZMA if "lzma" in how else zipfile.ZIP_DEFLATED
                info.external_attr = 0o120777 << 16 if "link" in how else 0o644 << 16
                archive.writestr(info, content(said, how))
    data = made.getvalue()
    for how in (one for one in members(case).values() if isinstance(one, dict)):
        data = spoilt(data, how)
    return data[: len(data) // 2] if case.get("half") else data


def members(case: Mapping[str, Any]) -> dict[str, Any]:
    home = case["files"].get("WHOLE")
    beside = {"noise.csv": "NOISE", "sheet.pdf": "SHEET", "adoptions/birch-clinic.md": "RECORD"} if home else {}
    return {**{path: said for path, said in case["files"].items() if path != "WHOLE"}, **{f"{home}/{name}": said for name, said in beside.items()}}


def content(said: Any, how: Mapping[str, Any]) -> bytes:
    if "zeros" in how or "lies" in how:
        return bytes(how.get("zeros") or how["lies"])
    if "binary" in how:
        return b"---\ntitle: \xff\xfe\n---\n"
    text = next((how[name] for name in ("link", "locked", "lzma", "wrong") if name in how), "a" if how else said)
    return WORDS.get(text) or str(text).encode()


def spoilt(data: bytes, how: Mapping[str, Any]) -> bytes:
    """A zip with something changed about its one member, in its list of contents and before its bytes."""
    listed = data.rindex(b"PK\x01\x02")
    changed = bytearray(data)
    if "locked" in how:
        changed[6] = changed[listed + 8] = 1
    if "lies" in how:
        changed[22:26] = changed[listed + 24 : listed + 28] = struct.pack("<I", 1_000)
    if "wrong" in how:
        changed[14:18] = changed[listed + 16 : listed + 20] = bytes(4)
    return bytes(changed)
