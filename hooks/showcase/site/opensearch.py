"""What a browser needs to search the collection from its own address bar, in the form of OpenSearch 1.1."""

from showcase.model.award import Award
from showcase.site.feeds.atom import xml_text
from showcase.site.urls import ENTRIES
from showcase.util.text import short

TYPE = "application/opensearchdescription+xml"
SHORTEST, LONG = 16, 48  # letters that its names may have


def opensearch(award: Award, site_url: str) -> str:
    """The description of the search; it needs to know where the site is."""
    long = f"<LongName>{xml_text(award.name)}</LongName>\n" if SHORTEST < len(award.name) <= LONG else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{xml_text(short(award.name, SHORTEST))}</ShortName>\n{long}"
        f"<Description>{xml_text(short(award.purpose, 1024))}</Description>\n"
        f'<Image width="16" height="16" type="image/svg+xml">{xml_text(site_url)}assets/showcase/mark.svg</Image>\n'
        f'<Url type="text/html" template="{xml_text(f"{site_url}{ENTRIES.path}")}?q={{searchTerms}}"/>\n'
        f"<Language>{xml_text(award.told_in)}</Language>\n<InputEncoding>UTF-8</InputEncoding>\n</OpenSearchDescription>\n"
    )
