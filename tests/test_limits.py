"""What is too big is refused before work is done on it, and a report can be read however much is wrong.

How long each takes is measured by hand, not here: what costs nothing is seen in what is said.
"""

import json
import re

import pytest
from conftest import MINIMAL, SITE, assert_refused, edited, problems_of
from test_report import ERROR, WARNING

from casesite import CaseError
from casesite.build import build
from casesite.commands.report import FORMATS, SHOWN, as_html, as_terminal

EVENTS = MINIMAL["events.yml"]
TEXT = "over the limit of 12,000 for one text"


def text(words):
    return {"events.yml": EVENTS.replace("The gate fell.", words)}


ONE = {
    "G1": (text(f"'{'[[a|b]]' * 14_000}'"), "4:9", TEXT),
    "G2": (text(f"'{'[' * 1_000_000}'"), "4:9", TEXT),
    "G7": (text("It fell. " + "\1" * 100_000), "4:18", "U+0001 (a control character) cannot be seen; delete it; 99,999 more on this line"),
    "G11": ({"events.yml": "[" * 100_000}, "1:41", "nested more than 40 levels deep"),
    "G13 an id": (edited(f"id: {'x' * 1_000_000}"), "1:7", "1,000,000 characters, over the limit of 80 for an id"),
    "G13 an address": (
        edited(f"sources.yml url: https://a.example.org/{'x' * 1_000_000}"),
        "sources.yml:5:8",
        "over the limit of 2,000 for an address",
    ),
    "G13 former ids": (
        edited(f"formerly: [{', '.join(f'gate-{n}' for n in range(50_000))}]"),
        "8:13",
        "a list of 50,000, over the limit of 200",
    ),
    "G13 one id": (edited(f"parties: [{', '.join(['ferrow'] * 50_000)}]"), "8:12", "a list of 50,000, over the limit of 200"),
    "G14": (edited(f"status: {'x' * 1_000_000}"), "5:11", f'"{"x" * 100}…" is not a word for "status"'),
    "G15": (edited(f"date: {'x' * 1_000_000}"), "2:9", f'"{"x" * 60} …" is not a date'),
    "G16": ({"events.yml": EVENTS + f"  {'x' * 1_000_000}: 1\n"}, "8:3", "a name of 1,000,000 letters"),
    "G17": ({"events.yml": "<<<<<<< HEAD\n" * 100_000}, "1:1", "a merge conflict is not resolved here"),
    "a name of 200 letters": (edited(f"{'x' * 200}: 1"), "8:3", f'there is no "{"x" * 100}…" here'),
    "words of 500 letters": (edited(f"status: {'as said ' * 60}"), "5:11", f'"{("as said " * 13)[:100]}…" is not'),
}


@pytest.mark.parametrize(("files", "place", "words"), ONE.values(), ids=ONE)
def test_what_is_too_big_is_one_problem_that_quotes_little(write_case, files, place, words):
    lines = problems_of(write_case(files))
    assert_refused(lines, place, words)
    assert len(lines[0]) < 1_000


@pytest.mark.parametrize(
    ("number", "refused"),
    [(200, []), (201, ["case_data/parties.yml:7:12: error: a list of 201, over the limit of 200 entries for one list (too-long)"])],
)
def test_a_list_of_many(write_case, number, refused):
    names = ", ".join(f"Gate {n}" for n in range(number))
    assert problems_of(write_case({"parties.yml": MINIMAL["parties.yml"] + f"  aliases: [{names}]\n"})) == refused


def test_an_id_and_an_address_at_their_limits(write_case):
    assert problems_of(write_case(edited(f"id: {'x' * 80}"))) == []
    address = "https://a.example.org/"
    assert problems_of(write_case(edited(f"sources.yml url: {address}{'x' * (2_000 - len(address))}"))) == []


def test_many_references_in_one_text_are_read(write_case):
    """G3."""
    assert problems_of(write_case(text(f"See {'[[ferrow]] ' * 1_000}"))) == []


MANY = {
    "G4": "".join(EVENTS.replace("gate-falls", f"ev-{n}").replace("The gate fell.", f"See [[ev-{n}x]].") for n in range(1_000)),
    "G8": EVENTS + "".join(f"  field{n}: 1\n" for n in range(1_000)),
    "G9": EVENTS + "  date: 2022\n" * 1_000,
    "G10": "- *a\n" * 1_000,
}


@pytest.mark.parametrize("events", MANY.values(), ids=MANY)
def test_of_many_problems_each_is_found_and_none_is_false(write_case, events):
    lines = problems_of(write_case({"events.yml": events}))
    assert len(lines) == 1_000
    assert len({re.sub(r"\d+|\"[^\"]*\"", "", line) for line in lines}) <= 2, "all of one kind"


def test_before_the_references_to_what_is_missing_stands_the_file_that_lost_its_end(write_case):
    """G12."""
    parties = "".join(
        MINIMAL["parties.yml"].replace("ferrow", f"{name}-town").replace("Ferrow", name)
        for name in ("ash", "birch", "cedar", "dune", "elm")
    )
    names = "[ash-town, birch-town, cedar-town, dune-town, elm-town]"
    events = "".join(
        EVENTS.replace("gate-falls", f"ev-{n}").replace("2021-10-21", f"2021-11-{n + 1:02}") + f"  parties: {names}\n" for n in range(30)
    )
    whole = {"parties.yml": MINIMAL["parties.yml"] + parties, "events.yml": events}
    assert problems_of(write_case(whole)) == []
    lines = problems_of(write_case(whole | {"parties.yml": MINIMAL["parties.yml"]}))
    assert lines[0].startswith("case_data/parties.yml:6:1: error: 150 references name 5 records that are not in parties")
    assert len(lines) == 151


def test_a_file_that_lost_its_end_in_the_middle_of_a_line_is_told_first(write_case):
    parties = MINIMAL["parties.yml"] + MINIMAL["parties.yml"].replace("ferrow", "ash-town").replace("Ferrow", "Ash")
    events = EVENTS + "  parties: [ash-town]\n"
    assert problems_of(write_case({"parties.yml": parties, "events.yml": events})) == []
    lines = problems_of(write_case({"parties.yml": MINIMAL["parties.yml"].rstrip("\n"), "events.yml": events}))
    assert lines[0].startswith("case_data/parties.yml:6:1: error: 1 references name one record")


# Reports.

LEFT = [*[ERROR] * 150, *[WARNING] * 50]


def test_a_report_shows_a_hundred_problems_and_how_many_more_there_are_of_which_rule():
    lines = FORMATS["text"](LEFT).splitlines()
    assert len(lines) == SHOWN + 1
    assert lines[-1] == "and 100 more: 50 unknown-key, 50 stale-review"
    assert as_terminal(LEFT).endswith("\nand 100 more: 50 unknown-key, 50 stale-review\n")
    assert "and 1 more: 1 unknown-key" in FORMATS["text"]([ERROR] * 101)
    assert "more" not in FORMATS["text"]([ERROR] * 100)


def test_an_error_is_not_left_out_for_a_warning():
    lines = FORMATS["text"]([*[WARNING] * 150, ERROR]).splitlines()
    assert lines[-2] == FORMATS["text"]([ERROR]).rstrip("\n")
    assert lines[-1] == "and 51 more: 51 stale-review"


def test_github_shows_what_is_left_out_without_a_line():
    lines = FORMATS["github"](LEFT).splitlines()
    assert len(lines) == SHOWN + 1
    assert lines[-1] == "::error title=more::and 100 more: 50 unknown-key, 50 stale-review"


def test_json_has_what_is_left_out_as_its_last_object():
    objects = json.loads(FORMATS["json"](LEFT))
    assert len(objects) == SHOWN + 1
    assert (objects[-1]["rule"], objects[-1]["message"]) == ("more", "and 100 more: 50 unknown-key, 50 stale-review")
    assert {tuple(one) for one in objects} == {("file", "line", "column", "severity", "rule", "message")}


def test_sarif_has_what_is_left_out_as_a_notification():
    [run] = json.loads(FORMATS["sarif"](LEFT))["runs"]
    assert len(run["results"]) == SHOWN
    [invocation] = run["invocations"]
    assert invocation["toolExecutionNotifications"] == [
        {"level": "error", "message": {"text": "and 100 more: 50 unknown-key, 50 stale-review"}}
    ]


def test_a_page_shows_what_is_left_out():
    assert "<p>and 100 more&#58; 50 unknown-key, 50 stale-review</p>" in as_html(LEFT, shows_them=False)


def test_the_build_stops_with_all_that_is_wrong(write_case):
    with pytest.raises(CaseError) as refused:
        build(write_case({"events.yml": EVENTS + "  date: 2022\n" * 300}), SITE)
    assert len(refused.value.problems) == 300
