"""What SECURITY.md promises is what tests keep: each promise names its tests, and each of them is there."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORDS = (ROOT / ".github/SECURITY.md").read_text(encoding="utf-8")
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def promises():
    """Each entry of the list of what counts, as one line."""
    part = WORDS.partition("## What counts")[2].partition("These are not")[0]
    return [" ".join(entry.split()) for entry in re.split(r"(?m)^- ", part)[1:]]


def written_in(path):
    """The tests that pytest finds in a file, without those that are always skipped."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    tests = [part for part in tree.body if isinstance(part, ast.FunctionDef) and part.name.startswith("test_")]
    return {
        test.name
        for test in tests
        if not any(ast.unparse(mark).startswith(("pytest.mark.skip(", "pytest.mark.xfail")) for mark in test.decorator_list)
    }


def test_each_promise_names_tests_that_are_there():
    assert len(promises()) > 10
    for promise in promises():
        named = NAMED.findall(promise)
        assert named, promise
        assert [(path, name) for path, name in named if name not in written_in(path)] == [], promise


def test_no_test_is_named_in_another_way():
    assert re.findall(r"\w+\.py", NAMED.sub("", WORDS)) == []
    assert re.findall(r"\btest_\w+", NAMED.sub("", WORDS)) == []


def test_what_is_not_there_is_missed():
    assert "test_that_nobody_wrote" not in written_in("tests/test_security.py")
    assert "test_what_is_not_there_is_missed" in written_in("tests/test_security.py")
