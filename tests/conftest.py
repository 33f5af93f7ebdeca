"""A minimal case in a folder of its own, and what one run says of it."""

import datetime
import re
from collections import Counter

import pytest
from hypothesis import HealthCheck, settings

from casesite import CaseError, Site, load_case

# The same examples on every run and every machine, however slow it is.
settings.register_profile("casesite", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("casesite")


def pytest_addoption(parser):
    """``--kills=50`` kills each writing command at fifty moments; ``--fuzz-seconds=300`` feeds each reader for five minutes."""
    parser.addoption("--kills", type=int, default=5, help="at how many moments each writing command is killed")
    parser.addoption("--fuzz-seconds", type=int, default=0, help="for how long each reader is fed; some examples if for none")


def pytest_terminal_summary(terminalreporter):
    """Say in the last lines what was not tested for want of a program, and how to get it: each skip says so."""
    skipped = Counter(report.longrepr[2].removeprefix("Skipped: ") for report in terminalreporter.stats.get("skipped", []))
    for reason, number in sorted(skipped.items()):
        terminalreporter.write_line(f"{number} skipped: {reason}", yellow=True)


SITE = Site(today=datetime.date(2030, 1, 1))

MINIMAL = {
    "case.yml": """\
title: The gate case
short_title: Gate
summary: A gate in [[ferrow]] fell.
sources: [report]
incident: {date: 2021-10-21, place: Ferrow}
jurisdiction: Ustrel
as_of: 2029-12-31
licence: CC BY 4.0
contact: corrections@gate.example.org
categories:
  - {id: structure, label: The gate}
not_covered: [Private lives.]
loaded_words:
  - {word: catastrophe, instead: write what happened, true_of: [ferrow]}
id: 6f5a0a11-0485-4eaf-b927-9870922d3df9
""",
    "parties.yml": """\
- id: ferrow
  name: Town of Ferrow
  kind: agency
  text: The town owned the gate.
  sources: [report]
  roles: [{title: owner}]
""",
    "sources.yml": """\
- id: report
  title: Report on the gate
  kind: official-report
  primary: true
""",
    "events.yml": """\
- id: gate-falls
  date: 2021-10-21
  title: The gate falls
  text: The gate fell.
  status: established
  sources: [report]
  category: structure
""",
}
CASE_ID = MINIMAL["case.yml"].rpartition("id: ")[2].strip()


@pytest.fixture
def write_case(tmp_path):
    """Lay out the minimal case as a folder, with other files put over or beside its own; ``None`` takes a file away."""

    def write(files=None):
        case_dir = tmp_path / "case_data"
        for name, text in (MINIMAL | (files or {})).items():
            if text is not None:
                path = case_dir / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8", newline="")
        return case_dir

    return write


def problems_of(case_dir, site=SITE):
    """Load the case → every problem and warning as a line."""
    try:
        return [str(problem) for problem in load_case(case_dir, site)[1]]
    except CaseError as error:
        return [str(problem) for problem in error.problems]


def edited(row):
    """The files of a row of a table: a field in place of its line in events.yml, or behind the last; ``file: field`` names another file."""
    file, words = row.split(" ", 1) if re.match(r"\w+\.yml ", row) else ("events.yml", row)
    lines = MINIMAL[file].splitlines()
    name = re.match(r"(?:[-\s]|&\w+ )*([a-z_]+)", words)[1]
    at = next((number for number, line in enumerate(lines) if re.match(rf"(- |  )?{name}:", line)), len(lines))
    indent = "- " if name == "id" and file != "case.yml" else "" if file == "case.yml" else "  "
    lines[at : at + 1] = [words if words.startswith((" ", "-", "\t")) else indent + words]
    return {file: "\n".join(lines) + "\n"}


def assert_refused(lines, place, words):
    """One problem, at a place in events.yml or the file that it names, with these words in it; " … " stands for others between."""
    place = place if ".yml" in place else f"events.yml:{place}"
    assert len(lines) == 1, lines
    assert lines[0].startswith(f"case_data/{place}: error: "), lines
    for part in words.split(" … "):
        assert part in lines[0], lines
