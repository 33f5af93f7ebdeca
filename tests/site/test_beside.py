"""The exports are made on a second core: the same with one, on a failure, and without a parent; and no page is held twice."""

import os
import subprocess
import sys
import time

import pytest
from casesite_mkdocs import beside
from site_tools import HOOKS, contents, environment, mkdocs

pytest_plugins = ["site_fixtures"]


def writing(folder, names, fails=None):
    begun = os.getpid()

    def steps():
        for name in names:
            if name == fails and os.getpid() != begun:
                raise ValueError(name)
            (folder / name).write_text(str(os.getpid()))
            yield

    return steps


@pytest.mark.parametrize("cores", [1, 2, None])
def test_the_work_is_done_once_it_is_finished(tmp_path, monkeypatch, cores):
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    work = beside.Beside(writing(tmp_path, ["a", "b"]))
    work.finish()
    done = {path.name: int(path.read_text()) for path in tmp_path.iterdir()}
    assert set(done) == {"a", "b"}
    assert (set(done.values()) == {os.getpid()}) is (cores != 2)


def test_where_the_other_process_fails_it_is_done_here(tmp_path, monkeypatch, capfd):
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    work = beside.Beside(writing(tmp_path, ["a", "b"], fails="b"))
    work.finish()
    assert {int(path.read_text()) for path in tmp_path.iterdir()} == {os.getpid()}
    assert "ValueError: b" in capfd.readouterr().err


def test_what_fails_here_too_is_told(tmp_path, monkeypatch):
    def steps():
        yield from ()
        raise ValueError("planted")

    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    work = beside.Beside(steps)
    with pytest.raises(ValueError, match="planted"):
        work.finish()


def test_it_is_left_where_it_is_when_a_build_fails(tmp_path, monkeypatch):
    def steps():
        for number in range(10_000):
            (tmp_path / str(number)).touch()
            time.sleep(0.01)
            yield

    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    work = beside.Beside(steps)
    work.stop()
    done = len(list(tmp_path.iterdir()))
    time.sleep(0.1)
    assert len(list(tmp_path.iterdir())) == done < 10_000


def test_it_ends_with_the_process_that_began_it(tmp_path):
    """A build that was killed writes nothing into the next one."""
    words = (
        "import sys, time, os\nfrom pathlib import Path\n"
        "from casesite_mkdocs.beside import Beside\nos.cpu_count = lambda: 2\n"
        "def steps():\n    for number in range(10_000):\n        (Path(sys.argv[1]) / str(number)).touch()\n"
        "        time.sleep(0.01)\n        yield\n"
        "Beside(steps)\nprint('begun', flush=True)\ntime.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", words, tmp_path], env=environment(), stdout=subprocess.PIPE, cwd=HOOKS) as run:
        assert run.stdout.readline() == b"begun\n"
        while not any(tmp_path.iterdir()):
            time.sleep(0.01)
        run.kill()
    time.sleep(0.2)
    done = len(list(tmp_path.iterdir()))
    time.sleep(0.2)
    assert len(list(tmp_path.iterdir())) == done


def with_hook(project, name, words):
    """Have a project run another hook, in front of ours."""
    (project / name).write_text(words, encoding="utf-8")
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("hooks:\n", f"hooks:\n  - {name}\n"), encoding="utf-8")


def test_one_core_gives_the_same_site_as_two(project, tmp_path):
    for cores in (1, 2):
        with_hook(project, f"cores_{cores}.py", f"import os\nos.cpu_count = lambda: {cores}\ndef on_startup(**_): pass\n")
        run = mkdocs("build", "--strict", "--site-dir", tmp_path / str(cores), cwd=project)
        assert run.returncode == 0, run.stderr
        (project / f"cores_{cores}.py").write_text("", encoding="utf-8")
    assert contents(tmp_path / "1") == contents(tmp_path / "2")


def test_a_page_gives_its_markdown_and_its_title_to_a_plugin_that_asks_late(project, tmp_path):
    hook = (
        "from pathlib import Path\nfound = []\n"
        "def on_page_context(context, page, **_):\n    found.append(f'{page.url}|{page.title}|{page.markdown[:2]}|{bool(page.content)}')\n"
        "def on_post_build(config, **_):\n    Path('found.txt').write_text('\\n'.join(found))\n"
    )
    with_hook(project, "late.py", hook)
    run = mkdocs("build", "--strict", "--site-dir", tmp_path / "site", cwd=project)
    assert run.returncode == 0, run.stderr
    found = (project / "found.txt").read_text(encoding="utf-8").splitlines()
    assert "parties/prewett/|Hanno Prewett|<n|True" in found  # its Markdown begins with the trail, which is HTML
