"""Measure the generator on cases of growing size: ``python benchmarks/run.py [--large] [--repeat N]``.

First each stage by itself; then a whole ``mkdocs build`` with the hook beside one without it, on
the same pages already written as Markdown by ``casesite build``. README.md says how to read it.
"""

# ruff: noqa: INP001, T201, S603  # a script in no package; printing is how it answers; it starts this Python only

from __future__ import annotations

import argparse
import datetime
import json
import math
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
HOOKS = HERE.parent / "hooks"
SIZES, LARGE = (60, 1_000), (10_000,)
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(HOOKS), "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"}
MEGABYTE = 1_000_000
AIM = {"processor": 0.65, "clock": 0.55}  # build with the hook ÷ the same pages without it
AIM_AT = 1_000  # events


@dataclass
class Run:
    """What one command took: seconds on the clock, seconds of processor, bytes at its peak."""

    wall: float
    cpu: float
    peak: int
    output: str


def start(*arguments: str | Path, cwd: Path) -> Run:
    """Run this Python with some arguments in a process of its own; stop everything if it fails."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        begun = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *map(str, arguments)],
            cwd=cwd,
            env=ENVIRONMENT,
            stdout=said,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        output = said.read()
    if process.returncode:
        sys.exit(f"{' '.join(map(str, arguments))} failed in {cwd}:\n{output[-3000:]}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * (1 if sys.platform == "darwin" else 1024), output)


# What is measured.


def stages(case: Path, repeat: int) -> dict[str, Any]:
    """The stages of one case, each at its best of several runs."""
    runs = [json.loads(start(HERE / "stages.py", "case_data", cwd=case).output.splitlines()[-1]) for _ in range(repeat)]
    best: dict[str, Any] = runs[0]
    for name, stage in best["stages"].items():
        for figure in stage:
            stage[figure] = min(run["stages"][name][figure] for run in runs)
    return best


def without_hook(case: Path, plain: Path) -> None:
    """The same site with its pages written beforehand: the same settings but for the hook."""
    rendered = plain / "rendered"
    start("-m", "casesite", "build", rendered, cwd=case)
    shutil.copytree(case / "docs", plain / "docs")
    for path in rendered.iterdir():
        if not path.name.startswith("."):
            (shutil.copytree if path.is_dir() else shutil.copy)(path, plain / "docs" / path.name)
    shutil.rmtree(rendered)
    settings = (case / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    at = settings.index("hooks:")
    if "mkdocs_hooks.py" not in settings[at + 1] or settings[at + 2].startswith("  -"):
        sys.exit("mkdocs.yml no longer names our hook alone, right below hooks:")
    (plain / "mkdocs.yml").write_text("\n".join(settings[:at] + settings[at + 2 :]) + "\n", encoding="utf-8")


def builds(case: Path, plain: Path, repeat: int) -> tuple[list[Run], list[Run]]:
    """Whole builds with the hook and without it, turn by turn, so that a busy moment hits both."""
    hooked: list[Run] = []
    bare: list[Run] = []
    for number in range(repeat):
        turns = [(case, hooked), (plain, bare)]
        for folder, found in turns if number % 2 == 0 else reversed(turns):
            shutil.rmtree(folder / "site", ignore_errors=True)
            print(f"… {case.parent.name} events, build {number + 1} of {repeat}, {folder.name}", file=sys.stderr)
            found.append(start("-m", "mkdocs", "build", "--quiet", cwd=folder))
    if (ours := page_count(case / "site")) != (theirs := page_count(plain / "site")):
        sys.exit(f"the two builds do not give the same pages: {ours} with the hook, {theirs} without it")
    return hooked, bare


def page_count(site: Path) -> int:
    """How many pages a build wrote."""
    return sum(1 for _ in site.rglob("*.html"))


# How it is shown.


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print columns, the first to the left and the others to the right."""
    widths = [max(len(row[place]) for row in [head, *rows]) for place in range(len(head))]
    for row in [head, ["-" * width for width in widths], *rows]:
        print(
            "  ".join(
                cell.ljust(width) if place == 0 else cell.rjust(width) for place, (cell, width) in enumerate(zip(row, widths, strict=True))
            )
        )


def growth(values: Sequence[float], sizes: Sequence[int]) -> str:
    """How the last step grew against the number of events: 1.00 is in proportion, 2.00 is with the square."""
    if len(values) < 2 or min(values[-2:]) <= 0:
        return "-"
    return f"{math.log(values[-1] / values[-2]) / math.log(sizes[-1] / sizes[-2]):.2f}"


def show_stages(sizes: Sequence[int], found: Sequence[dict[str, Any]]) -> None:
    """What each stage took, a group of columns a size; then what can be read from the sums."""
    rows = [{"stage": name, "all": [one["stages"][name] for one in found]} for name in found[0]["stages"]]
    sums = [
        {figure: sum(stage[figure] for stage in one["stages"].values()) for figure in ("seconds", "cpu")}
        | {"peak": max(stage["peak"] for stage in one["stages"].values())}
        for one in found
    ]
    head = ["stage"]
    for size in sizes:
        head += [f"{size:,}: s", "cpu s", "ms/event", "peak MB"]
    shown = []
    for row in [*rows, {"stage": "sum", "all": sums}]:
        cells = [row["stage"]]
        for size, took in zip(sizes, row["all"], strict=True):
            cells += [f"{took['seconds']:.2f}", f"{took['cpu']:.2f}", f"{took['cpu'] / size * 1000:.2f}", f"{took['peak'] / MEGABYTE:.0f}"]
        shown.append([*cells, growth([took["cpu"] for took in row["all"]], sizes)])
    table([*head, "growth"], shown)
    print()
    extra = [took["peak"] - one["before"] for one, took in zip(found, sums, strict=True)]
    lines: list[tuple[str, Sequence[float], str]] = [
        ("records", [one["records"] for one in found], "{:,.0f}"),
        ("pages", [one["pages"] for one in found], "{:,.0f}"),
        ("megabytes of pages", [one["page_bytes"] / MEGABYTE for one in found], "{:,.1f}"),
        ("megabytes of exports", [one["export_bytes"] / MEGABYTE for one in found], "{:,.1f}"),
        ("megabytes of memory, above the program's own", [more / MEGABYTE for more in extra], "{:,.1f}"),
        ("rate: bytes of memory an event", [more / size for more, size in zip(extra, sizes, strict=True)], "{:,.0f}"),
        ("rate: records a second of processor", [one["records"] / took["cpu"] for one, took in zip(found, sums, strict=True)], "{:,.0f}"),
    ]
    table(
        ["", *(f"{size:,}" for size in sizes), "growth"],
        [
            [name, *(form.format(value) for value in values), "" if name.startswith("rate") else growth(values, sizes)]
            for name, values, form in lines
        ],
    )


def show_builds(sizes: Sequence[int], records: Sequence[int], found: Sequence[tuple[list[Run], list[Run]]]) -> list[tuple[float, float]]:
    """The build with the hook beside the one without → the ratio of the two, of clock and of processor; pair by pair, the median."""
    rows: list[list[str]] = []
    ratios: list[tuple[float, float]] = []
    for size, count, (hooked, bare) in zip(sizes, records, found, strict=True):
        ours, theirs = min(run.wall for run in hooked), min(run.wall for run in bare)
        our_cpu, their_cpu = min(run.cpu for run in hooked), min(run.cpu for run in bare)
        our_peak, their_peak = min(run.peak for run in hooked), min(run.peak for run in bare)
        pairs = list(zip(hooked, bare, strict=True))
        ratios.append(
            (
                statistics.median(run.wall / other.wall for run, other in pairs),
                statistics.median(run.cpu / other.cpu for run, other in pairs),
            )
        )
        rows.append(
            [
                f"{size:,}",
                f"{ours:.2f}",
                f"{theirs:.2f}",
                f"{ratios[-1][0]:.2f}",
                f"{our_cpu:.2f}",
                f"{their_cpu:.2f}",
                f"{ratios[-1][1]:.2f}",
                f"{our_peak / MEGABYTE:.0f}",
                f"{their_peak / MEGABYTE:.0f}",
                f"{our_cpu / size * 1000:.2f}",
                f"{count / our_cpu:,.0f}",
            ]
        )
    table(
        ["events", "hook s", "none s", "ratio", "hook cpu s", "none cpu s", "ratio", "hook MB", "none MB", "ms/event", "records/s"],
        rows,
    )
    return ratios


def main() -> int:
    """Synthesize, measure, print."""
    parser = argparse.ArgumentParser(prog="run.py", description="Measure the generator on cases of growing size.")
    parser.add_argument("--large", action="store_true", help=f"also {LARGE[0]:,} events; this takes many minutes")
    parser.add_argument(
        "--repeat", type=int, default=3, metavar="N", help="how often each is run; the best counts; a third as often at 10,000 events (3)"
    )
    options = parser.parse_args()
    if options.repeat < 1:
        parser.error("--repeat takes 1 or more")
    repeat: int = options.repeat
    sizes = SIZES + LARGE if options.large else SIZES

    def often(size: int) -> int:
        return max(1, repeat // 3) if size in LARGE else repeat

    print(
        f"{datetime.date.today()}, Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores; the best of {options.repeat} runs"
        f"{f', of {often(LARGE[0])} at {LARGE[0]:,} events' if options.large else ''}\n",
        flush=True,
    )
    with tempfile.TemporaryDirectory(prefix="casesite-benchmark-") as made:
        cases = [Path(made) / str(size) / "hook" for size in sizes]
        for size, case in zip(sizes, cases, strict=True):
            case.parent.mkdir()
            start(HERE / "synthesize.py", str(size), case, cwd=HERE)
        by_stage = [stages(case, often(size)) for size, case in zip(sizes, cases, strict=True)]
        print("The stages, by themselves\n")
        show_stages(sizes, by_stage)
        print("\nA whole build: with the hook, and with none on the same pages written beforehand\n", flush=True)
        whole = []
        for size, case in zip(sizes, cases, strict=True):
            plain = case.with_name("none")
            plain.mkdir()
            without_hook(case, plain)
            whole.append(builds(case, plain, often(size)))
        ratios = show_builds(sizes, [one["records"] for one in by_stage], whole)
    clock, cpu = ratios[sizes.index(AIM_AT)]
    for name, ratio in (("processor", cpu), ("clock", clock)):
        print(f"The aim at {AIM_AT:,} events, {name}: {AIM[name]:.2f}. Reached: {ratio:.2f}, {'held' if ratio <= AIM[name] else 'missed'}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
