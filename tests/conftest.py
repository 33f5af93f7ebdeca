"""A minimal case in a folder of its own, and what one run says of it."""

import datetime

import pytest
from hypothesis import HealthCheck, settings

from casesite import CaseError, Site
from casesite.build import build

# The same examples on every run and every machine, however slow it is.
settings.register_profile("casesite", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("casesite")

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
    """Build the case → every problem and warning as a line."""
    try:
        return [str(problem) for problem in build(case_dir, site)[1]]
    except CaseError as error:
        return [str(problem) for problem in error.problems]
