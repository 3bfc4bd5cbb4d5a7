"""Whether text can be read in a picture of a page: what is really drawn, whatever colours the page says that it has."""

from base64 import b64decode
from functools import cache
from io import BytesIO
from typing import cast

from PIL import Image
from playwright.sync_api import Page

LEAST = 4.5  # how much lighter one must be than the other, by WCAG 1.4.3
MOST = 8_000  # pixels; what lies further down is like what lies above it

# Every word that the window or a scroll down shows, with its place in a picture of the whole page.
WORDS = r"""() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  const bar = document.querySelector(".marks-bar, .far"), over = bar?.getBoundingClientRect(); // it lies over what a reader scrolls past
  while (walker.nextNode()) {
    const text = walker.currentNode, parent = text.parentElement, range = document.createRange();
    if (!text.data.trim() || parent.closest(".hidden, script, style, template, svg, option") || !parent.checkVisibility()) continue;
    const frames = []; // a line that is scrolled out of what it stands in is not drawn
    for (let one = parent; one !== document.body; one = one.parentElement) {
      if (getComputedStyle(one).overflow !== "visible") frames.push(one.getBoundingClientRect());
    }
    const words = [...text.data.matchAll(/\S+/g)].flatMap(word => {
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      return [...range.getClientRects()];
    });
    for (const {left, top, right, bottom} of words) {
      const out = frames.some(one => left < one.left - 1 || top < one.top - 1 || right > one.right + 1 || bottom > one.bottom + 1);
      const beneath = over && !bar.contains(parent) && bottom > over.top && top < over.bottom;
      if (!out && !beneath && right - left > 6 && bottom - top > 6) {
        found.push([text.data.trim().slice(0, 60), left + scrollX, top + scrollY, right - left, bottom - top]);
      }
    }
  }
  return found;
}"""


@cache  # a page has few colours
def _luminance(colour: tuple[int, int, int]) -> float:
    """The relative luminance of a colour, by WCAG."""
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in (part / 255 for part in colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _light(points: Image.Image) -> tuple[float, float]:
    """The least and the greatest relative luminance in a picture."""
    # getcolors knows pictures of other kinds too; in one of three parts, each colour has three.
    found = [_luminance(cast("tuple[int, int, int]", colour)) for _, colour in points.getcolors(points.width * points.height) or ()]
    return min(found), max(found)


def _drawn(page: Page) -> Image.Image:
    """A picture of the page; what lies below MOST is not looked at, and would be the larger part of it."""
    width, height = page.evaluate("[innerWidth, document.documentElement.scrollHeight]")
    clip = {"x": 0, "y": 0, "width": width, "height": min(MOST, height), "scale": 1}
    # Playwright’s own pictures are the same, but packed as small as can be, which takes twice as long.
    taken = page.context.new_cdp_session(page).send("Page.captureScreenshot", {"optimizeForSpeed": True, "captureBeyondViewport": True, "clip": clip})
    return Image.open(BytesIO(b64decode(taken["data"]))).convert("RGB")


def unreadable(page: Page) -> list[str]:
    """Texts with a word that differs too little from what lies behind them, in the pixels of a picture."""
    picture = _drawn(page)
    faults = []
    for text, left, top, width, height in page.evaluate(WORDS):
        inset = height * 0.2  # what lies around the line is no part of it
        box = (max(round(left + 2), 0), max(round(top + inset), 0), min(round(left + width - 2), picture.width), round(top + height - inset))
        if box[0] >= box[2] or box[1] >= box[3] or box[3] > picture.height:
            continue
        least, most = _light(picture.crop(box))
        if (most + 0.05) / (least + 0.05) < LEAST:
            faults.append(f"cannot be read: {text}")
    return list(dict.fromkeys(faults))
