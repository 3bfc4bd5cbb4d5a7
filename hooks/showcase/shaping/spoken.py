"""Fields as a form would name them (`type` in organisation 2), and what each of them looks like when it is filled in."""

from collections.abc import Mapping, Sequence

from showcase.reading.written import Step

# One of each list, where its fields stand on lines of their own.
ONE_OF = {
    "organisations": "organisation",
    "measures": "measure",
    "testimonials": "testimonial",
    "sharing": "act of sharing",
    "consulted": "adviser",
    "resources": "resource",
    "images": "image",
    "languages": "language",
    "changed": "change",
    "criteria": "criterion",
    "questions": "question",
    "years": "year",
    "facets": "facet",
    "likeness": "likeness",
    "synonyms": "set of synonyms",
    "evidence": "rule of evidence",
    "earlier_titles": "earlier title",
}
# Whole fields to paste, for those that take more than a line.
EXAMPLES: Mapping[str, str] = {
    "summary": "summary: >-\n  What was done, by whom, and what changed, in 20 to 60 words.",
    "organisations": "organisations:\n  - name: Northbridge Mental Health NHS Foundation Trust\n    role: lead\n    type: nhs-trust\n    region: north-west",
    "settings": "settings: [inpatient]",
    "themes": "themes: [sleep]",
    "period": "period: {start: 2023-04, end: 2024-09}",
    "involvement": "involvement:\n  people: 18\n  roles: [co-designer]\n  recruitment: Open call on both wards",
    "contact": "contact: {name: Involvement team, email: involvement@northbridge.example}",
    "organisation": "organisation: {name: Eastvale Hospitals NHS Trust, type: nhs-trust, region: midlands}",
    "before": "before: {value: 12, period: 2022-10 to 2023-03}",
    "after": "after: {value: 4, period: 2024-04 to 2024-09}",
}


def spoken(steps: Sequence[Step]) -> str:
    """A place among the fields, the innermost first: `type` in organisation 2."""
    said, rest = list[str](), list(steps)
    while rest:
        step = rest.pop()
        if isinstance(step, int):
            of = str(rest[-1]) if rest else ""
            if of in ONE_OF:
                rest.pop()
                said.append(f"{ONE_OF[of]} {step + 1}")
            else:
                said.append(f"item {step + 1}")
        else:
            said.append(f"`{step}`")
    return " in ".join(said)


def at_start(said: str) -> str:
    """Words as they begin a sentence."""
    return said[:1].upper() + said[1:]
