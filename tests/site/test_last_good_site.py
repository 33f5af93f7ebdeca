"""A build of MkDocs that is killed, fails or finds no room leaves the last good site, or the new one, and never a part."""

import errno
import json
import os
import resource
import shutil
import subprocess
import sys
from types import SimpleNamespace

import pytest
from casesite_mkdocs.unfinished import UnfinishedSite
from site_tools import BRIDGE, HOOKS, ROOT, append, contents, environment, mkdocs

from casesite.writing import swap

pytest_plugins = ["site_fixtures"]

MORE = "\n- {id: door, title: Door, text: A gate in a wall.}\n"  # a term: a build with it is another one
FAULTS = {
    # What is written into the project, and what the run then says.
    "F40: a dead link, in a strict build": ({"docs/extra.md": "[x](nowhere.md)"}, "Aborted with"),
    "a template of the theme": ({"hook.py": "def on_page_context(context, **_):\n    context['once'] = None"}, "not callable"),
    "a template that is not there": ({"docs/extra.md": "---\ntemplate: gone.html\n---\nx"}, "gone.html"),
    "a plugin, while pages are made": ({"hook.py": "def on_page_content(html, **_):\n    raise ValueError('planted')"}, "planted"),
    "a plugin, at the very end": ({"hook.py": "def on_post_build(**_):\n    raise ValueError('planted')"}, "planted"),
    "a program that exits": ({"hook.py": "def on_post_build(**_):\n    raise SystemExit(3)"}, ""),
}


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A project whose site was built, that may be changed by each test and is put back after it."""
    project = shutil.copytree(BRIDGE, tmp_path_factory.mktemp("published") / "project", ignore=shutil.ignore_patterns("site"))
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("../../../hooks/", f"{HOOKS}/").replace("mkdocs_hooks.py\n", "mkdocs_hooks.py\n  - hook.py\n")
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (project / "hook.py").touch()
    assert mkdocs("build", "--strict", cwd=project).returncode == 0
    return project


@pytest.fixture
def changed(published):
    """The published project with one term more, which would show on the site."""
    before = contents(published)
    append(published / "case_data/glossary.yml", MORE)
    yield published
    for path in contents(published).keys() - before.keys():
        (published / path).unlink()
    for path, content in before.items():
        if path.startswith("site/") or (published / path).read_bytes() != content:
            (published / path).parent.mkdir(parents=True, exist_ok=True)
            (published / path).write_bytes(content)


def leftovers(folder):
    return [path.name for path in folder.iterdir() if "casesite-" in path.name]


def build(project, *arguments, limit=None):
    command = [sys.executable, "-m", "mkdocs", "build", *arguments]
    limited = (lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))) if limit is not None else None
    more = {"env": environment(PYTHONDONTWRITEBYTECODE="1"), "capture_output": True, "text": True, "timeout": 120}
    return subprocess.run(command, cwd=project, check=False, preexec_fn=limited, **more)  # only this is done there


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_fails_the_last_good_site_stays(fault, changed):
    files, words = FAULTS[fault]
    for path, text in files.items():
        (changed / path).write_text(text)
    before = contents(changed / "site")
    done = build(changed, "--strict")
    assert done.returncode != 0
    assert words in done.stdout + done.stderr
    assert contents(changed / "site") == before
    assert leftovers(changed) == []


@pytest.mark.parametrize("program", ["mkdocs", "properdocs"])
def test_each_program_of_that_family_leaves_the_last_good_site_after_a_warning_in_a_strict_build(program, changed):
    (changed / "docs/extra.md").write_text("[x](nowhere.md)")
    before = contents(changed / "site")
    command = [sys.executable, "-m", program, "build", "--strict", "--config-file", "mkdocs.yml"]
    done = subprocess.run(command, cwd=changed, env=environment(), capture_output=True, text=True, check=False)
    assert (done.returncode, "Aborted with" in done.stdout + done.stderr) == (1, True), done.stderr
    assert contents(changed / "site") == before
    done = subprocess.run([*command[:4], *command[5:]], cwd=changed, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "extra/index.html" in contents(changed / "site")


@pytest.mark.parametrize("limit", [0, 4096, 100_000])
def test_where_there_is_no_room_a_line_says_so_and_the_last_good_site_stays(limit, changed):
    before = contents(changed / "site")
    done = build(changed, limit=limit)
    assert done.returncode == 1
    assert ("Traceback" in done.stderr, "None" in done.stderr) == (False, False)
    assert done.stderr.rstrip().endswith("File too large; the last site is as it was")
    assert contents(changed / "site") == before
    assert leftovers(changed) == []


def test_a_path_that_is_too_long_is_a_line(changed):
    done = build(changed, "--site-dir", "x" * 300)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "File name too long; the last site is as it was" in done.stderr


def test_killed_at_any_moment_it_leaves_the_old_site_or_the_new_one(changed, tmp_path, request):
    """F39; ``--kills=50`` tries fifty moments. What a killed build left is gone after the next."""
    command = [sys.executable, str(ROOT / "tests/killing.py"), str(changed), str(tmp_path), str(request.config.option.kills), "site", "--"]
    done = subprocess.run(
        [*command, "mkdocs", "build"],
        capture_output=True,
        text=True,
        env=environment(PYTHONPATH=str(HOOKS), PYTHONDONTWRITEBYTECODE="1"),
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert (said["code"], said["number"] > 300) == (0, True)
    old, new = contents(changed / "site"), contents(tmp_path / "whole/site")
    assert old != new
    for number, kill in enumerate(said["kills"]):
        assert contents(tmp_path / str(number) / "site") in (old, new), kill
    assert [leftovers(tmp_path / f"{number}-again") for number in range(len(said["kills"]))] == [[]] * len(said["kills"])


def test_a_plugin_finds_the_new_site_where_the_settings_say_that_it_is(changed):
    (changed / "hook.py").write_text(
        "from pathlib import Path\n"
        "def on_pre_build(config): Path(config.site_dir, 'early.txt').write_text('x')\n"
        "def on_post_build(config): Path(config.site_dir, 'late.txt').write_text(str(Path(config.site_dir, 'index.html').exists()))\n"
    )
    assert build(changed).returncode == 0
    site = contents(changed / "site")
    assert (site["late.txt"], b"A gate in a wall." in site["glossary/index.html"]) == (b"True", True)
    assert "early.txt" not in site  # MkDocs empties the folder after that event


def test_what_is_hidden_in_the_site_is_not_ours_to_remove(changed):
    (changed / "site/.git/objects").mkdir(parents=True)
    for path in (".nojekyll", ".git/HEAD", ".git/objects/1"):
        (changed / "site" / path).write_text(path)
    assert build(changed).returncode == 0
    site = contents(changed / "site")
    assert [site[path] for path in (".nojekyll", ".git/HEAD", ".git/objects/1")] == [b".nojekyll", b".git/HEAD", b".git/objects/1"]
    assert b"A gate in a wall." in site["glossary/index.html"]


def test_a_link_for_the_site_stays_a_link_and_the_folder_keeps_its_mode(changed, tmp_path):
    (tmp_path / "real").mkdir(mode=0o750)
    (tmp_path / "public").symlink_to("real")
    assert build(changed, "--site-dir", str(tmp_path / "public")).returncode == 0
    assert (tmp_path / "public").is_symlink()
    assert (tmp_path / "real/index.html").is_file()
    assert (tmp_path / "real").stat().st_mode & 0o777 == 0o750


def test_a_build_of_some_pages_works_on_what_is_there(changed):
    (changed / "site/left.txt").write_text("x")
    assert build(changed, "--dirty").returncode == 0
    assert {"left.txt", "glossary/index.html"} <= contents(changed / "site").keys()


@pytest.mark.parametrize("site_dir", [".", "case_data/site", "..", "case_data"])
def test_a_site_that_would_cost_the_project_or_its_data_is_refused(site_dir, changed):
    before = contents(changed)
    done = build(changed, "--site-dir", site_dir)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "site_dir" in done.stderr
    assert contents(changed) == before


@pytest.mark.parametrize("fault", [errno.EBUSY, errno.EXDEV, errno.EACCES])
def test_a_place_that_cannot_be_moved_is_filled(fault, tmp_path, monkeypatch):
    """A volume of a container, say: the new site is put into it, once it is whole."""

    def immovable(_new, _place):
        raise OSError(fault, os.strerror(fault))

    monkeypatch.setattr(swap, "put", immovable)
    (tmp_path / "site").mkdir()
    for name in ("old.html", ".git"):
        (tmp_path / "site" / name).write_text("old")
    config = SimpleNamespace(site_dir=str(tmp_path / "site"), strict=False)
    unfinished = UnfinishedSite(config)
    (unfinished.folder / "new.html").write_text("new")
    assert contents(tmp_path / "site") == {"old.html": b"old", ".git": b"old"}
    assert unfinished.put() == ""
    assert contents(tmp_path) == {"site/new.html": b"new", "site/.git": b"old"}
    assert config.site_dir == str(tmp_path / "site")


def test_where_only_the_site_may_be_written_it_is_made_in_there(tmp_path, monkeypatch):
    real = swap.fresh

    def fresh(place):
        if place == tmp_path / "site":
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(place)

    monkeypatch.setattr(swap, "fresh", fresh)
    monkeypatch.setattr(swap, "put", lambda _new, _place: (_ for _ in ()).throw(PermissionError(errno.EACCES, "Permission denied")))
    (tmp_path / "site").mkdir()
    (tmp_path / "site/old.html").write_text("old")
    unfinished = UnfinishedSite(SimpleNamespace(site_dir=str(tmp_path / "site"), strict=False))
    assert unfinished.folder.parent == tmp_path / "site"
    (unfinished.folder / "new.html").write_text("new")
    assert unfinished.put() == ""
    assert contents(tmp_path) == {"site/new.html": b"new"}
    assert leftovers(tmp_path / "site") == []
