"""casesite new."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

from casesite.commands.adding import flag, reasons, write
from casesite.commands.arguments import problem_format, site_of, today
from casesite.commands.asking import ask, ask_again
from casesite.commands.parser import add_folder, add_folder_option
from casesite.commands.references import from_references
from casesite.commands.terminal import PROBLEMS, USAGE, note, refuse, say
from casesite.model.kinds import KINDS, Exhibit, Record, Source
from casesite.problem import errors
from casesite.reading.files import read_given
from casesite.writing.drafting.additions import Additions
from casesite.writing.drafting.values import Field, PathError, Values, fields, put
from casesite.writing.proposals import propose

OF_THE_FILE = ("kind", "file_name", "sha256")  # fields of an exhibit that its file says
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
        if kind is Exhibit:
            words = "the file; what is hidden in it is taken out, and it is put into exhibits/ under the name of the record"
            one.add_argument("exhibit", type=Path, metavar="FILE", help=words)
        add_folder(one)
        problem_format(one, default=argparse.SUPPRESS)  # as it may be said before the kind, too
        today(one, "the day it is", default=argparse.SUPPRESS)
        for field in fields(kind):
            if not field.part and field.name not in Record.model_fields and not (kind is Exhibit and field.name in OF_THE_FILE):
                one.add_argument(flag(field.name), dest=f"field {field.name}", action="append", metavar=_takes(field), help=_help(field))
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
            one.add_argument("--notes", action="store_true", help="with --from, take in notes, too, which may be private")


def run(options: argparse.Namespace) -> int:
    """Write the record, or each of the records, whole or not at all; then say what is wrong with the case that was not before."""
    if options.from_issue:
        return _from_issue(options)
    if not options.noun:
        return refuse(f"say what is new: casesite new event, or one of {', '.join(NOUNS)}")
    kind = NOUNS[options.noun]
    given = _given(kind, options)
    additions = Additions(options.case_dir)
    if getattr(options, "references", None):
        return from_references(additions, given, options)
    if kind is Exhibit:
        return _exhibit(additions, given, options)
    return _one(additions, kind, given, options)


def _exhibit(additions: Additions, values: Values, options: argparse.Namespace) -> int:
    """A file and its record, with one name."""
    new = import_module("casesite.writing.exhibits").NewExhibit(options.exhibit)  # with the libraries that look into files
    values |= new.values
    code = _one(additions, Exhibit, values, options, lambda: new.name(additions, values))
    if code == USAGE:
        return code
    if new.hidden:
        note(f"taken out of the file: {'; '.join(new.hidden)}")
    if new.left_behind(additions, values):
        new.path.unlink()
        note(f"deleted {new.path}, which is {values['file_name']} now")
    return code


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
        if words and len(words) > 1 and not field.is_list:
            raise PathError(f"{flag(field.name)} is given {len(words)} times, and holds one value; leave the others out")
        if words:
            values[field.name] = field.read(words)
        elif field.is_day and field.required:
            values[field.name] = options.today.isoformat()
    for pair in options.set:
        name, equals, words = pair.partition("=")
        if not equals:
            raise PathError(f'"--set {pair}" lacks a "="; write --set field=value')
        put(kind, values, name, [words])
    return values


def _one(
    additions: Additions, kind: type[Record], values: Values, options: argparse.Namespace, finish: Callable[[], None] | None = None
) -> int:
    """One record, from what is given and what is answered; where someone answers, until nothing is wrong with the case.

    ``finish`` does what is left to do once the values are good.
    """
    asked = sys.stdin.isatty()
    if asked:
        ask(kind, values, additions)
    if lacking := reasons(kind, values):
        for line in lacking:
            refuse(line)
        return USAGE
    if finish:
        finish()
    while True:
        id = additions.add(kind, values, options.file)
        problems = additions.trial(site_of(options))
        wrong = errors(problems)
        if not (asked and wrong):
            return write(additions, [f'{kind.noun} "{id}"'], problems, options)
        say(wrong, options)
        ask_again(kind, values, additions, wrong)
        additions.take_back()


def _from_issue(options: argparse.Namespace) -> int:
    """What an issue proposes, if the case stays as good as it is."""
    body = read_given(options.from_issue)
    additions = Additions(options.case_dir)
    written = propose(body, additions, options.today)
    problems = additions.trial(site_of(options))
    if errors(problems):
        say(problems, options)
        return PROBLEMS
    return write(additions, written, problems, options)
