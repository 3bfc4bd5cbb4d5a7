"""An entry’s headings are the criteria and questions of its year, in order and within the word limits."""

import re
from collections.abc import Collection, Iterator

from showcase.checks.fields import front_of, round_of
from showcase.model.award import Award
from showcase.model.fields import FrontMatter
from showcase.model.finding import Finding, Location
from showcase.model.questions import Criterion
from showcase.parsing.entry import ParsedEntry
from showcase.parsing.markdown.outline import Body, Section
from showcase.util.spelling import surely_meant
from showcase.util.text import nearest, plain_words

NUMBER = re.compile(r"(?:\d{1,2}|[a-z])(?:\.\d+)?[.):]\s+", re.IGNORECASE)  # before a heading, where somebody has numbered them


def heading_place(body: Body, section: Section) -> Location:
    """The place of a heading, without the line end behind it."""
    return body.at(section.start, section.start + len(body.data[section.start : section.text_start].rstrip()))


def headings(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """Level-2 headings are the year's criteria and level-3 headings its questions, each once and in order."""
    if round_of(parsed, award):
        yield from _Headings(parsed, award, front_of(parsed)).judge()


class _Headings:
    """Walks an entry's headings beside those that its year asks for."""

    def __init__(self, parsed: ParsedEntry, award: Award, front: FrontMatter) -> None:
        self.body, self.award, self.year, year = parsed.body, award, front.year, front.year
        self.criteria = {one.title: one for one in award.criteria_in(year, front.category)}
        self.questions = {title: one for one, _, title in award.asked_in(year, front.category)}
        self.synopsis = award.synopsis.title if award.synopsis and award.synopsis_limit(year) else ""
        self.order = self._order()
        self.titles = {section.title for section in self.body.sections}
        self.meant: dict[str, str] = {}  # what each unknown heading probably stands for
        self.by_place: set[str] = set()  # of these, the ones that are known by the gap alone in which they stand
        self.taken: set[str] = set()

    def _order(self) -> dict[str, int]:
        titles = [self.synopsis] if self.synopsis else []
        for one in self.criteria.values():
            titles += [one.title, *(title for title, owner in self.questions.items() if owner is one)]
        return {title: place for place, title in enumerate(titles)}

    def judge(self) -> Iterator[Finding]:
        if self._is_as_asked():
            return
        self.meant = {title: self._meaning(title) for title in sorted(self.titles - self.order.keys())}
        self.titles |= set(self.meant.values())
        self._by_place()
        current: Criterion | None = None
        last_criterion = last_question = -1
        for section in self.body.sections:
            yield from self._one(section, current, last_question if section.title in self.questions else last_criterion)
            title, place = self.meant.get(section.title, section.title), self._place(section)
            if title not in self.questions and place >= 0:
                current, last_criterion, last_question = self.criteria.get(title), max(last_criterion, place), -1
            elif self.questions.get(title) is current:
                last_question = max(last_question, place)
        yield from self._missing()

    def _place(self, section: Section) -> int:
        """Where a heading, or what it stands for, comes in the award's order; -1 when it is not of the award."""
        return self.order.get(self.meant.get(section.title, section.title), -1)

    def _is_as_asked(self) -> bool:
        """Whether there is nothing to say, which is so for most entries and quickly seen."""
        found = [section.title for section in self.body.sections]
        levels = [section.level for section in self.body.sections]
        asked = [2 if title in self.criteria or title == self.synopsis else 3 for title in self.order]
        return found == list(self.order) and levels == asked and not any(section.is_empty for section in self.body.sections if section.level == 3)

    def _one(self, section: Section, current: Criterion | None, last: int) -> Iterator[Finding]:
        place, title = heading_place(self.body, section), section.title
        level = 2 if title in self.criteria or title == self.synopsis else 3
        if section.level == 1:
            is_known = title in self.order and title not in self.taken
            yield Finding("heading-level-one", place, {"title": title}, instead=f"{self._hashes(title)} {title}" if is_known else "", fixable=is_known)
        elif title not in self.order:
            yield self._unknown(section)
        elif title in self.taken:
            yield Finding("repeated-heading", place, {"title": title})
        elif section.level != level:
            heading = f"{'#' * level} {title}"
            yield Finding("heading-level", place, {"title": title, "level": level, "heading": heading}, instead=heading, fixable=True)
        elif level == 3 and self.questions[title] is not current and self.questions[title].title in self.titles:
            owner = self.questions[title]
            values = {"title": title, "under": current.title if current else "", "criterion": owner.title}
            yield Finding("misplaced-heading", place, values, "elsewhere", criterion=owner.id, fixable=self._can_be_sorted())
        elif self.order[title] < last:
            yield Finding("misplaced-heading", place, {"title": title}, fixable=self._can_be_sorted())
        elif level == 3 and section.is_empty:
            yield Finding("empty-answer", place, {"title": title}, criterion=self.questions[title].id)
        self.taken.add(title)

    def _can_be_sorted(self) -> bool:
        """Whether each heading stands once and can be told, so that it is plain what belongs where."""
        titles = [section.title for section in self.body.sections]
        return len(set(titles)) == len(titles) and all(self._place(section) >= 0 and section.title not in self.by_place for section in self.body.sections)

    def _unknown(self, section: Section) -> Finding:
        title, meant = section.title, self.meant[section.title]
        same = meant if meant == self._other_year(title) else ""
        values = {"title": title, "year": self.year, "same": same, "meant": meant, "heading": f"{self._hashes(meant)} {meant}"}
        return Finding("unknown-heading", heading_place(self.body, section), values, "in-place" if title in self.by_place else "",
                       instead=f"{self._hashes(meant)} {meant}" if meant else "", fixable=bool(meant) and self._is_sure(title, meant))

    def _by_place(self) -> None:
        """An unknown heading stands for the one that is missing, where it stands alone in its gap."""
        sections = [section for section in self.body.sections if section.level in (2, 3)]
        places = [self._place(section) for section in sections]
        for number, section in enumerate(sections):
            before = places[number - 1] if number else -1
            after = places[number + 1] if number + 1 < len(places) else len(self.order)
            gap = [title for title, place in self.order.items() if before < place < after and title not in self.titles]
            is_alone = places[number] < 0 <= after and (number == 0 or before >= 0) and len(gap) == 1
            if is_alone and self._hashes(gap[0]) == "#" * section.level:
                self.meant[section.title] = gap[0]
                self.by_place.add(section.title)
                self.titles.add(gap[0])
                places[number] = self.order[gap[0]]

    def _meaning(self, title: str) -> str:
        """The title that an unknown heading stands for, when there is a likely one that does not stand anywhere else."""
        free = self.order.keys() - self.titles
        other = self._other_year(title)
        return other if other in free else self._asked_by(title, free) or nearest(title, free)

    def _asked_by(self, title: str, free: Collection[str]) -> str:
        """The title of the question that is asked in the words of a heading, or that has them for its id."""
        said = plain_words(title)
        for criterion in self.criteria.values():
            for question in criterion.questions:
                if said and said in (plain_words(question.question), plain_words(question.id)) and question.title_in(self.year) in free:
                    return question.title_in(self.year)
        return ""

    def _is_sure(self, title: str, meant: str) -> bool:
        """Whether an unknown heading can only have been meant to be this one."""
        is_asked = meant in (self._other_year(title), self._asked_by(title, [meant]))
        return is_asked or any(surely_meant(one, [meant]) for one in (title, NUMBER.sub("", title, count=1)))

    def _other_year(self, title: str) -> str:
        for one in self.criteria.values():
            for question in one.questions:
                if title in {question.title, *(old.title for old in question.earlier_titles)}:
                    return question.title_in(self.year)
        return ""

    def _missing(self) -> Iterator[Finding]:
        for title in self.order:
            if title in self.titles:
                continue
            owner = self.questions.get(title) or self.criteria.get(title)
            if title in self.questions and self.questions[title].title not in self.titles:
                continue  # the criterion’s own absence says it for all its questions
            heading, criterion = f"{self._hashes(title)} {title}", owner.id if owner else ""
            plain, values = self._plain(title), {"title": title, "year": self.year, "heading": heading}
            if plain:
                yield Finding("missing-heading", plain, values, "no-heading", criterion=criterion, instead=heading, fixable=True)
            else:
                yield Finding("missing-heading", self._end_before(title), values, criterion=criterion, paste=heading)

    def _hashes(self, title: str) -> str:
        return "###" if title in self.questions else "##"

    def _plain(self, title: str) -> Location | None:
        """The place of a line that holds nothing but a title, in bold or with number signs that make no heading."""
        words = r"[ \t]+".join(re.escape(word) for word in title.split())
        found = re.search(rf"^[ \t]*\\?(?:#+|\*\*|__|)[ \t]*{words}[?:.]?(?:\*\*|__|)[?:.]?[ \t]*$".encode(), self.body.data, re.MULTILINE | re.IGNORECASE)
        return self.body.at(found.start(), found.end()) if found else None

    def _end_before(self, title: str) -> Location:
        """The end of the text after which a heading belongs."""
        ends = [section.text_end for section in self.body.sections if 0 <= self._place(section) < self.order[title]]
        return self.body.at(len(self.body.data[: max(ends, default=0)].rstrip()))


def text_before_headings(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """Text stands under a heading, because pages are made of answers."""
    if parsed.body.first.words:
        blank = len(parsed.body.data) - len(parsed.body.data.lstrip())
        yield Finding("text-before-headings", parsed.body.at(blank))


def too_many_words(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """A criterion, and the synopsis, keep to the word limit of the entry's year."""
    front, body = front_of(parsed), parsed.body
    year = front.year
    if round_of(parsed, award) is None:
        return
    criteria = {one.title: one for one in award.criteria_in(year, front.category)}
    for heading, words in words_by_heading(body):
        criterion = criteria.get(heading.title)
        limit = award.word_limit(criterion, year) if criterion else None
        if award.synopsis and heading.title == award.synopsis.title:
            limit = award.synopsis_limit(year)
        if limit and words > limit:
            values = {"title": heading.title, "words": words, "year": year, "limit": limit, "fewer": words - limit}
            yield Finding("too-many-words", heading_place(body, heading), values, criterion=criterion.id if criterion else "")


def words_by_heading(body: Body) -> list[tuple[Section, int]]:
    """Each heading of level 2 with the words under it and under the questions that follow, as limits count them."""
    totals = list[tuple[Section, int]]()
    for section in body.sections:
        if section.level == 2:
            totals.append((section, section.words))
        elif totals:
            totals[-1] = (totals[-1][0], totals[-1][1] + section.words)
    return totals


def translation_outline(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """A translation has the same headings, level by level, as the entry, because answers are matched by their place."""
    ours = [section.level for section in parsed.body.sections]
    asked = [level for level, _ in award.headings_in(front_of(parsed).year, front_of(parsed).category)] if round_of(parsed, award) else []
    for translation in parsed.translations:
        theirs = [section.level for section in translation.body.sections]
        if theirs not in (ours, asked):  # else it is the entry itself that lacks a heading, which is told there
            place = next((n for n, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), min(len(ours), len(theirs)))
            sections = translation.body.sections
            where = translation.body.at(sections[place].start if place < len(sections) else len(translation.body.data.rstrip()))
            expected = parsed.body.sections[place].title if place < len(ours) else ""
            yield Finding("translation-outline", where, {"expected": expected})


def nested_heading(parsed: ParsedEntry, award: Award) -> Iterator[Finding]:
    """No heading stands in a list or a quotation, where it would begin no answer."""
    for body in parsed.bodies:
        for start, end in body.nested_headings:
            yield Finding("nested-heading", body.at(start, start + len(body.data[start:end].rstrip())))


RULES = (headings, nested_heading, text_before_headings, too_many_words, translation_outline)
