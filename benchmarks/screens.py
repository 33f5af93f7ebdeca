"""How long and how heavy a site's pages are: ``python benchmarks/screens.py SITE [--largest N]``, a built site.

Opens pages in a browser as wide and high as a phone (390 × 844) and says which are longer than fifteen screens, the
overview than eight, and which are of more than 60 kB compressed. ``--largest`` opens only so many of the largest files,
and the overview: a page that is too long is among them. The reference, which grows with the program and not with the
case, is left out.
"""

# ruff: noqa: INP001, T201  # a script in no package; printing is how it answers

from __future__ import annotations

import argparse
import gzip
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from serve import browser, served

WIDTH, HEIGHT = 390, 844  # CSS pixels
SCREENS, OVERVIEW_SCREENS = 15, 8
WEIGHT = 60_000  # bytes compressed


def largest(site: Path, number: int | None = None) -> list[str]:
    """The pages of a site by address, the largest first; the overview is always among them."""
    pages = sorted(site.rglob("index.html"), key=lambda path: -path.stat().st_size)
    addresses = [path.parent.relative_to(site).as_posix() for path in pages]
    found = [f"{address}/" for address in addresses if address != "." and not address.startswith("reference")]
    return ["", *found[:number]]


def too_long(page: Any, address: str, paths: Iterable[str]) -> Iterator[tuple[str, float]]:
    """Pages that are too long, with their screens."""
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    for path in paths:
        page.goto(address + path)
        screens = page.evaluate("document.documentElement.scrollHeight") / HEIGHT
        if screens > (SCREENS if path else OVERVIEW_SCREENS):
            yield path, round(screens, 1)


def too_heavy(site: Path, paths: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Pages that are too heavy, with their bytes compressed."""
    for path in paths:
        weight = len(gzip.compress((site / path / "index.html").read_bytes(), 6))
        if weight > WEIGHT:
            yield path, weight


def main() -> int:
    """Print what is too long or too heavy; the exit code says whether anything is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("--largest", type=int, metavar="N")
    arguments = parser.parse_args()
    paths = largest(arguments.site, arguments.largest)
    heavy = list(too_heavy(arguments.site, paths))
    with served(arguments.site) as address, browser() as running:
        tall = list(too_long(running.new_page(), address, paths))
    print(f"{len(paths)} pages; longer than {SCREENS} screens ({OVERVIEW_SCREENS} for the overview): {len(tall)}; over 60 kB: {len(heavy)}")
    for path, figure in sorted([*tall, *heavy], key=lambda row: -row[1]):
        print(f"  {figure:>8} {path or 'the overview'}")
    return 1 if tall or heavy else 0


if __name__ == "__main__":
    sys.exit(main())
