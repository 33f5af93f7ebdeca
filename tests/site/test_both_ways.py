"""A generated page reaches MkDocs with its HTML made; read as Markdown instead, it is the same page to a reader."""

import shutil

import pytest
from casesite_mkdocs.pages import ReadyPage
from mkdocs.structure.toc import get_toc
from site_tools import NO_CACHES, ROOT, contents, copy_project, edit, mkdocs, read_html, squeezed

from casesite import Site
from casesite.build import made_pages
from casesite.pages.written import contents as contents_of

pytest_plugins = ["site_fixtures"]


def outline(element):
    """An element as its tag, attributes and words, and what stands in it."""
    if isinstance(element, str):
        return squeezed(element)
    return (element.tag, element.attributes, [part for part in map(outline, element.inside) if part])


@pytest.mark.parametrize("name", ["bridge", "shipped"])
def test_both_ways_give_the_same_pages(name, tmp_path):
    if name == "bridge":
        project = copy_project(tmp_path / "repository")
    else:
        project = tmp_path / "repository"
        for part in ("hooks", "case_data", "docs"):
            shutil.copytree(ROOT / part, project / part, ignore=NO_CACHES)
        shutil.copy(ROOT / "mkdocs.yml", project)
    sites = {}
    for way in ("html", "markdown"):
        if way == "markdown":
            edit(project / "mkdocs.yml", "extra:\n", "extra:\n  read_markdown: true\n")
        run = mkdocs("build", "--strict", "--site-dir", tmp_path / way, cwd=project)
        assert run.returncode == 0, run.stderr
        sites[way] = contents(tmp_path / way)
    assert sorted(sites["html"]) == sorted(sites["markdown"])
    pages = [path for path in sites["html"] if path.endswith(".html")]
    assert len(pages) > 30
    for path in pages:
        ready, read = (outline(read_html(site[path].decode())) for site in (sites["html"], sites["markdown"]))
        assert ready == read, path
    others = {path for path in sites["html"] if not path.endswith((".html", ".gz"))}
    assert [path for path in others if sites["html"][path] != sites["markdown"][path]] == []


@pytest.mark.parametrize("depth", [1, 2, 3, 6])
def test_the_contents_of_a_page_are_nested_by_level_down_to_a_depth(depth, bridge_case):
    pages = made_pages(bridge_case, Site(today=bridge_case.as_of))
    page = next(page for page in pages if page.path == "safety/index.md")
    flat = []

    def walk(sections, above):
        for section in sections:
            assert above < section["level"] <= depth
            flat.append(section["id"])
            walk(section["children"], section["level"])

    walk(contents_of(page, depth), 0)
    assert flat == [heading.id for heading in page.headings if heading.level <= depth]
    assert len(list(get_toc(contents_of(page, depth)))) == 1


def test_a_plugin_that_changes_the_markdown_of_a_generated_page_is_heard(tmp_path):
    project = copy_project(tmp_path)
    shout = 'return markdown.replace("## ", "## Zebrawort ", 1) if page.file.generated_by else None'
    (project / "shout.py").write_text(f"def on_page_markdown(markdown, page, **_):\n    {shout}\n")
    edit(project / "mkdocs.yml", "hooks:\n", "hooks:\n  - shout.py\n")
    run = mkdocs("build", "--strict", "--site-dir", tmp_path / "site", cwd=project)
    assert run.returncode == 0, run.stderr
    page = read_html((tmp_path / "site/method/index.html").read_text(encoding="utf-8"))
    assert squeezed(page.all("h2")[0].text).startswith("Zebrawort")


def test_the_ready_page_says_what_mkdocs_lets_it_say():
    """What ReadyPage overrides and sets is there in the MkDocs that is installed."""
    from mkdocs.commands import build
    from mkdocs.structure.pages import Page

    assert {"read_source", "render"} <= set(vars(Page))
    assert issubclass(ReadyPage, Page)
    assert {"_populate_page", "_build_page"} <= set(vars(build))
