"""The only room that knows MkDocs: its events on one side, the core on the other."""

from .building import Order
from .events import Adapter
from .projects import build_project, look_of

__all__ = ["Adapter", "Order", "build_project", "look_of"]
