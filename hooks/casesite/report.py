"""How problems are shown: in a terminal, as GitHub annotations, as SARIF, as JSON, on a page."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from casesite.problem import Problem, Severity, count, errors
from casesite.values.text import escape

SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


def as_text(problems: Sequence[Problem]) -> str:
    """One line each, as every compiler prints them."""
    return "".join(f"{problem}\n" for problem in problems)


def as_terminal(problems: Sequence[Problem], *, colours: bool = False) -> str:
    """The same lines, each with its source line and a caret under the place; in colours (ECMA-48) if they are wanted."""
    return "".join(f"{_coloured(problem) if colours else problem}\n{_caret(problem)}" for problem in problems)


def _coloured(problem: Problem) -> str:
    colour = 31 if problem.severity is Severity.ERROR else 33  # red, yellow
    severity = f"\x1b[1;{colour}m{problem.severity}:\x1b[0m"
    return f"\x1b[1m{problem.place}:\x1b[0m {severity} {problem.message} \x1b[2m({problem.rule})\x1b[0m"


def _caret(problem: Problem) -> str:
    if not problem.excerpt.strip():
        return ""
    column = problem.place.column - 1
    start = max(0, column - 60)
    line = problem.excerpt[start : start + 100].replace("\t", " ")
    return f"    {line}\n    {' ' * (column - start)}^\n"


def as_github(problems: Sequence[Problem]) -> str:
    """Workflow commands, which GitHub shows on the line of the change that they are about."""
    return "".join(
        f"::{problem.severity} file={_property(problem.place.file)},line={problem.place.line},col={problem.place.column},"
        f"title={_property(problem.rule)}::{_data(problem.message)}\n"
        for problem in problems
    )


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Sequence[Problem]) -> str:
    """A list of objects with file, line, column, severity, rule and message."""
    return (
        json.dumps(
            [
                {
                    "file": problem.place.file,
                    "line": problem.place.line,
                    "column": problem.place.column,
                    "severity": problem.severity,
                    "rule": problem.rule,
                    "message": problem.message,
                }
                for problem in problems
            ],
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
    )


def as_sarif(problems: Sequence[Problem]) -> str:
    """SARIF 2.1.0 (OASIS), which code hosts and editors read."""
    results: list[dict[str, Any]] = [
        {
            "ruleId": problem.rule,
            "level": problem.severity,
            "message": {"text": problem.message},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": problem.place.file},
                        "region": {"startLine": problem.place.line, "startColumn": problem.place.column},
                    }
                }
            ],
        }
        for problem in problems
    ]
    rules = [{"id": rule} for rule in sorted({problem.rule for problem in problems})]
    driver = {"name": "casesite", "rules": rules}
    return json.dumps({"$schema": SARIF, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}, indent=1) + "\n"


def as_html(problems: Sequence[Problem]) -> str:
    """A block for the top of a page while someone edits."""
    items = "".join(
        f"<li><code>{escape(str(problem.place))}</code> {escape(problem.message)} <small>({escape(problem.rule)})</small></li>"
        for problem in problems
    )
    after = " The pages below show the data as it was before." if errors(problems) else ""
    return (
        f'<div class="cs-problems" role="alert"><p><strong>The case data has {count(problems)}.</strong>{after}</p><ol>{items}</ol></div>'
    )


FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": as_text,
    "github": as_github,
    "sarif": as_sarif,
    "json": as_json,
}
