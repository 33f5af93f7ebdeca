"""Fixtures of the tests of whole sites: each site is built once, one browser is started.

Not a conftest.py: pytest would import it under the name of tests/conftest.py, from which other tests
import. Each test module names this one in ``pytest_plugins``.
"""

import functools
import os
import shutil
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import sync_playwright
from site_tools import BRIDGE, ROOT, SITE, built, copy_project, mkdocs

from casesite import load_case

REPOSITORY = {"CASESITE_REPO_URL": "https://example.org/repo", "CASESITE_EDIT_URI": "edit/main/docs/"}
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def _built_by_mkdocs(project, out, *options):
    run = mkdocs("build", "--strict", "--site-dir", out, *options, cwd=project, **REPOSITORY)
    assert run.returncode == 0, run.stderr
    return out


@pytest.fixture(scope="session")
def bridge_case():
    """The bridge case, linked."""
    return load_case(BRIDGE / "case_data", SITE)[0]


@pytest.fixture(scope="session")
def bridge_files():
    """The files of the bridge case as ``casesite.build`` gives them, by path."""
    return built(BRIDGE / "case_data", SITE)


@pytest.fixture(scope="session")
def bridge_site(tmp_path_factory):
    """The bridge case as MkDocs builds it."""
    return _built_by_mkdocs(BRIDGE, tmp_path_factory.mktemp("bridge") / "site")


@pytest.fixture(scope="session")
def shipped_site(tmp_path_factory):
    """The case of this repository as MkDocs builds it."""
    return _built_by_mkdocs(ROOT, tmp_path_factory.mktemp("shipped") / "site")


@pytest.fixture(params=["bridge_site", "shipped_site"])
def site(request):
    """Each built site in turn."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def project(tmp_path):
    """A copy of the bridge case and of the generator, to change at will."""
    return copy_project(tmp_path)


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium of this machine; where there is none, its tests are skipped, but not in CI."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None and not os.environ.get("CI"):
        pytest.skip("there is no Chromium here; sudo apt-get install chromium, or name a browser like it in CHROMIUM")
    assert path, "CI needs a Chromium: install it, or name one in CHROMIUM"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield running
        running.close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="session")
def serve_folder():
    """Serve folders over HTTP → a function from folder to address."""
    servers = []

    def serve(folder):
        server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        servers.append((server, thread))
        return f"http://127.0.0.1:{server.server_port}/"

    yield serve
    for server, thread in servers:
        server.shutdown()
        server.server_close()
        thread.join()
