"""Each file in problems/ is a bad case, and every problem that one run must find in it.

A file is sections: ``--- <file of case_data>`` and its text, laid over the minimal case of
conftest.py ("(none)" takes a file away), then ``--- expect`` and the problems, line by line.
"""

import ast
import re
from pathlib import Path

import pytest
from conftest import problems_of

import casesite
from casesite.rules import RULES
from casesite.rules.meanings import MEANINGS

CASES = {path.stem: path for path in sorted(Path(__file__).with_name("problems").glob("*.txt"))}
RULE_IDS = {*MEANINGS, *(rule.id for rule in RULES)}
REPORTING = {
    "Aside",
    "Problem",
    "problem",
    "complain",
    "refuse",
    "TextError",
    "FileError",
    "Fault",
    "give_up",
}  # the calls that take a rule's id
# test_load.py, test_cli.py, test_lock_command.py test_careless.py and, for files that are no text, test_exhibits.py show them
ELSEWHERE = {"wrong-encoding", "outside-link", "file-too-large", "quote-mismatch", "speaker-not-in-source", "missing-lock"} | {
    "exhibit-too-large",
    "exhibit-reveals",
    "exhibit-metadata",
    "no-transcript",
}


def sections(path):
    """Name → text, in the order of the file."""
    parts = re.split(r"^--- (\S+)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("name", CASES)
def test_one_run_finds_exactly_these_problems(name, write_case):
    files = sections(CASES[name])
    expected = files.pop("expect").splitlines()
    case_dir = write_case({file: None if text == "(none)\n" else text for file, text in files.items()})
    assert problems_of(case_dir) == expected


def test_every_rule_is_shown_by_a_file():
    shown = {rule for path in CASES.values() for rule in re.findall(r"\(([a-z-]+)\)$", sections(path)["expect"], re.MULTILINE)}
    assert shown == RULE_IDS - ELSEWHERE


def test_every_rule_that_the_source_reports_has_a_meaning():
    reported = set()
    for path in Path(casesite.__file__).parent.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "attr", getattr(call.func, "id", "")) in REPORTING:
                given = [*call.args[:2], *call.args[4:5], *(word.value for word in call.keywords if word.arg == "rule")]
                words = {word.value for word in given if isinstance(word, ast.Constant)}
                reported |= {word for word in words if re.fullmatch(r"[a-z]+(-[a-z]+)*", str(word))}
    reported -= {"more", "missing"}  # the one stands for the others of a report, the other says that ``check`` says more
    assert reported <= RULE_IDS
    assert set(MEANINGS) - reported == {"missing-lock"}  # which has a name there
