"""The day on which something runs, known only at the edges."""

import os
from datetime import UTC, date, datetime


def today() -> date:
    """SOURCE_DATE_EPOCH when it is set, so that a build can be repeated; else the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdigit() else datetime.now(UTC).date()
