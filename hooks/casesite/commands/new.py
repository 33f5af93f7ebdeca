"""casesite new."""

from __future__ import annotations

import argparse
import copy
import sys
from collections.abc import Mapping
from pathlib import Path

from casesite.commands.arguments import problem_format, site_of, today
from casesite.commands.parser import add_folder, add_folder_option
from casesite.commands.terminal import CLEAN, PROBLEMS, USAGE, refuse, say
from casesite.model.kinds import KINDS, Record, Source
from casesite.problem import Problem, clean, errors
from casesite.writing import imports as bibliography
from casesite.writing.drafting.additions import AdditionError, Additions
from casesite.writing.drafting.values import Field, Values, faults, fields, missing, put
from casesite.writing.proposals import propose

NOUNS: Mapping[str, type[Record]] = {kind.noun.replace(" ", "-"): kind for kind in KINDS}


def arguments(command: argparse.ArgumentParser) -> None:
    """A kind of record with its fields; or an issue that says what to write."""
    command.add_argument(
        "--from-issue", type=Path, metavar="FILE", help="write what an issue form asks for; FILE holds the body of the issue"
    )
    add_folder_option(command)
    problem_format(command)
    today(command, "the day it is")
    nouns = command.add_subparsers(dest="noun", metavar="KIND")
    for noun, kind in NOUNS.items():
        says = (kind.__doc__ or "").strip()
        one = nouns.add_parser(noun, help=says, description=f"{says} In a terminal, what is required and not given is asked for.")
        add_folder(one)
        problem_format(one, default=argparse.SUPPRESS)  # as it may be said before the kind, too
        today(one, "the day it is", default=argparse.SUPPRESS)
        for field in fields(kind):
            if not field.part and field.name not in Record.model_fields:
                one.add_argument(_flag(field.name), dest=f"field {field.name}", action="append", metavar=_takes(field), help=_help(field))
        one.add_argument("--set", action="append", default=[], metavar="FIELD=VALUE", help="any field, as in roles.0.title=Inspector")
        one.add_argument("--id", help="the id, in place of one that is made from the words")
        one.add_argument("--file", type=Path, help="the file to write it to, in place of the one with the most alike")
        if kind is Source:
            one.add_argument(
                "--from",
                dest="references",
                type=Path,
                metavar="FILE",
                help="every reference of a CSL-JSON or BibTeX file; the flags say what it does not",
            )


def run(options: argparse.Namespace) -> int:
    """Write the record, or each of the records, whole or not at all; then say what is wrong with the case that was not before."""
    if options.from_issue:
        return _from_issue(options)
    if not options.noun:
        return refuse(f"say what is new: casesite new event, or one of {', '.join(NOUNS)}")
    kind = NOUNS[options.noun]
    try:
        given = _given(kind, options)
        additions = Additions(options.case_dir)
        if getattr(options, "references", None):
            return _from_references(additions, given, options)
        return _one(additions, kind, given, options)
    except (AdditionError, ValueError) as error:
        return refuse(str(error))
    except EOFError:
        print(file=sys.stderr)
        return refuse("stopped; nothing was written")


def _flag(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _takes(field: Field) -> str:
    return "ID,ID" if field.is_ids else "WORDS" if not field.words else "|".join(field.words) if len(field.words) < 4 else "WORD"


def _help(field: Field) -> str:
    more = f" One of: {', '.join(field.words)}." if len(field.words) > 3 else " May be given several times." if field.is_list else ""
    return f"{field.says}.{more}".replace("%", "%%")


def _given(kind: type[Record], options: argparse.Namespace) -> Values:
    """The values that the arguments give."""
    values: Values = {"id": options.id} if options.id else {}
    for field in fields(kind):
        words = vars(options).get(f"field {field.name}")
        if words:
            values[field.name] = field.read(words)
        elif field.is_day and field.required:
            values[field.name] = options.today.isoformat()
    for pair in options.set:
        name, equals, words = pair.partition("=")
        if not equals:
            raise ValueError(f'"--set {pair}" lacks a "="; write --set field=value')
        put(kind, values, name, [words])
    return values


def _one(additions: Additions, kind: type[Record], values: Values, options: argparse.Namespace) -> int:
    """One record, from what is given and what is answered."""
    if sys.stdin.isatty():
        _ask(kind, values)
    wanted = [f"{_named(path)} is missing: {field.says}" for path, field in missing(kind, values)]
    wanted += [f"{_named(field)}: {message}" for field, message in faults(kind, values)]
    for line in dict.fromkeys(wanted):
        refuse(line)
    if wanted:
        return USAGE
    id = additions.add(kind, values, options.file)
    return _write(additions, [f'{kind.noun} "{id}"'], additions.trial(site_of(options)), options)


def _named(path: str) -> str:
    return f"--set {path}=…" if "." in path else _flag(path)


def _ask(kind: type[Record], values: Values) -> None:
    """Ask for what is missing, one value at a time, until each is good."""
    while found := next(missing(kind, values), None):
        path, field = found
        print(f"\n{path.replace('_', ' ')}: {field.says}." + (f"\n({', '.join(field.words)})" if field.words else ""))
        before = copy.deepcopy(values)
        put(kind, values, path, [input("> ")])
        for name, message in faults(kind, values) if values != before else ():
            if name == path.partition(".")[0]:
                print(message)
                values.clear()
                values.update(before)
                break


def _from_references(additions: Additions, given: Values, options: argparse.Namespace) -> int:
    """Every reference of a file that can be a source; the others are named, with the reason."""
    known = {
        mark: str(node["id"].value)
        for node in additions.values(Source)
        if "id" in node
        for mark in _marks({n: v.value for n, v in node.items()})
    }
    taken: list[str] = []
    refused = 0
    for item in bibliography.read(options.references):
        values = given | item.values
        same = next((known[mark] for mark in _marks(values) if mark in known), None)
        if same:
            print(f'skipped "{clean(item.name)}": it is the source "{same}" already', file=sys.stderr)
            continue
        if sys.stdin.isatty() and not item.refused:
            print(f"\n{clean(item.name)}")
            _ask(Source, values)
        reasons = [*item.refused, *(f"{_flag(path)} is missing: {field.says}" for path, field in missing(Source, values))]
        if item.unknown_type and "type" not in given:
            reasons.append(f'"{item.unknown_type}" is no type that a source has; change it there, or give --type')
        reasons += [message for _, message in faults(Source, values)]
        for reason in dict.fromkeys(reasons):
            refuse(f'"{clean(item.name)}": {reason}')
        refused += bool(reasons)
        if not reasons:
            id = additions.add(Source, values, options.file)
            known |= dict.fromkeys(_marks(values), id)
            taken.append(f'source "{id}"')
    problems = additions.trial(site_of(options)) if taken else []
    return max(_write(additions, taken, problems, options), PROBLEMS if refused else CLEAN)


def _marks(values: Mapping[str, object]) -> list[tuple[object, ...]]:
    """What no two sources share: the id, the address, the title with the date."""
    marks = [tuple(values.get(name) for name in names) for names in (("id",), ("url",), ("title", "issued"))]
    return [mark for mark in marks if mark[0]]


def _from_issue(options: argparse.Namespace) -> int:
    """What an issue proposes, if the case stays as good as it is."""
    try:
        body = options.from_issue.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return refuse(f"{options.from_issue} is no file of UTF-8 text that can be read")
    additions = Additions(options.case_dir)
    try:
        written = propose(body, additions, options.today)
    except (AdditionError, ValueError) as error:
        return refuse(clean(str(error)))
    problems = additions.trial(site_of(options))
    if errors(problems):
        say(problems, options)
        return PROBLEMS
    return _write(additions, written, problems, options)


def _write(additions: Additions, written: list[str], problems: list[Problem], options: argparse.Namespace) -> int:
    """Write what was added, and print what is wrong with the case that was not before."""
    paths = ", ".join(str(path) for path in additions.write())
    for words in written:
        print(f"wrote {words}", file=sys.stderr)
    if paths:
        print(f"wrote {paths}", file=sys.stderr)
    if problems:
        say(problems, options)
    return PROBLEMS if errors(problems) else CLEAN
