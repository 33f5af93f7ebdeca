"""Run every stage on one case, in this process, and print what each took as JSON: ``python benchmarks/stages.py CASE_DATA``.

``run.py`` starts it once a size, so that no size pays for the memory of another. It follows
``casesite.build``; a stage that is added there is added here.
"""

# ruff: noqa: INP001, T201  # a script in no package; printing is how it answers

from __future__ import annotations

import datetime
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from casesite.build import made_exports, made_pages
from casesite.pages.written import html
from casesite.reading.check import STEMS, check
from casesite.reading.link import link
from casesite.reading.load import load
from casesite.rules import broken_rules
from casesite.site import Site

Result = TypeVar("Result")


def peak() -> int:
    """The most memory that this process has held, in bytes."""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held if sys.platform == "darwin" else held * 1024


def main(case_dir: Path) -> None:
    """Time each stage; stop if the case has a mistake, because then the rest did not run."""
    site = Site(today=datetime.date.today())
    found: dict[str, dict[str, float]] = {}
    before = peak()

    def timed(name: str, work: Callable[[], Result]) -> Result:
        start, begun = time.perf_counter(), time.process_time()
        result = work()
        found[name] = {"seconds": time.perf_counter() - start, "cpu": time.process_time() - begun, "peak": peak()}
        return result

    documents, unread = timed("load", lambda: load(case_dir, STEMS))
    checked, wrong = timed("check", lambda: check(documents))
    case, unlinked = timed("link", lambda: link(checked))
    if case is None:
        sys.exit("there is no case.yml that can be read")
    broken = timed("rules", lambda: broken_rules(case, site))
    if problems := [*unread, *wrong, *unlinked, *broken]:
        sys.exit(f"the case has {len(problems)} mistakes, the first: {problems[0]}")
    pages = timed("pages", lambda: made_pages(case, site))
    written = timed("render", lambda: [html(page) for page in pages])
    made = timed("exports", lambda: made_exports(case, site, pages))
    print(
        json.dumps(
            {
                "stages": found,
                "before": before,
                "records": len(case.records),
                "pages": len(pages),
                "page_bytes": sum(map(len, written)),
                "export_bytes": sum(len(artifact.content) for artifact in made),
            }
        )
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
