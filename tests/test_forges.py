"""``casesite init --forge``: what each forge is told to do is done here by hand, with git and a shell, step by step."""

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from casesite.commands.cli import main
from casesite.writing.starter import FORGES

ADDRESS = "https://codeberg.org/someone/case"
BIN = Path(sys.executable).parent
# Stands for curl: it writes down what it was given, a line each.
CURL = '#!/bin/sh\nfor word in "$@"; do printf "%s\\n" "$word"; case $word in *@*) cat "${word#*@}" ;; esac; done > "$SAID"\n'
ME = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org"}

pytestmark = pytest.mark.skipif(not (shutil.which("git") and shutil.which("bash")), reason="it takes git and bash")


def shell(script, folder, **more):
    """Run lines as a forge does: each must succeed. Installing is left out: the program under test is the one that is here."""
    lines = "\n".join(line for line in script.splitlines() if "pip install" not in line)
    kept = {name: os.environ[name] for name in ("HOME", "LANG") if name in os.environ}
    path = f"{folder.parent / 'bin'}:{BIN}:{os.environ['PATH']}"
    environment = {**kept, **ME, "PATH": path, "SAID": str(folder.parent / "said.txt"), "NO_MKDOCS_2_WARNING": "1", **more}
    command = ["bash", "-e", "-o", "pipefail", "-c", lines]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def done(script, folder, **more):
    run = shell(script, folder, **more)
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout.strip()


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A new case on a forge, committed, and a change to it in a branch → the folder, and the commit before the change."""

    def make(forge):
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(sys, "stdin", io.StringIO())
        assert main(["init", "case", "--forge", forge, "--today", "2030-01-01"]) == 0
        (tmp_path / "bin").mkdir()
        (tmp_path / "bin/curl").write_text(CURL)
        (tmp_path / "bin/curl").chmod(0o755)
        case = tmp_path / "case"
        done("git init --quiet --initial-branch=main . && casesite lock && git add -A && git commit --quiet -m Case", case)
        base = done("git rev-parse HEAD", case)
        file = case / "case_data/glossary.yml"
        file.write_text(file.read_text(encoding="utf-8") + "\n- id: term-hatch\n  title: Hatch\n  text: A way out at the top.\n")
        done("git switch --quiet -c change && git add -A && git commit --quiet -m Hatch", case)
        return case, base

    return make


@pytest.mark.parametrize("forge", FORGES)
def test_a_case_has_the_files_of_its_forge_and_of_no_other(forge, repository):
    case, _ = repository(forge)
    assert (case / FORGES[forge]["ci"]).is_file()
    assert [other for other, words in FORGES.items() if other != forge and (case / words["ci"]).exists()] == []
    readme = (case / "README.md").read_text(encoding="utf-8")
    assert f"`{FORGES[forge]['ci']}`" in readme
    assert "<<" not in readme


# GitLab


@pytest.fixture
def gitlab(repository):
    case, base = repository("gitlab")
    jobs = yaml.safe_load((case / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    known = {
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
        "COMMENT_TOKEN": "secret",
        "CI_API_V4_URL": "https://git.example.org/api/v4",
        "CI_PROJECT_ID": "7",
        "CI_MERGE_REQUEST_IID": "3",
        "CASESITE_SITE_URL": "https://case.example.org/",
    }
    return case, lambda job: shell("\n".join(jobs[job]["script"]), case, **known)


def test_gitlab_checks_a_change_and_refuses_a_bad_one(gitlab):
    case, job = gitlab
    assert job("check").returncode == 0
    events = case / "case_data/events.yml"
    events.write_text(events.read_text(encoding="utf-8").replace("title: ", "title: Not ", 1), encoding="utf-8")
    run = job("check")
    assert run.returncode == 1
    assert "(unexplained-change)" in run.stdout


def test_gitlab_says_in_a_comment_what_changes(gitlab):
    case, job = gitlab
    run = job("comment")
    assert run.returncode == 0, run.stderr
    said = (case.parent / "said.txt").read_text(encoding="utf-8")
    assert "https://git.example.org/api/v4/projects/7/merge_requests/3/notes" in said
    assert "PRIVATE-TOKEN: secret" in said
    assert "Hatch" in said
    assert "secret" not in run.stdout + run.stderr


def test_gitlab_publishes_the_folder_public(gitlab):
    case, job = gitlab
    assert job("pages").returncode == 0
    assert "https://case.example.org/" in (case / "public/index.html").read_text(encoding="utf-8")


# Forgejo, as on Codeberg


@pytest.fixture
def forgejo(repository, tmp_path):
    case, base = repository("codeberg")
    workflow = yaml.safe_load((case / ".forgejo/workflows/site.yml").read_text(encoding="utf-8"))
    bare = tmp_path / "bare.git"
    done(f"git clone --quiet --bare . {bare} && git push --quiet {bare} change:refs/pull/3/head", case)
    known = {
        "CASESITE_REPO_URL": ADDRESS,
        # The repository is in a folder here, whatever its address says.
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{bare}.insteadOf",
        "GIT_CONFIG_VALUE_0": ADDRESS,
        "BASE": base,
        "HEAD": done("git rev-parse change", case),
        "GITHUB_SHA": base,
        "NUMBER": "3",
        "OWNER": "someone",
        "REPOSITORY": "case",
        "TOKEN": "secret",
        "API": "https://git.example.org/api/v1/repos/someone/case/issues/3/comments",
    }

    def job(name, **more):
        folder = tmp_path / f"run-{name}-{len(list(tmp_path.iterdir()))}"
        folder.mkdir()
        return folder, [shell(step["run"], folder, **(known | more)) for step in workflow["jobs"][name]["steps"] if "run" in step]

    return bare, job


def test_forgejo_checks_a_change_and_says_in_a_comment_what_it_does(forgejo, tmp_path):
    _, job = forgejo
    _, runs = job("check", FORK="false")
    assert [run.stdout + run.stderr for run in runs if run.returncode] == []
    words = (tmp_path / "said.txt").read_text(encoding="utf-8")
    assert "https://git.example.org/api/v1/repos/someone/case/issues/3/comments" in words
    assert "Hatch" in json.loads(words[words.index("{") : words.rindex("}") + 1])["body"]


def test_forgejo_writes_no_comment_for_a_fork(forgejo, tmp_path):
    _, job = forgejo
    _, runs = job("check", FORK="true")
    assert [run.returncode for run in runs if run.returncode] == []
    assert "Hatch" in runs[-1].stdout
    assert not (tmp_path / "said.txt").exists()


def test_forgejo_publishes_the_branch_pages(forgejo):
    bare, job = forgejo
    _, runs = job("publish")
    assert [run.stdout + run.stderr for run in runs if run.returncode] == []
    page = done("git show pages:index.html", bare)
    assert "https://someone.codeberg.page/case/" in page


def test_forgejo_takes_no_action_of_anybody_else(forgejo, tmp_path):
    workflow = yaml.safe_load((tmp_path / "case/.forgejo/workflows/site.yml").read_text(encoding="utf-8"))
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    assert [step for step in steps if "uses" in step] == []
    assert [step for step in steps if "${{" in step["run"]] == []  # a shell never reads what somebody wrote
