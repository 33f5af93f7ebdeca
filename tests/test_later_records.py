"""A site as of a day: what is later has no page, and nothing leads there or names it."""

import datetime
import json
from dataclasses import replace

from conftest import MINIMAL, SITE

from casesite.build import build

EARLY = datetime.date(2021, 12, 1)
LATER = """\
- id: gate-is-sold
  date: 2022-03-01
  title: The gate is sold
  text: It was sold, as the report says.
  status: established
  sources: [report]
  category: structure
"""


def made(write_case, site):
    first = MINIMAL["events.yml"].replace("The gate fell.", "It fell; see [[gate-is-sold|what came of it]] and [[gate-is-sold]].")
    case_dir = write_case({"events.yml": first + LATER})
    return {one.path: one.content.decode() for one in build(case_dir, site)[0] if not one.path.endswith((".png", ".db"))}


def test_a_link_to_what_is_later_is_words_that_do_not_name_it(write_case):
    files = made(write_case, replace(SITE, as_of=EARLY))
    assert "timeline/gate-is-sold/index.md" not in files
    told = {path for path, text in files.items() if "The gate is sold" in text or "gate-is-sold" in text}
    assert told == {"data/case.json"}, "it has texts as they were written"
    assert "see what came of it and a later record." in files["timeline/index.md"]
    assert "gate-is-sold" not in json.loads(files["data/addresses.json"])["addresses"]


def test_it_is_a_link_once_the_day_has_come(write_case):
    timeline = made(write_case, SITE)["timeline/index.md"]
    assert (
        '<a href="../timeline/gate-is-sold/">what came of it</a> and <a href="../timeline/gate-is-sold/">The gate is sold</a>' in timeline
    )
