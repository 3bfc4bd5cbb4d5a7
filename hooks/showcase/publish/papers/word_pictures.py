"""Pictures as Word can show them: charts as they are drawn on the page, and what is published of photographs, which Word does not read as WebP."""

import io
from collections.abc import Mapping
from typing import Any

from PIL import Image

from showcase.intake.images.decode import Unshowable
from showcase.publish.images import version_of
from showcase.publish.papers.engine import PaperFault
from showcase.publish.papers.paper import Kit
from showcase.publish.plan import Pictured

QUALITY = 85


def picture_of(made_of: Mapping[str, Any], kit: Kit) -> tuple[str, bytes]:
    """A picture’s ending and its bytes. Raises PaperFault where its file is no longer what was judged."""
    if "svg" in made_of:
        return "png", kit.engine.png("drawing.typ", made_of)
    source = f"entries/{kit.entry.key}/{made_of['file']}"
    picture = kit.entry.pictures[str(made_of["file"])]
    try:
        data = version_of(Pictured(source, picture, ""), picture.versions[-1], kit.project)
    except (Unshowable, OSError) as fault:
        raise PaperFault(f"{source} was sound, and now it cannot be read ({fault}). Put it back, and make the documents again.") from None
    made = io.BytesIO()
    with Image.open(io.BytesIO(data)) as image:  # made by us, from points that were looked at
        _on_white(image).save(made, "JPEG", quality=QUALITY)
    return "jpeg", made.getvalue()


def _on_white(image: Image.Image) -> Image.Image:
    """A picture without what shines through, which JPEG does not know."""
    if image.mode == "RGB":
        return image
    ground, drawn = Image.new("RGB", image.size, "white"), image.convert("RGBA")
    ground.paste(drawn, mask=drawn.getchannel("A"))
    return ground
