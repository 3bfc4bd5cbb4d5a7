"""All kinds of documents of an entry, in the order in which they are made."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial

from showcase.publish.papers.engine import PaperFault, TooLong
from showcase.publish.papers.kit import files_of_kit, kit_of, make_kit
from showcase.publish.papers.paper import Kit, Paper, Told
from showcase.publish.papers.pictures import drawn, files_in
from showcase.publish.papers.qr import qr_code
from showcase.publish.papers.word import make_word
from showcase.site.papers.one_page import ROOM, STEPS, at_step, one_page, room_of
from showcase.site.papers.slide import CARD_STEPS, SLIDE_STEPS, card, card_at, slide, slide_at
from showcase.site.papers.subject import PaperSubject
from showcase.site.papers.whole import whole
from showcase.site.papers.word import word


def fitted(make: Callable[[Told], bytes], told: Sequence[Told], guess: int = 0) -> bytes:
    """The first of what may be told that fits, from a `guess` on; each has less than the one before. Raises PaperFault where none fits.

    Nothing before the guess is tried: each trial takes as long as a document.
    """
    for one in told[guess:]:
        with suppress(TooLong):
            return make(one)
    raise PaperFault("Even at its shortest it is longer than its page. Shorten the title or the summary.")


def _one_page(told: Told, kit: Kit) -> bytes:
    told = _with_code(told)
    some = [at_step(told, step) for step in STEPS]
    guess = next((place for place, one in enumerate(some) if room_of(one) <= ROOM), len(some) - 1)
    return fitted(partial(kit.engine.page, "one-page.typ"), some, guess)


def _whole(told: Told, kit: Kit) -> bytes:
    return kit.engine.pdf("whole.typ", _with_code(told), drawn(kit.entry, set(files_in(told)), kit.project))


def _slide(told: Told, kit: Kit) -> bytes:
    return fitted(partial(kit.engine.page, "slide.typ"), [slide_at(_with_code(told), step) for step in SLIDE_STEPS], 1)


def _card(told: Told, kit: Kit) -> bytes:
    def picture(told: Told) -> bytes:
        kit.engine.page("card.typ", told)  # which refuses what a picture would show as an empty box
        return kit.engine.png("card.typ", told, looked_at=True)

    return fitted(picture, [card_at(told, step) for step in CARD_STEPS])


def _with_code(told: Told) -> Told:
    """What a document shows, with its address as a code where it has one."""
    return {**told, "code": qr_code(str(told["address"]))} if told.get("address") else told


def _kit_of(subject: PaperSubject) -> Told | None:
    """A kit, where the award has adoptions."""
    return kit_of(subject) if subject.catalogue.award.has("adoptions") else None


PAPERS: tuple[Paper, ...] = (
    Paper("one-page.pdf", "One page", one_page, _one_page),
    Paper("whole.pdf", "The whole entry", whole, _whole, translated=True),
    Paper("slide.pdf", "A slide", slide, _slide),
    Paper("card.png", "A card for sharing", card, _card),
    Paper("entry.docx", "Word document", word, make_word, translated=True),
    Paper("adoption-kit.zip", "Adoption kit", _kit_of, make_kit, holds=("one-page.pdf",), files=files_of_kit),
)
