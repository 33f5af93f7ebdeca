"""A page that cannot be given its Content-Security-Policy, or loses it again, stops the build with a line that names it."""

import re
import shutil

import pytest
from site_tools import BRIDGE, HOOKS, html_pages, mkdocs

from casesite.pages import policy

pytest_plugins = ["site_fixtures"]

PAGE = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title></head><body>x</body></html>'
LATE = "from mkdocs.plugins import event_priority\n@event_priority(-1000)\n"
AS_ONE_THAT_MINIFIES = r"""
import re
def shorter(html):
    html = re.sub(r'\s+', ' ', re.sub(r'<!--.*?-->', '', html, flags=re.S))
    html = re.sub(r'(?<==)"([\w./#-]+)"(?=[\s>])', r'\1', html)
    return re.sub(r'</?(?:html|head|body)>', '', html)
def on_post_page(output, **_): return shorter(output)
def on_post_template(output_content, template_name, **_):
    return shorter(output_content) if template_name.endswith('.html') else None
"""


@pytest.fixture
def build(tmp_path):
    """Build the bridge case with a plugin and with files of somebody's own → how the run ended, and its folder."""
    project = shutil.copytree(BRIDGE, tmp_path / "project", ignore=shutil.ignore_patterns("site"))
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8").replace("../../../hooks/", f"{HOOKS}/")
    (project / "mkdocs.yml").write_text(settings.replace("hooks:\n", "hooks:\n  - hook.py\n"), encoding="utf-8")

    def run(hook="", files=None):
        (project / "hook.py").write_text(hook)
        for path, text in (files or {}).items():
            (project / "docs" / path).write_text(text)
        return mkdocs("build", cwd=project), project / "site"

    return run


def test_pages_that_a_plugin_shortened_have_their_policy_all_the_same(build):
    done, site = build(AS_ONE_THAT_MINIFIES)
    assert done.returncode == 0, done.stderr
    pages = {path: path.read_text(encoding="utf-8") for path in html_pages(site)}
    assert len(pages) > 30
    assert all("<head>" not in page and "charset=utf-8>" in page for page in pages.values())
    assert [path for path, page in pages.items() if not policy.is_protected(page)] == []


ANY = r"\w+(/[\w-]+)*/index\.html"


@pytest.mark.parametrize(
    ("hook", "page"),
    [
        (f"{LATE}def on_post_page(output, **_): return output.replace('http-equiv', 'data-x')", ANY),
        (f"{LATE}def on_post_page(output, **_): return output.replace('<script>', '<script>1;')", ANY),
        (f"{LATE}def on_post_page(output, **_): return output.replace('<head>', '<head><script src=x></script>')", ANY),
        ("def on_post_page(output, **_): return output.partition('<body')[2]", ANY),
        ("def on_post_template(output, template_name, **_): return template_name == '404.html' and 'gone' or output", "404.html"),
        ("from pathlib import Path\ndef on_post_build(config): Path(config.site_dir, 'own.html').write_text('<p>own')", "own.html"),
    ],
)
def test_a_page_without_the_policy_that_fits_it_stops_the_build(hook, page, build):
    done, site = build(hook)
    assert (done.returncode, site.exists(), "Traceback" in done.stderr) == (1, False, False)
    said = re.findall(r"(\S+) (?:has no|does not begin .*) Content-Security-Policy", done.stderr)
    assert len(said) == 1, done.stderr
    assert re.fullmatch(page, said[0])


def test_a_change_that_leaves_the_policy_as_it_is_may_come_late(build):
    done, _ = build(f"{LATE}def on_post_page(output, **_): return output.replace('</body>', '<!-- late --></body>')")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("text", "is_built"),
    [
        ("<h1>Own</h1>", False),
        ("<!doctype html><script>1</script><meta http-equiv='Content-Security-Policy' content=\"default-src 'self'\">", False),
        ('<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src \'self\'"><h1>Own</h1>', True),
        ("site-verification: 0123456789", True),
    ],
)
def test_a_page_that_somebody_wrote_in_html_needs_a_policy_of_its_own(text, is_built, build):
    done, _ = build(files={"own.html": text})
    assert done.returncode == (not is_built), done.stderr
    assert ("own.html has no Content-Security-Policy that fits it: it is no page that MkDocs made" in done.stderr) == (not is_built)


@pytest.mark.parametrize(
    "html",
    [
        PAGE,
        PAGE.replace('"utf-8"', "utf-8"),
        PAGE.replace('"utf-8"', "'UTF-8'").replace(">", "/>", 1).replace("/>", ">", 1),
        PAGE.replace("<head>", ""),
        PAGE.replace('<meta charset="utf-8">', ""),
        PAGE.replace('<meta charset="utf-8">', "").replace("<title>", '<title>x</title><meta charset="utf-8"><title>'),
        PAGE.replace("<!doctype html>", "\ufeff <!-- made <head> by --> <!DOCTYPE HTML>\n"),
        PAGE.replace("<head>", "<head><!-- <meta charset=utf-8> -->"),
        PAGE.replace("x</body>", "<script>1</script><script src=y>2</script></body>"),
    ],
)
def test_the_policy_stands_in_front_of_all_that_it_speaks_of(html):
    protected = policy.protected(html)
    assert policy.is_protected(protected)
    before = re.sub(r"<!--.*?-->", "", protected[: protected.index("<meta http-equiv")]).lstrip("\ufeff").lower()
    assert re.fullmatch(r"""\s*<!doctype html>\s*<html lang="en">(<head>)?<meta charset=["']?utf-8["']?>""", before)
    assert len(re.findall(r"<meta charset", before)) == 1


@pytest.mark.parametrize("html", ["", "gone", "<h1>x</h1>", '{"a": 1}', f"<script>1</script>{PAGE}", PAGE.removeprefix("<!doctype html>")])
def test_what_does_not_begin_as_a_page_is_given_no_policy(html):
    assert policy.protected(html) is None
    assert not policy.is_protected(html)


def test_a_policy_that_no_longer_fits_is_none():
    protected = policy.protected(PAGE.replace("x</body>", "<script>1</script></body>"))
    for changed in (
        protected.replace("<script>1", "<script>2"),
        protected.replace("x</title>", "x</title><script>1; 2</script>"),
        protected.replace("script-src", "script-src 'unsafe-inline'"),
        protected.replace("<head>", "<head><script>1</script>"),
        protected.replace("<meta http-equiv", "<meta data-http-equiv"),
        protected.replace("<head>", "<head><!-- ").replace("<title>", "--><title>"),
    ):
        assert changed != protected
        assert not policy.is_protected(changed)
