"""``casesite …``: finds the command, runs it, prints what is wrong with the data."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from importlib import import_module
from typing import cast

from casesite.commands import COMMANDS, Command
from casesite.commands.terminal import PROBLEMS, say
from casesite.problem import CaseError


def main(arguments: list[str] | None = None) -> int:
    """Run one command → its exit code: 0 clean, 1 problems, 2 wrong usage (argparse exits by itself)."""
    given = sys.argv[1:] if arguments is None else arguments
    options = parser(given[:1]).parse_args(given)
    try:
        return command(options.command).run(options)
    except CaseError as error:
        say(list(error.problems), options)
        return PROBLEMS


def command(name: str) -> Command:
    """The module of a command."""
    return cast(Command, import_module(f"casesite.commands.{name}"))


def parser(names: Iterable[str] = COMMANDS) -> argparse.ArgumentParser:
    """The arguments of some commands, and what every command does."""
    top = argparse.ArgumentParser(prog="casesite", description="Check a folder of case data, or turn it into the pages of a site.")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, does in COMMANDS.items():
        one = commands.add_parser(name, help=does, description=does)
        if name in names:
            command(name).arguments(one)
    return top
