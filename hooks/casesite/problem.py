"""A finding about the data is a value with a place; printing it is someone else's work."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

QUOTED = 100  # characters of a value that a message quotes, at most
_TOO_LONG = re.compile(rf"(\S{{{QUOTED}}})\S+")


class Severity(StrEnum):
    """Whether a problem stops the build."""

    ERROR = "error"
    WARNING = "warning"


class Place(NamedTuple):
    """Where something was written: a file as the reader would type it, line and column from 1.

    A tuple, for a case has one of every word that stands in it: it is small and soon made.
    """

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: where it is, what is wrong and what would be right.

    ``rule`` is the stable id that the reference documents; ``excerpt`` is the source line,
    shown in a terminal with a caret under the column. One that ``leads`` is the cause of many
    others, and stands before them.
    """

    place: Place
    rule: str
    message: str
    severity: Severity = field(default=Severity.ERROR, compare=False)
    excerpt: str = field(default="", compare=False)
    leads: bool = field(default=False, compare=False)

    def __post_init__(self) -> None:
        """Keep a message that quotes the data short, on one line, and free of what would steer a terminal."""
        short = self.message if len(self.message) <= QUOTED else _short(self.message)
        object.__setattr__(self, "message", clean(short))

    def __str__(self) -> str:
        return f"{self.place}: {self.severity}: {self.message} ({self.rule})"


class CaseError(Exception):
    """The data is at fault: carries every problem that one run found, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(sorted(problems), key=lambda problem: not problem.leads))
        super().__init__(count(self.problems))


class RefusedError(Exception):
    """What was asked for cannot be done; the words say why, to the one who asked.

    The command line prints them as one line, and ends with ``exit_code``.
    """

    exit_code = 2


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Those that stop a build; the others warn."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def quoted(words: str) -> str:
    """Words of the data in quotation marks, no more of them than can be read at once."""
    return f'"{words}"' if len(words) <= QUOTED else f'"{words[:QUOTED]}…"'


def _short(message: str) -> str:
    """A message that quotes no more of a value than can be read at once."""
    parts = [
        f"{part[:QUOTED]}…" if number % 2 and len(part) > QUOTED + 1 else _TOO_LONG.sub(r"\1…", part)
        for number, part in enumerate(message.split('"'))
    ]
    return '"'.join(parts)


def clean(words: str) -> str:
    """Words on one line, without what would steer a terminal."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in words).split())


def count(problems: Iterable[Problem]) -> str:
    """Say how many: "3 mistakes and 1 warning"."""
    found = list(problems)
    warnings = sum(problem.severity is Severity.WARNING for problem in found)
    words = []
    for number, word in ((len(found) - warnings, "mistake"), (warnings, "warning")):
        if number:
            words.append(f"{number} {word}{'' if number == 1 else 's'}")
    return " and ".join(words) or "no mistakes"
