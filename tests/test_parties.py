"""The page of a party: each charge and each word of it once, and no more of them than can be read."""

import datetime
import json
import re

import pytest
from conftest import MINIMAL, SITE

from casesite.build import build
from casesite.pages.parties import AROUND, LINES

KEEPER = {
    "id": "keeper",
    "name": "Kay Keeper",
    "kind": "person",
    "text": "The keeper of the gate.",
    "sources": ["report"],
    "roles": [{"title": "keeper"}],
}
PAGE = "parties/keeper/index.md"


@pytest.fixture
def page_of(write_case):
    """The page of the keeper, in a case with some more records."""

    def made(**files):
        parties = MINIMAL["parties.yml"] + "- " + json.dumps(KEEPER)
        more = {f"{name}.yml": json.dumps(records) for name, records in files.items()}
        return {one.path: one.content for one in build(write_case({"parties.yml": parties, **more}), SITE)[0]}[PAGE].decode()

    return made


def event(number):
    day = datetime.date(2022, 1, 1) + datetime.timedelta(number)
    said = {"text": f"The gate held on day {number}.", "status": "alleged", "by": ["keeper"], "sources": ["report"]}
    told = {"text": f"Day {number} came.", "status": "established", "sources": ["report"]}
    return {"id": f"day-{number}", "date": str(day), "title": f"Day {number}", "category": "structure", **told, "statements": [said]}


MOST = LINES // AROUND  # statements of fewer words than a line has


@pytest.mark.parametrize("number", [1, MOST, MOST + 1])
def test_what_somebody_says_is_told_up_to_a_number_of_records_and_led_to_beyond(number, page_of):
    page = page_of(events=[event(number) for number in range(number)])
    assert len(re.findall(r"The gate held on day \d+\.", page)) == min(number, MOST)
    assert ("Said elsewhere" in page) is (number > MOST)
    assert page.count("In full: event") == min(number, MOST)
    said = page[page.index("What Kay Keeper says") : page.index("# Roles")]
    assert "by Kay Keeper" not in re.sub("<[^>]*>", "", said)


CLAIM = {"against": ["keeper"], "steps": [{"date": "2022-01-05", "step": "filed", "sources": ["report"]}]}
SETTLED = [*CLAIM["steps"], {"date": "2022-05-09", "step": "settled", "sources": ["report"]}]


@pytest.mark.parametrize(
    ("others", "rows"),
    [
        ({}, ["Negligence; Nuisance"]),
        ({"text": "By its second paper."}, ["Negligence", "Nuisance"]),
        ({"steps": SETTLED}, ["Negligence", "Nuisance"]),
        ({"title": "Negligence"}, ["Negligence"]),
    ],
)
def test_claims_of_one_proceeding_that_stand_alike_are_told_together(others, rows, page_of):
    suit = {
        "id": "gate-suit",
        "title": "Ferrow v. Keeper",
        "kind": "civil",
        "forum": "District Court",
        "text": "About the gate.",
        "sources": ["report"],
        "reviewed": "2029-12-31",
        "sides": [{"name": "Claimant", "parties": ["ferrow"]}, {"name": "Defendant", "parties": ["keeper"]}],
        "charges": [{"id": "one", "title": "Negligence", **CLAIM}, {"id": "two", "title": "Nuisance", **CLAIM, **others}],
    }
    page = page_of(proceedings=[suit])
    assert re.findall(r'<th scope="row">([^<]*)', page) == rows
