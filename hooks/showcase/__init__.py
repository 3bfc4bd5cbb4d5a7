"""Criteria and entries become a checked, published showcase; this package knows nothing of MkDocs but in its adapter.

For programs that read a collection: `import showcase; collection = showcase.open(path)`.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from showcase.site.data.collection import Collection as Collection
    from showcase.site.data.collection import NoCollection as NoCollection
    from showcase.site.data.collection import open_collection as open

__all__ = ["Collection", "NoCollection", "open"]
NAMES = {"open": "open_collection", "Collection": "Collection", "NoCollection": "NoCollection"}


def __getattr__(name: str) -> Any:
    """What is for programs, when it is first asked for: a command or a build that does not need it does not wait for it."""
    if name in NAMES:
        from showcase.site.data import collection  # noqa: PLC0415

        return getattr(collection, NAMES[name])
    raise AttributeError(f"module 'showcase' has no attribute {name!r}")
