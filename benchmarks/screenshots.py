"""Pictures of a built site to look at: ``python benchmarks/screenshots.py SITE OUT [PAGE …]``; the overview if no page is named.

Each page as on a phone and on a desk, light and dark, and as paper (A4, PDF). They are for eyes, and stay out of the repository.
"""

# ruff: noqa: INP001  # a script in no package

from __future__ import annotations

import argparse
import itertools
import re
from pathlib import Path

from serve import browser, served

SCREENS = {"phone": {"width": 360, "height": 740}, "desk": {"width": 1280, "height": 900}}
SCHEMES = ("light", "dark")


def main() -> None:
    """Take four pictures and a print of each page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("out", type=Path, help="the folder for the pictures")
    parser.add_argument("pages", nargs="*", default=[""], metavar="PAGE", help="an address within the site: timeline/")
    parser.add_argument("--whole", action="store_true", help="the whole page, not only what a screen shows")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    with served(arguments.site) as address, browser() as running:
        for page, (screen, size), scheme in itertools.product(arguments.pages, SCREENS.items(), SCHEMES):
            tab = running.new_page(viewport=size, color_scheme=scheme)
            tab.goto(address + page, wait_until="networkidle")
            name = re.sub(r"\W+", "-", page).strip("-") or "overview"
            tab.screenshot(path=arguments.out / f"{name}-{screen}-{scheme}.png", full_page=arguments.whole)
            if (screen, scheme) == ("desk", "light"):
                tab.pdf(path=arguments.out / f"{name}.pdf", format="A4")
            tab.close()


if __name__ == "__main__":
    main()
