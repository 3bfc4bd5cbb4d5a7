"""The only room that knows MkDocs: its events on one side, the core on the other."""

from showcase.mkdocs_adapter.build import Order
from showcase.mkdocs_adapter.events import Adapter
from showcase.mkdocs_adapter.live import NoSite, Workshop
from showcase.mkdocs_adapter.projects import address_and_look, build_project, look_of

__all__ = ["Adapter", "NoSite", "Order", "Workshop", "address_and_look", "build_project", "look_of"]
