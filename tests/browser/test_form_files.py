"""The files of a draft: what belongs to it is kept and sent, what does not is neither; and what came with an entry is not lost."""

import json
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect
from support.projects import root_of

ENTRY = root_of("this") / "entries" / "2025" / "quiet-nights"
STORED = """() => new Promise(done => {
  const opening = indexedDB.open("showcase-drafts");
  const told = ({target}) => done(target.result.map(one => one.replace(/^.*?[/]/, "")).sort());
  opening.onsuccess = () => opening.result.transaction("files").objectStore("files").getAllKeys().onsuccess = told;
})"""
LATER = ["ready/paste", "ready/pictures", "ready/series", "ready/chart", "ready/preview", "zip", "media.json"]
ROWS = "\n".join(f"{month} 2024\t{value}" for month, value in zip(["Jan", "Feb", "Mar", "Apr", "May", "Jun"], (5, 4, 6, 3, 4, 2), strict=True))


@pytest.fixture
def form(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(f"{address}enter/form/")
    expect(page.locator("#open_copy")).to_be_attached()
    page.evaluate("document.querySelectorAll('details.more').forEach(one => { one.open = true; })")
    return page


def at(page: Page, step: str) -> None:
    page.evaluate("id => { location.hash = id; }", step)


def sent(page: Page) -> dict[str, bytes]:
    at(page, "send")
    with page.expect_download() as saved:
        page.get_by_role("button", name="1. Save the file").click()
    with zipfile.ZipFile(BytesIO(Path(saved.value.path()).read_bytes())) as archive:
        return {name.split("/", 2)[2]: archive.read(name) for name in archive.namelist() if name != "reference.txt"}


def stored(page: Page, *names: str) -> None:
    page.wait_for_function(f"names => ({STORED})().then(found => JSON.stringify(found) === names)", arg=json.dumps(sorted(names), separators=(",", ":")))


def pictures(page: Page, folder: Path, *places: tuple[int, str, str]) -> None:
    at(page, "pictures")
    for place, name, colour in places:
        (folder / str(place)).mkdir(exist_ok=True)
        Image.new("RGB", (400, 200), colour).save(folder / str(place) / name)
        if not page.locator(f"#f_images_{place}_file").count():
            page.get_by_role("button", name="Add another picture").click()
        box = page.locator(f"#f_images_{place}_file")
        box.set_input_files(folder / str(place) / name)
        expect(box.locator("xpath=..").locator("canvas")).to_be_visible()


def paste_table(page: Page, place: int, rows: str) -> None:
    at(page, "figures")
    field = page.locator(f"#f_measures_{place}_series_table")
    field.fill(rows)
    field.blur()


def test_what_is_replaced_or_removed_is_neither_kept_nor_sent(form: Page, tmp_path: Path) -> None:
    pictures(form, tmp_path, (0, "first.jpg", "red"), (1, "second.jpg", "blue"), (2, "third.jpg", "green"))
    stored(form, "first.jpg", "second.jpg", "third.jpg")
    pictures(form, tmp_path, (0, "other.jpg", "white"))
    stored(form, "other.jpg", "second.jpg", "third.jpg")
    form.locator("#f_images > .item").nth(1).get_by_role("button", name="Remove this picture").click()
    stored(form, "other.jpg", "third.jpg")
    form.locator("#f_images > .item").nth(1).get_by_role("button", name="Take it out").click()
    stored(form, "other.jpg")
    assert sent(form).keys() == {"index.md", "other.jpg"}
    form.reload()
    expect(form.locator("#open_copy")).to_be_attached()
    assert sent(form).keys() == {"index.md", "other.jpg"}


def test_files_with_one_name_stand_beside_one_another_and_one_that_is_chosen_again_replaces_its_own(form: Page, tmp_path: Path) -> None:
    pictures(form, tmp_path, (0, "room.jpg", "red"), (1, "room.jpg", "blue"))
    pictures(form, tmp_path, (1, "room.jpg", "green"))
    expect(form.locator("#pictures [data-there] b")).to_have_text(["room.jpg", "room-2.jpg"])
    at(form, "figures")
    form.get_by_role("button", name="Add another figure").click()
    paste_table(form, 0, ROWS)
    expect(form.locator("#f_measures_0_series ~ [data-there] b")).to_have_text("values.csv")
    paste_table(form, 1, ROWS.replace("5", "9"))
    expect(form.locator("#f_measures_1_series ~ [data-there] b")).to_have_text("values-2.csv")
    files = sent(form)
    assert sorted(files) == ["index.md", "room-2.jpg", "room.jpg", "values-2.csv", "values.csv"]
    assert (b"2024-01-01,5" in files["values.csv"], b"2024-01-01,9" in files["values-2.csv"]) == (True, True)
    red, green = (Image.open(BytesIO(files[name])).getpixel((10, 10)) for name in ("room.jpg", "room-2.jpg"))
    assert (red[0] > 200, green[0] > 100) == (True, False)  # type: ignore[index]


def test_what_came_with_an_entry_stays_unless_the_entry_named_it_and_does_no_longer(form: Page, tmp_path: Path) -> None:
    folder = tmp_path / "quiet-nights"
    (folder / "adoptions").mkdir(parents=True)
    for path in ENTRY.iterdir():
        if path.is_file():
            (folder / path.name).write_bytes(path.read_bytes())
    text = (ENTRY / "index.md").read_text(encoding="utf-8")
    linked = text.replace("### Who was involved\n", "### Who was involved\n\nSee [the plan](my%20plan.pdf) and [the other](other.pdf).\n", 1)
    assert linked != text
    (folder / "index.md").write_text(linked, encoding="utf-8")
    for name in ("my plan.pdf", "other.pdf", "beside.pdf"):
        (folder / name).write_bytes(b"%PDF-1.4")
    (folder / "adoptions" / "eastvale.md").write_text("---\nstage: in-use\n---\n\nSee [it](../other.pdf).\n", encoding="utf-8")
    form.locator("#open_folder").set_input_files(folder)
    expect(form.locator("[data-coverage]")).to_have_text("17 of 17 answered.")
    everything = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert sent(form) == everything
    at(form, "criterion-ambition")
    answer = form.get_by_role("textbox", name="Who was involved")
    whole = answer.input_value()
    answer.fill("Nobody’s plan.")
    form.wait_for_function(f"() => ({STORED})().then(found => !found.includes('my plan.pdf'))")
    assert sent(form).keys() == everything.keys() - {"my plan.pdf"}  # a record links to the other, and the entry never named the third
    at(form, "criterion-ambition")
    answer.fill(whole)  # as undoing does
    form.wait_for_function(f"() => ({STORED})().then(found => found.includes('my plan.pdf'))")
    assert sent(form) == everything
    form.reload()
    expect(form.locator("#open_copy")).to_be_attached()
    assert sent(form) == everything


def test_a_copy_has_its_files_and_opens_in_another_browser(browser: Browser, form: Page, address: str, tmp_path: Path) -> None:
    pictures(form, tmp_path, (0, "room.jpg", "red"))
    at(form, "the-work")
    form.get_by_role("textbox", name="Title").fill("Passed on")
    form.wait_for_function("() => Object.values(localStorage).some(one => one.includes('Passed on'))")
    with form.expect_download() as saved:
        form.get_by_role("button", name="Save a copy").click()
    assert saved.value.suggested_filename == "Passed-on.draft.zip"
    copy = tmp_path / "copy.zip"
    saved.value.save_as(copy)
    with zipfile.ZipFile(copy) as archive:
        draft, picture = archive.read("draft.json"), archive.read("files/room.jpg")
    broken, climbing, hollow = tmp_path / "broken.zip", tmp_path / "climbing.zip", tmp_path / "hollow.zip"
    whole = {"draft.json": draft}
    hostile = {broken: {"draft.json": draft[:50]}, climbing: {**whole, "files/../../x.jpg": picture}, hollow: {**whole, "files/extra.pdf": picture}}
    for path, members in hostile.items():
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in members.items():
                archive.writestr(name, data)
    other = browser.new_context(accept_downloads=True)
    page = other.new_page()
    page.goto(f"{address}enter/form/")
    told = page.locator("[data-saved]")
    for path, words in ((broken, "the draft in it is damaged. Nothing was changed."), (climbing, "would land outside")):
        page.locator("#open_copy").set_input_files(path)
        expect(told).to_contain_text(words)
        assert page.evaluate("localStorage.length") == 0
    page.locator("#open_copy").set_input_files(copy)
    expect(page.locator(".draft b")).to_have_text("Passed on")
    stored(page, "room.jpg")
    assert sent(page)["room.jpg"] == picture
    at(page, "the_steps")
    page.get_by_role("button", name="Delete everything").click()
    page.locator("#open_copy").set_input_files(hollow)
    expect(page.locator(".draft b")).to_have_text("Passed on")
    assert sent(page).keys() == {"index.md"}  # what no field names does not slip in
    other.close()


def test_a_store_without_room_is_told_and_the_files_are_sent_all_the_same(form: Page) -> None:
    form.evaluate("""() => { IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); }; }""")
    form.locator("#open_copy").set_input_files([path for path in sorted(ENTRY.iterdir()) if path.is_file()])
    expect(form.locator("[data-saved]")).to_contain_text("could not be kept in this browser")
    files = {path.name: path.read_bytes() for path in ENTRY.iterdir() if path.is_file()}
    assert sent(form) == files
    form.evaluate("""() => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; location.hash = "the_steps"; }""")
    form.locator("#open_copy").set_input_files([path for path in sorted(ENTRY.iterdir()) if path.is_file()])
    expect(form.locator("[data-saved]")).to_contain_text("Not kept: This browser has no room left for drafts.")
    assert sent(form) == files


def test_a_chart_is_drawn_again_with_its_measure_and_after_a_reload(form: Page) -> None:
    at(form, "figures")
    form.get_by_role("textbox", name="What was counted").fill("Falls at night")
    unit = form.locator("[name='measures.0.unit']")
    unit.fill("falls")
    paste_table(form, 0, f"Month\tFalls\n{ROWS}")
    caption = form.locator("#figures .chart + .hint")
    expect(form.locator("#figures .chart svg")).to_be_visible()
    before = caption.text_content()
    form.locator("[name='measures.0.change']").fill("2024-04-01")
    form.locator("[name='measures.0.change']").blur()
    expect(caption).not_to_have_text(str(before))
    unit.fill("% of nights")
    unit.blur()
    expect(caption).to_contain_text("%")
    share = str(caption.text_content())
    form.reload()
    expect(caption).to_have_text(share)


def test_what_needs_the_network_says_so_and_loses_nothing(context: BrowserContext, form: Page, address: str, tmp_path: Path) -> None:
    page = context.new_page()
    page.route(re.compile(r"/ready/(?!form|words|check|document|send)|/media\.json"), lambda route: route.abort())
    page.goto(f"{address}enter/form/")
    expect(page.locator("#open_copy")).to_be_attached()
    at(page, "criterion-ambition")
    answer = page.get_by_role("textbox", name="Who was involved")
    answer.evaluate("""field => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/html", "<b>Eight</b> people");
      clipboardData.setData("text/plain", "Eight people");
      field.focus();
      field.dispatchEvent(new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true}));
    }""")
    expect(answer).to_have_value("Eight people")
    expect(page.locator("#criterion-ambition")).to_contain_text("pasted as plain text")
    page.get_by_role("button", name="Preview").locator("visible=true").first.click()
    expect(page.locator("#criterion-ambition")).to_contain_text("Your network is away")
    paste_table(page, 0, ROWS)
    expect(page.locator("#figures .error")).to_contain_text("Your network is away")
    expect(page.locator("#f_measures_0_series_table")).to_have_value(ROWS)
    at(page, "pictures")
    Image.new("RGB", (400, 200), "red").save(tmp_path / "room.jpg")
    page.locator("#f_images_0_file").set_input_files(tmp_path / "room.jpg")
    expect(page.locator("#pictures .error")).to_contain_text("Your network is away")
    at(page, "send")
    page.get_by_role("button", name="1. Save the file").click()
    expect(page.locator("#send .way").first).to_contain_text("Your network is away")
    page.unroute_all()
    at(page, "pictures")
    page.get_by_role("button", name="Try again").locator("visible=true").click()
    expect(page.locator("#pictures canvas")).to_be_visible()
    assert "room.jpg" in sent(page)


def test_what_comes_later_is_there_before_the_network_is_lost(context: BrowserContext, form: Page, tmp_path: Path) -> None:
    form.wait_for_function("names => names.every(one => performance.getEntriesByType('resource').some(({name}) => name.includes(one)))", arg=LATER)
    form.wait_for_load_state("networkidle")
    context.set_offline(True)
    pictures(form, tmp_path, (0, "room.jpg", "red"))
    paste_table(form, 0, ROWS)
    expect(form.locator("#figures .chart svg")).to_be_visible()
    assert sent(form).keys() == {"index.md", "room.jpg", "values.csv"}
