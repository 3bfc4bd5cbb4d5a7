"""The places of an entry’s page that a link may lead to: its criteria and its answers."""

import re
from collections.abc import Mapping

from showcase.model.award import Award
from showcase.model.entry import Entry

NOT_IN_SLUG = re.compile(r"[^\w -]")


def places(entry: Entry, award: Award) -> Mapping[str, str]:
    """The id of each place, by that id and by what GitHub makes of its heading, because writers try their links there."""
    account, year, category = entry.account, entry.front.year, entry.front.category
    told = {(one.criterion, one.question) for one in account.answers}
    found = dict[str, str]()
    for criterion in award.criteria_in(year, category):
        if criterion.id in account.introductions or any(criterion.id == one for one, _ in told):
            found |= {_slug(criterion.title): criterion.id, criterion.id: criterion.id}
    for criterion, question, title in award.asked_in(year, category):
        if (criterion.id, question.id) in told:
            found |= {_slug(title): question.id, question.id: question.id}
    return found


def _slug(heading: str) -> str:
    return NOT_IN_SLUG.sub("", heading.lower()).replace(" ", "-")
