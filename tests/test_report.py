import json

import pytest

from casesite.commands.report import FORMATS, as_html, as_terminal
from casesite.problem import CaseError, Place, Problem, Severity, count

ERROR = Problem(Place("case_data/events.yml", 3, 8), "unknown-key", 'there is no "plase" here', excerpt="  text: plase: x")
WARNING = Problem(Place("case_data/a,b:c.yml"), "stale-review", "100% <old>\n::error::x", Severity.WARNING)
BOTH = [ERROR, WARNING]


def report(form, problems=BOTH):
    return FORMATS[form](problems)


def test_text_is_one_line_each():
    assert report("text", [ERROR]) == 'case_data/events.yml:3:8: error: there is no "plase" here (unknown-key)\n'
    assert report("text", [WARNING]).startswith("case_data/a,b:c.yml:1:1: warning: 100% <old>")


def test_a_terminal_shows_the_line_with_a_caret_under_the_place():
    assert as_terminal([ERROR, WARNING]).splitlines()[:4] == [
        'case_data/events.yml:3:8: error: there is no "plase" here (unknown-key)',
        "      text: plase: x",
        "           ^",
        "case_data/a,b:c.yml:1:1: warning: 100% <old> ::error::x (stale-review)",
    ]


@pytest.mark.parametrize(
    ("excerpt", "column"),
    [("plase: x", 1), ("\tplase: x", 2), ("x" * 59 + "plase: x", 60), ("x" * 500 + "plase" + "y" * 500, 501), ("é東🌉 plase", 5)],
)
def test_the_caret_stands_under_the_column_in_a_line_that_fits(excerpt, column):
    _, line, caret = as_terminal([Problem(Place("events.yml", 3, column), "rule", "message", excerpt=excerpt)]).splitlines()
    assert line[caret.index("^") :].startswith("plase")
    assert len(line) <= 104
    assert "\t" not in line


def test_github_reads_a_workflow_command_a_line_with_nothing_of_the_data_in_it():
    assert report("github") == (
        '::error file=case_data/events.yml,line=3,col=8,title=unknown-key::there is no "plase" here\n'
        "::warning file=case_data/a%2Cb%3Ac.yml,line=1,col=1,title=stale-review::100%25 <old> ::error::x\n"
    )


def test_sarif_holds_each_result_with_its_rule_level_and_place():
    log = json.loads(report("sarif"))
    assert (log["version"], log["$schema"]) == ("2.1.0", "https://json.schemastore.org/sarif-2.1.0.json")
    [run] = log["runs"]
    assert run["tool"]["driver"]["name"] == "casesite"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["stale-review", "unknown-key"]
    assert [(result["ruleId"], result["level"], result["message"]["text"]) for result in run["results"]] == [
        (problem.rule, problem.severity.value, problem.message) for problem in BOTH
    ]
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    assert places[0] == {"artifactLocation": {"uri": "case_data/events.yml"}, "region": {"startLine": 3, "startColumn": 8}}


@pytest.mark.parametrize("form", ["text", "github"])
@pytest.mark.parametrize(
    "mark", ["\n", "\r", "\r\n", "\v", "\f", "\x85", "\u2028", "\u2029", "\x1b", "\0", "\a", "\x9b", "\u202e", "\ud800", "\t"]
)
def test_a_message_with_words_of_the_data_stays_on_its_line(form, mark):
    problem = Problem(Place("events.yml"), "rule", f'"gate{mark}{mark}::error::falls{mark}" is no id{mark}')
    assert problem.message == '"gate ::error::falls " is no id'
    assert len(report(form, [problem]).splitlines()) == 1


@pytest.mark.parametrize("message", ['there is no "plase" here', "Zoë, 東京, 🌉 – “…” \\n"])
def test_a_message_of_plain_words_is_left_as_it_is(message):
    assert Problem(Place("events.yml"), "rule", message).message == message


def test_json_is_a_list_of_flat_objects():
    assert json.loads(report("json"))[0] == {
        "file": "case_data/events.yml",
        "line": 3,
        "column": 8,
        "severity": "error",
        "rule": "unknown-key",
        "message": 'there is no "plase" here',
    }


@pytest.mark.parametrize(("form", "nothing"), [("text", ""), ("github", ""), ("json", "[]\n")])
def test_no_problems_make_an_empty_report(form, nothing):
    assert report(form, []) == nothing


def test_sarif_of_no_problems_is_a_run_without_results():
    assert json.loads(report("sarif", []))["runs"] == [
        {"tool": {"driver": {"name": "casesite", "rules": []}}, "columnKind": "unicodeCodePoints", "results": []}
    ]


def test_html_shows_the_words_and_no_markup_of_the_data():
    html = as_html(BOTH, shows_them=False)
    assert "1 mistake and 1 warning" in html
    assert "<old>" not in html
    assert "100&#37; &#60;old&#62;" in html
    assert html.count("<li>") == 2


@pytest.mark.parametrize(
    ("problem", "shows_them", "said"),
    [
        (ERROR, False, "The pages below show the data as it was before."),
        (ERROR, True, "The pages below show the data as it is now; it is not built like this."),
        (WARNING, True, ""),
        (WARNING, False, ""),
    ],
)
def test_html_says_of_which_data_the_pages_are_where_a_build_would_stop(problem, shows_them, said):
    html = as_html([problem], shows_them=shows_them)
    assert said in html
    assert ("The pages below" in html) is bool(said)


@pytest.mark.parametrize(
    ("problems", "words"),
    [
        ([], "no mistakes"),
        ([ERROR], "1 mistake"),
        ([ERROR, ERROR], "2 mistakes"),
        ([WARNING], "1 warning"),
        ([WARNING, ERROR, WARNING, WARNING], "1 mistake and 3 warnings"),
    ],
)
def test_the_count_in_words(problems, words):
    assert count(problems) == words


def test_an_error_carries_the_problems_sorted_by_place():
    places = [Place("a.yml", 9), Place("a.yml", 10), Place("a.yml", 10, 2), Place("b.yml")]
    error = CaseError(Problem(place, "rule", "message") for place in reversed(places))
    assert [problem.place for problem in error.problems] == places
    assert str(error) == "4 mistakes"
