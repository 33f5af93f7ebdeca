"""What a first visit to a page weighs: ``python benchmarks/weight.py SITE [PAGE …]``, a built site; the overview if no page is named.

Opens the page in a browser with an empty cache, waits until it is quiet, and gives the size of each
file that was asked for, as it is and compressed. Of the files, not of the line: the figures are the
same on every run and every machine.
"""

# ruff: noqa: INP001, T201  # a script in no package; printing is how it answers

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from serve import browser, compressed, served

OURS, THEME, OTHER = "ours", "theme", "page"
OWN = ("assets/casesite.css", "assets/casesite.js", "assets/search.js")
LIMITS = {"in all": 150_000, OURS: 15_000}  # bytes compressed


def requested(page: Any, site: Path, address: str, path: str = "") -> list[str]:
    """The files of a site that a browser asks for when it opens a page of it."""
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    elsewhere = [url for url in asked if not url.startswith((address, "data:", "blob:"))]
    if elsewhere:
        raise SystemExit(f"{path or 'the overview'} asks other servers: {elsewhere}")
    files = [site / urlsplit(url).path.lstrip("/") for url in asked if url.startswith(address)]
    return list(dict.fromkeys((file / "index.html" if file.is_dir() else file).relative_to(site).as_posix() for file in files))


def whose(file: str) -> str:
    """Who brings a file: we, the theme, or the page itself (what it says and what the browser asks for by itself)."""
    return OURS if file in OWN else THEME if file.startswith("assets/") and file.endswith((".css", ".js")) else OTHER


def weights(site: Path, files: list[str]) -> dict[str, tuple[int, int]]:
    """The bytes of each file, as it is and compressed; a file that is not there weighs nothing."""
    there = [(file, site / file) for file in files if (site / file).is_file()]
    return {file: (path.stat().st_size, len(compressed(path, path.stat().st_mtime))) for file, path in there}


def sums(weighed: dict[str, tuple[int, int]]) -> dict[str, int]:
    """Compressed bytes: in all, ours, the theme's, the page's."""
    total = {"in all": sum(small for _, small in weighed.values())}
    return total | {who: sum(small for file, (_, small) in weighed.items() if whose(file) == who) for who in (OURS, THEME, OTHER)}


def main() -> None:
    """Print one table a page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("pages", nargs="*", default=[""], metavar="PAGE", help="an address within the site: timeline/")
    arguments = parser.parse_args()
    with served(arguments.site) as address, browser() as running:
        for path in arguments.pages:
            context = running.new_context()
            weighed = weights(arguments.site, requested(context.new_page(), arguments.site, address, path))
            context.close()
            print(f"{path or 'overview'}\n{'bytes':>9} {'gzip':>8}  whose  file")
            for file, (size, small) in sorted(weighed.items(), key=lambda entry: -entry[1][1]):
                print(f"{size:9,} {small:8,}  {whose(file):5}  {file}")
            print(", ".join(f"{who} {small / 1000:.1f} kB" for who, small in sums(weighed).items()), "\n")


if __name__ == "__main__":
    main()
