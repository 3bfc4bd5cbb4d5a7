"""The whole entry as a document: what its page shows, in the page’s order."""

from showcase.site.papers.drawings import cloth_svg
from showcase.site.papers.evidence import evidence_in, quote
from showcase.site.papers.parts import Part, figure_row, head, months
from showcase.site.papers.subject import PaperSubject
from showcase.site.papers.texts import PaperTexts
from showcase.site.views.entry_sections import AnsweredCriterion
from showcase.util.direction import isolated
from showcase.util.text import listed

CLOTH = (1190, 380)  # pixels of the cover, which goes across the first page
# Letters, those of a title counted three times, that the first page holds beside a list of contents, and with a cover of full height.
WITH_CONTENTS, WITH_COVER = 900, 1200


def whole(subject: PaperSubject) -> Part:
    """All that an entry’s page shows."""
    page, texts = subject.page, PaperTexts(subject)
    synopsis = [page.synopsis_title, texts.of(subject.account.synopsis, 2)] if subject.account.synopsis else []
    criteria = [_criterion(one, subject, texts) for one in page.criteria]
    first, last = (evidence_in(some, subject, texts, 2) for some in (page.evidence.first, page.evidence.last))
    return {
        **head(subject),
        **_front(subject),
        **_brief(subject),
        "terms": [list(one) for one in page.reuse.terms],
        "lists": [[title, list(items)] for title, items in page.reuse.lists],
        "materials": [[one.title, f"{f' ({one.kind})' if one.kind else ''}{f', {one.licence}' if one.licence else ''}"] for one in page.reuse.materials],
        "contact": [page.reuse.contact.name, page.reuse.contact.email],
        "synopsis": synopsis,
        "first": first,
        "criteria": criteria,
        "last": last,
        "judges": page.after.judges or "",
        "visits": [[day, one.by, one.saw] for day, one in page.after.visits],
        "later": _later(subject, texts),
        "pictures": list(texts.further()),
        "citation": page.take.citation.text,
        "licence": [page.licence.label, str(page.licence.url), page.licence.text],
        "review_by": page.review_by or "",
    }


def _front(subject: PaperSubject) -> Part:
    """The first page. Where much has to stand there, its cover is lower, and there is no list of contents but that of whoever shows the document."""
    page = subject.page
    partners = listed([isolated(one.label) for one in page.partners], "and")
    facts = [[name, ", ".join(isolated(one.label) for one in values)] for name, values in page.facts]
    room = 3 * len(page.title) + len(page.summary) + len(partners) + sum(len(one.title) + len(one.text) for one in page.after.notices)
    room += sum(len(text) for _, text in facts)
    high = CLOTH[1] if room <= WITH_COVER else CLOTH[1] // 3
    return {"partners": partners, "cloth": cloth_svg(subject, CLOTH[0], high), "cloth_high": high, "facts": facts, "contents": room <= WITH_CONTENTS}


def _brief(subject: PaperSubject) -> Part:
    """What the entry says in two minutes."""
    brief, spread = subject.page.brief, subject.page.evidence.spread.mark
    return {
        "headlines": [figure_row(one) for one in brief.figures],
        "headline_spans": [f"{one.name}: {one.span}." for one in brief.figures],
        "headline_periods": months(brief.periods),
        "heard": [[one.said, one.against or ""] for one in brief.heard],
        "sure": [[name, list(lines)] for name, lines in brief.sure],
        "decided": brief.decided,
        "spread": spread.label,
        "used": spread.said,
        "elsewhere": [[one.stage, f"{isolated(one.organisation)}, {one.since}.", one.said] for one in brief.elsewhere],
        "more_elsewhere": brief.more_elsewhere,
        "running": brief.running,
    }


def _criterion(one: AnsweredCriterion, subject: PaperSubject, texts: PaperTexts) -> Part:
    account = subject.account
    answers = {(answer.criterion, answer.question): answer.text for answer in account.answers}
    introduction = account.introductions.get(one.id)
    return {
        "title": one.title,
        "gloss": one.gloss or "",
        "text": texts.of(introduction, 2) if introduction else {},
        "answers": [
            {
                "title": answer.title,
                "text": texts.of(answers[one.id, answer.id], 3),
                "quotes": [quote(said) for said in answer.quotes],
                "evidence": evidence_in(answer.evidence, subject, texts, 4),
            }
            for answer in one.answers
        ],
    }


def _later(subject: PaperSubject, texts: PaperTexts) -> list[Part]:
    """What became of it, the latest first."""
    return [
        {
            "month": one.month,
            "state": one.state,
            "what": one.what or "",
            "because": one.because or "",
            "values": [list(value) for value in one.values],
            "text": texts.of(record.text, 3),
            "notes": list(one.notes),
            "contact": [one.contact.name, one.contact.email] if one.contact else [],
        }
        for one, record in zip(subject.page.after.later, reversed(subject.entry.followups), strict=True)
    ]
