"""What several tests in a browser begin with."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser of somebody’s own, which keeps what they write and nobody else’s."""
    opened = browser.new_context(accept_downloads=True, reduced_motion="reduce")
    yield opened
    opened.close()
