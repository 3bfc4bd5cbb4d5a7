"""What is promised of the data to those who read them with programs: every field with its type. As a program it writes that down anew."""

from pathlib import Path

import yaml
from showcase.site.data.dictionary import dictionary

PROMISED = Path(__file__).parents[1] / "cases/data/v1.yml"
HEAD = "# Every field of data/v1 with its type. Fields may be added (python -m support.promised); none goes, and none becomes another.\n"


def promised() -> dict[str, str]:
    """Each column and field by its table or record, with its type, and whether it is always there."""
    return {
        f"{part.file if part.file.endswith('.csv') else part.name}: {one.name}": f"{one.type}{'' if one.optional else ', always'}"
        for part in dictionary()
        for one in part.fields
    }


if __name__ == "__main__":
    PROMISED.write_text(HEAD + yaml.safe_dump(promised(), sort_keys=False, width=1000), encoding="utf-8")
