"""What a search weighs, and what its index takes: ``python benchmarks/search_weight.py CASE_DATA …``.

Makes the files of the search from the data, without a site around them, and searches them in a browser with what
its readers type: names, titles, numbers, slips of the finger, questions. Bytes are those of the files that were asked
for, compressed as a host does it with gzip at its highest level.
"""

# ruff: noqa: INP001, T201  # a script in no package; printing is how it answers

from __future__ import annotations

import argparse
import datetime
import gzip
import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from serve import browser, served

from casesite import Case, Site, load_case, search_entries, search_files
from casesite.search.records import words

ASSETS = Path(__file__).resolve().parent.parent / "hooks" / "casesite" / "theme" / "assets"
LIMITS = {109: 190, 1_000: 250, 10_000: 350}  # events, kB of a first search
FURTHER = 50  # kB of each one after it
EACH = 12  # records of a kind that are searched for
FIND = """async (query) => {
  const {Search} = await import("./assets/search-engine.js")
  globalThis.searching ??= new Search(new URL(".", location).href)
  return (await searching.find(query)).total
}"""


def queries(case: Case) -> list[str]:
    """What readers of a case type."""

    def some(records: list[Any]) -> list[Any]:
        return records[:: max(1, len(records) // EACH)][:EACH]

    names = [party.name for party in some(case.parties)]
    titles = [record.title for kind in (case.proceedings, case.disputes, case.events, case.terms, case.sources) for record in some(kind)]
    dockets = [proceeding.docket for proceeding in some(case.proceedings) if proceeding.docket]
    slips = [f"{name[:3]}{name[4:]}" for name in names]
    asked = [" ".join(words(case, event.text).split()[:9]) for event in some(case.events)]
    return [*names, *titles, *dockets, *slips, *asked, "report an error", "what is still open"]


def measure(running: Any, address: str, folder: Path, asked: list[str]) -> tuple[list[int], list[int]]:
    """The bytes of each query as the first, and of each as the next of a reader who goes on."""

    def weights(queries: list[str]) -> list[int]:
        context = running.new_context()
        page, paths, found = context.new_page(), [], []
        page.on("request", lambda request: paths.append(urlsplit(request.url).path.lstrip("/")))
        page.goto(address)
        for query in queries:
            paths.clear()
            page.evaluate(FIND, query)
            found.append(sum(len(gzip.compress((folder / path).read_bytes(), 9)) for path in paths if path.startswith("search/")))
        context.close()
        return found

    return [weights([query])[0] for query in asked], weights(asked)[1:]


def main() -> None:
    """Print one block a case."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("case_data", type=Path, nargs="+", metavar="CASE_DATA")
    for case_dir in parser.parse_args().case_data:
        site = Site(today=datetime.date.today())
        case, _ = load_case(case_dir, site)
        begun = time.process_time()
        entries = search_entries(case, site, [])
        made = time.process_time()
        files = {part.path: part.content for part in search_files(entries, site, case.profile.language)}
        done = time.process_time()
        sizes = [len(gzip.compress(content, 9)) for content in files.values()]
        with tempfile.TemporaryDirectory() as out:
            folder = Path(out)
            shutil.copytree(ASSETS, folder / "assets")
            for page in ("index.html", "404.html"):
                (folder / page).write_text("<!doctype html><title>Search</title>", encoding="utf-8")
            for path, content in files.items():
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(content)
            with served(folder) as address, browser() as running:
                first, further = measure(running, address, folder, queries(case))
        limit = next((limit for events, limit in LIMITS.items() if len(case.events) <= events), None)
        print(
            f"{len(case.events):,} events, {len(entries):,} entries, {len(files):,} files of {sum(sizes) / 1000:,.0f} kB in all, "
            f"the largest {max(sizes) / 1000:.1f} kB; entries {made - begun:.2f} s, index {done - made:.2f} s of processor"
        )
        for name, values, most in (("first search", first, limit), ("each further one", further, FURTHER)):
            print(
                f"  {name:17} median {statistics.median(values) / 1000:5.1f}  worst {max(values) / 1000:5.1f} kB"
                f"{f'  (limit {most})' if most else ''}"
            )


if __name__ == "__main__":
    main()
