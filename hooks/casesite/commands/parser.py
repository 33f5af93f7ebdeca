"""How a command line is read: options and folder in any order, the folder of case data named in one way by every command."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from casesite.problem import RefusedError, clean
from casesite.site import version

CASE_DATA = Path("case_data")
LONGEST = 300  # characters of a line that quotes what was given


class Parser(argparse.ArgumentParser):
    """Takes what stands in place of an option before it and behind it; shortens what it quotes; keeps the lines of an epilog."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**{"formatter_class": argparse.RawDescriptionHelpFormatter, **more})
        self.mixing = False

    def parse_known_args(self, args: Sequence[str] | None = None, namespace: Any = None) -> tuple[Any, list[str]]:  # type: ignore[override]
        """Read options wherever they stand; argparse by itself gives up a folder that stands behind one.

        Where "--" ends the options, no more of them can stand among the names.
        """
        if self.mixing or self._subparsers is not None or (args is not None and "--" in args):
            return super().parse_known_args(args, namespace)
        self.mixing = True
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self.mixing = False

    def error(self, message: str) -> NoReturn:
        """End with the usage, and with one line that says what is wrong."""
        super().error(shortened(message))


class Version(argparse.Action):
    """Prints the version, which is looked up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object, **__: object) -> NoReturn:
        """Print it, and end."""
        print(f"casesite {version() or '(from a folder that is not installed)'}")
        parser.exit()


def shortened(words: str) -> str:
    """Words for one line of a terminal, without the middle where they are too many."""
    line = clean(words)
    return line if len(line) <= LONGEST else f"{line[: LONGEST // 2]}…{line[-LONGEST // 2 :]}"


def case_dir(words: str) -> Path:
    """A folder of case data, which an empty name, as of a variable that nobody set, does not name."""
    if not words.strip():
        raise argparse.ArgumentTypeError(f'no folder is named; leave it out for {CASE_DATA}, or write "." for this one')
    return Path(words)


def add_folder(command: argparse.ArgumentParser) -> None:
    """Let the folder of case data be named: last, or by an option that may stand anywhere."""
    command.add_argument("folder", nargs="?", type=case_dir, metavar="DIR", help=f"the folder of case data ({CASE_DATA})")
    add_folder_option(command)


def add_folder_option(command: argparse.ArgumentParser) -> None:
    """Let the folder of case data be named by an option."""
    command.add_argument(
        "--case-dir", type=case_dir, default=argparse.SUPPRESS, metavar="DIR", help="the folder of case data, as DIR names it, too"
    )


def resolve(options: argparse.Namespace) -> None:
    """Put the folder that was named, or the one that is meant where none is, into ``case_dir``. Raise RefusedError for two."""
    if "folder" not in options and "case_dir" in options:
        return
    named = getattr(options, "case_dir", None)
    if named and getattr(options, "folder", None) and named != options.folder:
        raise RefusedError(f"the folder of case data is named twice, {named} and {options.folder}; name one")
    options.case_dir = named or getattr(options, "folder", None) or CASE_DATA
