"""casesite build: the pages and exports as files, in a folder of their own."""

from __future__ import annotations

import argparse
from pathlib import Path

from casesite.build import build
from casesite.commands.arguments import address, as_of, case_folder, folder, site_of, url
from casesite.commands.progress import progress
from casesite.commands.terminal import CLEAN, PROBLEMS, note, refuse, say
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
    by_hand = _written_by_hand(options.written)
    pages = [((options.written / path).as_posix(), content.decode(errors="replace")) for path, content in by_hand.items() if _is_page(path)]
    with progress("casesite build") as step:
        artifacts, warnings = build(options.case_dir, site_of(options), pages)
        step(f"{len(artifacts)} files")
        contents = {out: {one.path: one.content for one in artifacts if one.is_twin is (out is options.twins)} for out in outs.values()}
        if taken := contents[options.out].keys() & by_hand.keys():
            raise RefusedError(f"{options.written / min(taken)} stands at the place of a page that casesite makes; give it another name")
        contents[options.out] |= by_hand
        remains = folders.write(contents)
    say(warnings, options)
    for out, files in contents.items():
        note(f"{out}: {len(files)} files")
    for words in remains:
        refuse(words)
    return PROBLEMS if remains else CLEAN


def _written_by_hand(folder: Path | None) -> dict[str, bytes]:
    """The files of the folder of pages that were written by hand, by their paths in it."""
    paths = sorted(folder.rglob("*")) if folder else []
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths if folder and path.is_file()}


def _is_page(path: str) -> bool:
    return path.endswith((".md", ".html"))
