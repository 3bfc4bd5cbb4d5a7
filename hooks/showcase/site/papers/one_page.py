"""The one page: what somebody has to know who decides in a meeting whether to do this, too."""

from showcase.site.papers.subject import PaperSubject


def one_page(subject: PaperSubject) -> dict[str, object]:
    """What the page shows, with nothing left out yet."""
    return {"title": subject.page.title, "summary": subject.page.summary, "language": subject.language}
