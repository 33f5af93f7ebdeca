"""``casesite …``: finds the command, runs it, prints what is wrong with the data."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from importlib import import_module
from typing import cast

from casesite.commands import COMMANDS, Command
from casesite.commands.terminal import PROBLEMS, USAGE, refuse, say
from casesite.problem import CaseError, RefusedError, clean

# What only the commands that write records need, by the name that Python knows it by.
EDITING = {"ruamel": "ruamel.yaml", "bibtexparser": "bibtexparser 2"}
NOT_A_WORD = {"import": "importing"}  # Python keeps the word for itself


def main(arguments: list[str] | None = None) -> int:
    """Run one command → its exit code: 0 clean, 1 problems, 2 wrong usage (argparse exits by itself)."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        options = parser(given[:1]).parse_args(given)
        return command(options.command).run(options)
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in EDITING:
            raise
        name = EDITING[(missing.name or "").partition(".")[0]]
        sys.stderr.write(f'casesite {given[0]} needs {name}; install it with: pip install "casesite[edit]"\n')
        return USAGE
    except RefusedError as error:
        refuse(clean(str(error)))
        return error.exit_code
    except PermissionError as error:
        return refuse(f"{error.filename}: {error.strerror}")
    except CaseError as error:
        say(list(error.problems), options)
        return PROBLEMS


def command(name: str) -> Command:
    """The module of a command."""
    return cast(Command, import_module(f"casesite.commands.{NOT_A_WORD.get(name, name)}"))


def parser(names: Iterable[str] = COMMANDS) -> argparse.ArgumentParser:
    """The arguments of some commands, and what every command does."""
    top = argparse.ArgumentParser(prog="casesite", description="Check a folder of case data, or turn it into the pages of a site.")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, does in COMMANDS.items():
        one = commands.add_parser(name, help=does, description=does)
        if name in names:
            command(name).arguments(one)
    return top
