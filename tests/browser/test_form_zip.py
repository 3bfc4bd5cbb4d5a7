"""The page of the form makes and opens zips as Python does: the same bytes each time, the same files, and the same objections to hostile ones."""

import base64
from pathlib import Path

from playwright.sync_api import Browser
from showcase.cli.main import main
from showcase.intake.zips import unpacked
from support.form_page import asked
from support.sent_zips import CASES, ENTRY, packed

BYTES = """
  const bytes = text => Uint8Array.from(atob(text), sign => sign.charCodeAt(0));
  const text = bytes => btoa(Array.from(bytes, one => String.fromCharCode(one)).join(''));
"""
OPEN = f"""async zips => {{
  {BYTES}
  const {{inWords, opened}} = await import("/zip.js");
  return zips.map(zip => {{
    const {{files, objections}} = opened(bytes(zip));
    const inside = Object.fromEntries([...files].map(([path, data]) => [path, text(data)]));
    return {{files: inside, wordings: objections.map(one => one.wording), words: objections.map(inWords)}};
  }});
}}"""
MAKE = f"""async files => {{
  {BYTES}
  const {{entryIn, filesOf, packed}} = await import("/zip.js");
  const own = Object.fromEntries(Object.entries(files).map(([name, data]) => [name, bytes(data)]));
  const made = packed(own, {{year: "2025", slug: "new-way", reference: "K7M2-9QXD"}});
  const turned = packed(Object.fromEntries(Object.entries(own).toReversed()), {{year: "2025", slug: "new-way", reference: "K7M2-9QXD"}});
  const {{files: again, objections}} = await filesOf([new File([made], "entry.zip")]);
  const entry = entryIn(again);
  const [twin] = (await filesOf([new File(["a"], "a.csv"), new File(["b"], "A.csv")])).objections;
  const [large] = (await filesOf([new File([new Uint8Array(50_000_001)], "film.mov")])).objections;
  const single = entryIn((await filesOf([new File(["---\\n---\\n"], "index.md"), new File(["a"], ".DS_Store")])).files);
  return {{zip: text(made), same: text(made) === text(turned), objections, year: entry.year, slug: entry.slug, names: [...entry.files.keys()], left: entry.left,
          twin: twin.wording, large: large.wording, single: [...single.files.keys()]}};
}}"""


def coded(data: bytes) -> str:
    return base64.b64encode(data).decode()


def test_zips_are_opened_or_explained_as_python_does(browser: Browser) -> None:
    zips = [packed(case) for case in CASES]
    wrong = []
    for case, zip_, answer in zip(CASES, zips, asked(browser, OPEN, [coded(one) for one in zips]), strict=True):
        files, findings = unpacked(zip_, "entry.zip")
        if answer["files"] != {path: coded(data) for path, data in files.items()} or answer["wordings"] != [one.wording for one in findings]:
            wrong.append((case["it"], answer["wordings"], [one.wording for one in findings]))
        assert all(fact and remedy and "{" not in fact for fact, remedy in answer["words"])
    assert wrong == []


def test_a_zip_of_the_form_is_the_same_each_time_and_is_taken_in(browser: Browser, small: Path) -> None:
    files, _ = unpacked(packed({"files": {"new-way/index.md": "ENTRY", "WHOLE": "new-way"}}), "")
    files = {path.removeprefix("new-way/"): data for path, data in files.items()}
    answer = asked(browser, MAKE, {name: coded(data) for name, data in files.items()})
    assert (answer["same"], answer["objections"], answer["year"], answer["slug"], answer["left"]) == (True, [], "2025", "new-way", [])
    assert sorted(answer["names"]) == sorted(files)
    assert (answer["twin"], answer["large"], answer["single"]) == ("twin", "too-large", ["index.md"])
    sent = small.parent / "entry.zip"
    sent.write_bytes(base64.b64decode(answer["zip"]))
    assert main(["import", str(sent), "--root", str(small)]) == 0
    assert {path.name for path in (small / "entries/2025/new-way").iterdir()} == {"index.md", "noise.csv", "sheet.pdf", "adoptions"}
    assert (small / "entries/2025/new-way/index.md").read_bytes() == f"---\n# Sent in as K7M2-9QXD.\n{ENTRY[4:]}".encode()
