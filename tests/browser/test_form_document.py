"""The page of the form reads and writes files as Python does: every entry, every record, every case, and values at random."""

import json
from functools import cache
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser
from showcase.authoring.layout import shapes, written
from support.documents import HALF, Text, random_values, texts, told
from support.engines import ENGINES
from support.form_page import asked, modules_served
from support.projects import ROOT

CASES = ROOT / "tests" / "cases" / "form"
READ = """async ({texts, shapes}) => {
  const {readEntry, writeEntry} = await import("/document.js");
  return texts.map(({text, kind}) => {
    const entry = readEntry(text), {front, body, problems, isRead} = entry;
    return {front, body, isRead, codes: problems.map(one => one.code), again: writeEntry(entry, shapes[kind]) === text,
            anew: isRead && writeEntry({front, body}, shapes[kind])};
  });
}"""
WRITE = """async ({values, shapes}) => {
  const {writeEntry} = await import("/document.js");
  return values.map(front => writeEntry({front, body: "\\n## Ambition\\n"}, shapes.entry));
}"""
CHANGE = """async ({cases, shapes}) => {
  const {readEntry, writeEntry} = await import("/document.js");
  return cases.map(({fields, set, ends}) => {
    const entry = readEntry(`---\\n${fields}---\\n\\n## A\\n`.replaceAll("\\n", ends));
    for (const [path, value] of Object.entries(set)) {
      const steps = path.split("."), last = steps.pop();
      steps.reduce((found, step) => found[step], entry.front)[last] = value;
    }
    return writeEntry(entry, shapes.entry);
  });
}"""
# Values are changed, fields taken away, lists made longer and turned round: one in 23 of all such changes. What is read again has to be that, and
# nothing else may have moved.
EVERY_CHANGE = """async ({texts, shapes}) => {
  const {readEntry, writeEntry} = await import("/document.js");
  const {isSame} = await import("/document/patch.js");
  const at = (value, [step, ...rest], change) => step === undefined ? change(value)
    : Array.isArray(value) ? value.map((one, number) => number === step ? at(one, rest, change) : one) : {...value, [step]: at(value[step], rest, change)};
  function* changes(value, path = []) {
    if (Array.isArray(value)) {
      yield [path, list => [...list, structuredClone(list[0] ?? "one more")]];
      yield [path, list => ["one more", ...list.toReversed()]];
    } else if (value && typeof value === "object") {
      yield [path, fields => ({...fields, our_own: "more"})];
      for (const name of Object.keys(value)) yield [path, ({[name]: gone, ...fields}) => fields];
    } else yield [path, () => `changed: ${"many words that go on and on ".repeat(4)}until they are folded`];
    const inside = value && typeof value === "object" ? Object.entries(value) : [];
    for (const [name, one] of inside) yield* changes(one, [...path, Array.isArray(value) ? Number(name) : name]);
  }
  const wrong = [];
  let count = 0;
  for (const {it, text, kind} of texts) {
    const entry = readEntry(text);
    for (const [path, change] of changes(entry.front)) {
      count += 1;
      if (count % 23) continue;
      const front = at(entry.front, path, change);
      const said = writeEntry({...entry, front}, shapes[kind]), again = readEntry(said);
      if (!again.isRead || again.problems.length || !isSame(again.front, front) || again.body !== entry.body) wrong.push(`${it}: ${path} is not read again`);
      const [old, now] = [text, said].map(one => new Map(one.split(/^(?=[a-z_]+:|---)/m).map(block => [block.split(":")[0], block])));
      const moved = [...old].filter(([name, block]) => name !== String(path[0]) && now.get(name) !== block).map(([name]) => name);
      if (path.length && moved.length) wrong.push(`${it}: ${path} moved ${moved}, too`);
    }
  }
  return {wrong: wrong.slice(0, 10), count};
}"""


@cache
def every() -> list[Text]:
    return list(texts())


def data(**more: Any) -> dict[str, Any]:
    return {"shapes": shapes(), **more}


def cases(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((CASES / name).read_text(encoding="utf-8"))
    return found


def test_files_are_read_and_written_as_python_does(browser: Browser) -> None:
    wrong = []
    answers = asked(browser, READ, data(texts=[{"text": one.text, "kind": one.kind} for one in every()]))
    for one, answer in zip(every(), answers, strict=True):
        known = told(one)
        if not answer["again"]:
            wrong.append(f"{one.it}: not the same when nothing was changed")
        if known.codes or known.values is None:
            continue
        quotes = "curly quotation marks around the words of a quote" in one.it  # which Python takes away where they are shown in any case
        if answer["codes"] or not (answer["front"] == known.values or quotes) or answer["body"] != known.body:
            wrong.append(f"{one.it}: read otherwise, {answer['codes']}")
        elif not quotes and answer["anew"] != written(known.values, known.body, one.model):
            wrong.append(f"{one.it}: written otherwise")
    assert wrong == []
    assert len(answers) > 1_000


def test_values_of_any_kind_are_written_as_python_does(browser: Browser) -> None:
    values = [*random_values(600), {"title": HALF}]
    answers = asked(browser, WRITE, data(values=values))
    assert [value for value, answer in zip(values, answers, strict=True) if answer != written(value, "\n## Ambition\n")] == []


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["Unix", "Windows"])
def test_a_change_changes_its_own_lines(ends: str, browser: Browser) -> None:
    known = cases("changes.yml")
    answers = asked(browser, CHANGE, data(cases=[{**case, "ends": ends} for case in known]))
    gives = [f"---\n{case['gives']}---\n\n## A\n".replace("\n", ends) for case in known]
    assert dict(zip((case["it"] for case in known), answers, strict=True)) == dict(zip((case["it"] for case in known), gives, strict=True))


def test_any_field_of_any_file_can_be_changed_taken_away_and_added_to(browser: Browser) -> None:
    whole = [one for one in every() if "/" in one.it and not told(one).codes]
    answer = asked(browser, EVERY_CHANGE, data(texts=[{"it": one.it, "text": one.text, "kind": one.kind} for one in whole]))
    assert answer["wrong"] == []
    assert answer["count"] > 10_000


def test_what_could_hide_something_or_never_end_is_not_read(browser: Browser) -> None:
    known = cases("refused.yml")
    texts = [{"text": f"---\n{case['fields'] * case.get('times', 1)}\n---\n\n## A\n", "kind": "entry"} for case in known]
    answers = asked(browser, READ, data(texts=texts))
    assert {case["it"]: answer["codes"][:1] for case, answer in zip(known, answers, strict=True)} == {case["it"]: [case["code"]] for case in known}
    assert all(answer["again"] for answer in answers)


def test_names_that_scripts_keep_for_themselves_are_names_like_others(browser: Browser) -> None:
    text = "---\n\"__proto__\": {isRead: a}\nconstructor: b\ntoString: c\n---\n"
    (answer,) = asked(browser, READ, data(texts=[{"text": text, "kind": "entry"}]))
    assert (answer["again"], answer["anew"]) == (True, text)


@pytest.mark.slow
@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.filterwarnings("ignore:setting remote_server_addr:DeprecationWarning")
def test_other_engines_read_and_write_the_same(name: str) -> None:
    some = random_values(200)
    with modules_served() as address, ENGINES[name]() as engine:
        engine.open(address)
        engine.evaluate("""import("/document.js").then(found => { window.found = found; }) && null""")
        engine.wait_for("!!window.found")
        for start in range(0, len(some), 50):
            handful = some[start : start + 50]
            answers = engine.evaluate(f"{json.dumps(handful)}.map(front => found.writeEntry({{front, body: ''}}, {json.dumps(shapes()['entry'])}))")
            assert answers == [written(value, "") for value in handful]
