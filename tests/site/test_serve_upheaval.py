"""``mkdocs serve`` through upheavals: folders that go and come back, branches, hundreds of saves."""

import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from site_tools import BRIDGE, HOOKS
from test_serve import TITLE, Server

pytest_plugins = ["site_fixtures"]

PAUSE = 0.1  # seconds between two saves: two hundred in twenty seconds


@pytest.fixture
def running(tmp_path):
    """A server on a project whose generator is this one."""
    project = shutil.copytree(BRIDGE, tmp_path / "project", ignore=shutil.ignore_patterns("site"))
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8").replace("../../../hooks/", f"{HOOKS}/")
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    server = Server(project, tmp_path / "server.log")
    server.project = project
    server.shows("timeline/", lambda words: "The inquiry reports" in words)
    yield server
    server.stop()


def retitle(project, title, old=r"The inquiry reports.*"):
    """Save the events with another title for one of them."""
    path = project / "case_data/events.yml"
    path.write_text(re.sub(f"(?m)title: {old}$", f"title: {title}", path.read_text(encoding="utf-8"), count=1), encoding="utf-8")


def git(project, *arguments):
    identity = ["-c", "user.name=a", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=project, check=True, capture_output=True)


@pytest.mark.parametrize("pause", [0, 3], ids=["at once", "after a while"])
def test_data_that_is_moved_away_and_back_is_seen(running, pause):
    """F53"""
    data = running.project / "case_data"
    data.rename(running.project / "x")
    if pause:
        running.shows("timeline/", lambda words: "there is no such folder of case data" in words)
        time.sleep(pause)
    (running.project / "x").rename(data)
    running.shows("timeline/", lambda words: "The case data has" not in words and "The inquiry reports" in words)
    retitle(running.project, "The inquiry reports at last")
    running.shows("timeline/", lambda words: "The inquiry reports at last" in words)


def test_pages_written_by_hand_may_go_and_come_back(running):
    docs = running.project / "docs"
    docs.rename(running.project / "x")
    time.sleep(2)
    (running.project / "x").rename(docs)
    (docs / "contributing.md").write_text("# Contributing\n\nA new sentence.\n")
    running.shows("contributing/", lambda words: "A new sentence." in words)


def test_a_branch_that_is_switched_shows_what_is_on_it(running):
    """F54: also one on which there is no data yet."""
    git(running.project, "init", "-b", "main")
    git(running.project, "add", ".")
    git(running.project, "commit", "-m", "one")
    git(running.project, "checkout", "-b", "other")
    retitle(running.project, "The inquiry reports elsewhere")
    git(running.project, "commit", "-am", "two")
    running.shows("timeline/", lambda words: "The inquiry reports elsewhere" in words)
    git(running.project, "checkout", "-b", "none")
    git(running.project, "rm", "-r", "case_data")
    git(running.project, "commit", "-m", "three")
    running.shows("timeline/", lambda words: "there is no such folder of case data" in words)
    git(running.project, "checkout", "main")
    running.shows("timeline/", lambda words: "The case data has" not in words and "The inquiry reports elsewhere" not in words)
    git(running.project, "checkout", "other")
    running.shows("timeline/", lambda words: "The inquiry reports elsewhere" in words)


def test_a_save_by_an_editor_that_renames_is_seen(running):
    """F54"""
    events = running.project / "case_data/events.yml"
    for number in range(5):
        new = events.with_name("4913")
        new.write_text(events.read_text(encoding="utf-8").replace(TITLE, f"{TITLE.strip()} {number}\n"), encoding="utf-8")
        events.rename(events.with_name("events.yml~"))
        new.rename(events)
    running.shows("timeline/", lambda words: "The inquiry reports 0" in words)


def memory(process):
    """The memory of a process that is its own, in bytes."""
    words = Path(f"/proc/{process.pid}/smaps_rollup").read_text(encoding="ascii")
    return 1024 * sum(int(number) for number in re.findall(r"Private_\w+:\s+(\d+)", words))


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="this system does not say how much memory a process has")
def test_hundreds_of_saves_end_right_and_take_no_memory_that_stays(running):
    """F54: good and bad ones in turn."""
    taken = []
    for hundred in "one", "two":
        last = f"The inquiry reports {hundred} 99"
        for number in range(100):
            words = f"The inquiry reports {hundred} {number}" if number % 2 else "[The inquiry reports"
            retitle(running.project, words, r"\[?The inquiry reports.*")
            time.sleep(PAUSE)
        running.shows("timeline/", lambda words, last=last: last in words and "The case data has" not in words)
        taken.append(memory(running.process))
    assert taken[1] - taken[0] < 4_000_000
