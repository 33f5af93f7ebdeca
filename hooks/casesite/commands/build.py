"""casesite build: the pages and exports as files, in a folder of their own."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Container
from pathlib import Path

from casesite.build import build
from casesite.commands.arguments import address, as_of, case_folder, folder, site_of, url
from casesite.commands.progress import progress
from casesite.commands.terminal import CLEAN, PROBLEMS, say
from casesite.problem import RefusedError
from casesite.writing import folders


def arguments(command: argparse.ArgumentParser) -> None:
    """Where to, and for which address."""
    command.add_argument("out", type=Path, metavar="OUT", help="the folder to write; what else lies in it is never taken away")
    command.add_argument("--url", type=url, help="the address at which the site will be published")
    command.add_argument(
        "--twins", type=Path, metavar="TWINS", help="a folder for the pages in plain Markdown, to be copied into the finished site"
    )
    command.add_argument(
        "--with", type=folder, dest="written", metavar="PAGES", help="a folder of pages written by hand, to be copied to OUT"
    )
    command.add_argument("--edit-url", type=url, metavar="URL", help="the address in front of a data file's path at which it is edited")
    command.add_argument(
        "--suggest-url", type=address, metavar="URL", help="the address that asks for a correction; {id} and {title} are the record's"
    )
    case_folder(command)
    as_of(command)


def run(options: argparse.Namespace) -> int:
    """Write the artifacts, so that OUT holds just these in the end, or what it held before.

    Twins go to a folder of their own: in OUT, a site generator would make pages of them.
    """
    outs = {"OUT": options.out} | ({"TWINS": options.twins} if options.twins else {})
    apart = {"the case data": options.case_dir} | ({"PAGES": options.written} if options.written else {})
    folders.check(outs, apart)
    with progress("casesite build") as step:
        artifacts, warnings = build(options.case_dir, site_of(options))
        step(f"{len(artifacts)} files")
        contents = {out: {one.path: one.content for one in artifacts if one.is_twin is (out is options.twins)} for out in outs.values()}
        contents[options.out] |= _written_by_hand(options, contents[options.out].keys())
        remains = folders.write(contents)
    say(warnings, options)
    for out, files in contents.items():
        print(f"{out}: {len(files)} files", file=sys.stderr)
    for words in remains:
        print(f"casesite: {words}", file=sys.stderr)
    return PROBLEMS if remains else CLEAN


def _written_by_hand(options: argparse.Namespace, made: Container[str]) -> dict[str, bytes]:
    """The files of the folder of pages that were written by hand, of which none may stand at the place of one that is made."""
    if not options.written:
        return {}
    paths = {path.relative_to(options.written).as_posix(): path for path in sorted(options.written.rglob("*")) if path.is_file()}
    for path in paths:
        if path in made:
            raise RefusedError(f"{options.written / path} stands at the place of a page that casesite makes; give it another name")
    return {name: path.read_bytes() for name, path in paths.items()}
