"""One case, three site generators: the same pages, the same ids, the same words.

MkDocs and ProperDocs run the hook. Zensical runs none: it gets the pages that ``casesite build`` writes.
What differs is listed here, one by one, and in docs/site-generators.md.
"""

import json
import re
import shutil
import subprocess
import sys
from urllib.parse import urljoin

import pytest
from site_tools import ROOT, contents, copy_project, environment, mkdocs, read_html, squeezed

pytest_plugins = ["site_fixtures"]

GENERATORS = ("mkdocs", "properdocs", "zensical")
# The hook writes the policy for hosts that send headers, and the twins of pages that were written by hand.
NOT_OF_ZENSICAL = {"_headers", "contributing/index.html.md", "sitemap.xml.gz"}
# It writes an index for a search of its own, and copies the theme's folder whole; the last is what `casesite build` leaves.
OF_ZENSICAL_ALONE = {"search.json", "__init__.py", "mkdocs_theme.yml", ".casesite"}
NOT_READ_BY_ZENSICAL = {"robots.txt"}  # a template to MkDocs, a file to Zensical
# The place that Zensical's link "Skip to content" leads to; Material's leads to the first heading.
SKIP = "__skip"


def run(*command, cwd, **more):
    done = subprocess.run([*map(str, command)], cwd=cwd, env=environment(**more), capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="session")
def sites(tmp_path_factory):
    """The bridge case as each generator builds it, strictly."""
    folder = tmp_path_factory.mktemp("generators")
    project = copy_project(folder)
    built = mkdocs("build", "--strict", "--site-dir", folder / "mkdocs", cwd=project)
    assert built.returncode == 0, built.stderr
    properdocs = [sys.executable, "-m", "properdocs", "build", "--strict", "--config-file", "mkdocs.yml"]
    run(*properdocs, "--site-dir", folder / "properdocs", cwd=project)
    shutil.copy(ROOT / "zensical.yml", project)
    for command in zensical_commands():
        run(*command, cwd=project, PYTHONPATH=str(folder / "hooks"))
    shutil.move(project / "build" / "site", folder / "zensical")
    return {name: contents(folder / name) for name in GENERATORS}


def zensical_commands():
    """The commands that the guide gives, with this Python."""
    guide = (ROOT / "docs" / "site-generators.md").read_text(encoding="utf-8")
    block = next(block for block in re.findall(r"```sh\n(.*?)```", guide, re.DOTALL) if "zensical build" in block)
    for line in block.splitlines():
        program, *arguments = line.split()
        yield [program, *arguments] if program == "cp" else [sys.executable, "-m", program, *arguments]


def article(html):
    """The part of a page that is the case: its ids in order, and its words."""
    found = read_html(html.decode()).all("article")[0]
    ids = [element.attributes["id"] for element in found.walk() if "id" in element.attributes]
    return [id for id in ids if id != SKIP], squeezed(found.text)


def pages(site):
    return {path: content for path, content in site.items() if path.endswith(".html") and not path.endswith("/card.html")}


@pytest.mark.parametrize("name", GENERATORS[1:])
def test_the_same_pages_are_there(name, sites):
    assert len(pages(sites["mkdocs"])) > 30
    assert sorted(pages(sites[name])) == sorted(pages(sites["mkdocs"]))


@pytest.mark.parametrize("name", GENERATORS[1:])
def test_every_page_has_the_same_ids_in_the_same_order(name, sites):
    ids = {path: article(html)[0] for path, html in pages(sites["mkdocs"]).items()}
    assert sum(map(len, ids.values())) > 200
    assert {path: article(html)[0] for path, html in pages(sites[name]).items()} == ids


@pytest.mark.parametrize("name", GENERATORS[1:])
def test_every_page_has_the_same_words(name, sites):
    words = {path: article(html)[1] for path, html in pages(sites["mkdocs"]).items()}
    assert sum(map(len, words.values())) > 20_000
    assert {path: article(html)[1] for path, html in pages(sites[name]).items()} == words


@pytest.mark.parametrize("name", GENERATORS[1:])
def test_every_page_has_the_same_links_within_the_site(name, sites):
    def links(path, html):
        found = [link.attributes.get("href") for link in read_html(html.decode()).all("article")[0].all("a")]
        return [urljoin(f"https://site.example/{path.removesuffix('index.html')}", target) for target in found if target is not None]

    ours = {path: links(path, html) for path, html in pages(sites["mkdocs"]).items() if path != "404.html"}  # found at any address
    assert {path: links(path, html) for path, html in pages(sites[name]).items() if path in ours} == ours


@pytest.mark.parametrize("name", GENERATORS[1:])
def test_every_export_is_the_same_byte_for_byte(name, sites):
    ours = {path for path in sites["mkdocs"].keys() - pages(sites["mkdocs"]) if not path.startswith(("assets/", "search/", "sitemap"))}
    assert {"feed.xml", "data/case.json", "timeline.ics"} < ours
    known = NOT_OF_ZENSICAL | NOT_READ_BY_ZENSICAL if name == "zensical" else set()
    assert {path for path in ours if sites[name].get(path) != sites["mkdocs"][path]} == known & ours


def test_properdocs_runs_the_hook_and_gives_its_policy_too(sites):
    assert sorted(sites["properdocs"]) == sorted(sites["mkdocs"])
    assert b"Content-Security-Policy" in sites["properdocs"]["index.html"]


def test_zensical_has_these_files_more_or_less_and_no_others(sites):
    ours, theirs = ({path for path in sites[name] if not path.startswith(("assets/", "search/"))} for name in ("mkdocs", "zensical"))
    assert ours - theirs == NOT_OF_ZENSICAL
    assert {path for path in theirs - ours if "__pycache__" not in path} == OF_ZENSICAL_ALONE
    assert {"assets/casesite.css", "assets/casesite.js", "assets/search.js"} <= set(sites["zensical"])


def test_zensical_asks_no_other_server_and_has_search_and_every_menu(sites):
    for path, html in pages(sites["zensical"]).items():
        page = read_html(html.decode())
        addresses = [element.attributes.get("src", "") for element in page.all("script")]
        addresses += [
            link.attributes["href"] for link in page.all("link") if link.attributes.get("rel") in ("stylesheet", "preconnect", "icon")
        ]
        assert [address for address in addresses if "//" in address] == [], path
        assert page.all(kind="cs-search-field"), path
        foot = [link.attributes["href"] for footer in page.all("footer") for link in footer.all("a")]
        assert len(foot) > 13, path


@pytest.mark.parametrize("name", GENERATORS)
def test_the_search_finds_every_record_and_page_but_with_zensical_no_page_that_somebody_wrote(name, sites):
    def found(site):
        first = json.loads(site["search/index.json"])
        parts = [content for path, content in site.items() if path.startswith(f"search/{first['folder']}/e")]
        return {url for part in parts for _, url, *_ in json.loads(part)}

    written = {"contributing/"}
    assert len(found(sites["mkdocs"])) > 60
    assert found(sites["mkdocs"]) - found(sites[name]) == (written if name == "zensical" else set())
    assert found(sites[name]) <= found(sites["mkdocs"])


def test_what_zensical_lacks_is_still_what_the_guide_says(sites):
    assert b"Content-Security-Policy" not in sites["zensical"]["index.html"]
    assert b"{%" in sites["zensical"]["robots.txt"]
