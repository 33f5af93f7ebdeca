"""From a save to the page that shows it, over HTTP, under ``mkdocs serve``: ``python benchmarks/serve_edit.py PROJECT [--turns N]``.

The project is copied first, without what was published, which would ask for a correction of each edit. What is
edited is the title of one event; what is asked for, again and again, is the page of that event.
"""

# ruff: noqa: INP001, T201, S603, S310  # a script in no package; it starts this Python only, and asks this machine only

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

HOOKS = Path(__file__).resolve().parent.parent / "hooks"
LEFT_OUT = shutil.ignore_patterns(".venv", "site", ".git", "node_modules", "published.json")
DEADLINE = 120  # seconds


def ask(address: str) -> str:
    """A page, or nothing while there is none."""
    try:
        with urllib.request.urlopen(address, timeout=DEADLINE) as answer:
            return str(answer.read().decode())
    except OSError:
        return ""


def until(address: str, words: str) -> float:
    """Ask for a page until it has some words → the seconds that passed."""
    begun = time.perf_counter()
    while words not in ask(address):
        if time.perf_counter() - begun > DEADLINE:
            sys.exit(f"{address} never showed {words!r}")
        time.sleep(0.02)
    return time.perf_counter() - begun


def main() -> int:
    """Serve, edit, wait, print the median."""
    parser = argparse.ArgumentParser(description="Seconds from saving one event to the page that shows it, under mkdocs serve.")
    parser.add_argument("project", type=Path, help="a folder with mkdocs.yml and case_data")
    parser.add_argument("--turns", type=int, default=10, metavar="N", help="how many edits (10)")
    options = parser.parse_args()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="casesite-serve-") as folder:
        project = shutil.copytree(options.project, Path(folder) / "project", ignore=LEFT_OUT)
        events = project / "case_data" / "events.yml"
        data = events if events.exists() else min((project / "case_data" / "events").glob("*.yml"))
        text = data.read_text(encoding="utf-8")
        id = re.search(r"(?m)^- id: ([\w-]+)", text)
        if not id:
            sys.exit(f"{data} has no event")
        page = f"http://127.0.0.1:{port}/timeline/{id[1]}/"
        command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--quiet", "--dev-addr", f"127.0.0.1:{port}"]
        environment = {**os.environ, "PYTHONPATH": str(HOOKS), "NO_MKDOCS_2_WARNING": "1"}
        server = subprocess.Popen(command, cwd=project, env=environment, start_new_session=True)
        try:
            until(page, "<h1")
            time.sleep(2)
            took = []
            for turn in range(options.turns):
                data.write_text(re.sub(r"(?m)^(  title: ).*", rf"\g<1>Zebrawort {turn}", text, count=1), encoding="utf-8")
                took.append(until(page, f"Zebrawort {turn}"))
                time.sleep(1)
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait()
    print(f"save to seen: median of {len(took)} {statistics.median(took):.2f} s, from {min(took):.2f} to {max(took):.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
