"""What templates became is kept for the next build; whatever happens to it, the next build is the same."""

import tempfile

import pytest
from conftest import SITE

from casesite.build import build
from casesite.pages import environment
from casesite.pages.compiled import Compiled, compiled_templates


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A temporary folder of its own, and templates that nobody has read yet → what is kept there."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    environment._environment.cache_clear()
    yield lambda: sorted(tmp_path.glob("_jinja2-cache-*/casesite-html-*"))
    environment._environment.cache_clear()


@pytest.fixture
def made(write_case):
    """A function that builds the minimal case with templates that are read anew → the files of its site."""
    case_dir = write_case()

    def build_anew():
        environment._environment.cache_clear()
        return build(case_dir, SITE)

    return build_anew


def test_templates_are_kept_and_the_next_build_is_the_same(made, folder, monkeypatch):
    first = made()
    kept = folder()
    assert len(kept) > 10
    monkeypatch.setattr(Compiled, "dump_bytecode", None)  # nothing is compiled again
    assert made() == first
    assert folder() == kept


@pytest.mark.parametrize("content", [b"", b"nothing of ours", None], ids=["empty", "foreign", "cut short"])
def test_what_is_spoilt_is_made_anew(content, made, folder):
    first = made()
    for path in folder():
        path.write_bytes(path.read_bytes()[:60] if content is None else content)
    assert made() == first
    assert all(path.stat().st_size > 60 for path in folder())


def test_where_there_is_no_room_nothing_is_kept(made, folder, monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", full)
    assert made()
    assert folder() == []


def test_a_folder_that_is_somebody_elses_is_not_used(monkeypatch, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.setattr("os.getuid", lambda: 12345)
    assert compiled_templates("html") is None


def test_the_same_source_is_kept_for_each_environment_apart():
    kept = {compiled_templates(name).pattern for name in ("html", "plain", "theme")}
    assert len(kept) == 3
