"""A real ``mkdocs serve``: what someone sees who edits the data, a template or the code."""

import json
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest
from site_tools import append, copy_project, edit, environment, read_html, squeezed

pytest_plugins = ["site_fixtures"]

DEADLINE = 60  # seconds until something must have shown
TITLE = "title: The inquiry reports\n"


class Server:
    """``mkdocs serve`` on a free port."""

    def __init__(self, project, log):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"http://127.0.0.1:{free.getsockname()[1]}/"
        self.log = log
        command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", self.address.split("/")[2]]
        with log.open("w") as out:
            self.process = subprocess.Popen(command, cwd=project, env=environment(), stdout=out, stderr=subprocess.STDOUT)

    def page(self, path=""):
        """A page's words, or an empty text while it cannot be had."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=10) as response:  # noqa: S310
                return squeezed(read_html(response.read().decode("utf-8")).all("body")[0].text)
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            return ""

    def raw(self, path):
        """A file, as it is."""
        with urllib.request.urlopen(self.address + path, timeout=30) as response:  # noqa: S310
            return response.read()

    def shows(self, path, test):
        """Wait until a page is as it should be → its words."""
        end = time.monotonic() + DEADLINE
        while True:
            words = self.page(path)
            if words and test(words):
                return words
            if time.monotonic() > end or self.process.poll() is not None:
                pytest.fail(f"/{path} shows: {words[:600]!r}\nThe server says: {self.log.read_text()[-2000:]}")
            time.sleep(0.2)

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=20)


@pytest.fixture
def serve(tmp_path):
    """Start a server on a project; it ends with the test."""
    started = []

    def start(project):
        started.append(Server(project, tmp_path / "server.log"))
        return started[-1]

    yield start
    for server in started:
        server.stop()


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """One server for the tests that leave the project as they found it."""
    folder = tmp_path_factory.mktemp("serve")
    server = Server(copy_project(folder / "repository"), folder / "server.log")
    server.project = folder / "repository/tests/cases/bridge"
    server.hooks = folder / "repository/hooks"
    yield server
    server.stop()


@pytest.fixture
def running(shared):
    """The shared server, on the case as it was; the files are put back and shown again after the test."""
    shared.shows("timeline/", lambda words: "The inquiry reports" in words and "The case data has" not in words)
    kept = shared.project.parent / "kept"
    shutil.copytree(shared.project / "case_data", kept)
    yield shared
    for path in kept.iterdir():
        if path.is_file() and path.read_bytes() != (shared.project / "case_data" / path.name).read_bytes():
            shutil.copyfile(path, shared.project / "case_data" / path.name)
    shutil.rmtree(kept)


def test_an_edit_of_the_data_shows(running):
    edit(running.project / "case_data/events.yml", TITLE, "title: The inquiry hands over its report\n")
    words = running.shows("timeline/", lambda words: "The inquiry hands over its report" in words)
    assert "The inquiry reports" not in words


def test_nothing_is_built_again_while_nobody_edits(serve, tmp_path):
    server = serve(copy_project(tmp_path / "repository"))
    server.shows("", bool)
    time.sleep(2)  # longer than a look at what is watched
    assert server.log.read_text().count("Building documentation") == 1


def test_the_search_follows_an_edit_and_knows_the_pages_that_somebody_wrote(running):
    def found():
        first = json.loads(running.raw("search/index.json"))
        parts = range(0, first["size"], first["each"])
        return [entry for part in parts for entry in json.loads(running.raw(f"search/{first['folder']}/e{part // first['each']}.json"))]

    titles = {title for title, *_ in found()}
    assert {"The inquiry reports", "Contributing"} <= titles
    edit(running.project / "case_data/events.yml", TITLE, "title: The inquiry hands over its report\n")
    running.shows("timeline/", lambda words: "The inquiry hands over its report" in words)
    changed = {title for title, *_ in found()}
    assert changed - titles == {"The inquiry hands over its report"}
    assert titles - changed == {"The inquiry reports"}


def test_a_bad_edit_keeps_every_page_up_with_the_problem_on_it_and_the_next_good_one_clears_it(running):
    events = running.project / "case_data/events.yml"
    edit(events, "  status: agreed\n  by: [town-of-ferrow, footpath-league]", "  status: certain\n  by: [town-of-ferrow, footpath-league]")
    line = events.read_text(encoding="utf-8").splitlines().index("  status: certain") + 1
    problem = f"case_data/events.yml:{line}:11"
    for path in ("timeline/", "", "parties/ab-c/", "safety/", "contributing/", "reference/rules/"):
        words = running.shows(path, lambda words: problem in words)
        assert "The case data has 1 mistake." in words
        assert "unknown-word" in words
    assert "The inquiry reports" in running.page("timeline/")
    edit(events, "status: certain", "status: agreed")
    for path in ("timeline/", "", "parties/ab-c/"):
        running.shows(path, lambda words: "The case data has" not in words)


def test_two_bad_edits_in_a_row_leave_only_the_problems_of_the_second(running):
    events = running.project / "case_data/events.yml"
    edit(events, TITLE, "titel: The inquiry reports\n")
    running.shows("timeline/", lambda words: "titel" in words)
    edit(events, "titel: The inquiry reports\n", "title: [The inquiry reports\n")
    words = running.shows("timeline/", lambda words: "broken-yaml" in words)
    assert "titel" not in words


def test_a_problem_is_shown_as_text(running):
    append(running.project / "case_data/glossary.yml", "\n- id: '<img src=x onerror=alert(1)>'\n  title: X\n  text: X.\n")
    running.shows("glossary/", lambda words: '"<img src=x onerror=alert(1)>" is not an id' in words)


def test_an_edit_of_a_template_shows(running):
    template = running.hooks / "casesite/templates/timeline.md.j2"
    before = template.read_text(encoding="utf-8")
    edit(template, "{{ m.withdrawn(view, ", "<p>Zebrawort</p>\n{{ m.withdrawn(view, ")
    running.shows("timeline/", lambda words: "Zebrawort" in words)
    template.write_text(before, encoding="utf-8")
    running.shows("timeline/", lambda words: "Zebrawort" not in words)


def test_an_edit_of_the_code_shows(running):
    module = running.hooks / "casesite/model/kinds/event.py"
    before = module.read_text(encoding="utf-8")
    edit(module, "How far that can be relied on.", "How sure that is.")
    running.shows("reference/kinds/", lambda words: "How sure that is." in words)
    module.write_text(before, encoding="utf-8")
    running.shows("reference/kinds/", lambda words: "How sure that is." not in words)


def test_a_mistake_in_a_template_or_in_the_code_does_not_end_the_server(running):
    module = running.hooks / "casesite/model/labels.py"
    before = module.read_text(encoding="utf-8")
    module.write_text("def broken(:\n", encoding="utf-8")
    end = time.monotonic() + DEADLINE
    while "SyntaxError" not in running.log.read_text() and time.monotonic() < end:
        time.sleep(0.2)
    module.write_text(before, encoding="utf-8")
    edit(running.project / "case_data/events.yml", TITLE, "title: The inquiry reports again\n")
    running.shows("timeline/", lambda words: "The inquiry reports again" in words)


def test_a_hand_written_page_can_be_edited(running):
    page = running.project / "docs/contributing.md"
    before = page.read_text(encoding="utf-8")
    append(page, "\nA new sentence.\n")
    running.shows("contributing/", lambda words: "A new sentence." in words)
    page.write_text(before, encoding="utf-8")
    running.shows("contributing/", lambda words: "A new sentence." not in words)


@pytest.mark.parametrize("bad", ["titel: The inquiry reports\n", None], ids=["a-mistake", "no-case-file"])
def test_a_server_that_starts_on_bad_data_shows_the_problems_and_then_the_site(bad, project, serve):
    spoilt = project / "case_data" / ("events.yml" if bad else "case.yml")
    before = spoilt.read_text(encoding="utf-8")
    if bad:
        edit(spoilt, TITLE, bad)
    else:
        spoilt.unlink()
    server = serve(project)
    problem = "case_data/events.yml:" if bad else "case_data/case.yml:1:1"
    for path in ("", "timeline/", "parties/", "contributing/", "reference/rules/"):
        server.shows(path, lambda words: problem in words)
    spoilt.write_text(before, encoding="utf-8")
    server.shows("timeline/", lambda words: "The inquiry reports" in words and "The case data has" not in words)
    server.shows("parties/ab-c/", lambda words: "A|B *C* <script>" in words)


def test_a_server_on_data_with_a_warning_shows_it(project, serve):
    edit(project / "case_data/case.yml", "review_days: 400", "review_days: 1")
    edit(
        project / "case_data/proceedings.yml", "        - {date: 2024-04-09, step: settlement-approved, sources: [settlement-order]}\n", ""
    )
    edit(project / "case_data/proceedings.yml", "        - {date: 2023-06-15, step: withdrawn, sources: [settlement-order]}\n", "")
    words = serve(project).shows("", lambda words: "The case data has 1 warning." in words)
    assert "The pages below show the data as it was before" not in words
