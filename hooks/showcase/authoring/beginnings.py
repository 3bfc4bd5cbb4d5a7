"""Another award to begin with: its criteria, with a note on everything, and an entry that shows what one looks like."""

from dataclasses import asdict, dataclass

from showcase.authoring.templates import text_of


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is known of an award that begins: what it is called and for, who runs it, in which year, and what its country uses."""

    name: str
    team: str
    email: str
    year: int
    purpose: str = "For work that made a difference, and that others can learn from."
    language: str = "en-GB"
    written_in: str = ""
    time_zone: str = "Europe/London"
    currency: str = "£"
    country: str = "gb"

    def files(self) -> dict[str, str]:
        """The files of the award by their paths in its folder."""
        example = f"entries/{self.year - 1}/a-garden-that-the-street-looks-after/index.md"
        return {"criteria.yml": text_of("criteria.yml.jinja", **asdict(self)), example: text_of("example_entry.md.jinja", year=self.year)}
