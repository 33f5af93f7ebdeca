"""casesite explain."""

from __future__ import annotations

import argparse
import textwrap

from casesite.commands.fmt import RULE as NOT_CANONICAL
from casesite.commands.terminal import CLEAN
from casesite.pages.reference.rules import Example, examples
from casesite.problem import RefusedError
from casesite.values.spelling import suggestion

WIDTH = 100  # columns
OF_FMT = Example(
    NOT_CANONICAL,
    "A data file is in canonical form. “casesite check” does not ask for it, “casesite fmt --check” does.",
    passes="The file as “casesite fmt” writes it.",
    fails="A file whose keys, quotes, indentation or long lines stand otherwise.",
    says="error: this becomes: title: The lift stops",
)


def arguments(command: argparse.ArgumentParser) -> None:
    """Which rule."""
    command.add_argument(
        "rule", nargs="?", metavar="RULE", help="the id that stands in brackets behind a message; left out, all are listed"
    )


def run(options: argparse.Namespace) -> int:
    """Print what a rule asks for, what fails and what passes; or every rule with what it asks for."""
    rules = {example.rule: example for example in (*examples(), OF_FMT)}
    if options.rule is None:
        width = max(map(len, rules))
        for rule in sorted(rules):
            print(textwrap.fill(f"{rule:<{width}}  {rules[rule].asks}", WIDTH, subsequent_indent=" " * (width + 2)))
        return CLEAN
    if options.rule not in rules:
        near = suggestion(options.rule, rules) or "; casesite explain lists them all"
        raise RefusedError(f'there is no rule "{options.rule}"{near}')
    print("\n\n".join(_paragraphs(rules[options.rule])))
    return CLEAN


def _paragraphs(example: Example) -> list[str]:
    where = f", in {example.file}" if example.file else ""
    return [
        example.rule,
        textwrap.fill(" ".join(filter(None, (example.asks, example.given))), WIDTH),
        f"Fails{where}:\n{_shown(example, example.fails)}",
        f"{textwrap.fill(example.says, WIDTH)} ({example.rule})",
        f"Passes:\n{_shown(example, example.passes)}",
    ]


def _shown(example: Example, words: str) -> str:
    """Data as it would stand in a file, words as they are read."""
    return textwrap.indent(textwrap.dedent(words) if example.file else textwrap.fill(words, WIDTH - 2), "  ")
