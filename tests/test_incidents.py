"""A case about one incident or about several: how it is written, and everything that tells of them."""

import csv
import datetime
import io
import json
import re
from dataclasses import replace

import pytest
from conftest import MINIMAL, SITE, problems_of
from jsonschema import Draft202012Validator

from casesite.build import build
from casesite.case_data import link_case
from casesite.changes.records import compare
from casesite.exports.schemas import schemas
from casesite.model.kinds import Profile
from casesite.model.published import as_published, unexplained

ONE = "incident: {date: 2021-10-21, place: Ferrow}\n"
FERROW = "  - {date: 2021-10-21, place: Ferrow}\n"
OSK = "  - {title: The second fall, date: 2022-03-04, place: Osk}\n"
NEITHER = MINIMAL["case.yml"].replace(ONE, "")
TIMES = [f"2021-10-21T13:{minute}" for minute in (41, 47, 50)] + [f"2022-03-04T09:{minute}" for minute in (10, 15, 20)]
EVENTS = "".join(
    f"- id: e{number}\n  date: {date}\n  title: The gate {number}\n  text: It fell.\n  status: established\n"
    "  sources: [report]\n  category: structure\n"
    for number, date in enumerate([*TIMES, "2021-10-21", "2022-03-04"])
)


def several(*incidents):
    return NEITHER + "incidents:\n" + "".join(incidents)


@pytest.fixture
def case_of(write_case):
    return lambda case: link_case(write_case({"case.yml": case}), SITE)


@pytest.fixture
def site_of(write_case):
    def made(case, site=SITE):
        case_dir = write_case({"case.yml": f"{case}timezone: America/Denver\n", "events.yml": EVENTS})
        return {one.path: one.content.decode() for one in build(case_dir, site)[0] if not one.path.endswith((".png", ".db"))}

    return made


# How they are written


@pytest.mark.parametrize(
    ("case", "place", "says"),
    [
        (NEITHER, "5:1", '"incident:" is missing here: when and where it happened. A case about several has "incidents" in its place'),
        (f"{NEITHER}incidents: []\n", "15:12", '"incidents" is an empty list; write at least one entry'),
        (f"{NEITHER}incident:\n", "15:1", 'nothing is written after "incident:"'),
        (f"{NEITHER}incidents:\n", "15:1", 'nothing is written after "incidents:"'),
        (several(FERROW) + ONE, "17:11", 'write "incident:" for one or "incidents:" for several, and not both'),
        (several(FERROW, OSK, FERROW), "18:5", "this stands in this list already; delete one"),
        (several("  - {date: 2021-10-21}\n"), "16:6", '"place:" is missing here: where it happened'),
        (several(FERROW, "  - {date: 2021-13, place: Osk}\n"), "17:12", "2021-13"),
        (f"{NEITHER}incidents: {{date: 2021-10-21, place: Ferrow}}\n", "15:12", '"incidents" takes a list'),
        (f"{NEITHER}incident:\n{FERROW}", "16:3", 'of several incidents, write "incidents:" in place of "incident:"'),
    ],
)
def test_what_is_written_otherwise_is_told_where_it_stands(write_case, case, place, says):
    found = problems_of(write_case({"case.yml": case}))
    assert len(found) == 1
    assert found[0].startswith(f"case_data/case.yml:{place}: error: ")
    assert says in found[0]


def test_a_text_of_a_title_is_held_to_the_rules_for_texts(write_case):
    found = problems_of(write_case({"case.yml": several(FERROW, "  - {title: The catastrophe, date: 2022, place: Osk}\n")}))
    assert ["case.yml:17:" in line and "write what happened" in line for line in found] == [True]


def test_the_short_form_is_the_same_as_a_list_of_one(case_of):
    assert list(case_of(MINIMAL["case.yml"]).profile.all_incidents) == list(case_of(several(FERROW)).profile.all_incidents)


# What is held


def left(before, after):
    """What of a published case needs a correction, by the path to it."""
    lock = as_published(before, datetime.date(2030, 1, 1))
    return [difference.path for found in unexplained(after, lock) for difference in found.differences]


def test_a_published_case_may_write_its_incident_in_the_other_form_without_a_word(case_of):
    one, list_of_one = case_of(MINIMAL["case.yml"]), case_of(several(FERROW))
    assert left(one, list_of_one) == left(list_of_one, one) == []
    assert compare(one, list_of_one).changed == ()
    days = {"case": datetime.date(2029, 1, 1)}
    lock = as_published(one, days["case"])
    assert as_published(list_of_one, datetime.date(2030, 1, 1), lock).records["case"].last == days["case"]


def test_an_incident_that_comes_or_goes_or_changes_needs_a_correction(case_of):
    one, both = case_of(MINIMAL["case.yml"]), case_of(several(FERROW, OSK))
    assert left(one, both) == [("incidents", 1)]
    assert left(both, one) == [("incidents",)]
    assert left(both, case_of(several(FERROW))) == [("incidents",)]
    assert left(both, case_of(several(FERROW, OSK.replace("Osk", "Ustrel")))) == [("incidents", 1, "place")]
    assert left(one, case_of(several(FERROW.replace("21,", "22,")))) == [("incidents", 0, "date")]
    [changed] = compare(one, both).changed
    assert ["".join(words for _, words in change.words) for change in changed.changes] == [
        "incident added: title: “The second fall”; date: 4 March 2022; place: “Osk”"
    ]
    [changed] = compare(both, one).changed
    assert ["".join(words for _, words in change.words) for change in changed.changes] == [
        "incident taken out: title: “The second fall”; date: 4 March 2022; place: “Osk”"
    ]


# What tells of them


def test_each_stands_with_the_events_of_its_day_minute_by_minute(site_of):
    page = site_of(several(FERROW, OSK))["index.md"].partition("{#incident}")[2].partition('<p class="cs-follow">')[0]
    first, second = page.split("### The second fall {#incident-2}")
    assert "### Ferrow {#incident-1}" in first
    for part, number, titles in ((first, 6, ["0", "1", "2"]), (second, 7, ["3", "4", "5"])):
        untimed, _, minutes = part.partition("The day, minute by minute")
        assert re.findall(r"The gate (\d)", untimed) == [str(number)]
        assert re.findall(r"The gate (\d)", minutes) == titles
    assert page.count("Mountain Time (UTC-06&#58;00)") == page.count("Mountain Time (UTC-07&#58;00)") == 1


def test_two_of_one_day_tell_its_events_once_and_one_that_is_not_yet_shown_is_not_told(site_of):
    page = site_of(several(FERROW, "  - {title: At noon, date: 2021-10-21, place: Osk}\n"))["index.md"]
    assert page.count("minute by minute") == 1
    earlier = site_of(several(FERROW, OSK), replace(SITE, today=datetime.date(2022, 1, 1)))["index.md"]
    assert "The second fall" in earlier, "what the case knows does not hang on the day of the build"
    earlier = site_of(several(FERROW, OSK), replace(SITE, as_of=datetime.date(2022, 1, 1)))["index.md"]
    assert "The second fall" not in earlier


def test_data_for_machines_has_each_and_the_foremost_apart(site_of):
    files = site_of(several(FERROW, OSK))
    content = json.loads(files["data/case.json"])
    Draft202012Validator(json.loads(files["data/case.schema.json"])).validate(content)
    assert [one["place"] for one in content["case"]["incidents"]] == ["Ferrow", "Osk"]
    assert content["case"]["incident"] == content["case"]["incidents"][0]
    assert [row["place"] for row in csv.DictReader(io.StringIO(files["data/tables/incidents.csv"]))] == ["Ferrow", "Osk"]
    assert ",2021-10-21,2021-10-21,2021-10-21,Ferrow," in files["data/tables/profile.csv"]
    graph = json.loads(re.search(r"<script[^>]*>(.*?)</script>", files["index.md"])[1])["@graph"]
    about = next(thing for thing in graph if thing["@type"] == "Article")["about"]
    assert [(thing["name"], thing["startDate"]) for thing in about[:2]] == [
        ("21 October 2021, Ferrow", "2021-10-21"),
        ("The second fall", "2022-03-04"),
    ]
    assert len(about) == 10


def test_a_schema_for_editors_wants_one_of_the_two(case_of):
    definitions = json.loads(schemas(case_of(several(FERROW)))[".schema/definitions.schema.json"])["$defs"]
    assert definitions["Profile"]["oneOf"] == [{"required": ["incident"]}, {"required": ["incidents"]}]
    assert {"incident", "incidents"} <= Profile.model_fields.keys()
