"""The four cases with nothing but the wheel: in an empty folder, with the plugin, strictly; and each kind of page of two under axe.

EVERY_VARIANT=1 has axe look at every page of all four.
"""

import os
import re
import shutil
from itertools import groupby

import pytest
from site_tools import BRIDGE, NO_CACHES, ROOT, html_pages, mkdocs
from test_accessibility import NARROW, WIDE, axe
from test_installed import installed, wheel  # noqa: F401  # fixtures

pytest_plugins = ["site_fixtures"]

CASES = {"shipped": ROOT, "bridge": BRIDGE, "ferry": BRIDGE.parent / "ferry", "breach": BRIDGE.parent / "breach"}
EVERY = bool(os.environ.get("EVERY_VARIANT"))
CHANGES = [  # from a case in the repository of the generator to one that is alone with what was installed
    (r"hooks:\n  - \S*hooks/mkdocs_hooks\.py\n", ""),
    (r"plugins: \[\].*\n", "plugins:\n  - casesite\n"),
    (r"  name: material\n  custom_dir: \S*hooks/casesite/theme\n", "  name: casesite\n"),
]


@pytest.fixture(scope="module")
def sites(installed, tmp_path_factory):  # noqa: F811
    """Build a case as a newsroom has it, once → its site."""
    made = {}

    def build(name):
        if name not in made:
            project = tmp_path_factory.mktemp(name) / "case"
            project.mkdir()
            for part in ("case_data", "docs"):
                shutil.copytree(CASES[name] / part, project / part, ignore=NO_CACHES)
            settings = (CASES[name] / "mkdocs.yml").read_text(encoding="utf-8")
            for old, new in CHANGES:
                settings, times = re.subn(old, new, settings)
                assert times == 1, (name, old)
            (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr("sys.executable", str(installed / "python"))
                run = mkdocs("build", "--strict", cwd=project)
            assert run.returncode == 0, run.stderr
            made[name] = project / "site"
        return made[name]

    return build


def one_of_each_kind(site):
    """The addresses of pages: the index of each section, and one page in it."""
    paths = sorted(path.relative_to(site).parts for path in html_pages(site) if path.name == "index.html")
    kinds = [list(pages) for _, pages in groupby(paths, key=lambda parts: (parts[0], len(parts)))]
    return ["/".join(parts[:-1]) for pages in kinds for parts in (pages if EVERY else pages[:1])]


@pytest.mark.parametrize("name", CASES)
def test_with_the_wheel_alone_a_case_builds_strictly(name, sites):
    assert len(html_pages(sites(name))) > 40


@pytest.mark.parametrize("name", CASES if EVERY else ["ferry", "breach"])
def test_axe_finds_nothing_on_any_kind_of_page(name, sites, browser, serve_folder):
    address, found = serve_folder(sites(name)), {}
    page = browser.new_context(bypass_csp=True, reduced_motion="reduce").new_page()
    pages = one_of_each_kind(sites(name))
    assert len(pages) > 12
    for path in pages:
        page.goto(f"{address}{path}")
        for size, scheme in ((WIDE, "dark"), (NARROW, "light")):
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=scheme)
            wrong = axe(page)
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                wrong.append("scrolls sideways")
            if wrong:
                found[path, size["width"]] = wrong
    assert found == {}
