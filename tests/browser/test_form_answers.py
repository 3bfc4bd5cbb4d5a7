"""The page of the form takes a text apart by the award’s headings as Python does, and never loses a letter of it."""

from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser
from showcase.authoring.layout import Heading, body_of, headings_of
from showcase.intake.sources import Source
from showcase.parsing.entry import parse_award
from showcase.parsing.front_matter import split_front_matter
from showcase.parsing.markdown.outline import outline
from support.form_page import asked
from support.projects import AWARDS, ROOT

CASES: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests/cases/form/bodies.yml").read_text(encoding="utf-8"))
HEADINGS = [Heading("ambition", 2, "Ambition"), Heading("who", 3, "Who"), Heading("why", 3, "Why"), Heading("value", 2, "Value"), Heading("gain", 3, "Gain")]
CHANGE = """async ({cases, headings}) => {
  const {answersIn, withAnswers} = await import("/document/answers.js");
  return cases.map(({body, set}) => {
    const {answers, outside} = answersIn(body, headings);
    return {gives: withAnswers(body, {...answers, ...set}, headings), outside: outside.map(({why, line}) => `${why} ${line}`)};
  });
}"""
READ = """async texts => {
  const {answersIn, bodyOf, withAnswers} = await import("/document/answers.js");
  return texts.map(({body, headings}) => {
    const {answers, outside} = answersIn(body, headings);
    const changed = Object.keys(answers).filter(id => {
      const now = withAnswers(body, {...answers, [id]: "Another answer.\\n\\nOf two paragraphs."}, headings), again = answersIn(now, headings).answers;
      return !Object.keys(answers).every(one => again[one] === (one === id ? "Another answer.\\n\\nOf two paragraphs." : answers[one]));
    });
    return {answers, outside, same: withAnswers(body, answers, headings) === body, anew: bodyOf(answers, headings), changed};
  });
}"""


def said(heading: Heading) -> dict[str, Any]:
    return heading._asdict()


def test_an_answer_changes_its_own_lines(browser: Browser) -> None:
    answers = asked(browser, CHANGE, {"cases": CASES, "headings": [said(one) for one in HEADINGS]})
    found = {case["it"]: (answer["gives"], answer["outside"]) for case, answer in zip(CASES, answers, strict=True)}
    assert found == {case["it"]: (case["gives"], case.get("outside", [])) for case in CASES}


def entries() -> list[tuple[Path, str, tuple[Heading, ...]]]:
    """The texts of all entries, with the headings of their years."""
    found = []
    for root in (ROOT, *sorted(path for path in AWARDS.iterdir() if (path / "entries").is_dir())):
        award, _, _ = parse_award(Source("criteria.yml", (root / "criteria.yml").read_text(encoding="utf-8")))
        for path in sorted((root / "entries").glob("*/*/index.md")) if award else ():
            body = split_front_matter(Source("index.md", path.read_text(encoding="utf-8"))).body
            found.append((path, body, headings_of(award, int(path.parent.parent.name))))  # type: ignore[arg-type]
    return found


def test_every_entry_is_taken_apart_as_python_does_and_put_together_again(browser: Browser) -> None:
    every = entries()
    answers = asked(browser, READ, [{"body": body, "headings": [said(one) for one in headings]} for _, body, headings in every])
    for (path, body, headings), answer in zip(every, answers, strict=True):
        read = outline(body, "index.md")
        titles = {(one.level, one.title): one.id for one in headings}
        known = [one for one in read.sections if (one.level, one.title) in titles]  # a heading of nobody’s belongs to the answer above it
        ends = [*(one.start for one in known), len(read.data)][1:]
        texts = {titles[one.level, one.title]: read.data[one.text_start : end].decode().strip("\n").rstrip() for one, end in zip(known, ends, strict=True)}
        assert answer["answers"] == texts, path
        assert (answer["same"], answer["changed"]) == (True, []), path
        assert answer["anew"] == body_of(texts, headings), path
    assert len(every) > 40
