"""Folders of any name, anywhere below or beside the settings: the site is made, and its links to the data lead there."""

import json
import re
import shutil
from urllib.parse import quote, unquote

import pytest
from site_tools import BRIDGE, HOOKS, append, contents, mkdocs, read_html

from casesite.commands.cli import main

pytest_plugins = ["site_fixtures"]

REPOSITORY = {"CASESITE_REPO_URL": "https://example.org/repo"}
NAMES = ["a b", "Fußgänger-Brücke", "100% sure", "a#b?c", "new\nline", "«[x]» & $HOME"]


def laid_out(root, settings_in, docs, data):
    """The bridge case in a repository, its settings, pages and data in folders of their own → the folder of its settings."""
    repository, home = root / "repository", root / "repository" / settings_in
    home.mkdir(parents=True)
    shutil.copytree(BRIDGE / "docs", home / docs)
    shutil.copytree(BRIDGE / "case_data", home / data)
    settings = (BRIDGE / "mkdocs.yml").read_text(encoding="utf-8").replace("../../../hooks/", f"{HOOKS}/")
    settings = settings.replace("docs_dir: docs\n", f"docs_dir: {json.dumps(docs)}\n")
    settings = settings.replace("generator: false\n", f"generator: false\n  case_data: {json.dumps(data)}\n")
    (home / "mkdocs.yml").write_text(settings, encoding="utf-8")
    assert (home / docs).resolve().is_relative_to(repository)
    return home


@pytest.mark.parametrize(
    ("settings_in", "docs", "data"),
    [
        (".", "docs", "data/record"),
        (".", "pages/in/docs", "record"),
        ("site", "../docs", "../data/record"),
        ("site/here", "../../pages", "docs/data"),
        *[(name, name, f"../{name} data/{name.replace(chr(10), ' ')}") for name in NAMES],
    ],
)
def test_the_site_is_made_and_each_edit_link_leads_to_its_file(settings_in, docs, data, tmp_path):
    home = laid_out(tmp_path, settings_in, docs, data)
    repository = tmp_path / "repository"
    place = (home / docs).resolve().relative_to(repository).as_posix()
    site = tmp_path / "out" / settings_in / "site"
    done = mkdocs("build", "--strict", "--site-dir", site, cwd=home, CASESITE_EDIT_URI=f"edit/main/{quote(place)}/", **REPOSITORY)
    assert done.returncode == 0, done.stderr
    pages = {path: page for path, page in contents(site).items() if path.endswith("/index.html")}
    links = [
        (path, link.attributes["href"])
        for path, page in pages.items()
        for link in read_html(page.decode()).all("a")
        if link.attributes.get("rel") == "edit" or "/edit/main/" in link.attributes.get("href", "")
    ]
    assert len(links) > 30
    for path, link in links:
        address, _, line = link.partition("#")
        assert address.startswith("https://example.org/repo/edit/main/"), (path, link)
        file = repository / unquote(address.removeprefix("https://example.org/repo/edit/main/"))
        assert file.is_file(), (path, link)
        assert file.is_relative_to((home / data).resolve()) or file.is_relative_to((home / docs).resolve())
        if line and path.startswith("parties/"):
            words = file.read_text(encoding="utf-8").splitlines()[int(line[1:]) - 1]
            assert words == f"- id: {path.split('/')[1]}"


@pytest.mark.parametrize("name", NAMES)
def test_a_folder_of_any_name_is_checked_shown_and_written(name, tmp_path, monkeypatch, capsys):
    case_dir = shutil.copytree(BRIDGE / "case_data", tmp_path / name / name)
    monkeypatch.chdir(tmp_path)
    assert main(["check", f"{name}/{name}", "--today=2030-01-01"]) == 0
    assert main(["build", f"out {name}", f"{name}/{name}", "--today=2030-01-01"]) == 0
    assert (tmp_path / f"out {name}/index.md").is_file()
    append(case_dir / "glossary.yml", "\n- id: 7\n")
    capsys.readouterr()
    assert main(["check", f"{name}/{name}", "--today=2030-01-01"]) == 1
    said = capsys.readouterr()
    assert all(len(line) < 300 for line in (said.out + said.err).splitlines())
    assert main(["check", f"{name}/{name}", "--today=2030-01-01", "--format=sarif"]) == 1
    results = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    addresses = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results}
    assert len(addresses) == 1
    address = addresses.pop()
    assert re.fullmatch(r"[\w.~/%!$&'()*+,;=@-]+", address, re.ASCII)
    if "\n" not in name:  # which is shown as a space, for a message is one line
        assert (tmp_path / unquote(address)).samefile(case_dir / "glossary.yml")


def test_files_are_named_as_seen_from_where_one_stands(tmp_path, monkeypatch, capsys):
    case_dir = shutil.copytree(BRIDGE / "case_data", tmp_path / "data/record")
    append(case_dir / "glossary.yml", "\n- id: 7\n")
    for here, named, shown in ((tmp_path, "data/record", "data/record/"), (case_dir, ".", ""), (case_dir.parent, "record", "record/")):
        monkeypatch.chdir(here)
        assert main(["check", named, "--format=json"]) == 1
        assert {problem["file"] for problem in json.loads(capsys.readouterr().out)} == {f"{shown}glossary.yml"}


@pytest.mark.parametrize("words", ["abc", "äöü", "\U0001f309\U0001f309", "e\N{COMBINING ACUTE ACCENT}"])
def test_sarif_counts_columns_in_code_points_as_it_says(words, tmp_path, monkeypatch, capsys):
    case_dir = shutil.copytree(BRIDGE / "case_data", tmp_path / "case_data")
    line = f"- {{id: term, title: {words}, text: Words., titel: x}}"
    append(case_dir / "glossary.yml", f"\n{line}\n")
    monkeypatch.chdir(tmp_path)
    assert main(["check", "--format=sarif", "--today=2030-01-01"]) == 1
    run = json.loads(capsys.readouterr().out)["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    columns = [result["locations"][0]["physicalLocation"]["region"]["startColumn"] for result in run["results"]]
    assert columns == [line.index("titel") + 1]
