"""``casesite …``: finds the command and runs it. Whatever goes wrong on the way is a line and an exit code here, and nowhere else."""

from __future__ import annotations

import argparse
import errno
import io
import os
import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import cast

from casesite.commands import COMMANDS, EXAMPLES, EXIT_CODES, INTERRUPTED, PIPE_CLOSED, PROBLEMS, USAGE, Command
from casesite.commands.parser import Parser, Version, resolve, shortened
from casesite.problem import CaseError, RefusedError

NOT_A_WORD = {"import": "importing"}  # Python keeps the word for itself
# What the system says when a disk, and not what was asked for, is at fault.
_OF_THE_DISK = frozenset(getattr(errno, name, -1) for name in ("ENOSPC", "EFBIG", "EDQUOT", "EIO", "EROFS"))


def main(arguments: list[str] | None = None) -> int:
    """Run one command → its exit code, one of ``EXIT_CODES``; argparse exits by itself, with 2."""
    given = sys.argv[1:] if arguments is None else arguments
    _open_closed()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a letter that a terminal cannot show ends no command
    try:
        code = _run(given)
        sys.stdout.flush()  # a closed pipe shows here, or when Python ends
    except (KeyboardInterrupt, EOFError, RefusedError, ModuleNotFoundError, MemoryError, OSError) as error:
        return _ended_by(error)
    return code


def _open_closed() -> None:
    """Let what a shell closed ("<&-", ">&-") be read as empty, and written to nowhere: Python has nothing in its place."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115  # for as long as the program runs


def _ended_by(error: BaseException) -> int:
    """Say in a line what ended a command → its exit code. A module of ours that is not there is our fault, and raised again."""
    match error:
        case KeyboardInterrupt():
            return _ended("stopped", INTERRUPTED, behind_a_key=True)
        case EOFError():  # Ctrl-D where something was asked for
            return _ended("stopped; nothing was written", USAGE, behind_a_key=True)
        case RefusedError():
            return _ended(str(error), error.exit_code)
        case ModuleNotFoundError():
            name = (error.name or "").partition(".")[0]
            if name == "casesite":
                raise error
            return _ended(f"the library {name} is not installed; install casesite again, or see what casesite doctor says", USAGE)
        case MemoryError():
            return _ended("this takes more memory than there is", PROBLEMS)
        case BrokenPipeError():
            _drop_output()
            return PIPE_CLOSED
        case OSError():
            words = ": ".join(str(part) for part in (error.filename, error.strerror or error) if part)
            return _ended(words, PROBLEMS if error.errno in _OF_THE_DISK else USAGE)
    raise error


def _run(given: list[str]) -> int:
    if any("\0" in word for word in given):
        raise RefusedError("an argument holds a character that no name can hold")
    options = parser(given[:1]).parse_args(given)
    try:
        resolve(options)
        return command(options.command).run(options)
    except CaseError as error:
        import_module("casesite.commands.terminal").say(list(error.problems), options)
        return PROBLEMS


def command(name: str) -> Command:
    """The module of a command."""
    return cast(Command, import_module(f"casesite.commands.{NOT_A_WORD.get(name, name)}"))


def parser(names: Iterable[str] = COMMANDS) -> argparse.ArgumentParser:
    """The arguments of some commands, and what every command does."""
    top = Parser(
        prog="casesite",
        description="Check a folder of case data, or turn it into the pages of a site.",
        epilog="Exit codes:\n" + "".join(f"  {code:<4} {words}\n" for code, words in EXIT_CODES.items()),
    )
    top.add_argument("--version", action=Version, nargs=0, help="print the version, and exit")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=Parser)
    for name, does in COMMANDS.items():
        examples = "".join(f"  {example}\n" for example in EXAMPLES[name])
        one = commands.add_parser(name, help=does, description=does, epilog=f"Examples:\n{examples}")
        if name in names:
            command(name).arguments(one)
    return top


def _ended(words: str, code: int, *, behind_a_key: bool = False) -> int:
    """Say in a line why a command ended → its exit code; a terminal shows a key that ended it on the line before."""
    start = "\n" if behind_a_key and sys.stderr.isatty() else ""
    try:
        print(f"{start}casesite: {shortened(words)}", file=sys.stderr)
    except BrokenPipeError:
        _drop_output()
    return code


def _drop_output() -> None:
    """Let what is still to be printed go nowhere; else Python complains at its end that nobody reads it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            os.dup2(nowhere, stream.fileno())
        except (OSError, ValueError):
            continue
