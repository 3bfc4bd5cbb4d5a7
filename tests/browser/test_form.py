"""The form, as those who enter have it: a step at a time, drafts that stay, findings that lead to their fields, and files that lose nothing."""

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect
from showcase.catalogue.pipeline import check
from support.projects import TODAY, root_of

ENTRY = root_of("this") / "entries" / "2025" / "quiet-nights" / "index.md"
PASTE = """([where, type, text]) => {
  const data = new DataTransfer();
  data.setData(type, text);
  const field = document.querySelector(where);
  field.focus();
  field.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""
KEPT = """() => new Promise(done => {
  const opening = indexedDB.open("showcase-drafts");
  opening.onsuccess = () => opening.result.transaction("files").objectStore("files").count().onsuccess = ({target}) => done(target.result === 0);
})"""


@pytest.fixture
def form(context: BrowserContext, address: str) -> Page:
    return opened(context, f"{address}enter/form/")


def opened(context: BrowserContext, at: str) -> Page:
    page = context.new_page()
    page.goto(at)
    expect(page.locator("#open_copy, [data-about]").first).to_be_attached()
    return page


def write(page: Page, title: str) -> None:
    page.get_by_role("link", name="The work", exact=True).click()
    page.get_by_role("textbox", name="Title").fill(title)
    page.wait_for_function("title => Object.values(localStorage).some(one => one.includes(title))", arg=title)


def test_one_step_is_shown_at_a_time_and_back_leads_back(form: Page) -> None:
    expect(form.locator(".step:visible")).to_have_count(1)
    form.get_by_role("link", name="Figures", exact=True).click()
    expect(form.locator(".step:visible h2")).to_have_text("Figures")
    assert form.title().startswith("Figures")
    form.go_back()
    expect(form.locator(".step:visible h2")).to_have_text("Steps")
    form.go_forward()
    expect(form.locator(".step:visible h2")).to_have_text("Figures")


def test_a_reload_in_the_middle_of_a_word_loses_none_of_it(form: Page) -> None:
    form.get_by_role("link", name="The work", exact=True).click()
    form.get_by_role("textbox", name="Title").press_sequentially("Lemonade at mid")
    form.reload()
    expect(form.get_by_role("textbox", name="Title")).to_have_value("Lemonade at mid")


def test_what_is_typed_is_there_again_after_the_page_was_left(form: Page) -> None:
    write(form, "Lemonade at midnight")
    form.reload()
    expect(form.get_by_role("textbox", name="Title")).to_have_value("Lemonade at midnight")


def test_several_drafts_stand_beside_one_another(form: Page) -> None:
    write(form, "The first")
    form.go_back()
    form.get_by_role("button", name="Begin another").click()
    write(form, "The second")
    form.go_back()
    expect(form.locator(".draft b")).to_have_text(["The second", "The first"])
    form.get_by_role("button", name="Go on with it").click()
    form.get_by_role("link", name="The work", exact=True).click()
    expect(form.get_by_role("textbox", name="Title")).to_have_value("The first")


def test_everything_goes_from_this_browser_at_one_press(form: Page) -> None:
    write(form, "Not to be kept")
    form.go_back()
    form.get_by_role("button", name="Delete everything").click()
    assert form.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_nothing_is_kept_before_somebody_types(form: Page) -> None:
    assert form.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_two_tabs_know_of_each_other(context: BrowserContext, form: Page, address: str) -> None:
    write(form, "In two places")
    other = opened(context, f"{address}enter/form/")
    other.get_by_role("button", name="Go on with it").click()
    write(other, "Changed over there")
    expect(form.locator("[data-saved]")).to_contain_text("changed in another tab")
    form.get_by_role("button", name="Show what stands there").click()
    expect(form.get_by_role("textbox", name="Title")).to_have_value("Changed over there")


def test_a_full_store_is_told_and_a_copy_is_offered(form: Page) -> None:
    form.evaluate("""() => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; }""")
    form.get_by_role("link", name="The work", exact=True).click()
    form.get_by_role("textbox", name="Title").fill("Too much")
    expect(form.locator("[data-saved]")).to_contain_text("no room left")
    with form.expect_download() as saved:
        form.get_by_role("button", name="Save a copy").click()
    assert json.loads(Path(saved.value.path()).read_text(encoding="utf-8"))["front"]["title"] == "Too much"


def test_a_copy_opens_in_a_colleagues_browser(form: Page, tmp_path: Path) -> None:
    write(form, "Passed on")
    with form.expect_download() as saved:
        form.get_by_role("button", name="Save a copy").click()
    copy = tmp_path / "copy.draft.json"
    saved.value.save_as(copy)
    form.go_back()
    form.get_by_role("button", name="Delete everything").click()
    form.locator("#open_copy").set_input_files(copy)
    expect(form.locator(".draft b")).to_have_text("Passed on")


@pytest.mark.parametrize("hostile", ["<img src=x onerror=alert(1)>", "{}", '{"id": "../x", "kind": "entry", "year": 2026}', "[" * 100_000])
def test_what_is_no_draft_is_told_and_runs_nothing(hostile: str, form: Page, tmp_path: Path) -> None:
    file = tmp_path / "draft.json"
    file.write_text(hostile, encoding="utf-8")
    form.locator("#open_copy").set_input_files(file)
    expect(form.locator("[data-saved]")).to_contain_text("could not be opened here")
    assert form.evaluate("localStorage.length") == 0


def test_a_hostile_draft_is_only_text(form: Page, tmp_path: Path) -> None:
    file, markup = tmp_path / "draft.json", "<img src=x onerror=\"document.title='run'\">"
    draft = {"id": "a", "kind": "entry", "year": "2026", "title": markup, "front": {"title": markup}, "answers": {"culture": markup}}
    file.write_text(json.dumps(draft), encoding="utf-8")
    form.locator("#open_copy").set_input_files(file)
    expect(form.locator(".draft b")).to_have_text(markup)
    assert form.title() != "run"


def test_errors_stand_above_the_step_lead_to_their_fields_and_stop_nobody(form: Page) -> None:
    write(form, "A title")
    form.get_by_role("button", name="Save and go on").locator("visible=true").click()
    expect(form.get_by_role("heading", name="to mend")).to_be_focused()
    form.get_by_role("link", name="‘Summary’ is missing.").click()
    expect(form.get_by_role("textbox", name="Summary")).to_be_focused()
    assert form.get_by_role("textbox", name="Summary").get_attribute("aria-invalid") == "true"
    form.get_by_role("link", name="Go on all the same").click()
    expect(form.locator(".step:visible h2")).to_have_text("Who did it")


def test_words_are_counted_against_the_limit_as_the_check_does(form: Page) -> None:
    form.get_by_role("link", name="Ambition", exact=True).click()
    form.get_by_role("textbox", name="Who was involved").fill("Five words, *and* two: 1,204 [here](https://a.example).")
    expect(form.locator(".count:visible [data-said]")).to_have_text("6 written, 394 left")
    form.get_by_role("textbox", name="Who was involved").fill("word " * 401)
    expect(form.locator(".count:visible [data-said]")).to_have_text("401 written: 1 too many")


def saved_zip(page: Page) -> dict[str, bytes]:
    page.get_by_role("link", name="Check and send").click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="1. Save the file").click()
    with zipfile.ZipFile(BytesIO(Path(saved.value.path()).read_bytes())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_finished_entry_comes_in_and_goes_out_byte_for_byte(form: Page) -> None:
    form.locator("#open_copy").set_input_files(ENTRY)
    expect(form.locator("[data-coverage]")).to_have_text("17 of 17 answered.")
    files = saved_zip(form)
    assert [data for name, data in files.items() if name.endswith("index.md")] == [ENTRY.read_bytes()]


def test_only_what_was_changed_of_an_entry_is_written_anew(form: Page, tmp_path: Path) -> None:
    text = ENTRY.read_text(encoding="utf-8").replace("## Ambition\n", "## Ambition\n\nFour of us wrote this.\n", 1)
    (tmp_path / "index.md").write_text(text, encoding="utf-8")
    form.locator("#open_copy").set_input_files(tmp_path / "index.md")
    expect(form.locator("[data-coverage]")).to_have_text("17 of 17 answered.")
    form.get_by_role("link", name="Spread", exact=True).click()
    form.get_by_role("textbox", name="Where else it works now").fill("Nowhere yet.")
    form.get_by_role("textbox", name="How learning was shared").fill("")
    sent = next(data for name, data in saved_zip(form).items() if name.endswith("index.md")).decode()
    start, rest = text.index("### How learning was shared\n"), text.index("## Value\n")
    assert sent == f"{text[:start]}### How learning was shared\n\n### Where else it works now\n\nNowhere yet.\n\n{text[rest:]}"


def test_an_entry_of_another_year_keeps_its_year_and_what_is_no_longer_asked(form: Page) -> None:
    old = next(path for path in sorted((root_of("nights") / "entries/2023").glob("*/index.md")) if "withdrawn" not in path.read_text(encoding="utf-8"))
    form.locator("#open_copy").set_input_files(old)
    expect(form.locator("[data-older] h3")).to_have_text("This is an entry of 2023")
    assert next(data for name, data in saved_zip(form).items() if name.endswith("index.md")) == old.read_bytes()


def test_what_was_deleted_stays_so_when_the_page_is_left(form: Page) -> None:
    write(form, "Gone for good")
    form.get_by_role("textbox", name="Title").press_sequentially("!")
    form.evaluate("location.hash = ''")
    form.get_by_role("button", name="Delete everything").click()
    form.reload()
    assert form.evaluate("localStorage.length") == 0


def test_a_folder_comes_in_and_goes_out_with_all_its_files(form: Page) -> None:
    form.locator("#open_copy").set_input_files([path for path in sorted(ENTRY.parent.iterdir()) if path.is_file()])
    expect(form.locator("[data-coverage]")).to_have_text("17 of 17 answered.")
    files = {name.split("/")[-1]: data for name, data in saved_zip(form).items()}
    assert files.pop("reference.txt")
    assert files == {path.name: path.read_bytes() for path in ENTRY.parent.iterdir() if path.is_file()}


def test_a_picture_is_made_anew_and_leaves_with_the_entry(form: Page, tmp_path: Path) -> None:
    taken = Image.new("RGB", (2400, 1200), "teal")
    exif = taken.getexif()
    exif[0x010F] = "A camera"
    taken.save(tmp_path / "IMG 01.JPG", exif=exif)
    form.get_by_role("link", name="Pictures", exact=True).click()
    form.locator("#f_images_0_file").set_input_files(tmp_path / "IMG 01.JPG")
    expect(form.locator("#pictures")).to_contain_text("What the camera noted in it is left out.")
    sent = next(data for name, data in saved_zip(form).items() if name.endswith("/img-01.jpg"))
    picture = Image.open(BytesIO(sent))
    assert (picture.width, dict(picture.getexif())) == (1600, {})


def test_what_is_no_picture_says_what_to_do(form: Page, tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_bytes(b"\0\0\0\x18ftypmp42" + b"\0" * 200)
    form.get_by_role("link", name="Pictures", exact=True).click()
    form.locator("#f_images_0_file").set_input_files(tmp_path / "film.mp4")
    expect(form.locator("#pictures .error")).to_contain_text("film")


def test_a_table_that_is_pasted_becomes_a_chart_and_a_file(form: Page) -> None:
    form.get_by_role("link", name="Figures", exact=True).click()
    form.get_by_role("textbox", name="What was counted").fill("Falls at night")
    rows = "\n".join(f"{month} 2024\t{value}" for month, value in zip(["Jan", "Feb", "Mar", "Apr", "May", "Jun"], (5, 4, 6, 3, 4, 2), strict=True))
    form.evaluate(PASTE, ["[data-table]", "text/plain", f"Month\tFalls\n{rows}"])
    expect(form.locator("#figures .chart svg")).to_be_visible()
    assert b"2024-01-01,5\n" in next(data for name, data in saved_zip(form).items() if name.endswith("/falls-at-night.csv"))


def test_pasted_words_become_clean_markdown_and_show_as_they_will_look(form: Page) -> None:
    form.get_by_role("link", name="Ambition", exact=True).click()
    answer = form.get_by_role("textbox", name="Who was involved")
    answer.click()
    form.evaluate(PASTE, ["[data-answer=who-was-involved]", "text/html", '<p class="MsoNormal"><b>Eight</b> people</p><script>document.title = "run"</script>'])
    expect(answer).to_have_value("**Eight** people")
    form.get_by_role("button", name="Preview").locator("visible=true").first.click()
    expect(form.locator(".previewed strong").first).to_have_text("Eight")
    assert form.title() != "run"


def test_files_go_with_everything_else(form: Page) -> None:
    form.locator("#open_copy").set_input_files([path for path in sorted(ENTRY.parent.iterdir()) if path.is_file()])
    expect(form.locator("[data-coverage]")).to_have_text("17 of 17 answered.")
    form.get_by_role("link", name="All steps").click()
    form.get_by_role("button", name="Delete everything").click()
    form.wait_for_function(KEPT)


def test_a_lost_network_loses_nothing(context: BrowserContext, form: Page) -> None:
    form.wait_for_load_state("networkidle")  # what no key waits for comes a little later
    context.set_offline(True)
    write(form, "Offline")
    form.get_by_role("link", name="Check and send").click()
    expect(form.locator("[data-findings]")).to_contain_text("have to be mended")


def test_what_has_not_come_before_the_network_was_lost_is_asked_for_again(context: BrowserContext, address: str) -> None:
    context.route("**/ready/check.js*", lambda route: route.abort())
    form = opened(context, f"{address}enter/form/")
    write(form, "Offline from the start")
    form.get_by_role("link", name="Check and send").click()
    expect(form.locator("[data-findings]")).to_contain_text("Your network is away")
    context.unroute("**/ready/check.js*")
    form.get_by_role("button", name="Try again").click()
    expect(form.locator("[data-findings]")).to_contain_text("have to be mended")


def test_what_the_form_writes_passes_the_check(form: Page, small: Path) -> None:
    """From an empty form to a checked entry: all fields by their labels, as somebody fills them in."""
    write(form, "Tea at four")
    files = saved_zip(form)
    assert files.keys() == {"2026/tea-at-four/index.md", "reference.txt"}
    name, text = "entries/2026/tea-at-four/index.md", files["2026/tea-at-four/index.md"].decode()
    assert text.startswith("---\ntitle: Tea at four\n")
    assert "\n### Who was involved\n" in text
    target = small / name
    target.parent.mkdir(parents=True)
    target.write_text(text, encoding="utf-8")
    assert {one.code for one in check(small, TODAY).findings if one.location.path.startswith(name)}  # it is read, and what it lacks is told


def test_without_a_script_all_questions_can_be_read(browser: Browser, address: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{address}enter/form/")
    expect(page.get_by_role("textbox", name="Who was involved")).to_be_visible()
    expect(page.get_by_text("This form works with JavaScript")).to_be_visible()
    assert not page.get_by_role("button", name="Add another").count()
    page.close()


def test_a_record_knows_its_entry_and_what_its_team_calls_core(context: BrowserContext, address: str) -> None:
    page = opened(context, f"{address}adopted/?of=2025/quiet-nights")
    expect(page.locator("[data-about]")).to_contain_text("Quiet nights")
    page.get_by_role("link", name="How it went", exact=True).click()
    core = page.get_by_role("checkbox", name="Patients chair the planning group")
    core.check()
    expect(page.get_by_role("textbox", name="What you kept as it was")).to_have_value("Patients chair the planning group")
    files = saved_zip(page)
    assert b"kept: [Patients chair the planning group]\n" in files["2025/quiet-nights/adoptions/our-organisation.md"]


@pytest.mark.parametrize("of", ["", "?of=2025/no-such-entry", "?of=../../x"])
def test_a_record_of_no_entry_says_where_to_begin(of: str, context: BrowserContext, address: str) -> None:
    page = opened(context, f"{address}adopted/{of}")
    expect(page.locator("[data-about]")).to_contain_text("Which entry is it about?")


def test_a_record_is_told_what_it_lacks_and_no_more_than_it_has_begun(context: BrowserContext, address: str) -> None:
    page = opened(context, f"{address}adopted/?of=2025/quiet-nights#send")
    said = page.locator("[data-findings] li")
    expect(said.filter(has_text="‘Organisation’ is missing.")).to_be_visible()
    expect(said.filter(has_text="‘How far it has come’ is missing.")).to_be_visible()
    assert not said.filter(has_text="‘Your role’").count()
    page.evaluate("location.hash = 'your-organisation'")
    page.get_by_role("checkbox", name="I may speak for the organisation").check()
    page.evaluate("location.hash = 'send'")
    expect(said.filter(has_text="‘Your role’ is missing")).to_be_visible()


def test_a_record_is_judged_beside_its_entry_as_the_check_of_its_file_judges_it(context: BrowserContext, address: str) -> None:
    page = opened(context, f"{address}adopted/?of=2025/quiet-nights#how-it-went")
    page.get_by_role("textbox", name="Since when").fill("2019-01")
    page.get_by_role("textbox", name="In your own words").fill("Three patients died.")
    page.evaluate("location.hash = 'send'")
    page.evaluate("location.hash = 'how-it-went'")
    page.get_by_role("button", name="Save and go on").locator("visible=true").click()
    expect(page.locator("#f_since_error")).to_contain_text("This began in January 2019, before the work of the entry, which began in April 2023.")
    expect(page.locator("#q_text_error")).to_contain_text("‘Three patients died’ counts few people.")
    expect(page.locator(".step:visible .errors a").first).to_have_attribute("href", "#f_stage")


def test_long_texts_emoji_and_other_scripts_come_through(form: Page) -> None:
    said = "نص عربي 🙂 Ŵythnos " * 3000
    form.get_by_role("link", name="Ambition", exact=True).click()
    form.get_by_role("textbox", name="Who was involved").fill(said)
    expect(form.locator("[data-saved]")).to_contain_text("Kept in this browser")
    form.reload()
    expect(form.get_by_role("textbox", name="Who was involved")).to_have_value(said)
