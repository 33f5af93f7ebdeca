"""No page grows with the case: on a phone none is longer than fifteen screens or heavier than 60 kB, and the overview not than eight."""

import os
import subprocess
import sys

import pytest
from site_tools import ROOT, mkdocs

pytest_plugins = ["site_fixtures"]

LARGEST = 60  # files of a site: what is too long is among them


@pytest.fixture
def screens(monkeypatch):
    """The script that says what is too long."""
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    import screens

    return screens


@pytest.fixture(scope="session")
def thousand_site(tmp_path_factory):
    """A made-up case of 1,000 events as MkDocs builds it."""
    project = tmp_path_factory.mktemp("thousand") / "case"
    subprocess.run([sys.executable, ROOT / "benchmarks/synthesize.py", "1000", project], check=True, capture_output=True)
    run = mkdocs("build", "--strict", cwd=project)
    assert run.returncode == 0, run.stderr
    return project / "site"


@pytest.mark.parametrize("name", ["shipped_site", "thousand_site"])
def test_no_page_is_too_long_or_too_heavy(request, screens, browser, serve_folder, name):
    site = request.getfixturevalue(name)
    paths = screens.largest(site, LARGEST)
    assert list(screens.too_heavy(site, paths)) == []
    page = browser.new_page()
    assert list(screens.too_long(page, serve_folder(site), paths)) == []
    page.close()


def test_the_limits_are_those_of_pages_that_are_longer_and_heavier(screens, browser, serve_folder, tmp_path):
    for path, height in (("", 8), ("at/", 15), ("over/", 15.1)):
        (tmp_path / path).mkdir(exist_ok=True)
        words = f'<body style="margin:0"><div style="height:{height * screens.HEIGHT}px">'
        (tmp_path / path / "index.html").write_text(words, encoding="utf-8")
    (tmp_path / "heavy").mkdir()
    (tmp_path / "heavy/index.html").write_bytes(os.urandom(60_001))
    paths = screens.largest(tmp_path)
    page = browser.new_page()
    assert [path for path, _ in screens.too_long(page, serve_folder(tmp_path), ["", "at/", "over/"])] == ["over/"]
    assert [path for path, _ in screens.too_heavy(tmp_path, paths)] == ["heavy/"]
