"""Every case of the public YAML test suite: read with the value that the suite gives, or refused in words; never a wrong value.

``yaml_suite/expected.txt`` says which, a line a case:

same     read, with the suite's value; every scalar is text, as YAML's core schema would write it
spaces   read, with the suite's value but for white space: a tab is a space like any other, and blank lines at an end go
lenient  no YAML, and read all the same, in the one way that it can be meant: ``LENIENT`` has the value
others   refused: the rules that say so

To take a newer state of the suite: yaml_suite/README.md.
"""

import json
from pathlib import Path

import pytest
import yaml

from casesite.reading import compose

SUITE = Path(__file__).with_name("yaml_suite")
CASES = {case["id"]: case for case in json.loads((SUITE / "cases.json").read_text(encoding="utf-8"))}
EXPECTED = dict(line.split() for line in (SUITE / "expected.txt").read_text(encoding="utf-8").splitlines())
LENIENT = {
    "9C9N": {"flow": ["a", "b", "c"]},
    "DK95-01": {"foo": "bar baz"},
    "G5U8": [["-", "-"]],
    "MUS6-00": None,
    "QB6E": {"quoted": "a b c"},
    "S98Z": {"empty block scalar": ""},
    "SU5Z": {"key": "value"},
    "X4QW": {"block": "scalar\n"},
    "Y79Y-000": {"foo": "", "bar": "1"},
    "Y79Y-003": [["foo", "foo"]],
    "YJV2": ["-"],
}
PARSER_WORDS = ("expected <", "found character", "mapping values", "could not", "while ", "block end", "token")


def documents(text):
    """The values of a file of JSON, which may hold several."""
    decoder, found, at = json.JSONDecoder(), [], 0
    text = text.strip()
    while at < len(text):
        value, at = decoder.raw_decode(text, at)
        found.append(value)
        at += len(text[at:]) - len(text[at:].lstrip())
    return found


def is_same(plain, value, words=str):
    """Whether what was read is a value of JSON, whose numbers and flags are text here; ``words`` evens out a text."""
    if isinstance(value, dict):
        return isinstance(plain, dict) and plain.keys() == value.keys() and all(is_same(plain[key], value[key], words) for key in value)
    if isinstance(value, list):
        return isinstance(plain, list) and len(plain) == len(value) and all(map(is_same, plain, value, [words] * len(value)))
    if isinstance(value, bool):
        return plain == json.dumps(value)
    if isinstance(value, int | float):
        return isinstance(plain, str) and plain.strip("+-.0123456789e") == "" and float(plain) == value
    return plain is value if value is None else isinstance(plain, str) and words(plain) == words(value)


def evened(words):
    return " ".join(words.split())


def test_every_case_is_expected_to_come_to_something():
    assert len(CASES) == 402
    assert [*EXPECTED] == [*CASES]
    assert {id for id, outcome in EXPECTED.items() if outcome == "lenient"} == set(LENIENT)


@pytest.mark.parametrize("id", CASES)
def test_a_case_is_read_as_the_suite_says_or_refused(id):
    case, outcome = CASES[id], EXPECTED[id]
    node, problems = compose.compose(case["yaml"], "file.yml")
    plain = None if node is None else node.plain()
    if problems:
        assert ",".join(sorted({problem.rule for problem in problems})) == outcome
        assert [problem for problem in problems if any(words in problem.message for words in PARSER_WORDS)] == []
    elif outcome == "lenient":
        assert case["error"]
        assert plain == LENIENT[id]
    else:
        assert not case["error"]
        [value] = documents(case["json"]) or [None]
        exact = is_same(plain, value)
        assert exact or is_same(plain, value, evened)
        assert outcome == ("same" if exact else "spaces")


@pytest.mark.parametrize("id", CASES)
def test_the_loader_in_python_gives_no_other_value(id, monkeypatch):
    """It is taken where libyaml is not there, and refuses a little more and a little less."""
    case = CASES[id]
    first = compose.compose(case["yaml"], "file.yml")
    monkeypatch.setattr(compose, "Loader", yaml.SafeLoader)
    node, problems = compose.compose(case["yaml"], "file.yml")
    if not problems and case["json"] is not None and id not in LENIENT:
        [value] = documents(case["json"]) or [None]
        assert is_same(None if node is None else node.plain(), value, evened)
    if not problems and not first[1]:
        assert (first[0] and first[0].plain()) == (node and node.plain())


@pytest.mark.parametrize("text", ["- [?x]", "- [a, ?x]", "- {?x: 1}", '- {?"x": 1}'])
def test_a_question_mark_that_the_parser_swallows_is_told(text):
    _, [problem] = compose.compose(text, "file.yml")
    assert problem.message == 'a value cannot begin with "?"; put the whole text in quotes'


@pytest.mark.parametrize(
    ("text", "value"), [('"one\\\t\n two"', "one two"), ('"one\\\t \n two"', "one two"), ('"one \t\n two"', "one two")]
)
def test_a_tab_at_the_end_of_a_line_joins_no_words(text, value):
    node, _ = compose.compose(text, "file.yml")
    assert evened(node.plain()) == value
