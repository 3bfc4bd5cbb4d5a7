"""Covers: each entry is woven into cloth, as SVG, from its themes and its slug.

Words are the weaver's. A *shaft* lifts some of the warp (upright threads). A *threading* says which shaft holds each warp
thread; a *treadling* says which treadle is pressed for each pick (one passing of the weft); a *tie-up* says which shafts a
treadle lifts. Where the warp is not lifted, the weft shows.

Themes give the weave and the slug the colours, so an entry keeps its cover as far as its neighbours let it. Gold is earned: threads up the left edge for the
judges, a thread across for each organisation that uses the practice. A cover has no size of its own: it is tiled, so that a
larger picture is more cloth and never larger thread, and one small file serves every place.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from itertools import groupby

from showcase.model.award import Award
from showcase.model.vocabularies import Colourway, Weave

THREAD = 7  # pixels from one thread to the next
YARN = 6  # thinner than that, so that the ground shows between yarns and they read as thread
BANDS = 3  # themes that a cover shows; more would be noise
GOLD_PICKS = 5  # adopters that it shows, so that the weave stays the picture
LEAST = 10 * THREAD  # what is as low as a ribbon shows the first theme alone
STRIP = 8 * THREAD  # the width of an entry in the cloth of the whole collection, where there is room for it
SEAM = 1.05  # a strip reaches a little under the next one, so that no ground shows between two

# What a theme is woven in when neither it nor any other theme of the award says: plain, basket and twill.
PLAIN_WEAVES = (
    Weave(threading="12", treadling="12", tie_up=("1", "2")),
    Weave(threading="1122", treadling="1122", tie_up=("1", "2")),
    Weave(threading="1234", treadling="1234", tie_up=("12", "23", "34", "41")),
)


def dyed(keys: Sequence[str], award: Award) -> Mapping[str, Colourway]:
    """The colourway of every entry of a catalogue, whose `keys` (`2025/quiet-nights`) come as they are listed, newest first.

    An entry has that of its own key, or the next in order that is less used in its year: a year shows all there are. Then none has that of the one behind it
    in the list. So an entry that comes later changes those alone whose colourway it takes, and none of an earlier year.
    """
    steps = len(award.cloth.colourways)
    taken: dict[str, int] = {}
    for _, year in groupby(keys, key=lambda key: key.partition("/")[0]):
        uses = Counter[int]()
        for key in sorted(year, key=_numbers):
            taken[key] = min(((_numbers(key)[5] + step) % steps for step in range(steps)), key=uses.__getitem__)
            uses[taken[key]] += 1
    for place in range(len(keys) - 2, -1, -1):  # from the oldest on, which stay
        own, behind, before = (taken.get(key) for key in (keys[place], keys[place + 1], keys[place - 1] if place else ""))
        if own is not None and own == behind:
            following = [(own + step) % steps for step in range(1, steps + 1)]
            taken[keys[place]] = next((one for one in following if one not in (behind, before)), following[0])
    return {key: award.cloth.colourways[taken[key]] for key in keys}


def cover(slug: str, themes: Sequence[str], colours: Colourway, award: Award, threads: int = 0, adopters: int = 0) -> str:
    """An entry's cover: `threads` of gold for its honour, one across for each of its adopters."""
    edge = _edge(threads, award)
    return _svg(_cloth(slug, themes, colours, award) + _gold_picks(adopters, award) + edge)


def long_cloth(entries: Sequence[tuple[str, Sequence[str], Colourway]], award: Award) -> str:
    """Entries, by slug, themes and colours, beside one another, a strip each: the picture of a collection. In a narrower one strips are narrower, never their
    thread."""
    share, cloths = 100 / max(len(entries), 1), (_cloth(*entry, award, f"s{place}") for place, entry in enumerate(entries))
    return _svg("".join(f'<svg x="{place * share:g}%" width="{share * SEAM:g}%">{cloth}</svg>' for place, cloth in enumerate(cloths)))


def sample(theme: str, award: Award) -> str:
    """A theme's weave in two plain yarns, for wherever themes are listed."""
    ink, wool = award.cloth.sample
    tile = _tile("w", weave_of(theme, award), wool, 0)
    body = f'<defs>{tile}</defs><path fill="{ink}" d="M0 0h84v84H0z"/><path fill="url(#w)" d="M0 0h84v84H0z"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 84 84">{body}</svg>\n'


def weave_of(theme: str, award: Award) -> Weave:
    """A theme's own draft; one that has none borrows another theme's, always the same."""
    term = award.vocabularies.themes.get(theme)
    if term and term.weave:
        return term.weave
    others = [one.weave for one in award.vocabularies.themes.values() if one.weave] or PLAIN_WEAVES
    return others[_numbers(theme)[0] % len(others)]


def _svg(body: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg">{body}</svg>\n'


def _numbers(slug: str) -> bytes:
    """Thirty-two steady numbers for a slug."""
    return sha256(slug.encode()).digest()


def _cloth(slug: str, themes: Sequence[str], colours: Colourway, award: Award, prefix: str = "") -> str:
    """The yarns of an entry; `prefix` keeps the names of its tiles apart from others in the same drawing."""
    numbers = _numbers(slug)
    stripe, shift = 3 + numbers[3] % 4, numbers[4] % 12
    shown = list(dict.fromkeys(themes))[:BANDS]
    tiles, bands = [_warp(f"{prefix}w", stripe, colours)], [_band(colours, f"{prefix}w")]
    for place, (theme, start) in enumerate(zip(shown, _starts(numbers), strict=False)):
        tiles.append(_tile(f"{prefix}{place}", weave_of(theme, award), colours.weft[place % 2], shift))
        bands.append(f'<svg y="{start}%">{_band(colours, f"{prefix}w", f"{prefix}{place}")}</svg>')
    if len(shown) > 1:
        bands.append(f'<svg height="{LEAST}">{_band(colours, f"{prefix}w", f"{prefix}0")}</svg>')
    return f"<defs>{''.join(tiles)}</defs>{''.join(bands)}"


def _band(colours: Colourway, *names: str) -> str:
    yarns = "".join(f'<rect width="100%" height="100%" fill="url(#{name})"/>' for name in names)
    return f'<path fill="{colours.ground}" d="M0 0h4000v4000H0z"/>{yarns}'


def _starts(numbers: bytes) -> Sequence[int]:
    """Where each band begins, in hundredths of the height; the first has about half."""
    half = 44 + numbers[0] % 13
    return 0, half, half + (100 - half) // 2


def _warp(name: str, stripe: int, colours: Colourway) -> str:
    width = 2 * stripe * THREAD
    lines = [
        f'<path stroke="{colour}" stroke-width="{YARN}" d="{"".join(f"M{(first + end) * THREAD + 3.5:g} 0v{THREAD}" for end in range(stripe))}"/>'
        for first, colour in ((0, colours.warp[0]), (stripe, colours.warp[1]))
    ]
    return f'<pattern id="{name}" width="{width}" height="{THREAD}" patternUnits="userSpaceOnUse">{"".join(lines)}</pattern>'


def _tile(name: str, weave: Weave, colour: str, shift: int) -> str:
    width, height = len(weave.threading) * THREAD, len(weave.treadling) * THREAD
    return (
        f'<pattern id="{name}" x="{-shift * THREAD}" width="{width}" height="{height}" patternUnits="userSpaceOnUse">'
        f'<path stroke="{colour}" stroke-width="{YARN}" d="{_floats(weave)}"/></pattern>'
    )


@lru_cache(maxsize=256)
def _floats(weave: Weave) -> str:
    """The path of everything that the weft shows in one repeat of a weave; a float that leaves at one side comes in at the other."""
    ends = len(weave.threading)
    moves = []
    for pick, treadle in enumerate(weave.treadling):
        lifted = weave.tie_up[int(treadle) - 1]
        over = [shaft not in lifted for shaft in weave.threading]
        for start, length in _runs(over):
            left = start * THREAD + (0 if start == 0 and over[-1] else 0.5)
            right = (start + length) * THREAD - (0 if start + length == ends and over[0] else 0.5)
            moves.append(f"M{left:g} {pick * THREAD + 3.5:g}H{right:g}")
    return "".join(moves)


def _runs(over: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """The stretches of true: start and length."""
    for is_over, run in groupby(range(len(over)), key=over.__getitem__):
        places = list(run)
        if is_over:
            yield places[0], len(places)


def _gold_picks(adopters: int, award: Award) -> str:
    """A gold thread across for each adopter, from the lower edge up."""
    lines = "".join(f"M0 {-(3 + 3 * place) * THREAD - 3.5:g}h4000" for place in range(min(adopters, GOLD_PICKS)))
    return f'<svg y="100%" overflow="visible"><path stroke="{award.cloth.gold}" stroke-width="{YARN}" d="{lines}"/></svg>' if lines else ""


def _edge(threads: int, award: Award) -> str:
    """Gold threads up the left edge, one beside the other."""
    if not threads:
        return ""
    width = 3 + threads * 10
    lines = "".join(f"M{6.5 + place * 10:g} 0v4000" for place in range(threads))
    return f'<path fill="{award.cloth.edge}" d="M0 0h{width}v4000H0z"/><path stroke="{award.cloth.gold}" stroke-width="{THREAD}" d="{lines}"/>'
