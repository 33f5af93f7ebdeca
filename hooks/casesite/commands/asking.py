"""Asks for the values of a record in a terminal, one at a time, until each is good; ids and words are offered with the Tab key."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from importlib import import_module
from typing import Any

from casesite.model.kinds import Event, Record
from casesite.problem import Problem
from casesite.values.spelling import suggestion
from casesite.writing.drafting.additions import Additions
from casesite.writing.drafting.values import Field, Values, faults, field_of, missing, put, written_at

PROMPT = "> "


def ask(kind: type[Record], values: Values, additions: Additions) -> None:
    """Ask for what a record lacks, one value at a time, until each is good. Raise EOFError where nobody answers any more."""
    while found := next(missing(kind, values), None):
        path, field = found
        _take(kind, values, path, field, additions)


def ask_again(kind: type[Record], values: Values, additions: Additions, problems: Iterable[Problem]) -> None:
    """Ask which value shall change after what is wrong was shown, and for that value. Raise EOFError as ``ask``."""
    guess = next((name for problem in problems if (name := additions.field_at(problem))), "")
    known = [name for name in kind.model_fields if name != "id"]
    while True:
        print("\nThe record is not written yet. Which field shall change?" + (f" [{guess}]" if guess else ""))
        path = _input(known).strip().replace(" ", "_") or guess
        field = field_of(kind, path) if path else None
        if field is None:
            print(f'there is no field "{path}"{suggestion(path, known) or "; the names are: " + ", ".join(known)}')
            continue
        _take(kind, values, path, field, additions)
        return


def _take(kind: type[Record], values: Values, path: str, field: Field, additions: Additions) -> None:
    """Say what a field is for, read its value, and put it in its place if it is good."""
    print(f"\n{path.replace('_', ' ')}: {field.says}." + (f"\n({', '.join(field.words)})" if field.words else ""))
    before = copy.deepcopy(values)
    given = _input(_offered(kind, field, additions), written_at(values, path))
    put(kind, values, path, field.split(given))
    name = path.partition(".")[0]
    for wrong, message in faults(kind, values, additions.checked) if values != before else ():
        if wrong == name:
            print(message)
            values.clear()
            values.update(before)
            return


def _offered(kind: type[Record], field: Field, additions: Additions) -> list[str]:
    """What may be written for a field, as far as it can be listed."""
    if field.words:
        return list(field.words)
    profile = additions.checked.profile
    if kind is Event and field.name == "category" and profile:
        return [category.id for category in profile.categories]
    return sorted(id for id, other in additions.checked.written.items() if other.__name__ in field.kinds)


def _input(offered: list[str], before: str = "") -> str:
    """One line of a terminal: with ``before`` in it to start with, and words offered, where the terminal can."""
    readline = _readline()
    if readline is None:
        return input(PROMPT)

    def offer(start: str, number: int) -> str | None:
        near = [word for word in offered if word.startswith(start)] or [word for word in offered if start in word]
        return near[number] if number < len(near) else None

    readline.set_completer(offer)
    readline.set_startup_hook(lambda: readline.insert_text(before))
    try:
        return input(PROMPT)
    finally:
        readline.set_completer(None)
        readline.set_startup_hook(None)


def _readline() -> Any:
    """The library that edits lines, set up; nothing where Python has none."""
    try:
        readline = import_module("readline")
    except ImportError:
        return None
    readline.set_completer_delims(" ,;")
    is_libedit = "libedit" in (readline.__doc__ or "")
    readline.parse_and_bind("bind ^I rl_complete" if is_libedit else "tab: complete")
    if not is_libedit:
        readline.parse_and_bind("set enable-bracketed-paste off")
    return readline
