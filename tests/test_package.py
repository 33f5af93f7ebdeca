"""The package as an index takes it, and what is read of it beside: the citation, the archive, a release."""

import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from release import faults

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_the_words_for_the_index_hold_nothing_that_leads_to_a_file():
    """An index shows no other file of the repository, so a link to one is dead there."""
    text = (ROOT / PROJECT["readme"]).read_text(encoding="utf-8")
    assert re.findall(r"\]\((?!https://)[^)]*\)|<img|\.\./", text) == []
    assert text.startswith("# casesite\n")


def test_the_package_says_who_made_it_for_whom_and_under_which_licences():
    assert PROJECT["authors"]
    assert PROJECT["license"] == "MIT"
    assert not any(name.startswith("License ::") for name in PROJECT["classifiers"])  # the licence is an SPDX expression
    assert all((ROOT / name).is_file() for name in PROJECT["license-files"])
    assert "Typing :: Typed" in PROJECT["classifiers"]
    assert all((ROOT / "hooks" / name / "py.typed").is_file() for name in ("casesite", "casesite_mkdocs"))


def test_what_is_cited_and_archived_is_this_package():
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    archived = json.loads((ROOT / ".zenodo.json").read_text(encoding="utf-8"))
    assert (cited["title"], cited["version"], cited["license"]) == (PROJECT["name"], PROJECT["version"], PROJECT["license"])
    assert (archived["title"], archived["license"]) == (PROJECT["name"], PROJECT["license"])
    authors = [author["name"] for author in PROJECT["authors"]]
    assert [author["name"] for author in cited["authors"]] == authors == [creator["name"] for creator in archived["creators"]]


def test_the_source_holds_what_the_tests_take(tmp_path):
    """``git ls-files`` against the lines of MANIFEST.in: what is added to the repository is in the sdist, or left out by name."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("this is no repository")
    tracked = subprocess.run([git, "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    lines = [line.split() for line in (ROOT / "MANIFEST.in").read_text(encoding="utf-8").splitlines()]
    folders = tuple(f"{line[1]}/" for line in lines if line[:1] == ["graft"])
    files = {name for line in lines if line[:1] == ["include"] for name in line[1:]}
    always = {"pyproject.toml", "MANIFEST.in", PROJECT["readme"], *PROJECT["license-files"]}
    left_out = (".ci/", ".devcontainer/", "Containerfile", ".containerignore")
    assert [name for name in tracked if not name.startswith((*folders, *left_out)) and name not in files | always] == []


def test_a_release_asks_for_one_version_everywhere_and_a_day_in_the_changelog(tmp_path):
    for name in ("pyproject.toml", "CITATION.cff"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "docs").mkdir()
    version = PROJECT["version"]
    (tmp_path / "docs/changelog.md").write_text(f"# Changelog\n\n## {version} (not yet released)\n", encoding="utf-8")
    assert list(faults(version, tmp_path)) == [f"docs/changelog.md: there is no line “## {version} (YYYY-MM-DD)”"]
    (tmp_path / "docs/changelog.md").write_text(f"# Changelog\n\n## {version} (2026-12-01)\n", encoding="utf-8")
    assert list(faults(version, tmp_path)) == []
    assert len(list(faults("9.9.9", tmp_path))) == 3


def test_the_release_script_ends_with_one_where_something_stands_in_the_way():
    run = subprocess.run([sys.executable, ROOT / "tests/release.py", "9.9.9"], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "and not 9.9.9" in run.stdout


def test_the_version_is_that_of_the_source_also_where_nothing_is_installed():
    command = [sys.executable, "-S", "-c", "import casesite.site; print(casesite.site.version())"]
    hooks = str(ROOT / "hooks")
    done = subprocess.run(command, env={"PYTHONPATH": hooks}, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == PROJECT["version"]
