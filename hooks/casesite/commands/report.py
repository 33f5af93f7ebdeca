"""How problems are shown: in a terminal, as GitHub annotations, as SARIF, as JSON, on a page.

A hundred are shown, and then how many more there are of which rule.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote

from casesite.problem import Problem, Severity, count, errors
from casesite.values.text import escape

SHOWN = 100  # problems
SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


def shown(problems: Sequence[Problem]) -> tuple[list[Problem], Problem | None]:
    """The first hundred problems, errors before warnings, in their order; and the others as one, at the place of the first of them."""
    order = sorted(range(len(problems)), key=lambda number: problems[number].severity is Severity.WARNING)
    first = [problems[number] for number in sorted(order[:SHOWN])]
    others = [problems[number] for number in order[SHOWN:]]
    if not others:
        return first, None
    rules = Counter(problem.rule for problem in others).most_common()
    words = f"and {len(others):,} more: {', '.join(f'{number:,} {rule}' for rule, number in rules)}"
    return first, Problem(others[0].place, "more", words, others[0].severity)


def as_text(problems: Sequence[Problem]) -> str:
    """One line each, as every compiler prints them."""
    first, more = shown(problems)
    return "".join(f"{problem}\n" for problem in first) + _others(more)


def as_terminal(problems: Sequence[Problem], *, colours: bool = False) -> str:
    """The same lines, each with its source line and a caret under the place; in colours (ECMA-48) if they are wanted."""
    first, more = shown(problems)
    return "".join(f"{_coloured(problem) if colours else problem}\n{_caret(problem)}" for problem in first) + _others(more)


def _coloured(problem: Problem) -> str:
    colour = 31 if problem.severity is Severity.ERROR else 33  # red, yellow
    severity = f"\x1b[1;{colour}m{problem.severity}:\x1b[0m"
    return f"\x1b[1m{problem.place}:\x1b[0m {severity} {problem.message} \x1b[2m({problem.rule})\x1b[0m"


def _others(more: Problem | None) -> str:
    return f"{more.message}\n" if more else ""


def _caret(problem: Problem) -> str:
    if not problem.excerpt.strip():
        return ""
    column = problem.place.column - 1
    start = max(0, column - 60)
    line = problem.excerpt[start : start + 100].replace("\t", " ")
    return f"    {line}\n    {' ' * (column - start)}^\n"


def as_github(problems: Sequence[Problem]) -> str:
    """Workflow commands, which GitHub shows on the line of the change that they are about."""
    first, more = shown(problems)
    lines = [
        f"::{problem.severity} file={_property(problem.place.file)},line={problem.place.line},col={problem.place.column},"
        f"title={_property(problem.rule)}::{_data(problem.message)}\n"
        for problem in first
    ]
    return "".join(lines) + (f"::{more.severity} title=more::{_data(more.message)}\n" if more else "")


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Sequence[Problem]) -> str:
    """A list of objects with file, line, column, severity, rule and message."""
    first, more = shown(problems)
    objects = [
        {
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "severity": problem.severity,
            "rule": problem.rule,
            "message": problem.message,
        }
        for problem in [*first, *([more] if more else [])]
    ]
    return json.dumps(objects, ensure_ascii=False, indent=1) + "\n"


def as_sarif(problems: Sequence[Problem]) -> str:
    """SARIF 2.1.0 (OASIS), which code hosts and editors read."""
    first, more = shown(problems)
    results: list[dict[str, Any]] = [
        {
            "ruleId": problem.rule,
            "level": problem.severity,
            "message": {"text": problem.message},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": quote(problem.place.file)},
                        "region": {"startLine": problem.place.line, "startColumn": problem.place.column},
                    }
                }
            ],
        }
        for problem in first
    ]
    rules = [{"id": rule} for rule in sorted({problem.rule for problem in first})]
    run: dict[str, Any] = {
        "tool": {"driver": {"name": "casesite", "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    if more:
        notification = {"level": more.severity, "message": {"text": more.message}}
        run["invocations"] = [{"executionSuccessful": True, "toolExecutionNotifications": [notification]}]
    return json.dumps({"$schema": SARIF, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def as_html(problems: Sequence[Problem], *, shows_them: bool) -> str:
    """A block for the top of a page while someone edits; ``shows_them`` says whether the page is of the data that has them."""
    first, more = shown(problems)
    items = "".join(
        f"<li><code>{escape(str(problem.place))}</code> {escape(problem.message)} <small>({escape(problem.rule)})</small></li>"
        for problem in first
    )
    left = f"<p>{escape(more.message)}</p>" if more else ""
    of = "as it is now; it is not built like this" if shows_them else "as it was before"
    after = f" The pages below show the data {of}." if errors(problems) else ""
    said = f"<p><strong>The case data has {count(problems)}.</strong>{after}</p>"
    return f'<div class="cs-problems" role="alert">{said}<ol>{items}</ol>{left}</div>'


FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": as_text,
    "github": as_github,
    "sarif": as_sarif,
    "json": as_json,
}
