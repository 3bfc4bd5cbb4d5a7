"""Whether the bytes of a file are a picture that can be published, and how large it stands."""

from hashlib import sha256

from showcase.intake.images.cache import Known, Store
from showcase.intake.images.decode import ASIDE, KINDS, NAMED, TURNS, Unshowable, is_still, loaded, notes_of, opened
from showcase.intake.images.encode import try_version
from showcase.model.finding import Finding, Location
from showcase.model.picture import Picture


def look_at(data: bytes, name: str, place: Location, store: Store) -> Picture | Finding:
    """The picture in a file’s bytes, or what is wrong with it. What was found sound before is not decoded again."""
    digest = sha256(data).hexdigest()
    try:
        _is_kind_of(data, name)
        known = store.known(digest)
        if known is None:
            known = _decoded(data)
            store.keep_known(digest, known)
    except Unshowable as fault:
        return fault.at(place, name)
    return Picture(name, digest, known[0], known[1], bool(known[2]))


def _is_kind_of(data: bytes, name: str) -> None:
    with opened(data) as image:
        endings = KINDS[image.format or ""]
        if not name.lower().endswith(endings):
            kind = NAMED.get(image.format or "", image.format)
            raise Unshowable("picture-kind", "misnamed", kind=kind, ending=endings[0])
        if not is_still(image):
            raise Unshowable("picture-moves")


def _decoded(data: bytes) -> Known:
    """What is known of a picture once all of it has been decoded."""
    with opened(data) as image:
        width, height = image.size
        image.draft(None, (1, 1))  # a JPEG is read to its end all the same, and in an eighth of the time
        loaded(image)
        notes = notes_of(image, data)
        try_version(image)
    aside = TURNS.get(notes.held) in ASIDE
    return (height, width, int(notes.located)) if aside else (width, height, int(notes.located))
