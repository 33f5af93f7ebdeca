"""What several commands take, and how it is read; argparse shows the words of a ValueError's kin as they are."""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path
from typing import Any

from casesite.commands.parser import add_folder
from casesite.commands.report import FORMATS
from casesite.reading.snapshots import load_snapshots
from casesite.site import Site
from casesite.values.dates import read_date

CACHE = Path(".cache", "casesite")  # beside the case data: what takes long to make, and may be deleted at any time


def case_folder(command: argparse.ArgumentParser) -> None:
    """The folder of case data, how its problems are printed, and the day it is."""
    add_folder(command)
    problem_format(command)
    today(command)


def problem_format(command: argparse.ArgumentParser, **more: Any) -> None:
    """How problems are printed."""
    command.add_argument("--format", choices=FORMATS, help="how problems are printed", **{"default": "text", **more})


def today(command: argparse.ArgumentParser, words: str = "the day it is, for what depends on it", **more: Any) -> None:
    """The day it is."""
    command.add_argument("--today", type=day, metavar="DATE", help=words, **{"default": datetime.date.today(), **more})


def as_of(command: argparse.ArgumentParser) -> None:
    """An earlier day to show the case of."""
    command.add_argument("--as-of", type=day, metavar="DATE", help="show the case as the record stood on a day")


def site_of(options: argparse.Namespace) -> Site:
    """What the arguments say of the host."""
    given = vars(options)
    return Site(
        today=options.today,
        url=given.get("url") or "",
        edit_url=given.get("edit_url") or "",
        suggest_url=given.get("suggest_url") or "",
        twins=bool(given.get("twins")),
        as_of=given.get("as_of"),
        cache=options.case_dir.resolve().parent / CACHE if "case_dir" in given else None,
        snapshots=load_snapshots(given["snapshots"]) if given.get("snapshots") else {},
    )


def day(words: str) -> datetime.date:
    """One day."""
    try:
        date = read_date(words)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    if not date.is_day:
        raise argparse.ArgumentTypeError(f'"{words}" is not one day; write it as 2021-10-21')
    return date.first


def folder(words: str) -> Path:
    """A folder that is there."""
    if not Path(words).is_dir():
        raise argparse.ArgumentTypeError(f'there is no folder "{words}"')
    return Path(words)


def url(words: str) -> str:
    """An address of the web, with a slash at its end."""
    return address(words).rstrip("/") + "/"


def address(words: str) -> str:
    """An address of the web, as it is."""
    if not words.startswith(("http://", "https://")):
        raise argparse.ArgumentTypeError(f'"{words}" does not start with https:// or http://')
    return words
