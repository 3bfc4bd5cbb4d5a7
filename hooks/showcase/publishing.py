"""The site that stands is replaced by a new one in one step, or not at all."""

import os
import shutil
from pathlib import Path


class Staging:
    """A folder beside the site in which the next one is built; it takes the site’s place when it is whole."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.next = site.with_name(f".{site.name}-next")
        self.last = site.with_name(f".{site.name}-last")
        if self.last.exists() and not self.site.exists():  # a build was cut off between its last two steps
            os.rename(self.last, self.site)

    def begin(self) -> Path:
        """An empty folder for the next site; what a build that was cut off left behind is thrown away."""
        for left in (self.next, self.last):
            shutil.rmtree(left, ignore_errors=True)
        self.next.mkdir(parents=True)
        return self.next

    def publish(self) -> None:
        """Puts the new site where the old one was."""
        if self.site.exists():
            os.rename(self.site, self.last)
        os.rename(self.next, self.site)
        shutil.rmtree(self.last, ignore_errors=True)

    def abandon(self) -> None:
        """Throws the unfinished site away; the one that stands is untouched."""
        shutil.rmtree(self.next, ignore_errors=True)
