"""The generator as a wheel: one copy of the code serves cases that hold only data and configuration."""

import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import mkdocs_hooks
import pytest
import yaml
from casesite_mkdocs.plugin import CasePlugin
from site_tools import HOOKS, ROOT, contents, copy_project, edit, environment, html_pages, mkdocs, read_html, squeezed
from test_serve import TITLE, Server

pytest_plugins = ["site_fixtures"]

HOSTILE = 'The "Quay" case: what’s <b>known</b> & isn\'t {{ config }} 🌉'
NOT_INSTALLED = {
    "casesite/locale/extract.toml",  # for translators, who work in the repository
    "mkdocs_hooks.py",  # for the repository itself; what is installed is a plugin
}


def run(*command, cwd, **more):
    done = subprocess.run([*map(str, command)], cwd=cwd, env=environment(**more), capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    return done.stdout


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    """The wheel, made without the network from a copy: a build leaves files beside its source."""
    folder = tmp_path_factory.mktemp("wheel")
    shutil.copytree(HOOKS, folder / "source" / "hooks", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for name in ("pyproject.toml", "LICENSE"):
        shutil.copy(ROOT / name, folder / "source" / name)
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    run(*pip, "--wheel-dir", folder, folder / "source", cwd=folder)
    return next(folder.glob("casesite-*.whl"))


@pytest.fixture(scope="session")
def installed(wheel, tmp_path_factory):
    """A Python with the wheel in it, beside the libraries of this one → the folder of its programs."""
    folder = tmp_path_factory.mktemp("venv")
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder)
    site = next(folder.glob("lib/python*/site-packages"))
    libraries = [path for path in sys.path if Path(path).name in ("site-packages", "dist-packages")]
    (site / "libraries.pth").write_text("\n".join(libraries) + "\n")
    run(sys.executable, "-m", "pip", "--python", folder, "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=folder)
    return folder / "bin"


@pytest.fixture
def program(installed, monkeypatch):
    """Have ``mkdocs`` of site_tools run in that Python."""
    monkeypatch.setattr(sys, "executable", str(installed / "python"))


def new_case(installed, folder, *answers):
    folder.mkdir(exist_ok=True)
    run(installed / "casesite", "init", "new", *answers, cwd=folder)
    return folder / "new"


@pytest.fixture
def case(installed, tmp_path):
    return new_case(installed, tmp_path)


def test_the_wheel_holds_every_file_of_the_generator(wheel):
    there = set(zipfile.ZipFile(wheel).namelist())
    files = [path.relative_to(HOOKS).as_posix() for path in HOOKS.rglob("*") if path.is_file()]
    ours = {path for path in files if not re.search(r"__pycache__|\.egg-info/", path)}
    assert {"casesite/starter/.github/workflows/site.yml", "casesite/theme/main.html", "casesite/templates/overview.md.j2"} <= ours
    assert ours - there == NOT_INSTALLED & ours
    assert {path for path in there - ours if ".dist-info/" not in path} == set()


def test_the_code_under_test_is_the_installed_one(installed, tmp_path):
    where = run(
        installed / "python", "-c", "import casesite, casesite_mkdocs; print(casesite.__file__, casesite_mkdocs.__file__)", cwd=tmp_path
    )
    (site,) = installed.parent.glob("lib/python*/site-packages")
    assert where.split() == [str(site / "casesite" / "__init__.py"), str(site / "casesite_mkdocs" / "__init__.py")]


def test_a_new_case_builds_strictly_at_once(case, program, tmp_path):
    assert list(case.rglob("*.py")) == []
    built = mkdocs("build", "--strict", "--site-dir", tmp_path / "site", cwd=case)
    assert built.returncode == 0, built.stderr
    assert "WARNING" not in built.stdout + built.stderr
    site = contents(tmp_path / "site")
    menu = re.findall(r": (\S+)\.md$", (case / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(menu) > 12
    assert [page for page in menu if f"{page}.html" not in site and f"{page}/index.html" not in site] == []
    records = {"parties/alex-example", "proceedings/lift-inquiry", "safety/replace-door-switches", "sources/check-gazette"}
    assert [page for page in records if f"{page}/index.html" not in site] == []
    assert {"404.html", "_headers", "feed.xml", "data/case.json", "assets/casesite.css", "assets/casesite.js", "search/index.json"} <= set(
        site
    )
    assert b"{%" not in site["robots.txt"]
    page = read_html(site["index.html"].decode())
    assert "assets/casesite.css" in [link.attributes.get("href") for link in page.all("link")]
    assert page.all(kind="cs-search-field")
    assert [link for link in page.all("link") if "fonts" in link.attributes.get("href", "")] == []
    assert b"Content-Security-Policy" in site["404.html"]


def test_make_builds_a_new_case(case, program):
    (case / ".venv").mkdir()
    (case / ".venv/stamp").touch()  # as if it were installed: pip asks the network
    run("make", "check", "build", f"RUN={sys.executable} -m", cwd=case)
    assert (case / "site/index.html").exists()


def test_make_says_what_to_do_while_nothing_says_where_casesite_comes_from(case):
    (case / "python").write_text('#!/bin/sh\n[ "$1" != casesite ]\n')  # installs anything, and has no casesite
    (case / "python").chmod(0o755)
    made = subprocess.run(["make", "build", "PYTHON=true", "RUN=./python"], cwd=case, capture_output=True, text=True, check=False)
    assert made.returncode == 2
    assert made.stderr.startswith("requirements.txt does not name casesite yet; README.md says where it comes from")


def test_the_workflow_of_a_new_case_runs_what_works(case, installed, program):
    steps = yaml.safe_load((case / ".github/workflows/site.yml").read_text(encoding="utf-8"))["jobs"]["build"]["steps"]
    commands = [step["run"].split() for step in steps if "run" in step]
    assert ["casesite", "check", "--format", "github"] in commands
    assert ["casesite", "check", "--base", "HEAD^1", "--format", "github"] in commands
    git = ["git", "-c", "user.name=Somebody", "-c", "user.email=somebody@gate.example.org"]
    run(*git, "init", "--quiet", "--initial-branch=main", cwd=case)
    for subject in ("Case", "A change"):  # a checkout has the merge and its first parent: fetch-depth is 2
        run(*git, "add", "--all", cwd=case)
        run(*git, "commit", "--quiet", "--allow-empty", f"--message={subject}", cwd=case)
    for command in commands:
        if command[0] != "python":  # pip asks the network
            run(sys.executable, "-m", *command, cwd=case)


def test_a_case_of_another_language_and_a_hostile_title_builds_strictly(installed, program, tmp_path):
    case = new_case(installed, tmp_path, f"--title={HOSTILE}", "--language=de", f"--contact={HOSTILE}")
    built = mkdocs("build", "--strict", "--site-dir", tmp_path / "site", cwd=case)
    assert built.returncode == 0, built.stderr
    for path in html_pages(tmp_path / "site"):
        page = read_html(path.read_text(encoding="utf-8"))
        assert page.all("html")[0].attributes["lang"] == "de"
        assert squeezed(page.all("title")[0].text).endswith(HOSTILE), path
        assert [bold for bold in page.all("b") if bold.text == "known"] == [], path
        assert squeezed(page.all(kind="md-logo")[0].attributes["aria-label"]) == HOSTILE, path
    overview = read_html((tmp_path / "site" / "index.html").read_text(encoding="utf-8"))
    assert squeezed(overview.all("h1")[0].text).startswith(HOSTILE)


def test_the_plugin_gives_the_pages_that_the_hook_gives(program, bridge_site, tmp_path):
    project = copy_project(tmp_path / "copy")
    shutil.rmtree(tmp_path / "copy" / "hooks")
    edit(project / "mkdocs.yml", "hooks:\n  - ../../../hooks/mkdocs_hooks.py\n", "")
    edit(project / "mkdocs.yml", "plugins: [] # the search is our own\n", "plugins:\n  - casesite\n")
    repository = {"CASESITE_REPO_URL": "https://example.org/repo", "CASESITE_EDIT_URI": "edit/main/docs/"}
    edit(project / "mkdocs.yml", "  name: material\n  custom_dir: ../../../hooks/casesite/theme\n", "  name: casesite\n")
    built = mkdocs("build", "--strict", "--site-dir", tmp_path / "site", cwd=project, **repository)
    assert built.returncode == 0, built.stderr
    by_hook, by_plugin = contents(bridge_site), contents(tmp_path / "site")
    for site in (by_hook, by_plugin):
        site.pop("sitemap.xml.gz", None)  # holds the time
    assert sorted(by_plugin) == sorted(by_hook)
    assert [path for path in by_hook if by_plugin[path] != by_hook[path]] == []


def test_the_plugin_has_every_event_of_the_hook():
    events = {name: event for name, event in vars(mkdocs_hooks).items() if name.startswith("on_")}
    assert {"on_config", "on_files", "on_serve"} < set(events)
    assert {name for name in vars(CasePlugin) if name.startswith("on_")} == set(events)
    handlers = [handler for event in events.values() for handler in getattr(event, "methods", [event])]  # an event may have two
    assert {handler.__self__.__class__ for handler in handlers} == {CasePlugin}
    assert mkdocs_hooks.on_config.mkdocs_priority == CasePlugin.on_config.mkdocs_priority


def test_the_data_may_stand_in_a_folder_that_the_plugin_is_told(case, program, tmp_path):
    (case / "case_data").rename(case / "record")
    edit(case / "mkdocs.yml", "  - casesite # ", "  - casesite:\n      case_data: record # ")
    built = mkdocs("build", "--strict", "--site-dir", tmp_path / "site", cwd=case)
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "site" / "timeline" / "index.html").exists()


def test_bad_data_is_a_line_with_its_place_and_leaves_the_last_good_site(case, program, tmp_path):
    assert mkdocs("build", "--strict", cwd=case).returncode == 0
    before = contents(case / "site")
    edit(case / "case_data" / "events.yml", "category: statement", "category: statements")
    built = mkdocs("build", "--strict", cwd=case)
    assert built.returncode == 1
    assert re.search(r'case_data/events\.yml:\d+:13: error: case.yml has no category "statements"', built.stderr)
    assert "Traceback" not in built.stderr
    assert contents(case / "site") == before


def test_under_serve_the_installed_generator_follows_the_data(case, program, tmp_path):
    server = Server(case, tmp_path / "server.log")
    try:
        server.shows("timeline/", lambda words: "The inquiry reports" in words)
        edit(case / "case_data" / "events.yml", TITLE, "title: The inquiry is over\n")
        server.shows("timeline/", lambda words: "The inquiry is over" in words)
        edit(case / "case_data" / "events.yml", "category: statement", "category: statements")
        assert "The inquiry is over" in server.shows("timeline/", lambda words: 'no category "statements"' in words)
        edit(case / "case_data" / "events.yml", "category: statements", "category: statement")
        server.shows("timeline/", lambda words: "statements" not in words)
    finally:
        server.stop()


def test_the_readme_of_a_new_case_names_five_commands_that_are_there(case, installed):
    block = re.search(r"```sh\n(.*?)```", (case / "README.md").read_text(encoding="utf-8"), re.DOTALL)[1]
    commands = [line.partition("#")[0].strip() for line in block.splitlines()]
    assert len(commands) == 5
    for command in commands[2:]:
        assert "sage:" in run(installed / "python", "-m", *command.split(), "--help", cwd=case)
