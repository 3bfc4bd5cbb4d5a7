"""Three programs that read a collection, as the page on reuse shows them; tests run each."""

from typing import NamedTuple


class PythonExample(NamedTuple):
    """What a program answers, and the program; `of` is what an award has for which there is something to answer."""

    title: str
    code: str
    of: str = ""


EXAMPLES = (
    PythonExample(
        "Which results are better, and by more than chance?",
        """\
import showcase

collection = showcase.open(".")  # the folder with criteria.yml
for entry in collection.entries:
    for measure in entry.measures:
        if measure.outcome == "better" and measure.chance == "more than chance":
            print(entry.key, measure.name, measure.said, sep=" | ")
""",
        "measures",
    ),
    PythonExample(
        "Who uses what, since when, and who stopped?",
        """\
import showcase

for entry in showcase.open(".").entries:
    for record in entry.adoptions:
        if record.counts:
            print(entry.title, record.organisation.name, record.since, record.stage, sep=" | ")
""",
        "adoptions",
    ),
    PythonExample(
        "One question, every answer, without made-up entries, as a table",
        """\
import csv
import showcase

collection = showcase.open(".")
question = collection.award.criteria[0].questions[0]
with open("answers.csv", "w", encoding="utf-8-sig", newline="") as file:
    table = csv.writer(file)
    table.writerow(["entry", "lead", question.title])
    for entry in collection.entries:
        answer = entry.answer(question.id)
        if answer and not entry.example:
            table.writerow([entry.key, entry.lead.name, answer.text])
""",
    ),
)
