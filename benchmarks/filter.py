"""How long one letter in the timeline's filter takes: ``python benchmarks/filter.py SITE``, a built site.

Types words into the filter as a reader does, and takes them back. Of each letter it prints what the
page's main thread spent on it: processor time, so that other work on the machine does not count.
"""

# ruff: noqa: INP001, T201  # a script in no package; printing is how it answers

from __future__ import annotations

import argparse
import statistics
from pathlib import Path
from typing import Any

from serve import browser, served

WORDS = ("harbour wall", "report", "xyz")
PAUSE = 150  # milliseconds from letter to letter: a quick typist
FIGURES = {"ScriptDuration": "script", "RecalcStyleDuration": "styles", "LayoutDuration": "layout", "TaskDuration": "in all"}


def measure(page: Any, address: str) -> tuple[int, list[dict[str, float]]]:
    """How many events a timeline has; of each letter: milliseconds of each kind of work."""
    page.goto(address + "timeline/")
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent() -> dict[str, float]:
        metrics = {metric["name"]: metric["value"] for metric in devtools.send("Performance.getMetrics")["metrics"]}
        return {words: metrics[name] * 1000 for name, words in FIGURES.items()}

    page.focus(".cs-filter [name=words]")
    page.keyboard.type("a")  # the first word asks for what the entries say
    page.wait_for_timeout(3000)
    page.keyboard.press("Backspace")
    letters = []
    for key in [key for word in WORDS for key in [*word, *["Backspace"] * len(word)]]:
        page.wait_for_timeout(PAUSE)
        before = spent()
        page.keyboard.press(key)
        page.wait_for_timeout(PAUSE)
        letters.append({words: value - before[words] for words, value in spent().items()})
    return page.locator("[data-category]").count(), letters


def main() -> None:
    """Print the median and the worst of each figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    arguments = parser.parse_args()
    with served(arguments.site) as address, browser() as running:
        page = running.new_context(bypass_csp=True, viewport={"width": 360, "height": 740}).new_page()
        events, letters = measure(page, address)
    print(f"{events} events, {len(letters)} letters typed or taken back; milliseconds of processor a letter:")
    for words in FIGURES.values():
        values = [letter[words] for letter in letters]
        print(f"{words:8} median {statistics.median(values):6.1f}   worst {max(values):6.1f}")


if __name__ == "__main__":
    main()
